// Remembers what was found out about each form of message (its text with the variable parts taken out), so that the work on words and
// meaning is done once per form and not once per line. A bounded hash table that starts afresh when it is full.
import type { Recogniser } from "../events/recogniser.ts";
import type { KnownForm, TemplateTree } from "./drain.ts";
import { FormScanner } from "./scan.ts";
import type { Template } from "./template.ts";
import { maskWords } from "./words.ts";

/** What is known about a form. */
export interface Form {
  readonly known: KnownForm;
  /** As the tree knows it now. */
  readonly template: Template;
  /** Who understands bodies of this form: undefined while nobody was asked, null when nobody does. */
  recogniser: Recogniser | null | undefined;
  /** The logger for which `recogniser` was found out. */
  logger: string | undefined;
}

class LineForm implements Form {
  readonly known: KnownForm;
  recogniser: Recogniser | null | undefined = undefined;
  logger: string | undefined = undefined;

  constructor(known: KnownForm) {
    this.known = known;
  }

  get template(): Template {
    return this.known.template;
  }
}

/** Gives the form of a message. */
export interface FormTable {
  formOf(text: string): Form;
  /** Counts one more message of a form. */
  count(form: Form): void;
}

// The table grows with what it holds, as many logs are followed at once.
const fewSlots = 1 << 9;
const mostSlots = 1 << 16;
const fullness = 0.6;

/** In `learn` mode new forms teach the tree, in `match` mode they are looked up in what it has learned. */
export function createFormTable(tree: TemplateTree, mode: "learn" | "match"): FormTable {
  const scanner = new FormScanner();
  let table = createSlots(fewSlots);
  const make = (text: string): LineForm => {
    const words = maskWords(text, scanner);
    return new LineForm(mode === "learn" ? tree.learn(words) : tree.match(words));
  };
  // Only what is learned is counted: who matches has counted it before.
  const step = mode === "learn" ? 1 : 0;
  return {
    count(form) {
      form.known.count += step;
    },
    formOf(text) {
      const { high, low } = scanner.scan(text);
      const found = table.forms[slotOf(table, high, low)];
      if (found) {
        found.known.count += step;
        return found;
      }
      if (table.used > table.forms.length * fullness) table = grown(table);
      const form = make(text);
      form.known.count += step;
      put(table, form, { high, low });
      return form;
    },
  };
}

/** Open addressing: a form stands in the slot of its hash or in the next free one behind it. */
interface Slots {
  readonly highs: Int32Array;
  readonly lows: Int32Array;
  readonly forms: (LineForm | undefined)[];
  used: number;
}

function createSlots(count: number): Slots {
  const forms = new Array<LineForm | undefined>(count).fill(undefined);
  return { highs: new Int32Array(count), lows: new Int32Array(count), forms, used: 0 };
}

// The slot that holds the form with this hash, or the free one in which it would stand.
function slotOf({ highs, lows, forms }: Slots, high: number, low: number): number {
  const mask = forms.length - 1;
  let slot = (high ^ (low >>> 7)) & mask;
  while (forms[slot] !== undefined && (highs[slot] !== high || lows[slot] !== low)) slot = (slot + 1) & mask;
  return slot;
}

function put(table: Slots, form: LineForm, { high, low }: { readonly high: number; readonly low: number }): void {
  const slot = slotOf(table, high, low);
  table.highs[slot] = high;
  table.lows[slot] = low;
  table.forms[slot] = form;
  table.used++;
}

// Four times as large with the same forms, or empty where it must not grow any more.
function grown(table: Slots): Slots {
  if (table.forms.length >= mostSlots) return createSlots(mostSlots);
  const larger = createSlots(Math.min(mostSlots, table.forms.length * 4));
  table.forms.forEach((form, slot) => {
    if (form) put(larger, form, { high: table.highs[slot] ?? 0, low: table.lows[slot] ?? 0 });
  });
  return larger;
}
