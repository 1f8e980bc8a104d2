// The lines of a deployment file, without comments and blanks around them.
import type { Range } from "../../base/text.ts";

/** `range` is that of `text`. */
export interface Line {
  readonly text: string;
  readonly indent: number;
  readonly range: Range;
}

// A line without its break.
const whole = /[^\r\n]+/g;
// A comment that begins the line or follows a blank; refuses `https://example.com` and `a#b`.
const remark = /(?:^|[ \t])#.*$/;

/** Empty lines and comments that begin with `#` are left out. */
export function* linesOf(text: string): Generator<Line> {
  for (const match of text.matchAll(whole)) {
    const code = match[0].replace(remark, "").trimEnd();
    const inner = code.trimStart();
    if (inner === "") continue;
    const indent = code.length - inner.length;
    const start = match.index + indent;
    yield { text: inner, indent, range: { start, end: start + inner.length } };
  }
}
