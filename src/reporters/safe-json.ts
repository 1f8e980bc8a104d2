// JSON that may be printed: the same data, with characters that a terminal obeys written as escapes.

// C1 controls, DEL, bidirectional controls, zero-width and line separators, lone surrogates; JSON.stringify escapes C0 itself.
// Ordinary text, emoji pairs included, does not match.
const obeyed =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Two-space JSON that ends with a line break; parsing it gives `value` back. */
export function safeJson(value: unknown): string {
  return `${escaped(JSON.stringify(value, null, 2))}\n`;
}

/** The same on one line. */
export function safeJsonLine(value: unknown): string {
  return `${escaped(JSON.stringify(value))}\n`;
}

function escaped(json: string): string {
  return json.replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
