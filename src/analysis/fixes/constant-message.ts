// The constant part of an interpolated message: without the values, the brackets that only held them, the labels before them, the
// signs between them, their units, and the words that led to them.

/** A text and the value that follows it; the last piece has none. */
export interface MessagePiece<Value> {
  readonly text: string;
  readonly value?: Value;
}

/** A value of the message on its way to become a field. */
export interface MessageField<Value> {
  readonly value: Value;
  /** What the message calls it: `userId=`, `(total: `; undefined when it does not say. */
  readonly label: string | undefined;
  /** What the message calls it for want of a better name: the words before a colon. */
  readonly words: string | undefined;
  /** The word before it, when it is about the value: `user 42`. */
  readonly noun: string | undefined;
  /** In what it is counted, as the end of a name: `Ms`. */
  readonly unit: string | undefined;
}

export interface ConstantMessage<Value> {
  /** Empty when nothing is left that reads like a sentence. */
  readonly text: string;
  readonly fields: readonly MessageField<Value>[];
  /** The message began with the first value and goes on as if it were its subject. */
  readonly lacksSubject: boolean;
}

// Private characters stand for the values, so that the sentence can be read as one text.
const firstMark = 0xe000;
const V = "[\\ue000-\\uf8ff]";
const isMark = new RegExp(V, "u");

const unitNames: Readonly<Record<string, string>> = {
  ms: "Ms",
  msec: "Ms",
  milliseconds: "Ms",
  s: "Seconds",
  sec: "Seconds",
  secs: "Seconds",
  seconds: "Seconds",
  mins: "Minutes",
  min: "Minutes",
  minutes: "Minutes",
  "%": "Percent",
  kb: "Kb",
  mb: "Mb",
  bytes: "Bytes",
  hours: "Hours",
  days: "Days",
};

// A value in quotes; in angle brackets; in other brackets, perhaps with words; refuses brackets that hold no value.
const quoted = new RegExp(`(["'\`])(${V})\\1`, "gu");
const angled = new RegExp(`<{1,3}\\s?(${V})\\s?>{1,3}`, "gu");
const group = new RegExp(`\\s*(?:\\([^()]*?${V}[^()]*\\)|\\[[^[\\]]*?${V}[^[\\]]*\\]|\\{[^{}]*?${V}[^{}]*\\})`, "gu");
// An address of nothing but a host and a port, behind the words that lead to it; refuses one with a path.
const address = new RegExp(
  `(?:\\s(?:on|at|to|port|from))*\\s\\w+://(?:[\\w.-]*(?:${V})?:)?(${V})/?(?=[\\s,;.!]|$)`,
  "gu",
);
// `userId=` or `"name":` right before a value; refuses `a == b`.
const assigned = new RegExp(`([A-Za-z_$][\\w$.-]*)(?:["']?:|["']:\\s|=)["']?(${V})["']?`, "gu");
// A colon and the one to three words before it in a new part of the sentence: `, Max Size: 7`.
const listed = new RegExp(
  `[,;.|(\\u2013-]\\s*(?:and\\s+)?([A-Za-z][\\w-]*(?: [A-Za-z][\\w-]*){0,2})\\s?[:=]\\s?(${V})`,
  "gu",
);
// An identifier before a value, with the word that leads to it: `for userId 7`; refuses plain words.
const identified = new RegExp(
  `(?:\\s(?:for|with|of|by|from|to|in|on|as))?\\s([a-z]+(?:[A-Z]\\w*|_\\w+)|[A-Z]+_\\w+)\\s?[:=]?\\s?(${V})`,
  "gu",
);
// A colon and its words at the beginning, where it stays as the message.
const headed = new RegExp(`^([A-Za-z][\\w-]*(?: [A-Za-z][\\w-]*){0,2})\\s?[:=]\\s?(${V})`, "u");
const unit = new RegExp(`(${V})\\s?(${Object.keys(unitNames).join("|")})(?![\\w-])`, "giu");
// Arrows, comparisons and other signs before or behind a value; refuses signs within a word, as of a path.
const signs = new RegExp(
  `(?:\\s+|^|(?<=${V}))(?:[-=]+>|<[-=]+|[<>=]=?|→|←|[|/+~#@$:*,-])+\\s*(?=${V})|(?<=${V})\\s*(?:[-=]+>|<[-=]+|[<>]=?|→|←|[|/+~])+(?=\\s|$)`,
  "gu",
);
// A word before a value that says whose it is: `user 42`, `user with id 42`.
const noun = new RegExp(`(?:^|\\s)([a-z]{3,})(?:\\s(?:with|by|id|named|called)){0,2}:?\\s(?=(${V}))`, "giu");
// Words that lead to a value and say nothing without it, before the end of a part of the sentence or before its verb.
const lead = new RegExp(
  "(?:[\\s,:]+(?:but|and|which|that))?(?:\\s+(?:is|was|are|were|be|been|has|currently|previously|now)){0,3}" +
    "(?:[\\s,:]+(?:from|to|by|at|of|via|with|called|named|id|ids|for|as|on|in|after|before|using|against|because|until|since|into|between|because of|due to))?" +
    `(?:\\s+(?:the|an?|its|id|ids))?\\s*[:=]?\\s*(${V})` +
    `(?=\\s*(?:$|[,;.:!?)…]|[-–—]\\s|${V}|(?:from|to|for|with|by|at|of|as|on|via|in|after|and|or|because|but|failed|succeeded|took|returned|completed|finished|is|was|has|not|does|did|could|cannot|can|will)\\b))`,
  "giu",
);
// A value that is a part of a word: `file-7.json`, `/users/7`.
const glued = new RegExp(`[\\w/.@-]${V}|${V}[\\w/@-]|${V}\\.\\w`, "u");

/** Splits a message into what stays the same and what becomes fields. */
export function constantMessage<Value>(pieces: readonly MessagePiece<Value>[]): ConstantMessage<Value> {
  const values = pieces.flatMap(({ value }) => (value === undefined ? [] : [value]));
  let at = 0;
  const sentence = pieces
    .map(({ text, value }) => text.replace(/[\ue000-\uf8ff]/gu, "") + (value === undefined ? "" : markOf(at++)))
    .join("")
    .replace(/\s+/g, " ");
  const found = values.map((): Found => ({}));
  const of = (mark: string): Found => found[mark.charCodeAt(0) - firstMark] ?? {};
  const text = withoutValues(sentence, of);
  const fields = values.map((value, index) => ({
    value,
    label: undefined,
    words: undefined,
    noun: undefined,
    unit: undefined,
    ...found[index],
  }));
  const lacksSubject = new RegExp(`^${V}`, "u").test(sentence) && /^[a-z]/.test(text);
  return { text: readsWell(text) ? text : "", fields, lacksSubject };
}

type Found = { -readonly [Key in "label" | "words" | "noun" | "unit"]?: string };

function markOf(index: number): string {
  return String.fromCharCode(firstMark + index);
}

function withoutValues(sentence: string, of: (mark: string) => Found): string {
  const name = (key: "label" | "words") => (_: string, called: string, mark: string) => {
    of(mark)[key] = called;
    return ` ${mark}`;
  };
  let text = sentence
    .replace(quoted, "$2")
    .replace(angled, "$1")
    .replace(unit, (_, mark: string, word: string) => {
      const counted = unitNames[word.toLowerCase()];
      if (counted !== undefined) of(mark).unit = counted;
      return mark;
    })
    .replace(assigned, labelled(of));
  const head = headed.exec(text);
  if (head) of(head[2] ?? "").words = head[1] ?? "";
  text = text.replace(group, (held) =>
    /[A-Za-z]{3}/.test(text.replace(held, ""))
      ? (held
          .match(new RegExp(V, "gu"))
          ?.map((mark) => namedInGroup(held, mark, of))
          .join("") ?? "")
      : held,
  );
  text = text
    .replace(address, " $1")
    .replace(listed, name("words"))
    .replace(identified, name("label"))
    .replace(signs, " ");
  for (const [, word = "", mark = ""] of text.matchAll(noun)) {
    if (!notNouns.test(word)) of(mark).noun = word.toLowerCase();
  }
  if (glued.test(text)) return "";
  return tidy(text.replace(lead, " ").replace(new RegExp(`\\s*:?\\s*${V}`, "gu"), " "));
}

/** Takes `name=` before a value for its label; `a == b` and a part of a word are none. */
function labelled(of: (mark: string) => Found) {
  return (...[whole, called = "", mark = "", ...rest]: readonly string[]): string => {
    const [offset, text = ""] = [Number(rest[0]), rest[1]];
    if (offset > 0 && !/[\s,;(["'{|&?]/.test(text[offset - 1] ?? "")) return whole ?? "";
    of(mark).label = called;
    return ` ${mark}`;
  };
}

// Verbs and little words; refuses what can be counted or have a name.
const notNouns =
  /^(?:with|from|the|and|for|into|onto|after|before|using|until|about|than|has|have|was|were|are|not|new|got|set|took|get|put|all)$|(?:ed|ing)$/i;

/** What stands beside a value in its brackets may name it: `(total: 7)`, `(7 elapsed)`. */
function namedInGroup(held: string, mark: string, of: (mark: string) => Found): string {
  const around = new RegExp(`(?:([A-Za-z_]\\w*)\\s?[:=]?\\s)?${mark}(?:\\s([a-z]{4,})\\s?[)\\]}])?`, "u").exec(held);
  of(mark).words ??= around?.[1] ?? around?.[2];
  return "";
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/ ([,;.!?])/g, "$1")
    .replace(/([,;])(?:[,;])+/g, "$1")
    .replace(/[\s,;:=&|–—-]+$/, "")
    .replace(/^[\s,;:=&|–—-]+/, "")
    .replace(/[\s,;:-]+\.$/, ".")
    .trim();
}

// Ends of a sentence that wait for more; refuses `logged in`.
const dangling =
  /(?:^|\s)(?:from|to|by|at|of|via|with|for|as|on|is|was|are|after|and|or|the|an?|than|but|(?<!(?:ed|ing|log|sign|check|opt) )in)[.!]?$/i;
// A sign that stands by itself, or the beginning of an address that lost the rest.
const leftOver = /(?:^|\s)[<>=|/+*~^#@$%&"'`]+(?=\s|$)|:\/\/|\(\s*\)|\[\s*\]|\{\s*\}/;

function readsWell(text: string): boolean {
  if (!/[A-Za-z]{2}/.test(text) || dangling.test(text) || leftOver.test(text) || isMark.test(text)) return false;
  return (
    ["()", "[]", "{}"].every(([open = "", close = ""]) => count(text, open) === count(text, close)) &&
    count(text, '"') % 2 === 0
  );
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
