// Text in XML and HTML: nothing that a file name or a message holds can end an attribute or an element.
import { printable } from "../base/terminal.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Safe between tags and inside double quotes; control characters, which XML forbids, become visible escapes. */
export function xmlText(text: string): string {
  return printable(text).replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

/** ` name="value"` for each entry, in their order; undefined ones are left out. */
export function xmlAttributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join("");
}
