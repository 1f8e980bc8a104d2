// What a statement of SQL reads, by its text: `SELECT id, email AS contact FROM users` and `… RETURNING *`.

export interface ReadColumns {
  /** As the rows call them. */
  readonly names: readonly string[];
  /** Every column of the table, whatever they are. */
  readonly isAll: boolean;
  /** Without its schema, or undefined where another statement stands in its place. */
  readonly table: string | undefined;
}

/** Statements are read this far. */
const maxTokens = 400;

// A name, also between quotes or brackets; a text; or one sign. Refuses blanks.
const token = /[A-Za-z_][\w$]*|"[^"]*"|`[^`]*`|\[[^\]]*\]|'[^']*'|[^\s\w]|\d+/g;
const name = /^(?:[A-Za-z_]|"|`|\[[A-Za-z_])/;

/** The columns that a statement gives back, or undefined when it is no statement that reads. */
export function readColumns(sql: string): ReadColumns | undefined {
  if (!/\b(?:select|returning)\b/i.test(sql)) return undefined;
  const tokens: string[] = [];
  for (const [part] of sql.matchAll(token)) if (tokens.push(part) >= maxTokens) break;
  const words = tokens.map((part) => part.toLowerCase());
  const verb = words.find((word) => word !== "(");
  if (verb === "select" || verb === "with") return selected(tokens, words);
  const returning = words.lastIndexOf("returning");
  const target = words.findIndex((word) => word === "into" || word === "update" || word === "from");
  if (returning < 0 || target < 0) return undefined;
  const { names, isAll } = columnsOf(tokens, words, returning + 1);
  return { names, isAll, table: tableAt(tokens, target + 1) };
}

function selected(tokens: readonly string[], words: readonly string[]): ReadColumns | undefined {
  const start = mainSelect(words);
  if (start < 0) return undefined;
  const { end, ...columns } = columnsOf(tokens, words, start + 1);
  return { ...columns, table: words[end] === "from" ? tableAt(tokens, end + 1) : undefined };
}

/** The first `SELECT` outside of brackets: those of `WITH` stand inside. */
function mainSelect(words: readonly string[]): number {
  let depth = 0;
  for (const [index, word] of words.entries()) {
    if (word === "(") depth++;
    else if (word === ")") depth--;
    else if (word === "select" && depth === 0) return index;
  }
  return -1;
}

const ending: ReadonlySet<string> = new Set(["from", ";", "into", "union", "where", "limit", "order"]);
const quantifiers: ReadonlySet<string> = new Set(["distinct", "all"]);

interface Listed extends Omit<ReadColumns, "table"> {
  /** Where the list ends. */
  readonly end: number;
}

function columnsOf(tokens: readonly string[], words: readonly string[], start: number): Listed {
  const names: string[] = [];
  let isAll = false;
  let item: string[] = [];
  let depth = 0;
  let at = start;
  const finish = (): void => {
    if (item.at(-1) === "*") isAll = true;
    const column = columnName(item);
    if (column !== undefined) names.push(column);
    item = [];
  };
  for (; at < tokens.length; at++) {
    const word = words[at] ?? "";
    if (word === "(") depth++;
    else if (word === ")" && --depth < 0) break;
    if (depth === 0 && ending.has(word)) break;
    if (depth === 0 && word === ",") finish();
    else if (item.length > 0 || !quantifiers.has(word)) item.push(tokens[at] ?? "");
  }
  finish();
  return { names, isAll, end: at };
}

/** `u.email`, `email AS contact`, `count(*) total`; what is computed without a name has none that says anything. */
function columnName(item: readonly string[]): string | undefined {
  const last = item.at(-1);
  if (last === undefined || !name.test(last)) return undefined;
  const before = item.at(-2);
  const isNamed = before === undefined || before === "." || before.toLowerCase() === "as" || before === ")";
  return isNamed || name.test(before) ? unquoted(last) : undefined;
}

function tableAt(tokens: readonly string[], start: number): string | undefined {
  let at = start;
  if (tokens[at]?.toLowerCase() === "only") at++;
  while (tokens[at + 1] === ".") at += 2;
  const found = tokens[at];
  return found !== undefined && name.test(found) ? unquoted(found) : undefined;
}

function unquoted(text: string): string {
  return text.replace(/^["`[]|["`\]]$/g, "");
}
