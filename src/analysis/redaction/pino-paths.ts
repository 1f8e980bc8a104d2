// Redaction paths as pino reads them (https://getpino.io/#/docs/redaction): which fields of a logged object they mask, and which
// paths it refuses or can never match. They do not recurse: `password` masks the top level only, `*` stands for one level.

/** `rest` is undefined when the whole first level is masked, otherwise the paths below it. */
type Below = readonly (readonly string[])[] | undefined;

export interface PathMatcher {
  /** Whether the field at this path of the merging object, or something around it, is masked. */
  masks(fields: readonly string[]): boolean;
  /** As `masks`, for an object that is printed into the message by `%o` or `%j`. */
  masksPrinted(fields: readonly string[]): boolean;
}

const wildcard = "*";
// A segment: text without dots and brackets, or anything but brackets in brackets; refuses an empty path.
const segment = /[^.[\]]+|\[([^[\]]*?)\]/g;
// A bracket's content in quotes; refuses one that is quoted on one side only.
const quoted = /^["'`](.*)["'`]$/;

/** A matcher for all paths of one `redact` option; paths that pino refuses match nothing. */
export function createPathMatcher(paths: readonly string[]): PathMatcher {
  const valid = paths.filter((path) => pathProblem(path)?.kind !== "refused");
  const firsts = firstLevel(valid);
  const whole = valid.map(pathSegments);
  return {
    masks([first, ...rest]) {
      if (first === undefined) return false;
      const key = firsts.named.has(first) ? firsts.named : firsts.any;
      if (!key.has(first) && !key.has(wildcard)) return false;
      const below = key.get(key === firsts.any ? wildcard : first);
      return below === undefined || below.some((path) => covers(path, rest));
    },
    masksPrinted: (fields) => whole.some((path) => covers(path, fields)),
  };
}

interface FirstLevel {
  readonly named: ReadonlyMap<string, Below>;
  /** At most the wildcard. */
  readonly any: ReadonlyMap<string, Below>;
}

/** pino splits off the first segment: a named one takes over the wildcard's paths, and the wildcard serves all other keys. */
function firstLevel(paths: readonly string[]): FirstLevel {
  const named = new Map<string, string[] | undefined>();
  const any = new Map<string, string[] | undefined>();
  for (const path of paths) {
    const [first, next] = [...path.matchAll(segment)];
    if (!first) continue;
    const name = first[1] === undefined ? first[0] : first[1].replace(quoted, "$1");
    const isAny = name === wildcard;
    const own = isAny ? any : named;
    if (!next) own.set(name, undefined);
    else if (!own.has(name) || own.get(name) !== undefined) addBelow({ named, any }, name, path.slice(next.index));
  }
  return { named: split(named), any: split(any) };
}

function addBelow(
  {
    named,
    any,
  }: { readonly named: Map<string, string[] | undefined>; readonly any: Map<string, string[] | undefined> },
  name: string,
  rest: string,
): void {
  const isAny = name === wildcard;
  const own = isAny ? any : named;
  const known = own.get(name) ?? [];
  if (!isAny && known.length === 0) known.push(...(any.get(wildcard) ?? []));
  if (isAny) for (const others of named.values()) others?.push(rest);
  known.push(rest);
  own.set(name, known);
}

function split(level: ReadonlyMap<string, readonly string[] | undefined>): ReadonlyMap<string, Below> {
  return new Map([...level].map(([name, paths]) => [name, paths?.map(pathSegments)] as const));
}

function covers(path: readonly string[], fields: readonly string[]): boolean {
  if (path.length === 0 || path.length > fields.length) return false;
  return path.every((part, index) => part === wildcard || part === fields[index]);
}

/** The segments of a path below its first one; quotes count in brackets only, and an empty bracket is an empty name. */
export function pathSegments(path: string): readonly string[] {
  const parts: string[] = [];
  let current = "";
  let quote = "";
  let inBrackets = false;
  const flush = (): void => {
    if (current !== "") parts.push(current);
    current = "";
  };
  for (const char of path) {
    if (char === "[" || (char === "." && !inBrackets)) {
      flush();
      inBrackets ||= char === "[";
    } else if (char === "]" && inBrackets) {
      parts.push(current);
      current = "";
      inBrackets = false;
      quote = "";
    } else if (inBrackets && (char === '"' || char === "'") && (quote === "" || quote === char)) {
      quote = quote === "" ? char : "";
    } else current += char;
  }
  flush();
  return parts;
}

/** `refused`: pino throws when the logger is made; `never`: no key of a logged object can be called so. */
export interface PathProblem {
  readonly kind: "refused" | "never";
  /** Ends a sentence that begins with the path. */
  readonly reason: string;
}

/** Why a path cannot mask anything, whatever is logged; undefined for a sound path. */
export function pathProblem(path: string): PathProblem | undefined {
  const [first, next] = [...path.matchAll(segment)];
  // pino takes the first segment off and reads the rest as a path of its own.
  const rest = next && refusal(path.slice(next.index));
  const reason = refusal(path) ?? rest ?? (first ? undefined : "names no field, and pino throws at start");
  return reason === undefined ? neverMatches(path) : { kind: "refused", reason };
}

function refusal(path: string): string | undefined {
  if (path === "") return "is empty, and pino throws at start";
  if (path.includes("..")) return "has two dots in a row, and pino throws at start";
  if (path.includes(",")) return "holds a comma, and pino throws at start; write one path for each field";
  return bracketsMatch(path) ? undefined : "has brackets that do not match, and pino throws at start";
}

function bracketsMatch(path: string): boolean {
  let depth = 0;
  let quote = "";
  for (const char of path) {
    if ((char === '"' || char === "'") && depth > 0) quote = quote === "" ? char : quote === char ? "" : quote;
    else if (quote === "" && char === "[") depth++;
    else if (quote === "" && char === "]" && --depth < 0) return false;
  }
  return depth === 0;
}

// A first segment of slashes and flags, as a regular expression would be written; refuses a path of a URL.
const regularExpression = /^\/.+\/[a-z]*$/;

function neverMatches(path: string): PathProblem | undefined {
  const parts = pathSegments(path);
  if (parts[0] === "$") return { kind: "never", reason: "begins with `$`, which pino takes for the name of a field" };
  if (parts.includes("**")) return { kind: "never", reason: "uses `**`, but pino's paths do not recurse" };
  if (regularExpression.test(path))
    return { kind: "never", reason: "is written like a regular expression, which pino takes for a name" };
  if (parts.includes("")) return { kind: "never", reason: "has empty brackets; write `[*]` for every element" };
  const partial = parts.find((part) => part.includes(wildcard) && part !== wildcard);
  if (partial) return { kind: "never", reason: "uses `*` inside a name; in pino it stands for a whole level only" };
  if (path !== path.trim())
    return { kind: "never", reason: "begins or ends with a space, which counts as part of the name" };
  return undefined;
}
