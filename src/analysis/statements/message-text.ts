// The text of a message as far as the source tells, the same for all languages: constants, values, sequences and choices; and how
// it becomes the constant pieces of a statement.

/** `keyed`: chosen from a table by a key that somebody else gives; `format`: a text with placeholders and what is put there; `parameter`: index of the parameter of the function around it; `name`: what the code calls a value that may be a constant. */
export type MessageText =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "value"; readonly name?: string; readonly parameter?: number }
  | { readonly kind: "sequence"; readonly parts: readonly MessageText[] }
  | { readonly kind: "choice"; readonly options: readonly MessageText[]; readonly keyed?: true }
  | { readonly kind: "format"; readonly text: MessageText; readonly values: readonly MessageText[] };

/** A value of which nothing is known. */
export const someValue: MessageText = { kind: "value" };

/** A constant text. */
export function literal(text: string): MessageText {
  return { kind: "literal", text };
}

/** Parts in a row; one part alone is itself. */
export function sequence(parts: readonly MessageText[]): MessageText {
  const [first] = parts;
  return parts.length === 1 && first ? first : { kind: "sequence", parts };
}

const maxVariants = 24;

/** Constant and variable parts in a row, values as undefined, one list per combination of choices; at most two dozen. */
export function variantsOf(text: MessageText): readonly (readonly (string | undefined)[])[] {
  switch (text.kind) {
    case "literal":
      return [[text.text]];
    case "value":
      return [[undefined]];
    case "choice":
      return text.options.flatMap(variantsOf).slice(0, maxVariants);
    case "format":
      return variantsOf(text.text);
    case "sequence": {
      let variants: readonly (readonly (string | undefined)[])[] = [[]];
      for (const part of text.parts) {
        const next = variantsOf(part);
        variants = variants.flatMap((head) => next.map((tail) => [...head, ...tail])).slice(0, maxVariants);
      }
      return variants;
    }
  }
}

// Matches "%s", "%5.2f", "%(name)s", "%-10d", "%+v", "%%", "{}", "{name}", "{0:.2f}", "${name}"; refuses "{ a: 1 }" and a lone "%".
const placeholder =
  /%%|%(?:\([\w.]{1,64}\))?[-+#0 ]{0,3}\d{0,4}(?:\.\d{1,4}|\.\*)?[a-zA-Z]|\$?\{[\w.$@-]{0,64}(?:[!:][^{}\s]{0,16})?\}/g;

/** The pieces of a message: constants between values and placeholders, white space as one blank. */
export function piecesOf(parts: readonly (string | undefined)[]): readonly string[] {
  const pieces = [""];
  const append = (text: string): void => void (pieces[pieces.length - 1] += text);
  for (const part of parts) {
    if (part === undefined) {
      pieces.push("");
      continue;
    }
    let at = 0;
    for (const match of part.matchAll(placeholder)) {
      append(part.slice(at, match.index));
      at = match.index + match[0].length;
      if (match[0] === "%%") append("%");
      else pieces.push("");
    }
    append(part.slice(at));
  }
  return tidy(pieces.map((piece) => piece.replace(/\s+/g, " ")));
}

// Values without text between them are one; no white space at the ends.
function tidy(pieces: readonly string[]): readonly string[] {
  const kept = pieces.filter((piece, index) => piece !== "" || index === 0 || index === pieces.length - 1);
  const last = kept.length - 1;
  return kept
    .map((piece, index) => (index === 0 ? piece.trimStart() : piece))
    .map((piece, index) => (index === last ? piece.trimEnd() : piece));
}

/** How many placeholders a constant text has. */
export function placeholdersIn(text: string): number {
  return [...text.matchAll(placeholder)].filter(([match]) => match !== "%%").length;
}

const letters = /\p{L}/gu;

/** Letters in the constant pieces: how much a message says by itself. */
export function letterCount(pieces: readonly string[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.match(letters)?.length ?? 0), 0);
}

/** Whether the text holds a constant with a letter in it. */
export function saysSomething(text: MessageText): boolean {
  switch (text.kind) {
    case "literal":
      return /\p{L}/u.test(text.text);
    case "value":
      return false;
    case "sequence":
      return text.parts.some(saysSomething);
    case "choice":
      return text.options.some(saysSomething);
    case "format":
      return saysSomething(text.text);
  }
}

/** The first parameter of the surrounding function that is part of the text, or undefined. */
export function parameterIn(text: MessageText): number | undefined {
  switch (text.kind) {
    case "literal":
      return undefined;
    case "value":
      return text.parameter;
    case "sequence":
      return text.parts.map(parameterIn).find((index) => index !== undefined);
    case "choice":
      return text.options.map(parameterIn).find((index) => index !== undefined);
    case "format":
      return [text.text, ...text.values].map(parameterIn).find((index) => index !== undefined);
  }
}
