// What a recogniser of security events is: it reads who did what from the text of a record. One file each, one line in index.ts. Most are
// tables of the sentences that a family of services prints.
import type { Registered } from "../../base/registry.ts";
import type { SecurityMeaning } from "../entry.ts";
import type { Outcome } from "../record.ts";
import { sharedName } from "../shared-names.ts";
import { addressIn } from "./address.ts";
import { firstLetters } from "./first-letters.ts";
import { requiredText } from "./required-text.ts";
import { outcomeOf, type SecurityEvent } from "./vocabulary.ts";

/** A body and what it means; `meaning` is undefined for look-alikes that mean nothing. */
export interface MeaningSample {
  readonly body: string;
  readonly logger?: string;
  readonly meaning: Partial<SecurityMeaning> | undefined;
}

/** What a recogniser tells: undefined when it does not know the text, null when it knows that the text means nothing. */
export type Told = SecurityMeaning | null | undefined;

/** Reads who did what from the text of a record. */
export interface Recogniser extends Registered {
  readonly samples: readonly MeaningSample[];
  /** Reads all lines of a record, not only the first. */
  readonly wholeRecord?: boolean;
  /** `header` is what stands before the body, for messages whose first words a format took for a part of the header. */
  recognise(body: string, logger: string | undefined, header?: string): Told;
}

/**
 * A sentence of a service. The expression has the groups `user`, `address` and `repeat` as far as the sentence tells them, starts with `^`
 * and ends at a fixed place, so that what an attacker types as a name cannot pass for the address.
 */
export interface Sentence {
  readonly is: RegExp;
  /** Nothing when the line is known to be harmless and nobody else shall be asked. */
  readonly event: SecurityEvent | undefined;
  readonly outcome?: Outcome;
  /** Which part of the service speaks, where several tell the same attempt. */
  readonly origin?: string;
}

/** A recogniser made of sentences; `programs` limits it to lines of these programs and to lines that name none. */
export interface SentenceTable extends Registered {
  readonly programs?: RegExp;
  /** Other lines of these programs mean nothing, whatever words they hold. */
  readonly closed?: boolean;
  readonly sentences: readonly Sentence[];
  readonly samples: readonly MeaningSample[];
}

const maxBody = 8192;

/** Makes a recogniser that tries the sentences in order, also behind brackets and names that stand before the message. */
export function fromSentences({ id, programs, closed, sentences, samples }: SentenceTable): Recogniser {
  // Worked out for the first text: of the two threads that read a large log only one asks.
  let known: readonly KnownSentence[] | undefined;
  let beginning: readonly (readonly KnownSentence[])[] = [];
  const knownSentences = (): readonly KnownSentence[] => {
    if (!known) {
      known = sentences.map((sentence) => knownOf(sentence));
      beginning = byFirstLetter(known);
    }
    return known;
  };
  const tellAt = (text: string, start: number): Told => {
    const possible = beginning[Math.min(text.charCodeAt(start), otherLetters)] ?? [];
    let message: string | undefined;
    for (const { sentence, needs, anyCase } of possible) {
      if (!(anyCase ? lowerCase() : text).includes(needs)) continue;
      const match = sentence.is.exec((message ??= start === 0 ? text : text.slice(start)));
      if (match) return meaningOf(sentence, match.groups ?? {}, id);
    }
    return undefined;
  };
  const tell = (text: string, headerLength: number): Told => {
    const all = knownSentences();
    // Most messages begin where the body does.
    const told = headerLength === 0 ? tellAt(text, 0) : undefined;
    if (told !== undefined || !all.some(({ needs, anyCase }) => (anyCase ? lowerCase() : text).includes(needs)))
      return told;
    for (const start of messageStarts(text, headerLength)) {
      const other = start === 0 && headerLength === 0 ? undefined : tellAt(text, start);
      if (other !== undefined) return other;
    }
    return undefined;
  };
  return {
    id,
    samples,
    recognise(body, logger, header = "") {
      const own = programs === undefined || logger === undefined || programs.test(logger);
      // Behind a doubtful header the logger is doubtful too.
      if (!own && header === "" && !carriers.test(logger)) return undefined;
      const told = tell(prepare(header + body), header.length);
      if (told !== undefined) return told;
      return closed && own && logger !== undefined ? null : undefined;
    },
  };
}

interface KnownSentence {
  readonly sentence: Sentence;
  readonly needs: string;
  readonly anyCase: boolean;
  readonly first: Uint8Array | undefined;
}

function knownOf(sentence: Sentence): KnownSentence {
  const { is } = sentence;
  return { sentence, needs: requiredText(is), anyCase: is.ignoreCase, first: firstLetters(is) };
}

// Stands for all characters beyond ASCII.
const otherLetters = 128;

function byFirstLetter(known: readonly KnownSentence[]): readonly (readonly KnownSentence[])[] {
  return Array.from({ length: otherLetters + 1 }, (_, code) =>
    known.filter(({ first }) => first === undefined || code === otherLetters || first[code] === 1),
  );
}

interface Prepared {
  whole: string;
  text: string;
  lower: string | undefined;
}

// All tables are asked about the same text in turn: it is prepared once.
const prepared: Prepared = { whole: "", text: "", lower: "" };

function prepare(whole: string): string {
  if (whole !== prepared.whole) {
    prepared.whole = whole;
    prepared.text = (whole.length > maxBody ? whole.slice(0, maxBody) : whole).trimEnd();
    prepared.lower = undefined;
  }
  return prepared.text;
}

// Of the text that was prepared last.
function lowerCase(): string {
  return (prepared.lower ??= prepared.text.toLowerCase());
}

// Programs that pass on the lines of others.
const carriers = /^(?:kernel|journal|journald|docker|containerd|logger|systemd|rsyslogd?|syslogd?)$/;

type Groups = Readonly<Record<string, string | undefined>>;

function meaningOf(sentence: Sentence, groups: Groups, id: string): Told {
  const { event } = sentence;
  if (event === undefined) return null;
  const outcome = sentence.outcome ?? outcomeOf(event);
  const user = groups["user"] ? sharedName(groups["user"]) : undefined;
  const address = groups["address"] === undefined ? undefined : addressIn(groups["address"]);
  const repeat = groups["repeat"] === undefined ? 1 : Number(groups["repeat"]);
  const meaning: { -readonly [Field in keyof SecurityMeaning]: SecurityMeaning[Field] } = {
    event,
    origin: sentence.origin ?? id,
  };
  if (outcome !== undefined) meaning.outcome = outcome;
  if (user !== undefined) meaning.user = user;
  if (address !== undefined) meaning.address = sharedName(address);
  if (repeat > 1) meaning.repeat = repeat;
  return meaning;
}

// A bracketed field, "PHP Notice:", a date and clock, `name:`, `name[12]:`, `name [12]:`, `file.c:635(name)`, `(pid 3)`, a number or a word before a gap, as they stand
// before the message; refuses plain words.
const leading =
  /(?:\[[^\]]{0,120}\]\s{0,8}|(?:PHP (?:Notice|Warning|message):|@[0-9a-f]{24}|[\w.-]{1,60} \[\d{1,10}\]:|\d{6} {1,2}\d{1,2}:\d\d:\d\d|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: \d{4})?|[\w.-]{1,60} [\w./-]{1,40}\[\d{1,10}\]:?|[\w./-]{1,60}:\d{1,6} (?:in )?\w{1,60}:|\d{4}-\d\d-\d\d[T ] ?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|<[^<>\s]{1,60}>|\([^()\s]{1,60}\)|[\w./@#-]{1,80}:\d{1,6}\(\w{1,60}\)|[\w./@#:-]{1,80}(?:\[\d{1,10}\](?:\[[\w-]{1,20}\])?:?|\(\w{1,20}\):|:)|\w{1,30}(?=\s{2})|[\d.]{1,12}|-|\|)[\s:]{1,8})/y;

const maxStarts = 12;

/** Where a message may begin: at each word of the header, at its body, and behind up to five fields that no format has taken. */
export function messageStarts(text: string, headerLength = 0): readonly number[] {
  if (found.text === text && found.headerLength === headerLength) return found.starts;
  found = { text, headerLength, starts: findStarts(text, headerLength) };
  return found.starts;
}

let found: { readonly text: string; readonly headerLength: number; readonly starts: readonly number[] } = {
  text: "",
  headerLength: 0,
  starts: [0],
};

function findStarts(text: string, headerLength: number): readonly number[] {
  const starts = [headerLength];
  const first = headerLength === 0 ? 0 : afterClock(text.slice(0, headerLength));
  for (let at = headerLength; starts.length < 6;) {
    leading.lastIndex = at;
    const match = leading.exec(text);
    if (!match) break;
    at += match[0].length;
    starts.push(at);
  }
  for (let at = headerLength - 1; at >= first && starts.length < maxStarts; at--) {
    const before = at === 0 ? 32 : text.charCodeAt(at - 1);
    if ((before === 32 || before === 93) && text.charCodeAt(at) > 32) starts.unshift(at);
  }
  return starts;
}

// Matches "08:30:04.230", "08:30:04,230 +0200]"; refuses dates.
const clock =
  /(?<![\d.])\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,9})?(?:Z|(?: ?[+-]\d\d:?\d\d))?(?: [AP]M)?(?: \d{4})?\]?:?/gi;
// Matches a line that begins with the client: "203.0.113.9 - root […]"; refuses one that begins with its time.
const clientFirst = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}) /i;

// The time of the line is no part of its message, unless the client stands before it.
function afterClock(header: string): number {
  if (clientFirst.test(header)) return 0;
  let end = 0;
  for (const match of header.matchAll(clock)) end = match.index + match[0].length;
  return end;
}
