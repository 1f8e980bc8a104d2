// Colour sequences of terminals to styled runs; every other control sequence is taken out, so that nothing of a log can act on what shows it.
import { printable } from "../../base/terminal.ts";
import type { StyledRun } from "../log-protocol.ts";

/** A line without control sequences. */
export interface StyledText {
  readonly text: string;
  readonly runs: readonly StyledRun[];
}

// CSI sequences, OSC and other strings up to their end, and two-character escapes; ordinary text has no ESC or C1 control.
const sequence =
  /(?:\u001b\[|\u009b)([\d;:]{0,64})[\u0020-\u002f]{0,8}([\u0040-\u007e])|\u001b[\]PX^_][^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)?|\u001b[\u0020-\u002f]{0,8}[\u0030-\u007e]?/g;

interface Style {
  readonly foreground: string;
  readonly background: string;
  readonly marks: ReadonlySet<string>;
}

const plain: Style = { foreground: "", background: "", marks: new Set() };

/** Understands the 16 colours and bold, dim, italic, underline, inverse and strike; richer colours become the nearest of the 16. */
export function styledText(line: string): StyledText {
  if (!line.includes("\u001b") && !line.includes("\u009b")) return { text: printable(line), runs: [] };
  let text = "";
  let from = 0;
  let style = plain;
  const runs: StyledRun[] = [];
  const add = (part: string): void => {
    const shown = printable(part);
    const name = nameOf(style);
    if (name !== "" && shown !== "") runs.push({ start: text.length, end: text.length + shown.length, style: name });
    text += shown;
  };
  for (const match of line.matchAll(sequence)) {
    add(line.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[2] === "m") style = changed(style, match[1] ?? "");
  }
  add(line.slice(from));
  return { text, runs };
}

/** The text alone, still with other control characters. */
export function withoutSequences(line: string): string {
  return line.includes("\u001b") || line.includes("\u009b") ? line.replace(sequence, "") : line;
}

function nameOf({ foreground, background, marks }: Style): string {
  return [foreground, background, ...marks].filter((part) => part !== "").join(" ");
}

const on: Readonly<Record<number, string>> = {
  1: "bold",
  2: "dim",
  3: "italic",
  4: "underline",
  7: "inverse",
  9: "strike",
};
const off: Readonly<Record<number, readonly string[]>> = {
  22: ["bold", "dim"],
  23: ["italic"],
  24: ["underline"],
  27: ["inverse"],
  29: ["strike"],
};

function changed(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number);
  let next = style;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const { color, length } = richColor(codes.slice(i + 1));
      i += length;
      if (color !== undefined) next = painted(next, code === 38 ? "fg" : "bg", color);
    } else next = withCode(next, code);
  }
  return next;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return plain;
  const mark = on[code];
  if (mark !== undefined) return { ...style, marks: new Set([...style.marks, mark]) };
  const ended = off[code];
  if (ended) return { ...style, marks: new Set([...style.marks].filter((each) => !ended.includes(each))) };
  if (code >= 30 && code <= 37) return painted(style, "fg", code - 30);
  if (code >= 90 && code <= 97) return painted(style, "fg", code - 82);
  if (code >= 40 && code <= 47) return painted(style, "bg", code - 40);
  if (code >= 100 && code <= 107) return painted(style, "bg", code - 92);
  if (code === 39) return { ...style, foreground: "" };
  if (code === 49) return { ...style, background: "" };
  return style;
}

function painted(style: Style, side: "fg" | "bg", color: number): Style {
  return side === "fg" ? { ...style, foreground: `fg-${color}` } : { ...style, background: `bg-${color}` };
}

/** `5;n` of the 256 colours and `2;r;g;b`; how many numbers belong to it. */
function richColor([kind, ...rest]: readonly number[]): {
  readonly color: number | undefined;
  readonly length: number;
} {
  if (kind === 5) return { color: nearestOf256(rest[0] ?? 0), length: 2 };
  if (kind === 2) return { color: nearest(rest[0] ?? 0, rest[1] ?? 0, rest[2] ?? 0), length: 4 };
  return { color: undefined, length: 1 };
}

function nearestOf256(index: number): number {
  if (index < 16) return index;
  if (index >= 232) return nearest(...gray((index - 232) * 10 + 8));
  const cube = index - 16;
  const level = (step: number): number => (step === 0 ? 0 : step * 40 + 55);
  return nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function gray(value: number): [number, number, number] {
  return [value, value, value];
}

/** The bit of each channel that is strong beside the strongest, brighter when the strongest is. */
function nearest(red: number, green: number, blue: number): number {
  const strongest = Math.max(red, green, blue);
  if (strongest < 48) return 0;
  const bit = (value: number): number => (value > strongest * 0.6 ? 1 : 0);
  const hue = bit(red) | (bit(green) << 1) | (bit(blue) << 2);
  if (hue === 7) return strongest > 200 ? 15 : strongest > 120 ? 7 : 8;
  return strongest > 190 ? hue + 8 : hue;
}
