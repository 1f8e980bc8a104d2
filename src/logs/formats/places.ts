// Places in a line that several formats look at.
import type { FormatContext } from "./format.ts";

/** Where the timestamp ends with which the line begins, its closing bracket included; -1 without one. */
export function firstTimeEnd(text: string, { leading }: Pick<FormatContext, "leading">): number {
  const stamp = leading(text);
  if (!stamp) return -1;
  const code = text.charCodeAt(stamp.end);
  return code === 93 || code === 41 ? stamp.end + 1 : stamp.end;
}

/** The end of the word that begins here: the next blank, or the end of the text. */
export function wordEnd(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space < 0 ? text.length : space;
}
