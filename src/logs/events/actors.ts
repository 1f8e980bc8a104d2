// Finds the user whom a sentence is about, by the words that announce him and by his place. Who speaks for him, `client-address` finds.
import { isAddress, plainAddress } from "./address.ts";

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
  /\b(?<key>user[ _-]?names?|users?|account[ _-]?names?|accounts?|acct|login[ _-]?names?|logins?|e-?mail(?: address)?|principal|uname|usr|identity|utilisateur|benutzer|usuario|usu[áa]rio|utente|gebruiker|benutzers|utilisateurs|clients?|peer|players?|members?|subscribers?|customers?|operators?|console|(?<=\b(?:log-?[io]n|sign-?in|attempt|authentication|password) )of|(?<=\b(?:logged|signed) in )using|(?<=\bfor )role|for|pour|für|by|as)(?:(?<mark>["']?\s{0,2}[=:]\s{0,2})|\s{1,2}(?=\S)|(?=\[[^[\]]{1,200}\])|(?=\([\w.@$#-]{1,60} {0,20}\)))(?:(?:the |an? )?(?:invalid |unknown |illegal |non-?existent |local |remote )?(?:user(?:name)?|account|login)[ :=]{1,2})?(?:\\?"(?<double>[^"]{0,200})"|`(?<back>[^`']{1,200})`|[`'](?<single>[^']{0,200})'|<(?<angle>[^<>]{1,200})>|\[(?<square>[^[\]]{1,200}(?:\[[^[\]]{0,80}\])?)\]|\((?<round>[\w.@$#-]{1,60}) {0,20}\)|(?<bare>[^\s"'`,;()[\]<>]{1,200}))/gi;
// Whose names are only told in quotes: "client probe7 gone" says what the client calls itself.
const quotedOnly = /^(?:clients?|players?|members?|subscribers?|customers?|operators?|console|role)$/i;
// Matches "[login|alice]" among fields of that kind; refuses text in brackets.
const barred = /\[(?:user(?:name)?|login|account)\|(?<name>[^|[\]]{1,200})\]/i;
// Matches "bob logged in", "bob failed to log in", "bob used the wrong password"; refuses "has logged in" (checked after).
const subject =
  /(?:^|[\s>\]])["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200})["'\]]? (?:[([][0-9a-f.:]{3,45}[)\]] )?(?:has |was |is )?(?:successfully )?(?:(?:logged|signed) in|authenticated|could not be (?:logged|signed) in|(?:used|entered|supplied|gave|provided|typed) (?:the |an? )?(?:wrong|invalid|incorrect|bad) (?:password|passcode|pin)|(?:failed|tried|attempted|unable|could not) (?:to )?(?:log-?in|log in|sign in|authenticate))\b/i;
// Matches "User logged in: bob"; refuses sentences that go on behind the name.
const behindColon = /\b(?:logged|signed)[ -]in: ["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200})["'\]]?(?:$| (?:from|via|\())/i;
// Matches "wrong password: bob (203.0.113.9)", "no such user: bob from …", "failed login attempt: bob@example.com"; refuses reasons.
const behindReason =
  /\b(?:(?:wrong|invalid|incorrect|unknown|bad|no such) (?:password|user(?:name)?|credentials|login|account)|no such user found|failed log-?in(?: attempt)?|log-?in (?:attempt )?(?:failed|failure)|authentication failed|authentication event \w{1,80})(?: \([^()]{1,60}\))?: ["'[]?(?<name>[^\s"'`,;:()[\]<>]{1,200}(?= (?:from |\()|["'\]]|; )|[\w.+-]{1,64}@[\w.-]{3,100})/i;
// Matches "… | bob | 203.0.113.9", a column right before the client's; refuses columns elsewhere.
const beforeClient = /\| ?(?<name>[^|\s]{1,100}) ?\| ?(?=\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$)/;
// Matches "… | LoginFailureEvent | bob | …", the column behind what happened; refuses other columns.
const behindEvent = /(?:^|\| )[\w .-]{0,60}(?:auth|log-?in)[\w .-]{0,60} \| (?<name>[^|]{1,100}?) \|/i;
// Matches "Userid: bob", "login ID=bob", "User ID 'bob'", "identifier=bob", "actor=bob"; refuses numbers and the keys that databases give.
const identified =
  /\b(?:(?:user|login)[ _-]?id|identifier|actor)(?:["']?\s?[=:]\s?["'[]?| ')(?<name>(?=[^\s"',;\]]{0,60}[g-zG-Z])[A-Za-z][\w.@+-]{1,100})(?![\w-])/i;
// Matches "bob's login attempt failed"; refuses "user's".
const owner = /(?:^|[\s>\]])(?<name>[^\s"'`,;:()[\]<>]{1,200})['’]s (?:log-?[io]n|sign-?in|authentication|password)\b/i;
// Matches "bob!~b@203.0.113.9", "bob (~b@203.0.113.9)", how chats write who speaks from where; refuses mail addresses.
const mask =
  /(?:^|[\s[<])(?<name>[^\s!@[\]<>()]{1,60})(?:!| \()~?[^\s!@()]{1,60}@(?=[0-9a-f.:]{7,45}(?:$|[\s)\]>,:]))/i;
// Matches "(('203.0.113.9', 4711), bob, ", who stands behind the pair of an address and a port; refuses other pairs.
const behindPair = /\(\('[0-9a-f.:]{7,45}', \d{1,5}\), (?<name>[^\s,'"()]{1,100}), /i;
// Matches "ppp0:bob: authentication failed", a name behind the line on which somebody calls; refuses names of programs.
const behindLine = /(?:^|\s)(?:ppp|ipoe|vlan|eth|l2tp|pppoe)\d{1,5}:(?<name>[^\s:]{1,100}): /i;
// Matches an electronic mail address; refuses text without a dot behind the @.
const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/;

const noNames = new Set(
  (
    "failed failure failures fail logged signed is not has have was were been be from at with in on the a an to attempt attempts user users " +
    "username name account accounts login logins logon log sign succeeded successful successfully success rejected denied refused deny reject refuse invalid " +
    "incorrect wrong unknown illegal page form request session sessions password passwords credentials credential or and ok accepted error " +
    "errors by for id ip as of that this it its their his her he she they you your my our we authentication auth authorization service " +
    "server client host remote address via using through over onto because no none null undefined (null) - -- ? security access which who because reason details " +
    "more information help example all any each every some such same other another authenticated does did could can cannot will would " +
    "tried exist exists found expired locked disabled yet anymore again here now please web ssh ftp smtp imap http https " +
    "l le la der den dem el il suspended inactive deactivated banned closed bad detected blocked prevented reported email mail connection method protocol port type default system realm backend provider action directory directories info certificate role group key keys token"
  ).split(" "),
);

/** True for words that sentences about logins are made of, and that nobody is called. */
export function isCommonWord(word: string): boolean {
  return noNames.has(word);
}

/** The first name that the sentence announces; undefined when it announces none. */
export function findUser(body: string): FoundUser | undefined {
  const masked = body.includes("@") ? nameAt(body, mask) : undefined;
  if (masked) return masked;
  named.lastIndex = 0;
  for (let match = named.exec(body); match; match = named.exec(body)) {
    const found = nameIn(match);
    if (found) return announcedBefore(body, found) ?? found;
    // "Login for bob": the word behind the first key may be a key itself.
    named.lastIndex = match.index + (match.groups?.["key"] ?? "").length;
  }
  for (const each of [
    barred,
    subject,
    behindColon,
    behindReason,
    owner,
    beforeClient,
    behindEvent,
    identified,
    behindLine,
  ]) {
    const found = nameAt(body, each);
    if (found) return found;
  }
  const address = mail.exec(body);
  return address
    ? { name: address[0], start: address.index, end: address.index + address[0].length, quoted: false }
    : undefined;
}

// "login failure: bob … for carla": the first name is the one that was typed, whatever it holds.
function announcedBefore(body: string, { start, quoted }: FoundUser): FoundUser | undefined {
  if (quoted) return undefined;
  const other = nameAt(body, behindReason);
  return other && other.start < start && !other.name.includes("=") ? other : undefined;
}

/** The name that a header tells beside the client's address and port; undefined where it tells none. */
export function userInHeader(header: string): string | undefined {
  return header.includes("((") ? nameAt(header, behindPair)?.name : undefined;
}

// Matches "org.example.BadPasswordException"; refuses names of people.
const exception = /^[\w.$]{0,200}(?:Exception|Error)$/;

function nameAt(body: string, pattern: RegExp): FoundUser | undefined {
  const match = pattern.exec(body);
  const name = match?.groups?.["name"];
  if (!match || name === undefined || noNames.has(name.toLowerCase()) || isAddress(name) || exception.test(name))
    return undefined;
  const start = body.indexOf(name, match.index);
  return { name, start, end: start + name.length, quoted: false, first: pattern === subject || pattern === owner };
}

function nameIn(match: RegExpExecArray): FoundUser | undefined {
  const groups = match.groups ?? {};
  const quoted =
    groups["double"] ?? groups["back"] ?? groups["single"] ?? groups["angle"] ?? groups["square"] ?? groups["round"];
  const key = groups["key"] ?? "";
  const weak = /^(?:for|pour|für|by|as|of|using|peer)$/i.test(key);
  if (quoted === undefined && quotedOnly.test(key)) return undefined;
  const bare = groups["bare"] ?? "";
  // Behind "\\" the quotes are escaped, as in a message that is quoted itself.
  const raw = quoted?.replace(/\\$/, "") ?? withoutPeer(bare.replace(/[.:!?]+$|\|\w{1,30}:.*$/, ""));
  const start = match.index + (quoted === undefined ? match[0].length - bare.length : match[0].lastIndexOf(quoted));
  if (raw === "" || (weak && groups["mark"] !== undefined && !isNamedBehindColon(match))) return undefined;
  if (
    quoted === undefined &&
    (isNoName(raw) || exception.test(raw) || (weak && !mayBeName(raw) && !isExtension(match, raw)))
  )
    return undefined;
  // "denied by rules for bob": who denied it is told first.
  if (key.toLowerCase() === "by" && isRefuser(match)) return undefined;
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

// Matches "status=failed" behind "login", a field of the program; refuses other names.
const ownField = /^(?:status|result|outcome|res|state|action|reason)=/;

// "for name/password": the first of several words is enough.
function isNoName(text: string): boolean {
  const word = text.toLowerCase();
  return ownField.test(word) || noNames.has(word) || noNames.has(word.slice(0, Math.max(0, word.search(/[/|]/))));
}

// "authentication failed for: bob"; elsewhere a colon behind "for" announces something else.
function isNamedBehindColon({ groups, input, index }: RegExpExecArray): boolean {
  const ends = /\b(?:failed|failure|denied|rejected|refused|attempt|log-?in|incorrect|invalid|wrong password) $/i;
  return groups?.["key"] === "for" && (groups["mark"] ?? "").startsWith(":") && ends.test(input.slice(0, index));
}

function isRefuser({ input, index, 0: text }: RegExpExecArray): boolean {
  return (
    /\b(?:denied|rejected|refused|blocked) $/i.test(input.slice(0, index)) &&
    /^ for \w/.test(input.slice(index + text.length))
  );
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
  return / from \S|(?<![\w@.])(?:\d{1,3}\.){3}\d/.test(between) ? between : user.name;
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

/** How many letters are the same from two places on, up to the second of them. */
export function commonLength(body: string, one: number, other: number): number {
  const longest = Math.min(Math.abs(one - other), maxName);
  let length = 0;
  while (length < longest && body.charCodeAt(one + length) === body.charCodeAt(other + length)) length++;
  return length;
}

/** In how many places a name is looked for. */
export const maxPlaces = 8;

const maxName = 256;
