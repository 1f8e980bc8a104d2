// Cuts a scanned message into masked words, and says what kind of value each masked part is. Runs once per form, so that it may look twice:
// dates, measures and lists of values become one parameter each.
import { detach } from "../entry.ts";
import { typeOfMeasure, typeOfValue } from "./parameter-types.ts";
import type { FormScan } from "./scan.ts";
import { type ParameterType, wildcard } from "./template.ts";

/** A word of a masked message and the types of the parameters in it. */
export interface MaskedWord {
  readonly text: string;
  readonly types: readonly ParameterType[];
}

/** A constant part of a word, or a variable one with its type. */
type Part = { readonly constant: string } | { readonly type: ParameterType };

/** The words of a message with its variable parts written `<*>`. */
export function maskWords(text: string, scan: FormScan): readonly MaskedWord[] {
  const words: Part[][] = [[]];
  const addConstant = (constant: string): void => {
    // What the message itself writes as `<*>` is no parameter.
    constant
      .replaceAll(wildcard, "<?>")
      .split(/\s+/)
      .forEach((piece, index) => {
        if (index > 0) words.push([]);
        if (piece !== "") words.at(-1)?.push({ constant: piece });
      });
  };
  let at = 0;
  for (let i = 0; i < scan.spanCount; i++) {
    const start = scan.spans[i * 2] ?? 0;
    const end = scan.spans[i * 2 + 1] ?? 0;
    addConstant(text.slice(at, start));
    const quoted = text.charCodeAt(end) === 34 && text.charCodeAt(start) !== 34;
    words.at(-1)?.push({ type: quoted ? "quoted" : typeOfValue(text.slice(start, end)) });
    at = end;
  }
  addConstant(text.slice(at, scan.length));
  if (text.length > scan.length) words.push([{ type: "text" }]);
  const masked = words.filter((parts) => parts.length > 0).map((parts) => joinParts(parts));
  return joinWords(joinDates(joinMeasures(masked))).map(writeWord);
}

// Matches what joins values to one, "10.0.0.1:8080", "3,4,5", "8x9"; refuses letters, brackets and longer marks.
const joint = /^[,.:;/x*#_+-]{1,2}$/;

function joinParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const before = joined.at(-2);
    if ("type" in part && last && "type" in last) joined[joined.length - 1] = { type: "list" };
    else if ("type" in part && last && "constant" in last && joint.test(last.constant) && before && "type" in before)
      joined.splice(-2, 2, { type: typeOfJoined(before.type, part.type, last.constant) });
    else joined.push(part);
  }
  return joined;
}

function typeOfJoined(a: ParameterType, b: ParameterType, mark: string): ParameterType {
  if (mark === ":" && b === "number") {
    if (a === "address" || a === "name" || a === "path") return a;
    if (a === "number" || a === "time") return "time";
  }
  return mark === "/" && (a === "name" || a === "path") ? a : "list";
}

// Nothing but a value.
function isBare(word: readonly Part[] | undefined): boolean {
  const [part] = word ?? [];
  return part !== undefined && word?.length === 1 && "type" in part;
}

// `12ms`, and `5.2 KB)` as two words: the unit varies with the amount.
function joinMeasures(words: readonly Part[][]): Part[][] {
  const joined: Part[][] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const [first] = word;
    if (before && endsInNumber(before) && first && "constant" in first) {
      const unit = unitOf(first.constant);
      const type = typeOfMeasure(unit);
      if (type !== undefined) {
        const rest = first.constant.slice(unit.length);
        before.splice(-1, 1, { type }, ...(rest === "" ? [] : [{ constant: rest }]), ...word.slice(1));
        continue;
      }
    }
    joined.push([...word]);
  }
  return joined;
}

function endsInNumber(word: readonly Part[]): boolean {
  const last = word.at(-1);
  return last !== undefined && "type" in last && (last.type === "number" || last.type === "id");
}

function unitOf(text: string): string {
  let end = 0;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return text.slice(0, end);
}

const months: ReadonlySet<string> = new Set("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "));
const weekdays: ReadonlySet<string> = new Set("Mon Tue Wed Thu Fri Sat Sun".split(" "));
const zones: ReadonlySet<string> = new Set("UTC GMT PST PDT EST EDT CST CDT MST MDT CET CEST BST IST JST".split(" "));

// `Fri Jun 17 07:07:00 PDT 2005`: names of months beside numbers, of weekdays before a date and of zones behind one.
function joinDates(words: readonly Part[][]): Part[][] {
  const result = words.map((word) => word);
  const nameAt = (index: number): string => {
    const [first] = result[index]?.length === 1 ? (result[index] ?? []) : [];
    return first && "constant" in first ? first.constant.replace(/[,.]$/, "") : "";
  };
  const date: Part[] = [{ type: "time" }];
  for (let i = 0; i < result.length; i++)
    if (months.has(nameAt(i)) && (isBare(result[i + 1]) || isBare(result[i - 1]))) result[i] = date;
  for (let i = 0; i < result.length; i++) {
    if (weekdays.has(nameAt(i)) && result[i + 1] === date) result[i] = date;
    if (zones.has(nameAt(i)) && isBare(result[i - 1]) && (isBare(result[i + 1]) || result.slice(0, i).includes(date)))
      result[i] = date;
  }
  return result;
}

// Values side by side are one list: their number is no property of the statement.
function joinWords(words: readonly Part[][]): Part[][] {
  const joined: Part[][] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (!last || !isBare(last) || !isBare(word)) joined.push(word);
    else joined[joined.length - 1] = [{ type: isTime(last) || isTime(word) ? "time" : "list" }];
  }
  return joined;
}

function isTime([part]: readonly Part[]): boolean {
  return part !== undefined && "type" in part && part.type === "time";
}

function writeWord(parts: readonly Part[]): MaskedWord {
  let text = "";
  const types: ParameterType[] = [];
  for (const part of parts) {
    if ("constant" in part) text += part.constant;
    else {
      text += wildcard;
      types.push(part.type);
    }
  }
  return { text: detach(text), types };
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 181;
}
