// Which of several addresses of a line is the peer's, where no grammar of a service tells: the one that stands before every place at which
// somebody may have typed something, else the last, behind which nothing can have been typed. Where neither is certain none is told: a missing
// address is a smaller fault than one that an attacker chose.
import { isCommonWord } from "./actors.ts";
import { isAddress, isHostName } from "./address.ts";
import { type Candidate, collect, isOfOther, isOfServer, type Place, repeated } from "./client-address.ts";
import { behindListener, besideNameOnly, byPorts, isDisputed } from "./disputes.ts";
import { forwardedFor } from "./forwarded.ts";
import { nameSlots } from "./name-slots.ts";
import { type PlainMessage, withoutQuoted } from "./quoted.ts";

const maxText = 4096;

/** A line, where its message begins, and who logged in as far as it is known. */
export interface LineText {
  readonly text: string;
  readonly body: string;
  readonly user: string | undefined;
}

// The addresses that stand in no repeated name, and where names may begin.
interface Places {
  readonly free: readonly Candidate[];
  readonly slots: readonly number[];
  /** Those of `slots` that words announce. */
  readonly announced: readonly number[];
}

/** The client's address: the one that was found unless others stand beside it, of which one is surer or none is sure. */
export function sureAddress(line: LineText, found: string): string | undefined {
  const { text, body } = line;
  if (text.length > maxText) return found;
  const behindProxy = forwardedFor(text, found);
  if (behindProxy !== undefined) return behindProxy;
  const plain = withoutQuoted(text);
  const all = candidates(line, plain, found);
  const place = all.find(({ address }) => address === found);
  if (!place) return found;
  const beside = besideNameOnly(text, all);
  if (beside !== undefined) return beside ?? undefined;
  const sure = surest({ line, plain, all }, place);
  const bodyStart = Math.max(0, text.indexOf(body));
  return sure === undefined || isDisputed({ text, bodyStart, all }, sure) ? undefined : sure;
}

interface ReadLine {
  readonly line: LineText;
  readonly plain: PlainMessage;
  readonly all: readonly Candidate[];
}

function surest({ line, plain, all }: ReadLine, place: Candidate): string | undefined {
  const { text } = line;
  const { address: found } = place;
  if (isPartOfName(line, found)) return firstApart(line, all, found);
  if (all.every(({ address }) => address === found))
    return isDoubtful(line, place) || isBeforeHidden(text, all.at(-1) ?? place) ? undefined : found;
  const places = placesIn(line, plain, all);
  const { free, slots } = places;
  const origin = free.find(({ role, start }) => role === "origin" && start < (slots[0] ?? Infinity));
  if (origin) return origin.address;
  const [sole] = free;
  if (sole && free.every(({ address }) => address === sole.address)) return sole.address;
  const [firstName = -1] = slots;
  const client = byPorts(text, free, firstName);
  if (client !== undefined) return client;
  const viewer = behindListener(text, free, firstName);
  if (viewer && !wordsBefore(line, viewer).some(mayBeName)) return viewer.address;
  const speaker = speakerOf(line, places);
  if (speaker) return speaker.address;
  if (line.user === undefined && slots.length === 0) return lastOfNone(line, free);
  return beforeOrBehind(line, places, found);
}

function beforeOrBehind(line: LineText, places: Places, found: string): string | undefined {
  const early = beforeNames(line, places, found);
  const sure = (one: Candidate): string | undefined => (isContested(line, places, one) ? undefined : one.address);
  const own = early.find(({ address }) => address === found);
  const first = early.find(({ role }) => role !== "bare" && role !== "name");
  if (own) {
    const before = line.text.slice(Math.max(0, line.text.indexOf(line.body)), own.start);
    const alone =
      before.length < 3 &&
      nameSlots(line.text).length === 0 &&
      places.free.some((one) => one.address !== found && isTold(one));
    if (early[0]?.address === found) return alone || isSecond(line, places, found) ? undefined : sure(own);
    return early[0]?.role === "bare" ? undefined : first && sure(first);
  }
  const last = behindNames(places);
  if (last?.address === found && !first) return isSecond(line, places, found) ? undefined : found;
  if (last?.address === found && line.user === undefined) return undefined;
  if (first) return sure(first);
  return nameSlots(line.text).length === 0 ? lastOfNone(line, places.free) : undefined;
}

// Another stands in the message before the first place for a name, and before the one that was found.
function isSecond({ text, body }: LineText, { free, slots }: Places, found: string): boolean {
  const bodyStart = Math.max(0, text.indexOf(body));
  const [one] = free.filter(({ start }) => start >= bodyStart);
  return one !== undefined && one.address !== found && one.start < (slots[0] ?? Infinity);
}

// Where nothing announces a name, it may stand anywhere; only behind a word that no sentence needs the last address is certain to be the program's.
function lastOfNone(line: LineText, free: readonly Candidate[]): string | undefined {
  const { text } = line;
  const last = free.at(-1);
  if (!last || !isTold(last)) return undefined;
  // "192.0.2.2: authentication failure from 203.0.113.9": no word is left that could be a name.
  if (last.role === "client" && closing.test(text.slice(last.end)) && !wordsBefore(line, last).some(mayBeName))
    return last.address;
  const typed = free.every((one, i) => {
    if (one.address === last.address || isInside(text, one)) return true;
    const words = wordsBefore(line, one);
    const next = free[i + 1];
    const alone = words.length === 1 && !(next === last && /^[\])] ?[[(]$/.test(text.slice(one.end, last.start)));
    if (/ (?:for|user|as|of) /.test(text.slice(one.end, last.start))) return false;
    return words.some(mayBeName) && !(alone && one.role !== "client");
  });
  return typed ? last.address : undefined;
}

function placesIn(line: LineText, plain: PlainMessage, all: readonly Candidate[]): Places {
  const { text, user } = line;
  const names = user === undefined || isAddress(user) ? [] : placesOf(text, user);
  const announced = nameSlots(text);
  const quotes = plain.blanks.filter((at, i) => i % 2 === 0 && /["'`]/.test(text.charAt(at - 1)));
  const quoted = announced.length > 0 ? [] : quotes.slice(0, 1);
  const slots = [...announced, ...names.slice(0, 1), ...quoted].sort((one, other) => one - other);
  const typed = [...repeated(text, announced), ...repeated(text, names)];
  for (const { start, end } of all)
    for (const slot of slots) if (slot < start) typed.push(...toldTwice(text, slot, end));
  for (const { start, end } of all) if (announced.includes(start)) typed.push({ start, end });
  const free = all.filter(({ start, end }) => !typed.some((place) => start >= place.start && end <= place.end));
  return { free, slots, announced: [...announced, ...quoted] };
}

// Quotes that somebody typed hide what the program wrote behind them; a host that stands last counts as well.
function isBeforeHidden(text: string, { address, start, end }: Candidate): boolean {
  const [first = 0] = nameSlots(text);
  if (start < first) return false;
  const told = nameSlots(text).filter((slot) => slot < start);
  if (told.some((slot) => toldTwice(text, slot, end).length > 0) && otherPeers(text).some((other) => other !== address))
    return true;
  if (behindOf(text, end).some((other) => other !== address)) return true;
  const last = collect(text, { text, blanks: [] }).findLast(
    (one) =>
      one.address !== address && (one.role === "client" || (one.role === "name" && closing.test(text.slice(one.end)))),
  );
  return (
    last !== undefined && last.start > start && (last.role === "name" || hasOddQuotes(text.slice(first, last.start)))
  );
}

// Addresses behind a name and a mark, "/203.0.113.9)" and "@203.0.113.9", which stand for servers elsewhere.
function behindOf(text: string, from: number): readonly string[] {
  return Array.from(
    text.slice(from).matchAll(/[^\s/@][/@](\d{1,3}(?:\.\d{1,3}){3})(?=[)\]:\s]|$)/g),
    ([, found = ""]) => found,
  );
}

function otherPeers(text: string): readonly string[] {
  return Array.from(
    text.matchAll(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|@[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}/g),
    ([found]) => found,
  );
}

function hasOddQuotes(text: string): boolean {
  return /["']/.test(text);
}

// All from the place for a name up to the end of an address, where the same stands elsewhere as well.
function toldTwice(text: string, slot: number, end: number): readonly Place[] {
  const told = text.slice(slot, end);
  const other = text.indexOf(told);
  const places = [other, text.indexOf(told, other + 1)].filter((at) => at >= 0);
  return places.length < 2 ? [] : places.map((start) => ({ start, end: start + told.length }));
}

// "x from 192.0.2.66": the name that was found holds the address, which stands nowhere else, and more than the peer behind an `@`.
function isPartOfName({ text, user }: LineText, found: string): boolean {
  if (user === undefined || user.length <= found.length || !user.includes(found)) return false;
  return !user.endsWith(`@${found}`) && !text.replaceAll(user, "").includes(found);
}

function firstApart({ text }: LineText, all: readonly Candidate[], found: string): string | undefined {
  const others = all.filter(({ address }) => address !== found);
  const [first = Infinity] = nameSlots(text);
  const before = others.find(({ role, start }) => role !== "bare" && start < first);
  return before?.address ?? (others.length === 1 ? others[0]?.address : undefined);
}

// Matches what stands between the beginning of a message and the peer who speaks: "conn#77 ", "SMTPI-00912([", "["; refuses words.
const upToSpeaker = /^(?:[\w.-]{0,40}[#:(/=-][\w.-]{0,20}[:\s]{0,2})?[[(]{0,3}$/;

// Who speaks, as a program tells it before anything that somebody may have typed: in the header, or first in a message that announces names later.
function speakerOf(line: LineText, { free, slots, announced }: Places): Candidate | undefined {
  const { text, body } = line;
  const bodyStart = Math.max(0, text.indexOf(body));
  const [first = Infinity] = slots;
  const [one] = free;
  if (!one || one.start >= first) return undefined;
  const others = free.filter(({ address }) => address !== one.address);
  if (one.start < bodyStart) {
    if (
      others.some(({ start }) => start < bodyStart) ||
      !isSetApart(text, one) ||
      !ownBrackets.test(text.slice(0, one.start))
    )
      return undefined;
    // "[203.0.113.9] could not sign in": brackets right before the message may hold a name.
    return lone.test(text.slice(one.end, bodyStart)) && others.some((other) => isTold(other)) ? undefined : one;
  }
  if (one.role === "column" && others.every(({ role }) => role !== "column")) return one;
  const [name = Infinity] = announced;
  const before = text.slice(bodyStart, one.start);
  if (/[[(]$/.test(before) && !/^(?::\d{1,5})?[\])]/.test(text.slice(one.end))) return undefined;
  return upToSpeaker.test(before) && others.every(({ start }) => start >= name) ? one : undefined;
}

// Matches "[", "[conn:", "(('", "[client ", " - " up to an address; refuses brackets that hold more.
const ownBrackets = /(?:^|[\s\])|>])[[(]{1,2}(?:[\w-]{1,12}[ :=]{1,2}|')?$|(?:^|[\s\]])[-|] $/;

// Matches what follows an address that stands alone in brackets right before the message; refuses a port.
const lone = /^(?:[\])]:?| [-|]) ?$/;

function isTold({ role }: Candidate): boolean {
  return role === "client" || role === "bracket" || role === "column";
}

// "login from 192.0.2.66 failed for x [203.0.113.9]": what a name holds may look like the beginning of a sentence, which then tells its outcome a
// second time, or like a field beside a name of its own.
function isContested({ text, body }: LineText, { free, slots }: Places, { address, start, end }: Candidate): boolean {
  const last = free.findLast((one) => one.address !== address && isTold(one));
  const [first = 0] = slots;
  const bodyStart = Math.max(0, text.indexOf(body));
  if (!last || last.start < first || start < bodyStart || start > first) return false;
  const between = text.slice(end, first);
  const behind = text.slice(last.end);
  if (last.role !== "client" && closing.test(behind) && besideName.test(between)) return true;
  const around = [text.slice(bodyStart, start), text.slice(first, last.start), behind];
  // "… /203.0.113.9 (…failed for x from 192.0.2.66…)", "… user 'x' from '192.0.2.66'": brackets or quotes hold the name and all that belongs to it.
  if (/\([^)]*$/.test(between) || /["'`]$/.test(text.slice(first, last.start))) return false;
  return outcome.test(between) && around.some((part) => outcome.test(part));
}

// Matches what closes a line behind an address; refuses words.
const closing = /^(?::\d{1,5}| port \d{1,5})?[\])}>"'.,;]{0,4}$/;
// Matches " user ", ", username=", between an address and a name right behind it.
const besideName = /^,? (?:user(?:name)?|account)[ =:]["'`[(]?$/i;
const outcome = /fail|denied|deny|reject|refus|wrong|invalid|incorrect|\bbad\b|unsuccess|\bno such\b/i;

// Names of hosts are told beside addresses: they count where one was found. Of a header only what stands in brackets or between strokes, as a lone
// address is the machine's own.
function candidates({ text, body }: LineText, plain: PlainMessage, found: string): readonly Candidate[] {
  const bodyStart = Math.max(0, text.indexOf(body));
  const named = !isAddress(found);
  return collect(text, plain)
    .map((one) =>
      one.start < bodyStart && one.role === "bare" && isSetApart(text, one) ? { ...one, role: "column" as const } : one,
    )
    .filter(
      ({ role, start, address }) =>
        role !== "bare" || (start >= bodyStart && (address === found || !isOfOther(text, start))),
    )
    .filter(({ role }) => role !== "name" || named)
    .sort((one, other) => one.start - other.start);
}

// Matches "[conn:203.0.113.9:4711]", "(('203.0.113.9', 4711)", "- 203.0.113.9 -", up to the address; refuses a word before it.
const inBrackets = /[[(][^\])\s]{0,80}$/;
const betweenStrokes = /(?:^|[\s\]])[-|] $/;

function isSetApart(text: string, { start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  const behind = text.slice(end, end + 10).replace(/^:\d{1,5}|^', \d{1,5}/, "");
  if (before.endsWith(":") && behind.startsWith("]")) return true;
  return (inBrackets.test(before) && /^[\])]/.test(behind)) || (betweenStrokes.test(before) && /^ [-|] /.test(behind));
}

// Where a name stands that is no part of a longer word.
function placesOf(text: string, name: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name), i = 0; at >= 0 && i < maxTries; i++) {
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + name.length))) places.push(at);
    at = text.indexOf(name, at + 1);
  }
  return places;
}

const maxTries = 20;

// Matches "[FTP:bob:203.0.113.9]", "(203.0.113.9)", "bob@203.0.113.9: ", where programs that write no grammar of their own tell the peer.
const peer = /[:[( ](\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?[\])]|@(\d{1,3}(?:\.\d{1,3}){3})(?=[:)])/g;

// The only address that something announces stands where a name may, and beside it is one that nothing announces.
function isDoubtful({ text }: LineText, { address, start }: Candidate): boolean {
  const others = Array.from(text.matchAll(peer)).filter(
    ({ index, 1: inside, 2: behindName }) =>
      (inside ?? behindName) !== address &&
      (inside === undefined || !isOfServer(text.slice(Math.max(0, index - 40), index + 1))),
  );
  if (others.length === 0) return false;
  const [first = Infinity] = nameSlots(text);
  return (
    first <= start && others.some(({ index, 1: inside }) => (inside === undefined ? index > start : index < first))
  );
}

// What was found needs less to be believed than what would take its place.
function beforeNames(line: LineText, { free, slots }: Places, found: string): readonly Candidate[] {
  const [first = Infinity] = slots;
  return free.filter((one) => {
    if (one.start >= first) return false;
    if (one.role === "column" || (one.role === "bare" && one.address === found)) return true;
    const words = wordsBefore(line, one);
    return !isInside(line.text, one) && !(one.address === found ? words.slice(-1) : words).some(mayBeName);
  });
}

// Nothing was typed behind the last one, nor can it be a part of a name that is told a second time.
function behindNames({ free, slots }: Places): Candidate | undefined {
  const last = free.at(-1);
  const other = free.findLast(({ address }) => address !== last?.address);
  const again = slots.some((slot) => slot > (other?.start ?? 0) && slot <= (last?.start ?? 0));
  return other && again && slots.some((slot) => slot <= other.start) ? undefined : last;
}

// Matches the words that announce an address, up to it: " from ", " rhost=", " [", " (ip: "; refuses other words.
const announcing =
  /(?:(?:^|[\s,;|[({<"'])(?:from|at|host|ip|ip[_ ]?addr(?:ess)?|addr|address|client|client[_ ]?ip|client[_ ]?addr(?:ess)?|src|src[_ ]?ip|source|rhost|remote(?:[_ ]?addr(?:ess)?|[_ ]?ip)?|peer|viewer|by)(?:\s?[=:])?)*[\s,;|="'`[(<@/]*$/i;

// The words of the message up to the address, without what announces it, quoted text and keys with their values.
function wordsBefore({ text, body }: LineText, { start }: Candidate): readonly string[] {
  const bodyStart = Math.max(0, text.indexOf(body));
  const before = text.slice(Math.max(Math.min(bodyStart, start), start - maxBefore), start).replace(announcing, "");
  return before
    .replace(/"[^"]*"/g, " ")
    .replace(/\[[^[\]]*\]|[^\s=:]{1,60}[=:]\S{0,200}/g, " ")
    .split(/[\s,;|()]+/)
    .filter((word) => word !== "");
}

const maxBefore = 300;

// "bob from 203.0.113.9": a word that no sentence of a program needs.
function mayBeName(word: string): boolean {
  return (
    /^[a-z]/i.test(word) &&
    !/[>-]/.test(word) &&
    !isHostName(word) &&
    !isCommonWord(word.toLowerCase().replace(/[.!?]+$/, ""))
  );
}

// "[bob from 203.0.113.9]", "'bob (203.0.113.9)'": brackets or quotes around it hold more than it and what announces it.
function isInside(text: string, { start }: Candidate): boolean {
  const before = text
    .slice(0, start)
    .replace(/[[(<'"`/]+$/, "")
    .replace(/"[^"]*"|'[^']*'/g, "");
  const open = /[[('"`<](?=[^[\](){}'"`<>]*$)/.exec(before.slice(-120));
  return open !== null && !/^\W*$/.test(before.slice(-120).slice(open.index).replace(announcing, ""));
}
