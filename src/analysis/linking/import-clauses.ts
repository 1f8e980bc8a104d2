// What the text of a module says of its imports and exports, read without parsing it: good enough to decide what to look at.
import { detached } from "../../base/detached.ts";

/** One import or re-export of a module; `names` are the exported names it takes, undefined for all of them. */
export interface ImportClause {
  readonly specifier: string;
  readonly names: readonly string[] | undefined;
}

/** `export { a as b } from "./m"` hands on `a` of that module as `b`; `names` is undefined for `export *`. */
export interface ReExport {
  readonly specifier: string;
  /** Imported names by the names under which they are exported. */
  readonly names: ReadonlyMap<string, string> | undefined;
}

export interface ModuleText {
  readonly imports: readonly ImportClause[];
  readonly reExports: readonly ReExport[];
  /** Names that the module defines and exports itself, as far as they can be seen. */
  readonly defines: ReadonlySet<string>;
}

// The specifier behind `from`; refuses specifiers that are no plain text.
const fromSpecifier = /\bfrom\s*["']([^"'\n]{1,300})["']/g;
// The specifier of `require()`, of `import()` and of an import for its effects.
const wholeModule = /\b(?:require\(\s*|import\(?\s*)["']([^"'\n]{1,300})["']/g;
// The name of an exported declaration.
const declaration =
  /\bexport\s+(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const\s+enum|const|let|var|function\*?|class|enum|interface|type|namespace)\s+([\w$]+)/g;
// What an exported declaration takes apart: `export const { a, b: c } = made`; refuses what nests.
const takenApart = /\bexport\s+(?:const|let|var)\s*[{[]([^{}[\]]{0,2000})[}\]]/g;
// A list of exported names, whether or not it has a `from`.
const exportList = /\bexport\s*\{([^}]{0,5000})\}/g;

// A default export, whatever it is.
const defaultExport = /\bexport\s+default\b/;

const longestClause = 5_000;

/** Reads imports and exports from a text; what only looks like one, in a comment or a string, counts as well. */
export function readModuleText(text: string): ModuleText {
  const imports: ImportClause[] = [];
  const reExports: ReExport[] = [];
  for (const { index, 1: specifier = "" } of text.matchAll(fromSpecifier)) {
    const start = Math.max(text.lastIndexOf("import", index), text.lastIndexOf("export", index));
    const isExport = start >= 0 && text.startsWith("export", start);
    const clause = start < 0 || index - start > longestClause ? "*" : text.slice(start + 6, index).trim();
    if (/^type\b(?!\s*,)/.test(clause)) continue;
    if (isExport)
      reExports.push({ specifier: detached(specifier), names: clause.startsWith("{") ? renamed(clause) : undefined });
    else imports.push({ specifier: detached(specifier), names: importedNames(clause) });
  }
  for (const { 1: specifier = "" } of text.matchAll(wholeModule))
    imports.push({ specifier: detached(specifier), names: undefined });
  const defines = new Set<string>();
  for (const { 1: name = "" } of text.matchAll(declaration)) defines.add(detached(name));
  for (const { 1: list = "" } of text.matchAll(takenApart)) for (const name of boundNames(list)) defines.add(name);
  for (const { 1: list = "" } of text.matchAll(exportList)) for (const name of renamed(list).keys()) defines.add(name);
  if (defaultExport.test(text)) defines.add("default");
  for (const { names } of reExports) for (const name of names?.keys() ?? []) defines.delete(name);
  return { imports, reExports, defines };
}

function importedNames(clause: string): readonly string[] | undefined {
  if (clause.includes("*")) return undefined;
  const brace = clause.indexOf("{");
  const names = brace < 0 ? [] : [...renamed(clause.slice(brace)).values()];
  const hasDefault = brace !== 0 && clause !== "";
  return hasDefault ? ["default", ...names] : names;
}

/** `{ a, type B, c as d }` as `a → a`, `d → c`. */
function renamed(list: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const item of list.replace(/[{}]/g, "").split(",")) {
    const [name = "", as, alias] = item.trim().split(/\s+/);
    if (name === "" || (name === "type" && as !== undefined && as !== "as")) continue;
    const own = detached(name);
    names.set(as === "as" && alias ? detached(alias) : own, own);
  }
  return names;
}

/** `a, b: c, d = 1, ...rest` as `a`, `c`, `d`, `rest`. */
function boundNames(pattern: string): readonly string[] {
  return pattern.split(",").flatMap((item) => {
    const name = /([\w$]+)\s*(?:=|$)/.exec(item.trim())?.[1];
    return name === undefined ? [] : [detached(name)];
  });
}
