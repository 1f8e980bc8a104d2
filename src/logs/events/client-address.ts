// Finds the client's address in a sentence, by the words that announce it and by its place. An address that stands inside a user name never
// counts: fields that a program writes for itself stand in columns, before the name, or last.
import { commonLength, type FoundUser, maxPlaces, wholeName } from "./actors.ts";
import { nameSlots } from "./name-slots.ts";
import { addressIn, isAddress, isHostName, isOwnNetwork } from "./address.ts";
import { type PlainMessage, withoutQuoted } from "./quoted.ts";

/** An address in a text, and what announces it there. */
export interface Candidate {
  readonly address: string;
  readonly start: number;
  readonly end: number;
  readonly role: "column" | "origin" | "client" | "bracket" | "bare" | "name";
}

// Matches IPv4 and IPv6 addresses that are words of their own, also behind a lone stroke; refuses paths, version numbers inside names and clocks (checked after).
const numeric =
  /(?<![\w.@-])(?<!(?:[^\s=(:[,'"<]|^)\/)(?<!::|\d:)(?:(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,16})?|\d{1,3}(?:\.\d{1,3}){3})(?![\w-]|\.\d)/gi;
// Matches "bob/203.0.113.9:4711", "bob!~b@203.0.113.9", a name and its peer; refuses paths, addresses without a port and mail addresses.
const peerBehind =
  /(?<=[^\s/:]\/)\d{1,3}(?:\.\d{1,3}){3}(?=:\d{1,5}(?![\w/.]))|(?<=[^\s/:(]\/)\d{1,3}(?:\.\d{1,3}){3}(?=\)$)|(?<=[!(]~?[^!@()]{1,100}@)(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?![\w.])/gi;
// Matches names behind the words that announce a client; refuses mail addresses and names without a dot.
const hostBehind =
  /\b(?:from|rhost|remote(?:[ _-]?host)?|client|host(?:name)?|peer)(?:\s{0,2}[=:]\s{0,2}|\s{1,2})["'[(<]?(?:host )?(?<host>[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,10})(?![@\w])/gi;
// Words right before an address that is the server's or a relay's own.
const serverWords =
  /(?:\b(?:to|lip|laddr|dst(?:[ ._-]?(?:ip|addr))?|dest(?:ination)?(?:[ ._-]?(?:ip|address))?|server(?:[ ._-]?(?:ip|addr(?:ess)?|host)){0,2}|against|local(?:[ ._-]?(?:ip|addr(?:ess)?))?|listen(?:ing)?(?: on)?|via|(?:nas|device|controller)(?:[ _-]?ip(?:[ _-]?address)?)?|proxy|upstream|interface(?: \w{1,12}(?= [(]))?|on|by server|assigned(?:[ _-]?(?:ip|address))?|next[ -]hop|backend|node|name ?server|dns|listener|bound to|to host|(?:forwarded|relayed|proxied) by|through|gateway)|[=-]>|\bI=|(?<!["'`\s])@)[\s=:"'[(<]{0,4}$/i;
// Matches "camera ", "19:31:08 switch ", the first word of a message, which tells the machine that speaks; refuses such words further behind.
const machineFirst =
  /(?:^|[\d\]:] )(?:camera|bmc|switch|router|firewall|appliance|printer|access point|ap|controller|device|sensor|relay|host|ldap(?: server)?) $/i;
const clientWords =
  /\b(?:from|depuis|von|desde|rhost|rip|remip|raddr|remote(?:[ _-]?(?:host|addr(?:ess)?|ip(?:[ _-]?addr(?:ess)?)?))?|client(?:[ _-]?(?:ip|addr(?:ess)?|host))?|ip(?:[ _-]?(?:addr(?:ess)?|adresse))?|addr(?:ess)?|src(?:[ _-]?(?:ip|addr))?|source(?:[ _-]?(?:network )?(?:ip|addr(?:ess)?))?|peer|oip|cli|host(?:name)?|origin(?:[ _-]addr(?:ess)?)?|attacker|terminal|client computer|connecting host|viewer(?: address)?|caller|at|by|user[ _-]?ip|calling[ _-]station[ _-]id|forwarded: ?for)[\s=:"'[(<|]{0,4}(?:host |\/)?$/i;

/** The client's address in a sentence about this user; undefined when none is told. */
export function findClient(body: string, plain: PlainMessage, user: FoundUser | undefined): string | undefined {
  const all = collect(body, plain);
  const slots = all.some(({ address }) => address !== all[0]?.address) ? nameSlots(body) : [];
  if (!user) return withoutUser(body, all, slots)?.address;
  const inside = ({ start, end }: Candidate): boolean => start >= user.start && end <= user.end;
  const typed = [...placesOf(body, user), ...repeated(body, slots)];
  const within = (candidate: Candidate): boolean =>
    typed.some(({ start, end }) => candidate.start >= start && candidate.end <= end);
  const free = all.filter((candidate) => !within(candidate));
  // "User anonymous@203.0.113.9:4711 … from /203.0.113.9:4711. Username: …": the program says it twice.
  const own = free.find(({ address }) => user.name.includes(`@${address}`));
  if (own) return own.address;
  return (
    chosen(body, user, free) ??
    chosen(
      body,
      user,
      all.filter((candidate) => !inside(candidate)),
    )
  );
}

// Where no name is told, one may still have been typed: what stands before the first place for one is the program's, and of the rest the last.
function withoutUser(body: string, all: readonly Candidate[], slots: readonly number[]): Candidate | undefined {
  const [start] = slots;
  const column = all.findLast(({ role, start: at }) => role === "column" && (start === undefined || at < start));
  if (column) return column;
  if (start === undefined) return all.findLast(({ role }) => told.has(role)) ?? all.at(-1);
  const typed = repeated(body, slots);
  const free = all.filter((one) => !typed.some((place) => one.start >= place.start && one.end <= place.end));
  const before = free.filter(({ end, role, start: at }) => end <= start && !(role === "bare" && isOfOther(body, at)));
  return surest(before) ?? lastOf(body, free) ?? lastOf(body, all);
}

/** What stands behind two places for a name alike was typed, as far as it holds more than a word. */
export function repeated(body: string, [first, ...others]: readonly number[]): readonly Place[] {
  if (first === undefined) return [];
  return others.flatMap((other) => {
    const length = commonLength(body, first, other);
    return length < shortestName ? [] : [first, other].map((start) => ({ start, end: start + length }));
  });
}

const shortestName = 3;

// What stands before the name was written by the program; of what follows the name only the last is certain to be.
function chosen(body: string, user: FoundUser, candidates: readonly Candidate[]): string | undefined {
  const before = user.first
    ? []
    : candidates.filter(({ start, end, role }) => end <= user.start && !(role === "bare" && isOfOther(body, start)));
  return (surest(before) ?? lastOf(body, candidates))?.address;
}

function lastOf(body: string, candidates: readonly Candidate[]): Candidate | undefined {
  const last = unquoted(body, candidates).filter(({ role }) => role !== "name");
  return (
    last.findLast(({ role, start }) => role !== "bare" || !isOfOther(body, start)) ?? last.at(-1) ?? candidates.at(-1)
  );
}

/** A part of a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

// Where the name stands in full. A text that begins with it in several places is the name, whatever it holds: a program repeats what a client
// typed, "… for x from 192.0.2.66 from 203.0.113.9: no such user (name: x from 192.0.2.66)".
function placesOf(body: string, user: FoundUser): readonly Place[] {
  const places: Place[] = [{ start: user.start, end: user.start + wholeName(body, user).length }];
  let at = body.indexOf(user.name);
  for (let i = 0; at >= 0 && i < maxPlaces; i++) {
    if (at !== user.start && !/\w/.test(body.charAt(at - 1))) {
      const length = commonLength(body, user.start, at);
      places.push({ start: at, end: at + length }, { start: user.start, end: user.start + length });
    }
    at = body.indexOf(user.name, at + user.name.length);
  }
  return places;
}

// Where a line holds quoted text, the fields outside of it are the program's own: `src_ip=203.0.113.9 message="…"`.
function unquoted(body: string, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2 || !body.includes('"')) return candidates;
  const quotes = [...body.matchAll(/"[^"]{0,2000}"/g)];
  const free = candidates.filter(
    ({ start, end }) => !quotes.some(({ index, 0: text }) => start > index + 1 && end < index + text.length - 1),
  );
  return free.length > 0 ? free : candidates;
}

const told: ReadonlySet<Candidate["role"]> = new Set(["column", "origin", "client", "bracket"]);

const roles = ["column", "origin", "client", "bracket", "name", "bare"] as const;

function surest(candidates: readonly Candidate[]): Candidate | undefined {
  for (const role of roles) {
    const chosen = candidates.find((candidate) => candidate.role === role);
    if (chosen) return chosen;
  }
  return undefined;
}

/** "fw=192.0.2.2": an address under a key that does not name the client. */
export function isOfOther(body: string, start: number): boolean {
  return /\w=["']?$/.test(body.slice(Math.max(0, start - 3), start));
}

// Matches what ends a column: "203.0.113.9:4711 | …"; refuses words.
const columnEnd = /^(?::\d{1,5})?\s?(?:\||$)/;

// "oip=203.0.113.9" is the client where a proxy stands between, whose address is "ip=". What fills a column is no part of a name.
function roleOf(before: string, behind: string): Candidate["role"] {
  if (/(?:^|\|)\s?$/.test(before) && columnEnd.test(behind)) return "column";
  if (/^(?::\d{1,5})? (?:failed|could not|was not able|tried) to (?:log|sign|auth)/.test(behind)) return "client";
  // The last of a list in brackets: "(bob, 203.0.113.9)".
  if (before.endsWith(", ") && behind.startsWith(")")) return "bracket";
  if (before.endsWith(";oip=")) return "origin";
  // Among keys a host is the machine itself.
  if (/(?:^|\s)host=$/.test(before)) return "bare";
  if (clientWords.test(before)) return "client";
  // Java prints what an address was looked up from before a stroke: "/203.0.113.9".
  return /[[(<]$|[\s([=]\/$/.test(before) ? "bracket" : "bare";
}

/** True for the text right before an address that is the server's or a relay's own. */
export function isOfServer(before: string): boolean {
  return serverWords.test(before) || machineFirst.test(before);
}

// "10.0.0.4 forwarded …" tells of one's own machine. "203.0.113.9, 10.0.0.4": what a proxy forwards begins with the client, and ends with machines of one's own.
function isRelay(body: string, { address, start }: Pick<Candidate, "address" | "start">, before?: Candidate): boolean {
  if (before === undefined) return isOwnNetwork(address) && relays.test(body.slice(start + address.length));
  return /^, ?$/.test(body.slice(before.end, start)) && isOwnNetwork(address) && !isOwnNetwork(before.address);
}

// Matches " forwarded login", " relayed the request"; refuses what clients do.
const relays =
  /^(?::\d{1,5})? (?:forwarded|relayed|proxied) (?:the |a |an )?(?:log-?in|request|auth\w*|connection|sign-?in)/;

/** The addresses of a text that may be a client's, in order, without those of servers and without names of hosts that nothing announces. */
export function collect(body: string, { blanks }: PlainMessage): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of body.matchAll(numeric)) {
    // A lone colon behind the address is punctuation.
    const address = addressIn(/[^:]:$/.test(match[0]) ? match[0].slice(0, -1) : match[0]);
    if (address === undefined || !isAddress(address)) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (hidden({ body, blanks }, start, end)) continue;
    const before = body.slice(Math.max(0, start - 40), start);
    const behind = body.slice(end, end + 32);
    const role = roleOf(before, behind);
    // "192.0.2.1@203.0.113.9": the first is a part of a name.
    if (
      isOfServer(before) ||
      isRelay(body, { address, start }, found.at(-1)) ||
      (/:\d{1,5} - $/.test(before) && /^:\d/.test(behind)) ||
      (/\b(?:TCP|UDP|TLS)\|$/.test(before) && /^\|\d{1,5}\|\d/.test(behind)) ||
      /^[\])"']?@/.test(behind)
    )
      continue;
    found.push({ address, start, end, role });
  }
  for (const match of body.matchAll(peerBehind)) {
    const [address] = match;
    const start = match.index;
    const end = start + address.length;
    const role = body.charAt(start - 1) === "@" ? "client" : "bare";
    if (!hidden({ body, blanks }, start, end)) found.push({ address, start, end, role });
  }
  found.sort((one, other) => one.start - other.start);
  for (const match of body.matchAll(hostBehind)) {
    const host = match.groups?.["host"] ?? "";
    const end = match.index + match[0].length;
    if (isHostName(host) && !isAddress(host) && !hidden({ body, blanks }, end - host.length, end))
      found.push({ address: host, start: end - host.length, end, role: "name" });
  }
  return found;
}

/** The one address that a text tells where nobody can have typed any; undefined where it tells none or several. */
export function onlyAddress(body: string): string | undefined {
  const [first, ...others] = nameSlots(body).length === 0 ? collect(body, withoutQuoted(body)) : [];
  return first?.role !== "name" && others.every(({ address }) => address === first?.address)
    ? first?.address
    : undefined;
}

// Inside quoted text, unless the quotes hold nothing but the address and a port.
function hidden(
  { body, blanks }: { readonly body: string; readonly blanks: readonly number[] },
  start: number,
  end: number,
): boolean {
  for (let i = 0; i < blanks.length; i += 2) {
    const [from = 0, to = 0] = [blanks[i], blanks[i + 1]];
    if (start >= from && end <= to)
      return body.slice(from, to).replace(/^[[</]|(?::\d+)?[\]>]?(?::\d+)?$/g, "").length > end - start;
  }
  return false;
}
