// Which of several addresses of a line is the peer's, where no grammar of a service tells: the one that stands before every place at which
// somebody may have typed something, else the last, behind which nothing can have been typed. Where neither is certain none is told: a missing
// address is a smaller fault than one that an attacker chose.
import { isCommonWord } from "./actors.ts";
import { isAddress, isHostName } from "./address.ts";
import { type Candidate, collect, isOfOther, repeated } from "./client-address.ts";
import { nameSlots } from "./name-slots.ts";
import { withoutQuoted } from "./quoted.ts";

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
}

/** The client's address: the one that was found unless others stand beside it, of which one is surer or none is sure. */
export function sureAddress(line: LineText, found: string): string | undefined {
  const { text } = line;
  if (text.length > maxText) return found;
  const all = candidates(line, found);
  const place = all.find(({ address }) => address === found);
  if (!place) return found;
  if (all.every(({ address }) => address === found)) return isDoubtful(line, place) ? undefined : found;
  const names = line.user === undefined || isAddress(line.user) ? [] : placesOf(text, line.user);
  const announced = nameSlots(text);
  const slots = [...announced, ...names.slice(0, 1)].sort((one, other) => one - other);
  const typed = [...repeated(text, announced), ...repeated(text, names)];
  const free = all.filter(({ start, end }) => !typed.some((place) => start >= place.start && end <= place.end));
  const origin = free.find(({ role, start }) => role === "origin" && start < (slots[0] ?? Infinity));
  if (origin) return origin.address;
  const [sole] = free;
  if (sole && free.every(({ address }) => address === sole.address)) return sole.address;
  const before = beforeNames(line, { free, slots }, found);
  if (before.some(({ address }) => address === found)) return found;
  const first = before.find(({ role }) => role !== "bare" && role !== "name");
  const last = behindNames({ free, slots });
  if (last?.address === found) return first && line.user === undefined ? undefined : found;
  return first?.address;
}

// Names of hosts are told beside addresses: they count where one was found. Of a header only what stands in brackets or between strokes, as a lone
// address is the machine's own.
function candidates({ text, body }: LineText, found: string): readonly Candidate[] {
  const bodyStart = Math.max(0, text.indexOf(body));
  const named = !isAddress(found);
  return collect(text, withoutQuoted(text))
    .map((one) =>
      one.start < bodyStart && one.role === "bare" && isSetApart(text, one) ? { ...one, role: "column" as const } : one,
    )
    .filter(({ role, start }) => role !== "bare" || (start >= bodyStart && !isOfOther(text, start)))
    .filter(({ role }) => role !== "name" || named)
    .sort((one, other) => one.start - other.start);
}

// Matches "[conn:203.0.113.9:4711]", "(('203.0.113.9', 4711)", "- 203.0.113.9 -", up to the address; refuses a word before it.
const apart = /[[(][^\])\s]{0,80}$|(?:^|[\s\]])[-|] $/;

function isSetApart(text: string, { start, end }: Candidate): boolean {
  return (
    apart.test(text.slice(Math.max(0, start - 80), start)) &&
    /^(?::\d{1,5}|', \d{1,5})?(?:[\])]| [-|] )/.test(text.slice(end, end + 10))
  );
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
  const others = Array.from(text.matchAll(peer)).filter(([, inside, behindName]) => (inside ?? behindName) !== address);
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
  /(?:(?:^|[\s,;|[({<"'])(?:from|at|host|ip|ip[_ ]?addr(?:ess)?|addr|address|client|client[_ ]?ip|client[_ ]?addr(?:ess)?|src|src[_ ]?ip|source|rhost|remote(?:[_ ]?addr(?:ess)?|[_ ]?ip)?|peer|by)(?:\s?[=:])?)*[\s,;|="'`[(<@/]*$/i;

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
  return /^[a-z]/i.test(word) && !/[>-]/.test(word) && !isHostName(word) && !isCommonWord(word.toLowerCase());
}

// "[bob from 203.0.113.9]", "'bob (203.0.113.9)'": brackets or quotes around it hold more than it and what announces it.
function isInside(text: string, { start }: Candidate): boolean {
  const before = text
    .slice(0, start)
    .replace(/[[(<'"`]+$/, "")
    .replace(/"[^"]*"|'[^']*'/g, "");
  const open = /[[('"`<](?=[^[\](){}'"`<>]*$)/.exec(before.slice(-120));
  return open !== null && !/^\W*$/.test(before.slice(-120).slice(open.index).replace(announcing, ""));
}
