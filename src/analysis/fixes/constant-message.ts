// The constant part of an interpolated message: without the values, the labels before them, and the words that led to them.

/** A text and the value that follows it; the last piece has none. */
export interface MessagePiece<Value> {
  readonly text: string;
  readonly value?: Value;
}

export interface ConstantMessage<Value> {
  /** Empty when the message was nothing but values. */
  readonly text: string;
  readonly fields: readonly { readonly value: Value; readonly label: string | undefined }[];
}

// `userId=` right before a value names it; refuses `a == b`.
const label = /(?:^|[\s,;(["'{&?])([A-Za-z_$][\w$.-]*)=["']?$/;
// Quotes, brackets, colons and the like that only held the value.
const opening = /[\s:=("'`[{<#@-]+$/;
const closing = /^(?:["'`)\]}>]+|(?:ms|s|%|kb|mb|px)\b)/i;
// Words that lead to a value and say nothing without it; refuses all others.
const leading = /(?:^|\s)(?:from|to|by|at|of|via|with|called|named|id)$/i;
// Those that do so only where the sentence ends or goes on with another.
const leadingAtEnd = /(?:^|\s)(?:for|as|on|is|was|are|in|after|using|against|because)$/i;
const ends = /^\s*(?:$|[,;.!)]|(?:from|to|for|with|by|at|of|as|on|via|in|after|and|because)\b)/i;

/** Splits a message into what stays the same and what becomes fields. */
export function constantMessage<Value>(pieces: readonly MessagePiece<Value>[]): ConstantMessage<Value> {
  let text = "";
  const fields: { readonly value: Value; readonly label: string | undefined }[] = [];
  let afterValue = false;
  for (const [index, piece] of pieces.entries()) {
    const own = afterValue ? piece.text.replace(closing, "") : piece.text;
    text += afterValue && text !== "" && /^\w/.test(own) ? ` ${own}` : own;
    afterValue = piece.value !== undefined;
    if (piece.value === undefined) continue;
    const named = label.exec(text)?.[1];
    if (named !== undefined) text = text.slice(0, text.length - named.length - (/["']$/.test(text) ? 2 : 1));
    text = text.replace(opening, "");
    const next = pieces[index + 1]?.text.replace(closing, "") ?? "";
    const lead = leading.exec(text) ?? (ends.test(next) ? leadingAtEnd.exec(text) : null);
    if (lead) text = text.slice(0, lead.index).replace(opening, "");
    fields.push({ value: piece.value, label: named });
  }
  return { text: tidy(text), fields };
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/ ([,;.!])/g, "$1")
    .replace(/[\s,;:=&|-]+$/, "")
    .replace(/^[\s,;:=&|-]+/, "")
    .trim();
}
