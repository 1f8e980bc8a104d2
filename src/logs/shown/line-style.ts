// How a record is laid out that takes one plain line at a terminal: number, time, level, message, and what is said beside it. Colours and width
// are plain data, so that they can be handed to another thread.
import type { LogEntry } from "../entry.ts";
import type { LogRecord, Severity } from "../record.ts";

/** What stands before and behind a text to give it a colour. */
export interface Brush {
  readonly open: string;
  readonly close: string;
}

/** Colours for texts that are known to hold none, and the width of the terminal. */
export interface LineStyle {
  readonly dim: Brush;
  readonly cyan: Brush;
  /** Levels as they are written, and the colours of their messages. */
  readonly levels: Readonly<Partial<Record<Severity, string>>>;
  readonly bodies: Readonly<Partial<Record<Severity, Brush>>>;
  /** Unlimited when missing. */
  readonly columns?: number | undefined;
}

/** Widths of the columns. */
export const widths = { gutter: 6, time: 12, severity: 5 } as const;

/** What stands before the message. */
export const startWidth = widths.gutter + 3 + widths.time + 1 + widths.severity + 1;

// A narrower column for texts is harder to read than lines that the terminal breaks.
const leastText = 24;

/** The width of the column of messages behind so many others; unlimited where hardly any is left. */
export function textWidth(columns = Infinity, before = startWidth): number {
  return columns - before < leastText ? Infinity : columns - before;
}

const noTime = " ".repeat(widths.time);
const noLevel = " ".repeat(widths.severity);

/** Time and level; `clock` is the time of day, undefined without one. */
export function headerOf(clock: string | undefined, severity: Severity | undefined, { cyan, levels }: LineStyle) {
  const level = (severity && levels[severity]) ?? noLevel;
  return `${cyan.open}${clock?.padEnd(widths.time) ?? noTime}${cyan.close} ${level} `;
}

/** The number of the line, and the bar behind it. */
export function numberOf(line: number, { dim }: LineStyle): string {
  return `${dim.open}${String(line).padStart(widths.gutter)} │${dim.close} `;
}

// Nothing but printable ASCII, as most lines are: each character takes one column and is safe to print.
const plain = /^[ -~]*$/;
// The same, with the dot between two parts.
const plainBeside = /^[ -~·]*$/;

/** Whether nothing but printable ASCII and the dot between two parts stands beside a message. */
export function isPlainBeside(beside: string): boolean {
  return plainBeside.test(beside);
}

/** What stands before the further lines of a record. */
export function marginOf({ dim }: LineStyle, before = startWidth): string {
  return `${dim.open}${" ".repeat(widths.gutter)} │${dim.close} ${" ".repeat(before - widths.gutter - 3)}`;
}

/** The message in its colour; undefined where it has to be made printable first. */
export function plainBody({ body, severity }: Pick<LogRecord, "body" | "severity"> | LogEntry, style: LineStyle) {
  if (!plain.test(body)) return undefined;
  const brush = severity && style.bodies[severity];
  return brush ? `${brush.open}${body}${brush.close}` : body;
}

/** What is said beside a plain message, with the end of the line; undefined where both together are no plain line. */
export function plainEnd(body: string, beside: string, { style, before = startWidth }: PlainPlace): string | undefined {
  const gap = body === "" || beside === "" ? "" : "  ";
  if (body.length + gap.length + beside.length > textWidth(style.columns, before)) return undefined;
  if (beside === "") return "\n";
  return plainBeside.test(beside) ? `${gap}${style.dim.open}${beside}${style.dim.close}\n` : undefined;
}

/** The style, and how many columns stand before the message where it is not as usual. */
export interface PlainPlace {
  readonly style: LineStyle;
  readonly before?: number;
}
