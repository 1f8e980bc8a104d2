// What the words right before a value say that it is: `console.log("encryption key", key)`, `log.info(`api key ${key}`)`. A name that
// says little by itself is confirmed by them; prose about something else is not.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Range } from "../../base/text.ts";
import type { Abstract } from "./abstract-value.ts";
import type { FlowContext } from "./flow-context.ts";
import { withNameTaint } from "./names.ts";
import { lastSegment } from "./properties.ts";

// The last words of a text, with the sign that may follow them; refuses a text that ends in a number or a bracket.
const lastWords = /(?:^|[^A-Za-z0-9_-])([A-Za-z][A-Za-z_]*(?:[ -][A-Za-z_]+){0,2})["'`]?(\s*(?:[:=]|=>|->))?\s*["'`]?$/;
// `Your verification code is `, which says as much as a colon.
const linking = /[ ](?:is|was)(?=[ ]?["'`]?$)/;
const longest = 80;

/** Names that fit anything. */
const neutral: ReadonlySet<string> = new Set(
  "x v val value str string text txt s t raw input arg argument result res r out output data it item given content".split(
    " ",
  ),
);

// What is said of the tokens of a text that is taken apart: `Unexpected token: ${token}`; refuses `Verification token: `.
const ofReader =
  /expected|recogni[sz]ed|unknown|invalid|illegal|pars(?:e|ing)|syntax|lex|(?:next|current|last|previous|first|got|read|found|consumed) token/i;

// What is done with a secret, so that the text tells of the deed and not of what comes after it: `error while validating password: `; refuses
// `using password: `.
const done = /^(?:valid|verif|check|updat|reset|chang|hash|compar|sav|stor|delet|remov|revok|expir)\w*ing$/;

// What is said of a name: `there is no property named ${settings.email}`; refuses `user named `.
const ofName =
  /\b(?:propert(?:y|ies)|fields?|columns?|attributes?|claims?|keys?|headers?|param(?:eter)?s?|variables?|options?|settings?) (?:named|called) ?["'`]?$/i;

export interface Told {
  /** The written text before the value. */
  readonly before: string;
  /** The text is an argument of its own, which may be nothing but a label. */
  readonly isApart: boolean;
  readonly range: Range;
}

/** The value with what the text before it says; unchanged where that says nothing, or the value's own name something else. */
export function toldByText(context: FlowContext, value: Abstract, { before, isApart, range }: Told): Abstract {
  if (ofName.test(before.slice(-longest))) return withoutGuesses(value);
  const own = lastSegment(value.label);
  if (own === undefined || value.nature !== "unknown") return value;
  const found = lastWords.exec(before.slice(-longest).replace(linking, ":"));
  const words = found?.[1] === undefined ? [] : splitWords(found[1].replaceAll(" ", "_"));
  const isLabel = isApart && (found?.[2] !== undefined || found?.[1]?.length === before.trim().length);
  const ownWords = splitWords(own);
  const isSame = words.length > 1 && ownWords.length === 1 && ownWords[0] === words.at(-1);
  if (!isSame && !(isLabel && neutral.has(own))) return value;
  if (done.test(words.at(-2) ?? "")) return value;
  const name = [words.slice(-3), words.slice(-2), isLabel ? words.slice(-1) : []]
    .filter((part) => part.length > (isSame ? 1 : 0))
    .map((part) => part.join("_"))
    .find(isStrongSecret);
  if (name === undefined && !(isSame && found?.[2] !== undefined && !ofReader.test(before))) return value;
  const taints = value.taints.map((taint) =>
    taint.weak && taint.kind === "secret" ? { ...taint, weak: false } : taint,
  );
  if (taints.some(({ kind }) => kind === "secret")) return { ...value, taints };
  if (name === undefined) return value;
  return withNameTaint(context, value, { name, label: value.label, range, confidence: "name" });
}

/** What is told of a value is its name: nothing of what only its own name says. */
function withoutGuesses(value: Abstract): Abstract {
  const taints = value.taints.filter(({ kind, confidence }) => confidence !== "name" || kind === "input");
  return taints.length === value.taints.length ? value : { ...value, taints };
}

function isStrongSecret(name: string): boolean {
  const verdict = classifyName(name);
  return isSensitive(verdict) && verdict.family === "secret" && verdict.strength === "strong";
}
