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
}

// Matches `user="alice"`, "user 'alice'", "username: alice", "for alice", "account <alice>", "user [alice]", `"username":"alice"`; refuses "user was" (checked after).
const named =
  /\b(?<key>user[ _-]?names?|users?|account[ _-]?names?|accounts?|acct|login[ _-]?names?|logins?|e-?mail(?: address)?|principal|uname|usr|identity|utilisateur|benutzer|usuario|usu[áa]rio|utente|gebruiker|benutzers|utilisateurs|clients?|peer|players?|members?|subscribers?|customers?|operators?|(?<=\b(?:log-?[io]n|sign-?in|attempt|authentication) )of|for|by|as)(?:(?<mark>["']?\s{0,2}[=:]\s{0,2})|\s{1,2}(?=\S))(?:(?:the |an? )?(?:invalid |unknown |illegal |non-?existent |local |remote )?(?:user(?:name)?|account|login)[ :=]{1,2})?(?:\\?"(?<double>[^"]{0,200})"|`(?<back>[^`']{1,200})`|[`'](?<single>[^']{0,200})'|<(?<angle>[^<>]{1,200})>|\[(?<square>[^[\]]{1,200})\]|(?<bare>[^\s"'`,;()[\]<>]{1,200}))/gi;
// Whose names are only told in quotes: "client probe7 gone" says what the client calls itself.
const quotedOnly = /^(?:clients?|players?|members?|subscribers?|customers?|operators?)$/i;
// Matches "[login|alice]" among fields of that kind; refuses text in brackets.
const barred = /\[(?:user(?:name)?|login|account)\|(?<name>[^|[\]]{1,200})\]/i;
// Matches "bob logged in", "bob failed to log in"; refuses "has logged in" (checked after).
const subject =
  /(?:^|[\s>\]])["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200})["'\]]? (?:has |was |is )?(?:successfully )?(?:(?:logged|signed) in|authenticated|(?:failed|tried|attempted|unable|could not) (?:to )?(?:log-?in|log in|sign in|authenticate))\b/i;
// Matches "User logged in: bob"; refuses sentences that go on behind the name.
const behindColon = /\b(?:logged|signed)[ -]in: ["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200})["'\]]?(?:$| (?:from|via|\())/i;
// Matches "wrong password: bob (203.0.113.9)", "no such user: bob from …", "failed login attempt: bob@example.com"; refuses reasons.
const behindReason =
  /\b(?:(?:wrong|invalid|incorrect|unknown|bad|no such) (?:password|user(?:name)?|credentials|login|account)|no such user found|failed log-?in(?: attempt)?|log-?in (?:attempt )?(?:failed|failure)|authentication failed)(?: \([^()]{1,60}\))?: ["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200}(?= (?:from |\()|["'\]])|[\w.+-]{1,64}@[\w.-]{3,100})/i;
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
    "email mail connection method protocol port type default system realm backend provider action directory directories info certificate group key keys token"
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
  for (const told of [barred, subject, behindColon, behindReason, owner].map((each) => each.exec(body))) {
    const name = told?.groups?.["name"];
    if (!told || name === undefined || noNames.has(name.toLowerCase()) || isAddress(name)) continue;
    const start = body.indexOf(name, told.index);
    return { name, start, end: start + name.length, quoted: false };
  }
  const address = mail.exec(body);
  return address
    ? { name: address[0], start: address.index, end: address.index + address[0].length, quoted: false }
    : undefined;
}

function nameIn(match: RegExpExecArray): FoundUser | undefined {
  const groups = match.groups ?? {};
  const quoted = groups["double"] ?? groups["back"] ?? groups["single"] ?? groups["angle"] ?? groups["square"];
  const key = groups["key"] ?? "";
  const weak = /^(?:for|by|as|of|peer)$/i.test(key);
  if (quoted === undefined && quotedOnly.test(key)) return undefined;
  const bare = groups["bare"] ?? "";
  // Behind "\\" the quotes are escaped, as in a message that is quoted itself.
  const raw = quoted?.replace(/\\$/, "") ?? bare.replace(/[.:!?]+$|\|\w{1,30}:.*$/, "");
  const start = match.index + match[0].length - (quoted === undefined ? bare.length : quoted.length + 1);
  if (raw === "" || (weak && groups["mark"] !== undefined && !isNamedBehindColon(match))) return undefined;
  if (quoted === undefined && (isNoName(raw) || (weak && !mayBeName(raw) && !isExtension(match, raw))))
    return undefined;
  if (weak && isAddress(plainAddress(raw))) return undefined;
  // A sign that divides fields is no name.
  if (quoted === undefined && !/[\p{L}\p{N}]/u.test(raw)) return undefined;
  return { name: raw, start, end: start + raw.length, quoted: quoted !== undefined };
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
  /\b(?:from|depuis|von|desde|rhost|rip|raddr|remote(?:[ _-]?(?:host|addr(?:ess)?|ip))?|client(?:[ _-]?(?:ip|addr(?:ess)?|host))?|ip(?:[ _-]?addr(?:ess)?)?|addr(?:ess)?|src(?:[ _-]?(?:ip|addr))?|source(?:[ _-]?(?:network )?(?:ip|addr(?:ess)?))?|peer|oip|cli|host(?:name)?|origin|attacker|connecting host|viewer address|caller|at|by|user[ _-]?ip|calling[ _-]station[ _-]id)[\s=:"'[(<]{0,4}(?:host |\/)?$/i;

/** The client's address in a sentence about this user; undefined when none is told. */
export function findClient(body: string, plain: PlainMessage, user: FoundUser | undefined): string | undefined {
  const candidates = collect(body, plain);
  const inside = (candidate: Candidate): boolean =>
    user !== undefined && candidate.start >= user.start && candidate.end <= user.end;
  const outside = candidates.filter((candidate) => !inside(candidate));
  // What stands before the name was written by the program; of what follows the name only the last is certain to be.
  for (const role of ["origin", "client", "bracket", "name", "bare"] as const) {
    const some = outside.filter((candidate) => candidate.role === role);
    const before = user && some.find((candidate) => candidate.end <= user.start);
    const chosen = before ?? some.at(-1);
    if (chosen) return chosen.address;
  }
  return undefined;
}

/** The name without the address behind it that the sentence tells elsewhere too: "user bob@203.0.113.9 … from 203.0.113.9". */
export function withoutAddress(name: string, address: string | undefined): string {
  const tail = `@${address}`;
  return address !== undefined && name.length > tail.length && name.endsWith(tail) ? name.slice(0, -tail.length) : name;
}

/** The whole name where an attacker wrote an address into it: all up to the words that announce the real address. */
export function wholeName(body: string, user: FoundUser): string {
  if (user.quoted) return user.name;
  // Matches "from 203.0.113.9" at the end, with a port; refuses sentences that go on.
  const tail = / from (?:ip |host )?\[?([0-9a-f.:]{3,45})\]?(?: port \d+)?\.?$/i.exec(body);
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
