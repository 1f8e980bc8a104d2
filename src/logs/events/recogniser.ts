// What a recogniser of security events is: it reads who did what from the text of a record. One file each, one line in index.ts. Most are
// tables of the sentences that a family of services prints.
import type { Registered } from "../../base/registry.ts";
import type { SecurityMeaning } from "../entry.ts";
import type { Outcome } from "../record.ts";
import { addressIn } from "./address.ts";
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
  const known = sentences.map((sentence) => ({
    sentence,
    needs: requiredText(sentence.is),
    anyCase: sentence.is.ignoreCase,
  }));
  const inOrder = (message: string, possible: readonly Sentence[]): Told => {
    for (const sentence of possible) {
      const match = sentence.is.exec(message);
      if (match) return meaningOf(sentence, match.groups ?? {}, id);
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
      const { text, lower } = prepare(header + body);
      const possible: Sentence[] = [];
      for (const { sentence, needs, anyCase } of known)
        if ((anyCase ? lower : text).includes(needs)) possible.push(sentence);
      if (possible.length > 0) {
        // Most messages begin where the body does.
        let told = header === "" ? inOrder(text, possible) : undefined;
        if (told === undefined)
          for (const start of messageStarts(text, header.length))
            if ((told = inOrder(text.slice(start), possible)) !== undefined) break;
        if (told !== undefined) return told;
      }
      return closed && own && logger !== undefined ? null : undefined;
    },
  };
}

interface Prepared {
  readonly whole: string;
  readonly text: string;
  readonly lower: string;
}

// All tables are asked about the same text in turn: it is prepared once.
let prepared: Prepared = { whole: "", text: "", lower: "" };

function prepare(whole: string): Prepared {
  if (whole !== prepared.whole) {
    const text = whole.slice(0, maxBody).trimEnd();
    prepared = { whole, text, lower: text.toLowerCase() };
  }
  return prepared;
}

// Programs that pass on the lines of others.
const carriers = /^(?:kernel|journal|journald|docker|containerd|logger|systemd|rsyslogd?|syslogd?)$/;

type Groups = Readonly<Record<string, string | undefined>>;

function meaningOf(sentence: Sentence, groups: Groups, id: string): Told {
  const { event } = sentence;
  if (event === undefined) return null;
  const outcome = sentence.outcome ?? outcomeOf(event);
  const user = groups["user"];
  const address = groups["address"] === undefined ? undefined : addressIn(groups["address"]);
  const repeat = Number(groups["repeat"] ?? 1);
  return {
    event,
    origin: sentence.origin ?? id,
    ...(outcome === undefined ? {} : { outcome }),
    ...(user ? { user } : {}),
    ...(address === undefined ? {} : { address }),
    ...(repeat > 1 ? { repeat } : {}),
  };
}

// A bracketed field, a date and clock, `name:`, `name[12]:`, `file.c:635(name)`, `(pid 3)`, a number or a word before a gap, as they stand
// before the message; refuses plain words.
const leading =
  /(?:\[[^\]]{0,120}\]\s{0,8}|(?:@[0-9a-f]{24}|\d{6} {1,2}\d{1,2}:\d\d:\d\d|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: \d{4})?|[\w.-]{1,60} [\w./-]{1,40}\[\d{1,10}\]:?|[\w./-]{1,60}:\d{1,6} (?:in )?\w{1,60}:|\d{4}-\d\d-\d\d[T ] ?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|<[^<>\s]{1,60}>|\([^()\s]{1,60}\)|[\w./@#-]{1,80}:\d{1,6}\(\w{1,60}\)|[\w./@#:-]{1,80}(?:\[\d{1,10}\](?:\[[\w-]{1,20}\])?:?|\(\w{1,20}\):|:)|\w{1,30}(?=\s{2})|[\d.]{1,12}|-|\|)[\s:]{1,8})/y;

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
