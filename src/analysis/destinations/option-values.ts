// Values of options as they are written: numbers, permissions, spans of time.
import type { Part } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";

/** The constant text of an option, numbers in decimal; undefined when it is not written out. */
export function constantOf(part: Part | undefined): string | undefined {
  return part?.value.constant;
}

/** Whether an option is there and switched on, as far as one can tell; `undefined` when nobody can. */
export function isSet(view: ConfigurationView, part: Part | undefined): boolean | undefined {
  if (!part) return false;
  const text = part.value.constant;
  if (text === undefined) {
    const { op } = view.program.values[part.id] ?? {};
    return op === "object" || op === "array" || op === "function" ? true : undefined;
  }
  return text !== "false" && text !== "null" && text !== "undefined" && text !== "" && text !== "0";
}

// Octal in a text: `0644`, `644`, `0o644`; refuses decimals with an 8 or 9.
const octal = /^0?o?([0-7]{3,4})$/;

/** Permission bits of a mode as a number (438) or a text ("0666"). */
export function modeOf(view: ConfigurationView, part: Part | undefined): number | undefined {
  const text = part?.value.constant;
  if (!part || text === undefined) return undefined;
  const value = view.program.values[part.id];
  // A number says in its constant what it is; a text is read as chmod does.
  const isText = value?.op === "constant" ? value.kind === "string" : octal.test(text) && text.startsWith("0");
  const digits = isText ? octal.exec(text)?.[1] : undefined;
  const mode = isText ? (digits === undefined ? NaN : Number.parseInt(digits, 8)) : Number(text);
  return Number.isInteger(mode) && mode >= 0 && mode <= 0o7777 ? mode & 0o777 : undefined;
}

/** `0o640`. */
export function octalText(mode: number): string {
  return `0o${mode.toString(8).padStart(3, "0")}`;
}

const unitDays: Readonly<Record<string, number>> = {
  s: 1 / 86_400,
  m: 1 / 1_440,
  h: 1 / 24,
  d: 1,
  w: 7,
  M: 30,
  y: 365,
};
const named: Readonly<Record<string, number>> = {
  hourly: 1 / 24,
  hour: 1 / 24,
  daily: 1,
  day: 1,
  weekly: 7,
  monthly: 30,
  yearly: 365,
};
// `14d`, `1h`; refuses a bare number.
const span = /^(\d+)\s*([smhdwMy])$/;

/** Days of `14d`, `1h` and their like; undefined for a number of files. */
export function spanDays(text: string): number | undefined {
  const match = span.exec(text.trim());
  return match ? Number(match[1]) * (unitDays[match[2] ?? ""] ?? NaN) : undefined;
}

/** Days that one file is written to: of `daily`, `1d` or a date pattern such as `YYYY-MM-DD-HH`. */
export function periodDays(text: string): number | undefined {
  const word = text.trim();
  if (Object.hasOwn(named, word.toLowerCase())) return named[word.toLowerCase()];
  const exact = spanDays(word);
  if (exact !== undefined) return exact;
  if (/mm/.test(word) && /[hH]/.test(word)) return 1 / 1_440;
  if (/[hH]/.test(word)) return 1 / 24;
  if (/[Dd]/.test(word)) return 1;
  if (/[wW]/.test(word)) return 7;
  return /M/.test(word) ? 30 : undefined;
}
