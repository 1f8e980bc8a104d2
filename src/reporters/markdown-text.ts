// Text in Markdown: a file name or a message can be read, and cannot become a link, an image, HTML, a mention or a cell of a table.
import { printable } from "../base/terminal.ts";

/** A code span, safe in a table too. */
export function markdownCode(text: string): string {
  const shown = printable(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  // A space keeps a backtick of the text off the fence, and is not shown.
  const pad = shown.startsWith("`") || shown.endsWith("`") || shown.trim() === "" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A sentence of ours: what stands between backticks stays code, all else is plain text. */
export function markdownText(message: string): string {
  const parts = message.split("`");
  // Without its partner a backtick is only a character.
  const paired = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join("`")];
  return paired.map((part, index) => (index % 2 === 1 && part !== "" ? markdownCode(part) : plain(part))).join("");
}

// What Markdown of GitHub and GitLab reads as markup, and what they make a link or a mention of by themselves; letters, digits and
// ordinary punctuation do not match.
const markup = /[\\`*_{}[\]<>()#+!|~&@$^=]|(?<=www)\.|(?<=[a-z]):(?=\/\/)/gi;

function plain(text: string): string {
  return printable(text).replace(markup, (character) => `&#${character.charCodeAt(0)};`);
}
