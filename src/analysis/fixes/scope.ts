// Whether a name means the same thing at an offset: it is a parameter, of the module, or declared in a block around it.
import type { Range } from "../../base/text.ts";
import type { Binding, FunctionCode, FunctionId, Program } from "../program.ts";
import { skipTrivia } from "./trivia.ts";

export interface NamePlace {
  readonly owner: FunctionId;
  readonly at: number;
}

/** False for a name that is declared later, in another block, or not at all. */
export function isVisibleAt(program: Program, name: string, { owner, at }: NamePlace): boolean {
  const own: FunctionCode[] = [];
  for (let code = program.functions[owner]; code; code = parentOf(program, code)) own.push(code);
  const isOwn = (binding: Binding): boolean => binding.name === name && own.some(({ id }) => id === binding.function);
  return program.bindings.some((binding) => isOwn(binding) && isAround(program, binding, at));
}

function parentOf({ functions }: Program, { parent }: FunctionCode): FunctionCode | undefined {
  return parent === undefined ? undefined : functions[parent];
}

function isAround({ text }: Program, { kind, range, function: owner }: Binding, at: number): boolean {
  if (kind === "import" || kind === "parameter" || kind === "function" || kind === "var") return true;
  // What a module declares anywhere is there when its functions run.
  if (owner === 0) return true;
  // The block of a loop or a `catch` comes behind the name.
  const isHead =
    kind === "catch" ||
    /\bfor\s*(?:await\s*)?\(\s*(?:const|let)\s[^;()]{0,80}$/.test(text.slice(range.start - 100, range.start));
  return range.start < at && staysOpen(text, { start: range.end, end: at }, isHead ? -1 : 0);
}

/** Whether no block that was open at the beginning is closed before the end. */
function staysOpen(text: string, { start, end }: Range, opened: number): boolean {
  let depth = opened;
  for (let at = start; at < end; at++) {
    const character = text[at] ?? "";
    if (character === "/" && (text[at + 1] === "/" || text[at + 1] === "*")) at = skipTrivia(text, at) - 1;
    else if (/["'`]/.test(character)) at = closingQuote(text, at);
    else if (character === "{") depth++;
    else if (character === "}" && --depth < opened) {
      if (!isPattern(text, start, at)) return false;
      depth = opened;
    }
  }
  return true;
}

/** `const { user } = …`: the brace closes the pattern in which the name stands. */
function isPattern(text: string, from: number, close: number): boolean {
  const rest = text.slice(close + 1, close + 200);
  return /^[\s}\]]*(?::[^=;]{0,100})?=(?!=|>)/.test(rest) && !/[;]/.test(text.slice(from, close));
}

function closingQuote(text: string, open: number): number {
  const quote = text[open];
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote || (quote !== "`" && text[at] === "\n")) return at;
  }
  return text.length;
}
