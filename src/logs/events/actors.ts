// Finds who a sentence is about: the user and the client's address, by the words that announce them and by their order. An address that
// stands inside a user name never counts.
import { addressIn, isAddress, isHostName, plainAddress } from "./address.ts";
import type { PlainMessage } from "./quoted.ts";

/** A name and where it stands. */
export interface FoundUser {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The sentence begins with the name, so that nothing in front of it is surer than it. */
  readonly first?: boolean;
}

// Matches `user="alice"`, "user 'alice'", "username: alice", "for alice", "account <alice>", "user [alice]", "username[alice]", "USER(alice )", `"username":"alice"`; refuses "user was" (checked after).
const named =
  /\b(?<key>user[ _-]?names?|users?|account[ _-]?names?|accounts?|acct|login[ _-]?names?|logins?|e-?mail(?: address)?|principal|uname|usr|identity|utilisateur|benutzer|usuario|usu[áa]rio|utente|gebruiker|benutzers|utilisateurs|clients?|peer|players?|members?|subscribers?|customers?|operators?|console|(?<=\b(?:log-?[io]n|sign-?in|attempt|authentication) )of|for|pour|für|by|as)(?:(?<mark>["']?\s{0,2}[=:]\s{0,2})|\s{1,2}(?=\S)|(?=\[[^[\]]{1,200}\])|(?=\([\w.@$#-]{1,60} {0,20}\)))(?:(?:the |an? )?(?:invalid |unknown |illegal |non-?existent |local |remote )?(?:user(?:name)?|account|login)[ :=]{1,2})?(?:\\?"(?<double>[^"]{0,200})"|`(?<back>[^`']{1,200})`|[`'](?<single>[^']{0,200})'|<(?<angle>[^<>]{1,200})>|\[(?<square>[^[\]]{1,200})\]|\((?<round>[\w.@$#-]{1,60}) {0,20}\)|(?<bare>[^\s"'`,;()[\]<>]{1,200}))/gi;
// Whose names are only told in quotes: "client probe7 gone" says what the client calls itself.
const quotedOnly = /^(?:clients?|players?|members?|subscribers?|customers?|operators?|console)$/i;
// Matches "[login|alice]" among fields of that kind; refuses text in brackets.
const barred = /\[(?:user(?:name)?|login|account)\|(?<name>[^|[\]]{1,200})\]/i;
// Matches "bob logged in", "bob failed to log in", "bob used the wrong password"; refuses "has logged in" (checked after).
const subject =
  /(?:^|[\s>\]])["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200})["'\]]? (?:\([0-9a-f.:]{3,45}\) )?(?:has |was |is )?(?:successfully )?(?:(?:logged|signed) in|authenticated|could not be (?:logged|signed) in|(?:used|entered|supplied|gave|provided|typed) (?:the |an? )?(?:wrong|invalid|incorrect|bad) (?:password|passcode|pin)|(?:failed|tried|attempted|unable|could not) (?:to )?(?:log-?in|log in|sign in|authenticate))\b/i;
// Matches "User logged in: bob"; refuses sentences that go on behind the name.
const behindColon = /\b(?:logged|signed)[ -]in: ["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200})["'\]]?(?:$| (?:from|via|\())/i;
// Matches "wrong password: bob (203.0.113.9)", "no such user: bob from …", "failed login attempt: bob@example.com"; refuses reasons.
const behindReason =
  /\b(?:(?:wrong|invalid|incorrect|unknown|bad|no such) (?:password|user(?:name)?|credentials|login|account)|no such user found|failed log-?in(?: attempt)?|log-?in (?:attempt )?(?:failed|failure)|authentication failed)(?: \([^()]{1,60}\))?: ["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200}(?= (?:from |\()|["'\]])|[\w.+-]{1,64}@[\w.-]{3,100})/i;
// Matches "… | bob | 203.0.113.9", a column right before the client's; refuses columns elsewhere.
const beforeClient = /\| ?(?<name>[^|\s]{1,100}) ?\| ?(?=\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$)/;
// Matches "Userid: bob", "login ID=bob"; refuses numbers and the keys that databases give.
const identified =
  /\b(?:user|login)[ _-]?id["']?\s?[=:]\s?["'[]?(?<name>(?=[^\s"',;\]]{0,60}[g-zG-Z])[A-Za-z][\w.@+-]{1,100})(?![\w-])/i;
// Matches "bob's login attempt failed"; refuses "user's".
const owner = /(?:^|[\s>\]])(?<name>[^\s"'`,;:()[\]<>]{1,200})['’]s (?:log-?[io]n|sign-?in|authentication|password)\b/i;
// Matches an electronic mail address; refuses text without a dot behind the @.
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

const noNames = new Set(
  (
    "failed failure failures fail logged signed is not has have was were been be from at with in on the a an to attempt attempts user users " +
    "username name account accounts login logins logon log sign succeeded successful successfully success rejected denied refused invalid " +
    "incorrect wrong unknown illegal page form request session sessions password passwords credentials credential or and ok accepted error " +
    "errors by for id ip as of that this it its their his her he she they you your my our we authentication auth authorization service " +
    "server client host remote address via using through over onto because no none null undefined (null) - -- ? security access which who because reason details " +
    "more information help example all any each every some such same other another authenticated does did could can cannot will would " +
    "tried exist exists found expired locked disabled yet anymore again here now please web ssh ftp smtp imap http https " +
    "l le la der den dem el il suspended inactive deactivated banned closed bad detected blocked prevented reported email mail connection method protocol port type default system realm backend provider action directory directories info certificate group key keys token"
  ).split(" "),
);

/** The first name that the sentence announces; undefined when it announces none. */
export function findUser(body: string): FoundUser | undefined {
  named.lastIndex = 0;
  for (let match = named.exec(body); match; match = named.exec(body)) {
    const found = nameIn(match);
    if (found) return found;
    // "Login for bob": the word behind the first key may be a key itself.
    named.lastIndex = match.index + (match.groups?.["key"] ?? "").length;
  }
  for (const each of [barred, subject, behindColon, behindReason, owner, beforeClient, identified]) {
    const match = each.exec(body);
    const name = match?.groups?.["name"];
    if (!match || name === undefined || noNames.has(name.toLowerCase()) || isAddress(name)) continue;
    const start = body.indexOf(name, match.index);
    return { name, start, end: start + name.length, quoted: false, first: each === subject || each === owner };
  }
  const address = mail.exec(body);
  return address
    ? { name: address[0], start: address.index, end: address.index + address[0].length, quoted: false }
    : undefined;
}

function nameIn(match: RegExpExecArray): FoundUser | undefined {
  const groups = match.groups ?? {};
  const quoted =
    groups["double"] ?? groups["back"] ?? groups["single"] ?? groups["angle"] ?? groups["square"] ?? groups["round"];
  const key = groups["key"] ?? "";
  const weak = /^(?:for|pour|für|by|as|of|peer)$/i.test(key);
  if (quoted === undefined && quotedOnly.test(key)) return undefined;
  const bare = groups["bare"] ?? "";
  // Behind "\\" the quotes are escaped, as in a message that is quoted itself.
  const raw = quoted?.replace(/\\$/, "") ?? withoutPeer(bare.replace(/[.:!?]+$|\|\w{1,30}:.*$/, ""));
  const start = match.index + (quoted === undefined ? match[0].length - bare.length : match[0].lastIndexOf(quoted));
  if (raw === "" || (weak && groups["mark"] !== undefined && !isNamedBehindColon(match))) return undefined;
  if (quoted === undefined && (isNoName(raw) || (weak && !mayBeName(raw) && !isExtension(match, raw))))
    return undefined;
  // "of SSLVPN user [bob]": the word says what kind of user is named next.
  if (weak && quoted === undefined && kindOfUser.test(match.input.slice(match.index + match[0].length)))
    return undefined;
  // "for 203.0.113.9:4711:null": who speaks, without a name.
  if (weak && isAddress(plainAddress(raw.replace(/:(?:null|none|-)$/i, "")))) return undefined;
  // A sign that divides fields is no name.
  if (quoted === undefined && !/[\p{L}\p{N}]/u.test(raw)) return undefined;
  return { name: raw, start, end: start + raw.length, quoted: quoted !== undefined };
}

// "for bob/203.0.113.9:4711": the name stands before its client.
function withoutPeer(name: string): string {
  const stroke = name.lastIndexOf("/");
  return stroke > 0 && isAddress(plainAddress(name.slice(stroke + 1))) ? name.slice(0, stroke) : name;
}

// "for name/password": the first of several words is enough.
function isNoName(text: string): boolean {
  const word = text.toLowerCase();
  return noNames.has(word) || noNames.has(word.slice(0, Math.max(0, word.search(/[/|]/))));
}

// "authentication failed for: bob"; elsewhere a colon behind "for" announces something else.
function isNamedBehindColon({ groups, input, index }: RegExpExecArray): boolean {
  const ends = /\b(?:failed|failure|denied|rejected|refused|attempt|log-?in|incorrect|invalid|wrong password) $/i;
  return groups?.["key"] === "for" && (groups["mark"] ?? "").startsWith(":") && ends.test(input.slice(0, index));
}

// Matches " user [bob]", " account bob"; refuses sentences that go on otherwise.
const kindOfUser =
  /^ (?:user(?:name)?|account|login|administrator) ?(?:[["'`<=:]|\w{1,60} (?:from|was|has|is|failed|on)\b)/i;

// What somebody logs in to, or how.
const places = new Set(["gui", "ui", "uid", "portal", "panel", "website", "application"]);

// Behind "for" and "by" stand all kinds of words: "for https://…", "for 5 minutes", "for /admin", "for GUI login" are no names.
function mayBeName(text: string): boolean {
  if (places.has(text.toLowerCase())) return false;
  return !/^\d{1,4}$|[/\\]|^\W|=|^\w+:\w/.test(text) || /^[\w.-]+\\[\w.-]+$/.test(text);
}

// Telephones have numbers for names: "for 301 from 203.0.113.9".
function isExtension(match: RegExpExecArray, name: string): boolean {
  const behind = match.input.slice(match.index + match[0].length, match.index + match[0].length + 8);
  return /^\d{2,4}$/.test(name) && /^ from [\d[]/.test(behind);
}

interface Candidate {
  readonly address: string;
  readonly start: number;
  readonly end: number;
  readonly role: "origin" | "client" | "bracket" | "bare" | "name";
}

// Matches IPv4 and IPv6 addresses that are words of their own, also behind a lone stroke; refuses paths, version numbers inside names and clocks (checked after).
const numeric =
  /(?<![\w.@-])(?<!(?:[^\s=(:[,'"<]|^)\/)(?<!::|\d:)(?:(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?:%\w{1,16})?|\d{1,3}(?:\.\d{1,3}){3})(?![\w-]|\.\d)/gi;
// Matches names behind the words that announce a client; refuses mail addresses and names without a dot.
const hostBehind =
  /\b(?:from|rhost|remote(?:[ _-]?host)?|client|host(?:name)?|peer)(?:\s{0,2}[=:]\s{0,2}|\s{1,2})["'[(<]?(?:host )?(?<host>[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,10})(?![@\w])/gi;
// Words right before an address that is the server's or a relay's own.
const serverWords =
  /(?:\b(?:to|lip|laddr|dst(?:[ _-]?(?:ip|addr))?|dest(?:ination)?(?:[ _-]?(?:ip|address))?|server(?:[ _-]?(?:ip|addr(?:ess)?|host)){0,2}|against|local(?:[ _-]?(?:ip|addr(?:ess)?))?|listen(?:ing)?(?: on)?|via|(?:nas|device|controller)(?:[ _-]?ip(?:[ _-]?address)?)?|proxy|upstream|interface|on|by server|through|gateway)|->|(?<!["'`])@)[\s=:"'[(<]{0,4}$/i;
const clientWords =
  /\b(?:from|depuis|von|desde|rhost|rip|raddr|remote(?:[ _-]?(?:host|addr(?:ess)?|ip))?|client(?:[ _-]?(?:ip|addr(?:ess)?|host))?|ip(?:[ _-]?(?:addr(?:ess)?|adresse))?|addr(?:ess)?|src(?:[ _-]?(?:ip|addr))?|source(?:[ _-]?(?:network )?(?:ip|addr(?:ess)?))?|peer|oip|cli|host(?:name)?|origin|attacker|connecting host|viewer address|caller|at|by|user[ _-]?ip|calling[ _-]station[ _-]id)[\s=:"'[(<]{0,4}(?:host |\/)?$/i;

/** The client's address in a sentence about this user; undefined when none is told. */
export function findClient(body: string, plain: PlainMessage, user: FoundUser | undefined): string | undefined {
  const all = collect(body, plain);
  if (!user) return (all.findLast(({ role }) => told.has(role)) ?? all.at(-1))?.address;
  const inside = ({ start, end }: Candidate): boolean => start >= user.start && end <= user.end;
  const typed = placesOf(body, user);
  const within = (candidate: Candidate): boolean =>
    typed.some(({ start, end }) => candidate.start >= start && candidate.end <= end);
  const free = all.filter((candidate) => !within(candidate));
  return (
    chosen(body, user, free) ??
    chosen(
      body,
      user,
      all.filter((candidate) => !inside(candidate)),
    )
  );
}

// What stands before the name was written by the program; of what follows the name only the last is certain to be.
function chosen(body: string, user: FoundUser, candidates: readonly Candidate[]): string | undefined {
  const before = user.first
    ? []
    : candidates.filter(({ start, end, role }) => end <= user.start && !(role === "bare" && isOfOther(body, start)));
  const found =
    surest(before) ?? unquoted(body, candidates).findLast(({ role }) => role !== "name") ?? candidates.at(-1);
  return found?.address;
}

interface Place {
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

// What stands behind the name in two places alike, as far as it holds an announced address.
function repeatedName(body: string, { name, start }: FoundUser): string | undefined {
  for (let at = body.indexOf(name, start + 1), i = 0; at >= 0 && i < maxPlaces; i++) {
    const same = body.slice(start, start + commonLength(body, start, at));
    if (!/\w/.test(body.charAt(at - 1)) && / from \S/.test(same)) return same.trimEnd();
    at = body.indexOf(name, at + name.length);
  }
  return undefined;
}

const maxPlaces = 8;

function commonLength(body: string, one: number, other: number): number {
  const longest = Math.min(Math.abs(one - other), maxName);
  let length = 0;
  while (length < longest && body.charCodeAt(one + length) === body.charCodeAt(other + length)) length++;
  return length;
}

const maxName = 256;

// Where a line holds quoted text, the fields outside of it are the program's own: `src_ip=203.0.113.9 message="…"`.
function unquoted(body: string, candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2 || !body.includes('"')) return candidates;
  const quotes = [...body.matchAll(/"[^"]{0,2000}"/g)];
  const free = candidates.filter(
    ({ start, end }) => !quotes.some(({ index, 0: text }) => start > index + 1 && end < index + text.length - 1),
  );
  return free.length > 0 ? free : candidates;
}

const told: ReadonlySet<Candidate["role"]> = new Set(["origin", "client", "bracket"]);

const roles = ["origin", "client", "bracket", "name", "bare"] as const;

function surest(candidates: readonly Candidate[]): Candidate | undefined {
  for (const role of roles) {
    const chosen = candidates.find((candidate) => candidate.role === role);
    if (chosen) return chosen;
  }
  return undefined;
}

// "fw=192.0.2.2": an address under a key that does not name the client.
function isOfOther(body: string, start: number): boolean {
  return /\w=["']?$/.test(body.slice(Math.max(0, start - 3), start));
}

/** The name without the address behind it that the sentence tells elsewhere too: "user bob@203.0.113.9 … from 203.0.113.9". */
export function withoutAddress(name: string, address: string | undefined): string {
  const tail = `@${address}`;
  return address !== undefined && name.length > tail.length && name.endsWith(tail) ? name.slice(0, -tail.length) : name;
}

/** The whole name where an attacker wrote an address into it: all up to the words that announce the real address. */
export function wholeName(body: string, user: FoundUser): string {
  if (user.quoted) return user.name;
  const repeated = repeatedName(body, user);
  if (repeated !== undefined) return repeated;
  // Matches "from 203.0.113.9" and "from client.example.com" at the end, with a port; refuses sentences that go on.
  const tail =
    / from (?:ip |host )?(?:\[[0-9a-f.:]{3,45}\]|[0-9a-f.:]{3,45}|(?:[a-z0-9_-]{1,63}\.){1,10}[a-z][a-z0-9-]{0,62})(?: port \d+)?\.?$/i.exec(
      body,
    );
  if (!tail || tail.index <= user.end) return user.name;
  const between = body.slice(user.start, tail.index);
  return / from \S/.test(between) ? between : user.name;
}

// "oip=203.0.113.9" is the client where a proxy stands between, whose address is "ip=".
function roleBehind(before: string): Candidate["role"] {
  if (before.endsWith(";oip=")) return "origin";
  if (clientWords.test(before)) return "client";
  // Java prints what an address was looked up from before a stroke: "/203.0.113.9".
  return /[[(<]$|[\s(=]\/$/.test(before) ? "bracket" : "bare";
}

function collect(body: string, { blanks }: PlainMessage): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const match of body.matchAll(numeric)) {
    // A lone colon behind the address is punctuation.
    const address = addressIn(/[^:]:$/.test(match[0]) ? match[0].slice(0, -1) : match[0]);
    if (address === undefined || !isAddress(address)) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (hidden({ body, blanks }, start, end)) continue;
    const before = body.slice(Math.max(0, start - 40), start);
    if (serverWords.test(before)) continue;
    const role = roleBehind(before);
    found.push({ address, start, end, role });
  }
  for (const match of body.matchAll(hostBehind)) {
    const host = match.groups?.["host"] ?? "";
    const end = match.index + match[0].length;
    if (isHostName(host) && !isAddress(host) && !hidden({ body, blanks }, end - host.length, end))
      found.push({ address: host, start: end - host.length, end, role: "name" });
  }
  return found;
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
      return body.slice(from, to).replace(/^[[</]|[\]>]?(?::\d+)?$/g, "").length > end - start;
  }
  return false;
}
