// What a template is, and how it is written.

/** What kind of values a parameter of a template has taken; `text` where they have nothing in common. */
export type ParameterType =
  "number" | "duration" | "size" | "time" | "address" | "path" | "link" | "id" | "name" | "quoted" | "list" | "text";

/** What the messages of one statement have in common. */
export interface Template {
  /** Stays when the text becomes more general; that of a settled tree depends on the text alone. */
  readonly id: string;
  /** Words without the spaces between them; `<*>` stands for what varies. */
  readonly words: readonly string[];
  /** Messages seen. */
  readonly count: number;
  /** One for each `<*>`, in their order. */
  readonly parameters: readonly ParameterType[];
}

/** Stands for what varies. */
export const wildcard = "<*>";

/** The template as text; the segments of a route stand together again. */
export function templateText({ words }: Pick<Template, "words">): string {
  let text = "";
  let route = false;
  for (const word of words) {
    const segment = word.startsWith("/");
    text += text === "" || (segment && route) ? word : ` ${word}`;
    route = segment;
  }
  return text;
}
