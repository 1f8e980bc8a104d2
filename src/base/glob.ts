// Glob patterns over paths with forward slashes: `*`, `?`, `[abc]`, `{a,b}` and `**`. Matching never backtracks more than once per
// star, so no pattern, however hostile, takes longer than pattern times path.
import { UserError } from "./user-error.ts";

/** Says whether a path matches. */
export type GlobMatcher = (path: string) => boolean;

// Enough for people, too few for `{a,b}{a,b}{a,b}…` to fill the memory.
const largestExpansion = 1_000;

/** Whether the text has anything in it that a glob would not take literally. */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/** The leading folders of the pattern that hold no magic: `src/api` for `src/api/*.ts`, the empty string when there are none. */
export function globBase(pattern: string): string {
  const parts = pattern.split("/");
  const magic = parts.findIndex(isGlob);
  return parts.slice(0, magic < 0 ? parts.length - 1 : magic).join("/");
}

/** Stars do not cross a slash, `**` as a whole part does. Throws `UserError` when the braces stand for too many patterns. */
export function compileGlob(pattern: string): GlobMatcher {
  const alternatives = expandBraces(pattern).map((each) => each.split("/").map(compilePart));
  return (path) => {
    const parts = path.split("/");
    return alternatives.some((alternative) => matchParts(alternative, parts));
  };
}

type PartMatcher = "**" | readonly Token[];
type Token = "*" | ((character: string) => boolean);

function expandBraces(pattern: string): readonly string[] {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    const next: string[] = [];
    for (const each of open) {
      const group = innermostBraces(each);
      if (!group) done.push(each);
      else next.push(...group.choices.map((choice) => each.slice(0, group.start) + choice + each.slice(group.end)));
    }
    if (next.length + done.length > largestExpansion) {
      throw new UserError(
        `The pattern "${pattern}" stands for more than ${largestExpansion} patterns; use fewer braces.`,
      );
    }
    open = next;
  }
  return done;
}

function innermostBraces(pattern: string) {
  const close = pattern.indexOf("}");
  const start = pattern.lastIndexOf("{", close);
  if (close < 0 || start < 0) return undefined;
  return { start, end: close + 1, choices: pattern.slice(start + 1, close).split(",") };
}

function compilePart(part: string): PartMatcher {
  if (part === "**") return part;
  const tokens: Token[] = [];
  const characters = [...part];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    const end = character === "[" ? characters.indexOf("]", i + 2) : -1;
    if (end > 0) {
      tokens.push(compileClass(characters.slice(i + 1, end)));
      i = end;
    } else if (character === "*") {
      if (tokens.at(-1) !== "*") tokens.push("*");
    } else tokens.push(character === "?" ? () => true : (other) => other === character);
  }
  return tokens;
}

function compileClass(characters: readonly string[]): (character: string) => boolean {
  const negated = characters[0] === "!" || characters[0] === "^";
  const members = characters.slice(negated ? 1 : 0);
  return (character) => {
    const found = members.some((member, index) => {
      if (members[index + 1] === "-" && index + 2 < members.length) {
        return member <= character && character <= (members[index + 2] ?? "");
      }
      return member === character;
    });
    return found !== negated;
  };
}

function matchParts(pattern: readonly PartMatcher[], parts: readonly string[]): boolean {
  return matchWithStars(pattern, parts, {
    isStar: (matcher) => matcher === "**",
    accepts: (matcher, part) => matcher !== "**" && matchPart(matcher, part),
  });
}

function matchPart(tokens: readonly Token[], part: string): boolean {
  // As in shells, a star does not show hidden files.
  if (part.startsWith(".") && tokens[0] === "*") return false;
  return matchWithStars(tokens, [...part], {
    isStar: (token) => token === "*",
    accepts: (token, character) => token !== "*" && token(character),
  });
}

interface Steps<Pattern, Item> {
  readonly isStar: (pattern: Pattern) => boolean;
  readonly accepts: (pattern: Pattern, item: Item) => boolean;
}

/** Only the last star ever has to take more: what an earlier one took is the shortest that works. */
function matchWithStars<Pattern, Item>(
  pattern: readonly Pattern[],
  items: readonly Item[],
  { isStar, accepts }: Steps<Pattern, Item>,
): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let i = 0; i < items.length;) {
    const step = pattern[at];
    const item = items[i];
    if (step !== undefined && isStar(step)) {
      star = at++;
      taken = i;
    } else if (step !== undefined && item !== undefined && accepts(step, item)) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++taken;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}
