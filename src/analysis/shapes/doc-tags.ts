// The doc tag `@sensitive`, which marks a field, parameter, variable or type whatever its name.
import type { Program } from "../program.ts";

// The tag as a word of its own; refuses `@sensitivity`.
const tag = /@sensitive\b/;
// What may stand between the comment and the name of a declaration; refuses other code.
const leading =
  /\s*(?:(?:export|default|declare|abstract|public|private|protected|readonly|static|const|let|var)\s+)*/y;

/** Offsets at which declarations begin that the tag stands before, with and without their modifiers. */
export function taggedOffsets({ comments, text }: Program): ReadonlySet<number> {
  const offsets = new Set<number>();
  for (const comment of comments) {
    if (!tag.test(comment.text)) continue;
    leading.lastIndex = comment.range.end;
    const matched = leading.exec(text)?.[0] ?? "";
    let at = comment.range.end;
    for (const part of matched.split(/(?<=\s)(?=\S)/)) {
      offsets.add(at + (part.trim() === "" ? part.length : 0));
      at += part.length;
    }
    offsets.add(comment.range.end + matched.length);
  }
  return offsets;
}
