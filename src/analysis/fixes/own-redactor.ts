// The project's own function that masks, when it has one: in this file, imported by it, or beside the logger and in the usual folders.
import { sanitizerEffects } from "../../catalogue/sanitizers/index.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { separatorOf } from "../linking/resolve-module.ts";
import type { FunctionCode, Program, TypeRef } from "../program.ts";
import { spotText, type LoggedPlace } from "./leak.ts";
import { replaceSpot } from "./mask.ts";
import { importEdit, specifierTo } from "./modules.ts";
import { repair, type Repair } from "./repair.ts";

/** A function that masks what it is given, and how to get at it. */
export interface Redactor {
  readonly name: string;
  /** What it takes, as far as its declaration tells. */
  readonly takes: "text" | "anything";
  /** The import that is missing. */
  readonly imports: TextEdit | undefined;
  /** Words of its name that say what it is for; none for anything. */
  readonly subject: readonly string[];
}

/** Wraps the datum in the project's own redactor. */
export function ownRedactorRepair(file: FileAnalysis, place: LoggedPlace): Repair | undefined {
  const redactor = redactorsOf(file).find((candidate) => fits(candidate, place) && !isInside(file, place, candidate));
  if (!redactor) return undefined;
  return wrapRepair(file, place, redactor, {
    id: "own-redactor",
    title: `Mask it with \`${redactor.name}\`${redactor.imports ? ", which the project has" : ""}`,
    safety: "unsafe",
  });
}

/** Puts a call of the redactor around the spot; undefined where it cannot stand. */
export function wrapRepair(
  file: FileAnalysis,
  place: LoggedPlace,
  ...[redactor, what]: readonly [Pick<Redactor, "name" | "imports">, Omit<Repair, "edits">]
): Repair | undefined {
  const { spot } = place;
  if (spot.fields.length > 0 && place.kind !== "object" && spot.place.kind === "part") return undefined;
  const edit = replaceSpot(file, place, `${redactor.name}(${spotText(file, spot)})`);
  if (!edit) return undefined;
  return repair(what, ...(redactor.imports ? [redactor.imports] : []), edit);
}

function fits({ takes, subject }: Redactor, { kind, spot, exposures }: LoggedPlace): boolean {
  if (takes === "text" && (kind === "object" || spot.fields.length > 0)) return false;
  if (subject.length === 0) return true;
  return exposures.every(({ taint }) => subject.every((word) => taint.category.split("-").includes(word)));
}

/** A redactor does not call itself. */
function isInside({ program }: FileAnalysis, { call }: LoggedPlace, { name }: Redactor): boolean {
  return program.functions.some(
    (code) => code.name === name && code.range.start <= call.range.start && call.range.end <= code.range.end,
  );
}

const known = new WeakMap<FileAnalysis, readonly Redactor[]>();

/** The redactors that a file can use, nearest first; looked for once. */
export function redactorsOf(file: FileAnalysis): readonly Redactor[] {
  const found = known.get(file) ?? [...declaredHere(file), ...imported(file), ...nearby(file)];
  known.set(file, found);
  return found;
}

function declaredHere({ program }: FileAnalysis): readonly Redactor[] {
  return program.functions.flatMap((code) => {
    const isReachable = code.parent === 0 && code.owner === undefined && isBound(program, code.name);
    return isReachable ? (redactor(code.name, code) ?? []) : [];
  });
}

function isBound({ bindings }: Program, name: string): boolean {
  return bindings.some((binding) => binding.name === name && binding.function === 0);
}

function imported({ program, flow }: FileAnalysis): readonly Redactor[] {
  return program.imports.flatMap(({ binding, specifier, imported: exported }) => {
    const name = program.bindings[binding]?.name;
    if (name === undefined || exported === "*") return [];
    const source = flow.types.source.imported(program.path, specifier);
    const code = source && exportedFunction(source, exported);
    return redactor(name, code, exported) ?? [];
  });
}

// Where projects keep such things, and how they call them.
const folders = [
  "logging",
  "logger",
  "log",
  "utils",
  "util",
  "lib",
  "shared",
  "common",
  "helpers",
  "security",
  "privacy",
];
const files = ["redact", "mask", "sanitize", "redactor", "redaction", "masking", "sanitizer", "scrub", "privacy"];

function nearby(file: FileAnalysis): readonly Redactor[] {
  const { program, flow } = file;
  const extension = /\.[cm]?[jt]sx?$/.exec(program.path)?.[0].replace("x", "") ?? ".ts";
  const { source } = flow.types;
  const besides = neighbours(program).flatMap((folder) => files.map((name) => `${folder}${name}${extension}`));
  const near = besides.find((path) => source.at(path) !== undefined);
  const usual = (): string | undefined => {
    for (const folder of folders) {
      for (const name of files.slice(0, 3)) {
        const found = source.above(program.path, `${folder}/${name}${extension}`);
        if (found) return found.path;
      }
    }
    return undefined;
  };
  const path = near ?? usual();
  const other = path === undefined || path === program.path ? undefined : source.at(path);
  if (path === undefined || !other) return [];
  return other.exports.flatMap(({ name, imported: from }) => {
    if (name === "default" || from !== undefined) return [];
    const imports = importEdit(program, { name, specifier: specifierTo(file, path) });
    const found = redactor(name, exportedFunction(other, name));
    return found && imports ? [{ ...found, imports }] : [];
  });
}

/** The folder of the file and those of the modules it imports by relative paths. */
export function neighbours({ path, imports }: Program): readonly string[] {
  const separator = separatorOf(path);
  const own = path.slice(0, path.lastIndexOf(separator) + 1);
  const relative = imports.filter(({ specifier }) => specifier.startsWith(".") && /log/i.test(specifier));
  const theirs = relative.map(({ specifier }) => resolveFolder(own, specifier, separator));
  return [...new Set([...theirs, own])];
}

function resolveFolder(own: string, specifier: string, separator: string): string {
  const parts = own.split(separator).slice(0, -1);
  for (const part of specifier.split("/").slice(0, -1)) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${parts.join(separator)}${separator}`;
}

function exportedFunction(program: Program, name: string): FunctionCode | undefined {
  const exported = program.exports.find((each) => each.name === name);
  const bound = exported?.binding === undefined ? undefined : program.bindings[exported.binding];
  return program.functions.find((code) => code.name === (bound?.name ?? name) && code.parent === 0);
}

const effects: ReadonlySet<string> = new Set(["masks", "removes-secret"]);
/** Words of names that say nothing of what is masked. */
const general = new Set(
  "redact mask censor scrub sanitize sanitise anonymize anonymise obfuscate deep safe value values text string secret secrets data pii object fields sensitive for log logs logging all any and".split(
    " ",
  ),
);

function redactor(name: string, code: FunctionCode | undefined, exported = name): Redactor | undefined {
  const called = name === "default" ? exported : name;
  if (!sanitizerEffects(called).some((effect) => effects.has(effect))) return undefined;
  const [first, ...others] = code?.parameters ?? [];
  if (code && (!first || first.isRest || code.isAsync)) return undefined;
  if (others.length > 2) return undefined;
  const subject = splitWords(called).filter((word) => !general.has(word));
  return { name, takes: takesOf(first?.type), imports: undefined, subject };
}

function takesOf(type: TypeRef | undefined): Redactor["takes"] {
  if (type === undefined) return "anything";
  const names = type.kind === "union" ? type.members : [type];
  return names.some((each) => each.kind === "name" && each.name === "string") && !names.some(isOpen)
    ? "text"
    : "anything";
}

function isOpen(type: TypeRef): boolean {
  return type.kind === "name" && (type.name === "unknown" || type.name === "any" || type.name === "object");
}
