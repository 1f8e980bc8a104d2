// How a file brings in what other modules have: the statement it would write, in its module style, behind its last import.
import type { TextEdit } from "../../base/edits.ts";
import { rememberedFor, rememberedLast } from "../../base/remembered.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program } from "../program.ts";
import { separatorOf } from "../linking/resolve-module.ts";
import { lineBreakOf, literal, semicolonOf } from "./source-text.ts";

// An import or a `require` at the beginning of a line; refuses dynamic imports.
const importLine = /^(?:import\b(?!\s*\()|export\b[^;\n]*\bfrom\b|(?:const|let|var)\b[^;\n]*=\s*require\()/gm;
const esModule = /^(?:import\b(?!\s*[(.])|export\b)/m;

/** Whether a file is written as an ES module rather than with `require`. */
export function isEsModule({ path, text }: Pick<Program, "path" | "text">): boolean {
  if (/\.(?:mts|mjs)$/.test(path)) return true;
  if (hasModuleSyntax(text)) return true;
  return !/\.c[jt]s$/.test(path) && !hasCommonJs(text);
}

const hasModuleSyntax = rememberedLast((text) => esModule.test(text));
const hasCommonJs = rememberedLast((text) => /\brequire\(|\bmodule\.exports\b|\bexports\.\w/.test(text));

/** A name to bring in, and from where. */
export interface WantedImport {
  readonly name: string;
  readonly specifier: string;
  /** The default export under this name. */
  readonly isDefault?: boolean;
}

/** The edit that imports a name; undefined when the name means something else here already. */
export function importEdit(program: Program, wanted: WantedImport): TextEdit | undefined {
  const { name, specifier, isDefault } = wanted;
  if (bindingNames(program).has(name)) return undefined;
  const { text } = program;
  const merged = isDefault ? undefined : mergedImport(text, wanted);
  if (merged) return merged;
  const end = semicolonOf(text);
  const from = literal(text, specifier);
  const names = isDefault ? name : `{ ${name} }`;
  const statement = isEsModule(program)
    ? `import ${names} from ${from}${end}`
    : `const ${names} = require(${from})${end}`;
  const eol = lineBreakOf(text);
  const at = importsEnd(program);
  const range = { start: at, end: at };
  return { range, newText: at === headEnd(text) ? `${statement}${eol}` : `${eol}${statement}` };
}

const bindingNames = rememberedFor(
  ({ bindings }: Program): ReadonlySet<string> => new Set(bindings.map(({ name }) => name)),
);

// The names of an import or a `require`, and what they come from; refuses imports of types.
const namedImport =
  /^(?:import\s+(?!type\b)(?:[\w$]+\s*,\s*)?|(?:const|let|var)\s+)\{([^{}]*)\}\s*(?:from\s*|=\s*require\(\s*)["']([^"'\n]+)["']/gm;

const namedImportsOf = rememberedLast((text) => [...text.matchAll(namedImport)]);

/** One more name in the braces of an import that the file has. */
function mergedImport(text: string, { name, specifier }: WantedImport): TextEdit | undefined {
  for (const match of namedImportsOf(text)) {
    const [whole, names = "", from] = match;
    if (from !== specifier || /\/[/*]/.test(names) || names.trim() === "") continue;
    const start = match.index + whole.indexOf("{") + 1;
    const last = names.trimEnd();
    const lead = /(?:\r\n|\r|\n)[ \t]*(?=\S+(?:\s+as\s+\S+)?$)/.exec(last.replace(/,$/, ""))?.[0] ?? " ";
    const at = start + last.length;
    const newText = last.endsWith(",") ? `${lead}${name},` : `,${lead}${name}`;
    return { range: { start: at, end: at }, newText };
  }
  return undefined;
}

/** Behind the last import at the beginning of the file, or behind its head when it has none. */
const importsEnd = rememberedFor((program: Program): number => {
  const { text } = program;
  let end = -1;
  for (const { index } of text.matchAll(importLine)) {
    const closed = statementEnd(text, index);
    const inside = program.functions.some(({ id, range }) => id !== 0 && range.start < index && index < range.end);
    if (!inside) end = Math.max(end, closed);
  }
  return end < 0 ? headEnd(text) : end;
});

// The rest of an import: up to its specifier or closing bracket, and its semicolon.
const restOfImport = /["'][^"'\n]*["'](?:\s*\)[^;\r\n]*)?(?:[ \t]*with[ \t]*\{[^}]*\})?;?/;

function statementEnd(text: string, start: number): number {
  const rest = restOfImport.exec(text.slice(start, start + 4_000));
  return rest ? start + rest.index + rest[0].length : text.indexOf("\n", start);
}

// A hashbang, comments and directives such as "use strict" at the very beginning.
const head =
  /^(?:#![^\n]*\n)?(?:\s*(?:\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n))*(?:\s*["']use \w+["'];?[ \t]*\r?\n)?/;

function headEnd(text: string): number {
  return head.exec(text)?.[0].length ?? 0;
}

/** How the file would import another one: by an alias that it uses, or relatively, with the extension that its own imports have. */
export function specifierTo(file: FileAnalysis, target: string): string {
  const { program } = file;
  const separator = separatorOf(program.path);
  const from = program.path.split(separator).slice(0, -1);
  const to = target.split(separator);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  const alias = up === 0 ? undefined : aliased(file, target);
  if (alias !== undefined) return alias;
  const relative = `${up === 0 ? "./" : "../".repeat(up)}${to.slice(shared).join("/")}`;
  return relative.replace(/\.([cm]?)[jt]sx?$/, extensionHabit(file));
}

/** By the alias of another import: what `@/users/store` is to the file that it leads to, the target is to its own. */
function aliased({ program, flow }: FileAnalysis, target: string): string | undefined {
  const separator = separatorOf(program.path);
  for (const { specifier } of program.imports) {
    // An alias begins like a name, and a package of the registry leads to no file of the project.
    const other = /^[.]/.test(specifier) ? undefined : flow.types.source.imported(program.path, specifier);
    if (!other) continue;
    const written = specifier.split("/");
    const known = other.path.replace(/(?:[\\/]index)?\.[cm]?[jt]sx?$/, "").split(separator);
    let same = 0;
    while (same < written.length - 1 && bare(written.at(-1 - same)) === known.at(-1 - same)) same++;
    const folder = `${known.slice(0, known.length - same).join(separator)}${separator}`;
    if (same === 0 || !target.startsWith(folder)) continue;
    const ending = /\.[cm]?[jt]sx?$/.exec(specifier)?.[0] ?? "";
    const rest = target
      .slice(folder.length)
      .replace(/\.[cm]?[jt]sx?$/, ending)
      .split(separator);
    return [...written.slice(0, written.length - same), ...rest].join("/");
  }
  return undefined;
}

function bare(part: string | undefined): string | undefined {
  return part?.replace(/\.[cm]?[jt]sx?$/, "");
}

/** Whether imports need their extensions: the package is of ES modules and TypeScript does not bundle. */
function isNodeModule({ program, flow }: FileAnalysis): boolean {
  const manifest = flow.types.source.above(program.path, "package.json")?.text ?? "";
  return /"type"\s*:\s*"module"/.test(manifest);
}

/** `.js`, `.ts` or nothing, as the file's own relative imports end. */
function extensionHabit(file: FileAnalysis): string {
  const { program } = file;
  const own = ownSpecifiers(program);
  const [first] = own;
  const habit = first === undefined ? undefined : (/\.[cm]?[jt]sx?$/.exec(first)?.[0] ?? "");
  if (habit !== undefined) return habit;
  if (!isEsModule(program) || !isNodeModule(file)) return "";
  return /\.m[jt]s$/.test(program.path) ? ".mjs" : ".js";
}

/** What the file imports of its own project by relative paths. */
export function ownSpecifiers({ imports, values }: Program): readonly string[] {
  const required = values.flatMap((value) => (value.op === "module" ? [value.specifier] : []));
  return [...imports.map(({ specifier }) => specifier), ...required].filter((specifier) => specifier.startsWith("."));
}
