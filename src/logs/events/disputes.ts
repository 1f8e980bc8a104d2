// Reasons to believe none of several addresses of a line: the one that seems the peer's stands as somebody may have typed it, or is a server's.
// Does not choose another.
import { isAddress, isOwnNetwork } from "./address.ts";
import type { Candidate } from "./client-address.ts";

// The ports on which servers listen and that clients seldom speak from.
const servicePort =
  "(?:\\d{1,3}|10[0-2]\\d|1433|1521|1883|22\\d\\d|3128|3306|3389|5060|5432|5672|59\\d\\d|6379|8000|8080|8443|9000)";

/** A line, where its message begins, and the addresses in it. */
export interface Disputed {
  readonly text: string;
  readonly bodyStart: number;
  readonly all: readonly Candidate[];
}

/** True where another address of the line has as good a claim as this one. */
export function isDisputed(line: Disputed, address: string): boolean {
  const one = line.all.find((each) => each.address === address);
  if (!one || !isAddress(address)) return false;
  const others = line.all.filter((each) => each.address !== address && isAddress(each.address));
  return (
    isHiddenAsServer(line.text, one) ||
    (isOwnNetwork(address) && others.some((each) => !isOwnNetwork(each.address))) ||
    (isOwnNetwork(address) && asPlace.test(line.text.slice(0, one.start)) && besideAName.test(line.text)) ||
    (asSubject.test(line.text.slice(one.end)) && others.some((each) => each.start > one.end)) ||
    (one.role === "column" && others.some(({ role }) => role === "column")) ||
    ((one.role === "column" || one.start < line.bodyStart) && isLoneColumn(line, one, others))
  );
}

// Matches "at ", "by (", which tell the machine as well as the peer; refuses "from".
const asPlace = /\b(?:at|by) [[(]?$/;
// Matches "bob@203.0.113.9", "(bob/203.0.113.9)"; refuses addresses of one's own network, and paths.
const besideAName =
  /[^\s/@][/@](?!(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.)\d{1,3}(?:\.\d{1,3}){3}(?=[)\]:\s]|$)/;

// Matches " failed to log in": a name may be such a sentence as well.
const asSubject = /^(?::\d{1,5})? (?:failed|could not|was not able|tried) to (?:log|sign|auth)/;

// Matches "to (203.0.113.9)", "via [203.0.113.9]": where a name ends in such a word, what follows is the peer. Refuses "interface wan1 (…)".
const asServer = /\b(?:to|on|via|by) [[(](\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?[\])]/g;
// Matches "server 203.0.113.9", "server (203.0.113.9)>", which is no field where the one before is; refuses "server=203.0.113.9".
const serverLast = /[^\s,;] server [[(]?\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:\s*$|[\])])/;

function isHiddenAsServer(text: string, { address, start, end, role }: Candidate): boolean {
  if (role !== "client") return false;
  for (const { index, 1: other } of text.matchAll(asServer)) if (index >= end && other !== address) return true;
  return text.charAt(start - 1) === "=" && serverLast.test(text.slice(end - 1));
}

// Matches what follows an address of a header that may be the server's: its brackets at once, or a port on which servers listen.
const ownHeader = new RegExp(`^(?:[\\])]:? ?| [-|] ?|:${servicePort}\\]:? ?)`);
// Matches what closes a line behind an address; refuses words.
const closing = /^(?::\d{1,5}| port \d{1,5})?[\])}>"'.,;]{0,4}$/;

// "[192.0.2.1] login failed for bob from 203.0.113.9", "x|192.0.2.66|LOGIN [203.0.113.9]": the program's own may be the last.
function isLoneColumn({ text, bodyStart }: Disputed, { start, end }: Candidate, others: readonly Candidate[]): boolean {
  const last = others.at(-1);
  if (!last || last.start < end || !closing.test(text.slice(last.end))) return false;
  const between = text.slice(end, last.start);
  if (start <= bodyStart + 1)
    return last.role === "client" && /[[(\s]$/.test(text.slice(0, start)) && ownHeader.test(text.slice(end));
  return last.role === "bracket" && between.includes("|") && !text.slice(last.start).includes("|");
}

// Matches "bob!~b@203.0.113.9", a mask; refuses mail addresses.
const mask = /!~?[^\s!@()]{1,60}@(\d{1,3}(?:\.\d{1,3}){3})(?![\w.])/g;
// Matches "(bob/203.0.113.9)" at the end of a line.
const pairAtEnd = /\(([^()]*)\/(\d{1,3}(?:\.\d{1,3}){3})\)\s*$/;

/**
 * The address that a program writes right behind a name without a word between them, "(bob/203.0.113.9)", where others stand before it: null where
 * it cannot be told whether it is, undefined for lines of other forms.
 */
export function besideNameOnly(text: string, all: readonly Candidate[]): string | null | undefined {
  const pair = text.endsWith(")") ? pairAtEnd.exec(text) : null;
  if (pair?.[2] !== undefined) {
    const apart = all.filter(({ address }) => address !== pair[2]);
    if (apart.length > 0) return apart.every(({ start }) => start > pair.index) ? pair[2] : null;
  }
  const masked = text.includes("!") ? [...text.matchAll(mask)] : [];
  const [only] = masked;
  if (only === undefined || all.every(({ address }) => address === only[1])) return undefined;
  // "x [192.0.2.66]!~b@203.0.113.9": a part of the name.
  const inName = all.every(({ address, end }) => address === only[1] || /^\S{0,3}$/.test(text.slice(end, only.index)));
  return masked.length === 1 && inName ? only[1] : null;
}

const listens = new RegExp(`^:${servicePort}(?!\\d)`);

/** Who is told by a word of the program behind a header that holds where a server listens: "[192.0.2.1:5900] sign-in failed, viewer 203.0.113.9". */
export function behindListener(text: string, all: readonly Candidate[], firstName: number): Candidate | undefined {
  const [one, other, third] = all;
  if (!one || !other || third || other.role !== "client" || other.end > firstName) return undefined;
  return /[[(]$/.test(text.slice(0, one.start)) && listens.test(text.slice(one.end, one.end + 8)) ? other : undefined;
}

/** Of two addresses side by side in front of all names the one that speaks from no port of a server: "[192.0.2.1:21] [203.0.113.9:4711]". */
export function byPorts(text: string, all: readonly Candidate[], firstName: number): string | undefined {
  const [one, other, third] = all;
  if (!one || !other || third || other.start > firstName || one.address === other.address) return undefined;
  if (!/^(?::\d{1,5})?[\s\])([|,>-]{1,6}$/.test(text.slice(one.end, other.start))) return undefined;
  const [first, second] = [one, other].map(({ end }) => listens.test(text.slice(end, end + 8)));
  if (first === second) return undefined;
  return first === true ? other.address : one.address;
}
