// How a file brings in what other modules have: the statement it would write, in its module style, behind its last import.
import type { TextEdit } from "../../base/edits.ts";
import type { Program } from "../program.ts";
import { separatorOf } from "../linking/resolve-module.ts";
import { lineBreakOf, literal, semicolonOf } from "./source-text.ts";

// An import or a `require` at the beginning of a line; refuses dynamic imports.
const importLine = /^(?:import\b(?!\s*\()|export\b[^;\n]*\bfrom\b|(?:const|let|var)\b[^;\n]*=\s*require\()/gm;
const esModule = /^(?:import\b(?!\s*[(.])|export\b)/m;

/** Whether a file is written as an ES module rather than with `require`. */
export function isEsModule({ path, text }: Pick<Program, "path" | "text">): boolean {
  if (/\.(?:mts|mjs)$/.test(path)) return true;
  if (esModule.test(text)) return true;
  return !/\.c[jt]s$/.test(path) && !/\brequire\(|\bmodule\.exports\b|\bexports\.\w/.test(text);
}

/** The edit that imports a name; undefined when the name means something else here already. */
export function importEdit(program: Program, name: string, specifier: string): TextEdit | undefined {
  if (program.bindings.some((binding) => binding.name === name)) return undefined;
  const { text } = program;
  const end = semicolonOf(text);
  const from = literal(text, specifier);
  const statement = isEsModule(program)
    ? `import { ${name} } from ${from}${end}`
    : `const { ${name} } = require(${from})${end}`;
  const eol = lineBreakOf(text);
  const at = importsEnd(program);
  const range = { start: at, end: at };
  return { range, newText: at === headEnd(text) ? `${statement}${eol}` : `${eol}${statement}` };
}

/** Behind the last import at the beginning of the file, or behind its head when it has none. */
function importsEnd(program: Program): number {
  const { text } = program;
  let end = -1;
  for (const { index } of text.matchAll(importLine)) {
    const closed = statementEnd(text, index);
    const inside = program.functions.some(({ id, range }) => id !== 0 && range.start < index && index < range.end);
    if (!inside) end = Math.max(end, closed);
  }
  return end < 0 ? headEnd(text) : end;
}

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

/** The relative specifier of another file, with the extension that the file's own imports have. */
export function specifierTo(program: Program, target: string, isNodeModule: boolean): string {
  const separator = separatorOf(program.path);
  const from = program.path.split(separator).slice(0, -1);
  const to = target.split(separator);
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  const relative = `${up === 0 ? "./" : "../".repeat(up)}${to.slice(shared).join("/")}`;
  return relative.replace(/\.([cm]?)[jt]sx?$/, extensionHabit(program, isNodeModule));
}

/** `.js`, `.ts` or nothing, as the file's own relative imports end. */
function extensionHabit(program: Program, isNodeModule: boolean): string {
  const own = ownSpecifiers(program);
  const [first] = own;
  const habit = first === undefined ? undefined : (/\.[cm]?[jt]sx?$/.exec(first)?.[0] ?? "");
  if (habit !== undefined) return habit;
  if (!isEsModule(program) || !isNodeModule) return "";
  return /\.m[jt]s$/.test(program.path) ? ".mjs" : ".js";
}

/** What the file imports of its own project by relative paths. */
export function ownSpecifiers({ imports, values }: Program): readonly string[] {
  const required = values.flatMap((value) => (value.op === "module" ? [value.specifier] : []));
  return [...imports.map(({ specifier }) => specifier), ...required].filter((specifier) => specifier.startsWith("."));
}
