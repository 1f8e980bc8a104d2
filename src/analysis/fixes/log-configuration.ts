// Sets what a log file or transport lacks where its options are written: narrower modes, rotation, ISO 8601 in UTC, TLS. Unsafe but
// for the format of lines: who reads a file, or takes the lines, has to agree.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ObjectEntry, Program, ValueId } from "../program.ts";
import { appendItem, literalList, removeItem } from "./lists.ts";
import { literalOf } from "./redact-paths.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";

/** A setting to change: the place that is reported, and what to make of it. */
export type Setting =
  | { readonly kind: "mode"; readonly of: "file" | "folder" | "umask" }
  | { readonly kind: "rotation" }
  /** For so many days, where logs are kept for this many. */
  | { readonly kind: "retention"; readonly days: number; readonly now: number }
  | { readonly kind: "timestamp" }
  | { readonly kind: "encryption" }
  | { readonly kind: "certificate" };

interface Change {
  readonly title: string;
  readonly safety: Fix["safety"];
  readonly edits: readonly TextEdit[];
}

/** The fix of a setting that is written at this range; none when it is put together elsewhere. */
export function configurationFixes({ program }: FileAnalysis, range: Range, setting: Setting): readonly Fix[] {
  const change = isFixable(program, range) ? changeOf(program, range, setting) : undefined;
  return change && change.edits.length > 0
    ? ranked([repair({ id: "configuration", title: change.title, safety: change.safety }, ...change.edits)])
    : [];
}

function changeOf(program: Program, range: Range, setting: Setting): Change | undefined {
  switch (setting.kind) {
    case "mode":
      return narrowerMode(program, range, setting.of);
    case "rotation":
      return rotation(program, range);
    case "retention":
      return retention(program, range, setting);
    case "timestamp":
      return withoutEntry(program, range) ?? stamped(program, range);
    case "encryption":
      return encrypted(program, range);
    case "certificate":
      return { title: "Check the certificate", safety: "unsafe", edits: flag(program, range, "true") };
  }
}

// A mode as a number or a text: `0o666`, `0666`, `"666"`.
const writtenMode = /^(["'`]?)(?:0o?)?[0-7]{1,4}\1$/;

function narrowerMode({ text }: Program, range: Range, of: "file" | "folder" | "umask"): Change | undefined {
  const written = text.slice(range.start, range.end);
  const digits = of === "folder" ? "750" : of === "umask" ? "027" : "640";
  const safety = of === "file" ? "safe" : "unsafe";
  const title = `Use \`0o${digits}\``;
  const call = /^process\.umask\(\s*([^)]*?)\s*\)$/.exec(written);
  const argument = call?.[1];
  if (argument !== undefined) {
    if (!writtenMode.test(argument)) return undefined;
    const start = range.start + written.lastIndexOf(argument, written.length - 2);
    return { title, safety, edits: [{ range: { start, end: start + argument.length }, newText: `0o${digits}` }] };
  }
  const quote = writtenMode.exec(written)?.[1];
  if (quote === undefined) return undefined;
  const newText = quote === "" ? `0o${digits}` : `${quote}0${digits}${quote}`;
  return { title, safety, edits: [{ range, newText }] };
}

/** Size and number of files for the `File` transport of winston. */
function rotation(program: Program, range: Range): Change | undefined {
  const call = program.values.find(
    (value) => value.op === "call" && value.start === range.start && value.end >= range.end,
  );
  const first = call?.op === "call" ? call.args[0] : undefined;
  const object = first && literalOf(program, first.value, "object");
  const value = object === undefined ? undefined : program.values[object];
  const list = object === undefined ? undefined : literalList(program, object);
  if (value?.op !== "object" || !list || value.entries.some(({ kind }) => kind !== "field")) return undefined;
  const has = (name: string): boolean => value.entries.some((entry) => entry.kind === "field" && entry.name === name);
  const added = [...(has("maxsize") ? [] : ["maxsize: 10_000_000"]), ...(has("maxFiles") ? [] : ["maxFiles: 10"])];
  if (added.length === 0 || !has("filename")) return undefined;
  const edits = [appendItem(program.text, list, added.join(", "))];
  return { title: "Begin a new file at 10 MB and keep ten", safety: "unsafe", edits };
}

// A number of days, with or without quotes and unit; refuses hours and numbers of files.
const writtenDays = /^(["'`]?)(\d+)(d?)\1$/;

/** The number of days that the law asks for, in the place of the one that is written. */
function retention(
  { text }: Program,
  range: Range,
  { days, now }: { readonly days: number; readonly now: number },
): Change | undefined {
  const [whole, quote = "", written, unit = ""] = writtenDays.exec(text.slice(range.start, range.end)) ?? [];
  if (whole === undefined || Number(written) !== now) return undefined;
  const newText = `${quote}${days}${unit}${quote}`;
  return { title: `Keep them for ${days} days`, safety: "unsafe", edits: [{ range, newText }] };
}

/** An option whose default is right. */
function withoutEntry(program: Program, range: Range): Change | undefined {
  const found = entryAt(program, range);
  if (!found || !/^(?:format|timestamp|hideDate)$/.test(found.entry.name)) return undefined;
  const list = literalList(program, found.object);
  const edits = list ? removeItem(program.text, list, found.index) : [];
  return { title: "Write the time as ISO 8601 in UTC", safety: "safe", edits };
}

// A format, as far as it can be put into a list: `winston.format.json()`, `format.combine(`; refuses a printf, which chooses fields.
const writtenFormat = /^((?:[\w$]+\.)*format\.)(combine\()?(?![^]*printf)/;

/** `timestamp()` as the first format of the winston logger around the transport. */
function stamped(program: Program, range: Range): Change | undefined {
  const { text, values } = program;
  const around = values.find(
    (value) =>
      value.op === "call" &&
      value.start < range.start &&
      range.end < value.end &&
      /createLogger\b/.test(text.slice(value.start, value.start + 60)),
  );
  const first = around?.op === "call" ? around.args[0] : undefined;
  const object = first && literalOf(program, first.value, "object");
  const options = object === undefined ? undefined : values[object];
  if (options?.op !== "object") return undefined;
  const entry = options.entries.find((each) => each.kind === "field" && each.name === "format");
  const format = entry && values[entry.value];
  const match = format && writtenFormat.exec(text.slice(format.start, format.end));
  const [, prefix = "", combine] = match ?? [];
  const title = "Begin each line with the time";
  const module = around && /^([\w$]+)\.createLogger\(/.exec(text.slice(around.start, around.end))?.[1];
  const list = entry || object === undefined ? undefined : literalList(program, object);
  if (list && module !== undefined) {
    const added = `format: ${module}.format.combine(${module}.format.timestamp(), ${module}.format.json())`;
    return { title, safety: "safe", edits: [appendItem(text, list, added)] };
  }
  if (!format || prefix === "") return undefined;
  const stamp = `${prefix}timestamp(), `;
  if (combine === undefined) {
    const edits = [insertion(format.start, `${prefix}combine(${stamp}`), insertion(format.end, ")")];
    return { title, safety: "safe", edits };
  }
  return { title, safety: "safe", edits: [insertion(format.start + prefix.length + combine.length, stamp)] };
}

function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

function encrypted(program: Program, range: Range): Change | undefined {
  const written = program.text.slice(range.start, range.end);
  if (/^["'`]http:\/\//.test(written)) {
    const at = range.start + "'http".length;
    return { title: "Use HTTPS", safety: "unsafe", edits: [{ range: { start: at, end: at }, newText: "s" }] };
  }
  const found = entryAt(program, range);
  const list = found && literalList(program, found.object);
  const value = found && program.values[found.object];
  if (!found || !list || value?.op !== "object" || !/^(?:host|hostname)$/.test(found.entry.name)) return undefined;
  if (value.entries.some((entry) => entry.kind === "field" && entry.name === "ssl")) return undefined;
  return { title: "Switch TLS on", safety: "unsafe", edits: [appendItem(program.text, list, "ssl: true")] };
}

function flag({ text }: Program, range: Range, newText: string): readonly TextEdit[] {
  return /^(?:true|false)$/.test(text.slice(range.start, range.end)) ? [{ range, newText }] : [];
}

interface FoundEntry {
  readonly object: ValueId;
  readonly entry: Extract<ObjectEntry, { kind: "field" }>;
  readonly index: number;
}

/** The field of an object literal whose value stands there. */
function entryAt({ values }: Program, range: Range): FoundEntry | undefined {
  for (const [object, value] of values.entries()) {
    if (value.op !== "object") continue;
    const index = value.entries.findIndex((entry) => {
      const its = values[entry.value];
      return its?.start === range.start && its.end === range.end;
    });
    const entry = value.entries[index];
    if (entry?.kind === "field") return { object, entry, index };
  }
  return undefined;
}
