// Secrets that are written in the source: the value itself shows what it is, or its name together with its randomness.
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { entropy, isPlaceholder } from "../../catalogue/secrets/placeholder.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import { literalSecret, type Exposure } from "../dataflow/exposures.ts";
import type { SinkArgument } from "../dataflow/sink-call.ts";
import { createTaint } from "../dataflow/taint.ts";
import type { FileAnalysis } from "../file-analysis.ts";

const deepestLiteral = 3;

/** What of an argument is written in the source as a secret, by itself or as a field. */
export function literals(file: FileAnalysis, argument: SinkArgument): readonly Exposure[] {
  const value = file.program.values[argument.value];
  if (!value) return [];
  const source = { start: value.start, end: value.end };
  const found: Exposure[] = [];
  const queue: { readonly at: Abstract; readonly fields: readonly string[] }[] = [
    { at: argument.abstract, fields: [] },
  ];
  for (const { at, fields } of queue) {
    const category = writtenSecret(at.constant) ?? namedLiteral(fields.at(-1) ?? at.label, at.constant);
    const label = `a literal ${category}`;
    if (category) {
      found.push({ taint: createTaint({ kind: "secret", category, confidence: "flow", label, source }), fields });
    }
    if (at.logger || fields.length >= deepestLiteral) continue;
    for (const [name, field] of at.fields ?? []) {
      if (!name.startsWith("(")) queue.push({ at: field, fields: [...fields, name] });
    }
  }
  return found;
}

// Numbers that payment providers hand out to try their services with: nobody can pay with them.
const testCards: ReadonlySet<string> = new Set(
  (
    "4242424242424242 4111111111111111 4012888888881881 4000056655665556 5555555555554444 5105105105105100 5200828282828210 " +
    "2223003122003222 2223000048400011 378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 " +
    "3566002020360505 3530111333300000 30569309025904 38520000023237 4917610000000000 5454545454545454 4444333322221111"
  ).split(" "),
);
// Longer than in any number of a customer: `4000 0000 0000 0002`.
const manyZeros = /0{6}/;
const cardNumber = /\d(?:[ -]?\d){12,18}/g;

function writtenSecret(text: string | undefined): string | undefined {
  const category = literalSecret(text);
  if (category !== "card-number") return category;
  const numbers = (text?.match(cardNumber) ?? []).map((number) => number.replace(/[ -]/g, ""));
  return numbers.every((number) => testCards.has(number) || manyZeros.test(number)) ? undefined : category;
}

// What no person thinks up: letters and digits without a space, as long as a key; refuses `correct-horse` and `changeme1`.
const randomText = /^(?=[^\d]*\d)(?=[^a-z]*[a-z])[\w+/=.-]{20,}$/i;
const randomEntropy = 3.2;

/** The category of what is written down as a secret and looks like one: `const webhookSecret = "df4e…"`. */
function namedLiteral(name: string, text: string | undefined): string | undefined {
  if (text === undefined || !randomText.test(text) || isPlaceholder(text) || entropy(text) < randomEntropy)
    return undefined;
  const verdict = classifyName(name.slice(name.lastIndexOf(".") + 1));
  return isSensitive(verdict) && verdict.family === "secret" && verdict.strength === "strong"
    ? verdict.category.id
    : undefined;
}
