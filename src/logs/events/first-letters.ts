// With which characters a text can begin that an expression matches from its start, read from the expression itself: one look at a character
// spares most tries.

/** One for each ASCII character that can begin a match; undefined when that cannot be told, or the match may be empty. */
export function firstLetters({ source, ignoreCase }: RegExp): Uint8Array | undefined {
  if (!source.startsWith("^")) return undefined;
  const found = new Uint8Array(128);
  if (readSequence({ source, found }, 1).passes) return undefined;
  if (ignoreCase) for (let code = 65; code <= 90; code++) join(found, code);
  return found;
}

function join(found: Uint8Array, capital: number): void {
  const either = (found[capital] ?? 0) | (found[capital + 32] ?? 0);
  found[capital] = either;
  found[capital + 32] = either;
}

interface Reading {
  readonly source: string;
  readonly found: Uint8Array;
}

/** Where reading stopped, and whether what was read may match nothing, so that what follows it can begin the match as well. */
interface Read {
  readonly end: number;
  readonly passes: boolean;
}

// Alternatives up to the closing bracket or the end; passes when one of them does.
function readSequence(reading: Reading, from: number): Read {
  const { source } = reading;
  let at = from;
  let passes = false;
  let open = true;
  while (at < source.length && source.charAt(at) !== ")") {
    if (source.charAt(at) === "|") {
      passes ||= open;
      open = true;
      at++;
    } else if (open) {
      const item = readItem(reading, at);
      at = item.end;
      open = item.passes;
    } else at = skipItem(source, at);
  }
  return { end: at, passes: passes || open };
}

function readItem(reading: Reading, at: number): Read {
  const { source, found } = reading;
  const item = source.charAt(at) === "(" ? readGroup(reading, at) : readCharacter(found, source, at);
  const optional = "?*".includes(source.charAt(item.end) || "-") || source.startsWith("{0", item.end);
  return { end: skipQuantifier(source, item.end), passes: item.passes || optional };
}

// Looks ahead and behind, and word boundaries, match nothing themselves.
function readGroup(reading: Reading, at: number): Read {
  const { source } = reading;
  const named = /^\(\?<[A-Za-z]\w*>/.exec(source.slice(at, at + 40));
  if (named || source.startsWith("(?:", at) || source.charAt(at + 1) !== "?") {
    const inner = readSequence(reading, at + (named?.[0].length ?? (source.charAt(at + 1) === "?" ? 3 : 1)));
    return { end: inner.end + 1, passes: inner.passes };
  }
  return { end: skipItem(source, at), passes: true };
}

function readCharacter(found: Uint8Array, source: string, at: number): Read {
  const end = characterEnd(source, at);
  const character = source.slice(at, end);
  if (character === "^" || character === "$" || character === "\\b") return { end, passes: true };
  for (const code of codesOf(character)) found[code] = 1;
  return { end, passes: false };
}

// The same few classes stand in most expressions.
const classes = new Map<string, readonly number[]>();

function codesOf(character: string): readonly number[] {
  const known = classes.get(character);
  if (known) return known;
  const one = new RegExp(`^${character}$`, "s");
  const codes = Array.from({ length: 128 }, (_, code) => code).filter((code) => one.test(String.fromCharCode(code)));
  classes.set(character, codes);
  return codes;
}

function characterEnd(source: string, at: number): number {
  if (source.charAt(at) === "\\")
    return at + (source.charAt(at + 1) === "u" ? 6 : source.charAt(at + 1) === "x" ? 4 : 2);
  if (source.charAt(at) !== "[") return at + 1;
  let end = at + 1;
  while (source.charAt(end) !== "]") end += source.charAt(end) === "\\" ? 2 : 1;
  return end + 1;
}

// A character, class or whole group with its quantifier.
function skipItem(source: string, at: number): number {
  let end = at;
  let depth = 0;
  do {
    const character = source.charAt(end);
    if (character === "(") depth++;
    if (character === ")") depth--;
    end = characterEnd(source, end);
  } while (depth > 0);
  return skipQuantifier(source, end);
}

function skipQuantifier(source: string, at: number): number {
  let end = at;
  if ("?*+".includes(source.charAt(end) || "-")) end++;
  else if (/^\{\d/.test(source.slice(end, end + 2))) end = source.indexOf("}", end) + 1;
  return source.charAt(end) === "?" && end > at ? end + 1 : end;
}
