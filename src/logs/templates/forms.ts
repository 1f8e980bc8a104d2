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

const slots = 1 << 16;

/** In `learn` mode new forms teach the tree, in `match` mode they are looked up in what it has learned. */
export function createFormTable(tree: TemplateTree, mode: "learn" | "match"): FormTable {
  const scanner = new FormScanner();
  const highs = new Int32Array(slots);
  const lows = new Int32Array(slots);
  let forms: (LineForm | undefined)[] = new Array<LineForm | undefined>(slots).fill(undefined);
  let used = 0;
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
      let slot = (high ^ (low >>> 7)) & (slots - 1);
      for (;;) {
        const form = forms[slot];
        if (form === undefined) break;
        if (highs[slot] === high && lows[slot] === low) {
          form.known.count += step;
          return form;
        }
        slot = (slot + 1) & (slots - 1);
      }
      if (used > slots * 0.6) {
        forms = new Array<LineForm | undefined>(slots).fill(undefined);
        used = 0;
        slot = (high ^ (low >>> 7)) & (slots - 1);
      }
      const form = make(text);
      form.known.count += step;
      highs[slot] = high;
      lows[slot] = low;
      forms[slot] = form;
      used++;
      return form;
    },
  };
}
