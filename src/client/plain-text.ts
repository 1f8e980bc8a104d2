// Text of the workspace, of logs and of the server in places where VS Code reads marks: links and icons in labels and messages, Markdown in
// hovers. It stays text there: no link, no icon, no command.

// How a link or an icon begins in labels, status items and notifications; refuses brackets that stand apart from a parenthesis.
const labelMark = /\](?=\()|\$(?=\()/g;

/** For labels, messages and status items, where `[text](command:id)` would be a link that runs the command. */
export function plainLabel(text: string): string {
  return text.replace(labelMark, (mark) => `${mark} `);
}

// Letters, digits, and the space between two of them need no mark of their own.
const needsEntity = /[^\p{L}\p{N} ]/gu;
const spaces = /\s+/g;

/** For Markdown: every mark as the entity of its character, so that nothing is left to be read as markup or as an address. */
export function plainMarkdown(text: string): string {
  return text.trim().replace(spaces, " ").replace(needsEntity, entityOf);
}

function entityOf(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`;
}
