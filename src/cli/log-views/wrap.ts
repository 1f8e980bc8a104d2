// Fits text without colours to the columns of a terminal.
import { foldSimple } from "../../logs/shown/fold.ts";

// East Asian wide characters and emoji take two columns, combining marks none.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const none = /\p{M}/u;
// Most text; refuses what has to be measured character by character.
const simple = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u25ff]*$/;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  if (simple.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}

/** The text in as many columns at most, with an ellipsis where something was cut off. */
export function cut(text: string, columns: number): string {
  return widthOf(text) <= columns ? text : `${head(text, columns - 1)}…`;
}

/** Lines of at most so many columns, broken at blanks where there are any. */
export function wrap(text: string, columns: number): readonly string[] {
  if (columns === Infinity) return [text];
  if (simple.test(text)) return text.length <= columns ? [text] : foldSimple(text, columns);
  if (widthOf(text) <= columns) return [text];
  const lines: string[] = [];
  let line = "";
  for (let word of text.split(" ")) {
    if (line !== "" && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = "";
    } else if (line !== "") {
      line += ` ${word}`;
      continue;
    }
    // A word that fits nowhere is broken.
    while (widthOf(word) > columns) {
      const part = head(word, columns);
      lines.push(part);
      word = word.slice(part.length);
    }
    line = word;
  }
  return [...lines, line];
}

function head(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}
