// HTML whose every value is escaped, unless it is HTML of this module.
import { printable } from "../../../base/terminal.ts";

/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A template whose values are text, numbers or markup; nothing that a log holds can end an element or an attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] ?? "";
  parts.forEach((part, index) => (markup += markupOf(part) + (strings[index + 1] ?? "")));
  return { markup };
}

function markupOf(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "object") return "markup" in part ? part.markup : part.map(({ markup }) => markup).join("");
  return printable(String(part)).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}
