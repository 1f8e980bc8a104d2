// The reported line with its range underlined, for people. Literal secrets are masked before anything else happens to the line.
import { redactSource } from "../catalogue/redact.ts";
import { printable } from "../base/terminal.ts";
import type { Place } from "./report-view.ts";

/** The line in three parts, safe to print; `inside` is what is reported. */
export interface FramedLine {
  readonly before: string;
  readonly inside: string;
  readonly after: string;
  /** Columns that `before` and `inside` take on a terminal. */
  readonly indent: number;
  readonly length: number;
}

const maxWidth = 100;
const lineBreaks = /\r\n|\r|\n/;
const hidden = "[redacted]";
// East Asian wide characters and emoji take two columns; Latin, Greek, Cyrillic and the like do not match.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Gives frames of one text, which is masked once; returns undefined for a line that the text does not have. */
export function createFrames(text: string): (place: Place) => FramedLine | undefined {
  const lines = text.split(lineBreaks);
  const masked = maskedLines(text);
  return ({ line, column, endLine, endColumn }) => {
    const original = lines[line - 1];
    const shown = masked[line - 1];
    if (original === undefined || shown === undefined) return undefined;
    const end = endLine === line ? endColumn - 1 : original.length;
    const [from, to] = moveRange(original, shown, [column - 1, end]);
    return frame(shown, from, to);
  };
}

/** The lines of a source text with literal secrets masked; the whole text is in view, as a key may span lines. */
export function maskedLines(text: string): readonly string[] {
  const lines = text.split(lineBreaks);
  const masked = redactSource(text).split(lineBreaks);
  if (masked.length === lines.length) return masked;
  const whole = new Set(masked);
  return lines.map((line) => {
    const alone = redactSource(line);
    return whole.has(alone) ? alone : hidden;
  });
}

/** Where a range of `original` lies in `shown`, taking what differs between them as one changed stretch. */
function moveRange(original: string, shown: string, [start, end]: readonly [number, number]): [number, number] {
  if (original === shown) return [start, end];
  let prefix = 0;
  while (prefix < shown.length && original[prefix] === shown[prefix]) prefix++;
  let suffix = 0;
  const most = Math.min(original.length, shown.length) - prefix;
  while (suffix < most && original.at(-1 - suffix) === shown.at(-1 - suffix)) suffix++;
  const shift = shown.length - original.length;
  const from = start <= prefix ? start : start >= original.length - suffix ? start + shift : prefix;
  const to = end <= prefix ? end : end >= original.length - suffix ? end + shift : shown.length - suffix;
  return [from, Math.max(from, to)];
}

function frame(line: string, from: number, to: number): FramedLine {
  const lead = line.length - line.trimStart().length;
  // A long line is cut so that the start of the range stays in view.
  const far = line.length - lead > maxWidth && from - lead > maxWidth * 0.6;
  const first = far ? from - 40 : Math.min(lead, from);
  const head = first > lead ? "…" : "";
  const last = first + maxWidth;
  const tail = line.length > last ? "…" : "";
  const before = head + printable(line.slice(first, from));
  const inside = printable(line.slice(from, Math.min(to, last)));
  const after = printable(line.slice(Math.min(to, last), last).trimEnd()) + tail;
  return { before, inside, after, indent: widthOf(before), length: Math.max(1, widthOf(inside)) };
}

/** Columns that printable text takes on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}
