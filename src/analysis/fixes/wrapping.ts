// How what is inserted is broken into lines when it would get too long for the file: as Prettier breaks calls and objects.
import type { Range } from "../../base/text.ts";
import { indentAt, indentStep, lineBreakOf } from "./source-text.ts";

const usualWidth = 100;

/** How long the lines of a file may get: 100 characters, or 80 or 120 where its own lines say so. */
export function lineWidth(text: string): number {
  const lengths = text
    .slice(0, 40_000)
    .split(/\r\n|\r|\n/)
    .map((line) => line.length);
  const count = (from: number, to: number): number => lengths.filter((length) => length > from && length <= to).length;
  const over = count(120, Infinity);
  if (count(100, 120) > 2 && count(100, 120) > over) return 120;
  const isNarrow = count(60, 80) > 5 && count(80, Infinity) * 8 < count(60, 80);
  return isNarrow ? 80 : usualWidth;
}

/** An expression on one line, as it stands in a list; one with comments or text over several lines stays as it is. */
export function onOneLine(expression: string): string {
  if (!/[\r\n]/.test(expression) || /\/\/|\/\*|`/.test(expression)) return expression;
  return expression
    .replace(/([([])\s*[\r\n]\s*/g, "$1")
    .replace(/,?\s*[\r\n]\s*([)\]])/g, "$1")
    .replace(/\s*[\r\n]\s*(?=\??\.(?!\.))/g, "")
    .replace(/\s*[\r\n]\s*/g, " ");
}

/** `,` where lists that take several lines end so in this file, or where it has none. */
export function trailingComma(text: string): "," | "" {
  const without = text.match(/[^,\s({[;][ \t]*\r?\n[ \t]*[)\]}]{1,2}[,;)]/g)?.length ?? 0;
  const withOne = text.match(/,[ \t]*\r?\n[ \t]*[)\]}]/g)?.length ?? 0;
  return withOne * 3 >= without ? "," : "";
}

interface Items {
  readonly start: string;
  readonly items: readonly string[];
  readonly end: string;
}

/** An object on one line behind this indentation, or with a line for each field when that is too long. */
export function fitting(text: string, indent: string, { start, items, end }: Items): string {
  const close = end.replace(/,$/, "");
  const line = `${start} ${items.join(", ")} ${close}`;
  if (indent.length + line.length + end.length - close.length <= lineWidth(text)) return line;
  const eol = lineBreakOf(text);
  const step = `${eol}${indent}${indentStep(text)}`;
  return `${start}${step}${items.join(`,${step}`)}${trailingComma(text)}${eol}${indent}${close}`;
}

/** An object in the place of an expression, over several lines where the line of the expression would get too long. */
export function objectAt(text: string, { start, end }: Range, items: readonly string[]): string {
  const from = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const behind = /[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0;
  const line = `{ ${items.join(", ")} }`;
  // What is too long already is broken by nobody.
  const wasLong = end - from + behind > lineWidth(text);
  if (wasLong || items.length < 2 || start - from + line.length + behind <= lineWidth(text)) return line;
  const eol = lineBreakOf(text);
  const indent = indentAt(text, start);
  const step = `${eol}${indent}${indentStep(text)}`;
  return `{${step}${items.join(`,${step}`)}${trailingComma(text)}${eol}${indent}}`;
}

/** Arguments of a call around the fields of an object. */
export interface CallArguments {
  readonly before: readonly string[];
  readonly fields: readonly string[];
  readonly after: readonly string[];
}

/** What stands between the brackets of a call whose arguments do not fit on one line. */
export function wrappedArguments(text: string, indent: string, { before, fields, after }: CallArguments): string {
  const eol = lineBreakOf(text);
  const step = indentStep(text);
  if (after.length === 0) {
    // An object at the end opens on the line of the call.
    const inner = `${eol}${indent}${step}`;
    const lead = before.map((each) => `${each}, `).join("");
    return `${lead}{${inner}${fields.join(`,${inner}`)}${trailingComma(text)}${eol}${indent}}`;
  }
  const inner = `${indent}${step}`;
  const object = fitting(text, inner, { start: "{", items: fields, end: "}," });
  const lines = [...before, object, ...after].map((each) => `${eol}${inner}${each}`);
  return `${lines.join(",")}${trailingComma(text)}${eol}${indent}`;
}
