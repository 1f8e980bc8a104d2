// The templates of a log as numbers, for the columns, and back to their texts. A template that became more general while the log was read
// is counted with those that read the same by now.
import { redact } from "../../catalogue/redact.ts";
import { templateText, type Template } from "../../logs/templates/drain.ts";
import type { LogTemplate } from "../log-protocol.ts";

/** What is remembered of a template beside its text. */
export interface TemplateUse {
  readonly template: Template;
  count: number;
  readonly firstRecord: number;
  readonly firstTime: number;
  lastRecord: number;
}

/** Templates in the order in which they were first seen. */
export interface TemplateTable {
  readonly uses: readonly TemplateUse[];
  /** Counts a record and gives the number of its template. */
  note(template: Template | undefined, record: number, time: number): number;
  /** Masked. */
  textOf(number: number): string;
  /** Numbers of all that read so. */
  numbersOf(texts: readonly string[]): ReadonlySet<number>;
}

// The columns keep two bytes; what comes later shares the last number.
const most = 65_535;

/** Starts empty. */
export function createTemplateTable(): TemplateTable {
  const numbers = new Map<Template | undefined, number>();
  const uses: TemplateUse[] = [];
  const texts = new Map<number, { readonly raw: string; readonly masked: string }>();
  const textOf = (number: number): string => {
    const template = uses[number]?.template;
    if (!template) return "";
    const raw = templateText(template);
    const known = texts.get(number);
    if (known?.raw === raw) return known.masked;
    const masked = redact(raw);
    texts.set(number, { raw, masked });
    return masked;
  };
  return {
    uses,
    note(template, record, time) {
      const number = numbers.get(template) ?? Math.min(uses.length, most);
      const use = uses[number];
      if (use) {
        use.count++;
        use.lastRecord = record;
      } else if (template) {
        uses.push({ template, count: 1, firstRecord: record, firstTime: time, lastRecord: record });
      }
      if (template) numbers.set(template, number);
      return number;
    },
    textOf,
    numbersOf(wanted) {
      const asked = new Set(wanted);
      return new Set(uses.flatMap((_, number) => (asked.has(textOf(number)) ? [number] : [])));
    },
  };
}

/** The most frequent texts, at most `most`. */
export function topTemplates(tables: readonly TemplateTable[], most: number): readonly LogTemplate[] {
  const counts = new Map<string, number>();
  for (const table of tables) {
    table.uses.forEach(({ count }, number) => {
      const text = table.textOf(number);
      counts.set(text, (counts.get(text) ?? 0) + count);
    });
  }
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}
