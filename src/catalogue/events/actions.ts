// What a call does to users, sessions and credentials when its name alone is no activity: writes to tables of users, and the making
// and ending of sessions.
import { splitWords } from "../names.ts";
import { findPhrase, phrases, wordSet, type Phrase } from "./phrases.ts";

const people = wordSet("user admin");
const creating = wordSet("create insert add store save register dispense");
const updating = wordSet("update patch set modify upsert edit save");
const deleting = wordSet("delete remove destroy del");
const rest = wordSet("one by id and or many fail throw returning record async fetch graph");
const manners = wordSet("soft hard permanently force bulk batch safe");

/** Fields whose change is an event of its own, by the words of their names. */
const telling: readonly (readonly [ReadonlySet<string>, string])[] = [
  [wordSet("password passwd passhash"), "authn_password_change"],
  [wordSet("role permission superuser superadmin administrator privilege"), "privilege_permissions_changed"],
  [wordSet("2fa mfa totp twofactor twofa otp"), "authn_mfa_change"],
  [wordSet("disabled blocked banned suspended archived locked deactivated isactive"), "user_archived"],
];

/** `active` alone, and not `last_active_at`. */
const alone = wordSet("active");

/** `reset_password_token`, `passwordChangedAt`, `twoFactorCode`: what stands beside a password or a factor. */
const aside = wordSet(
  "token ticket last reset expire expires expiry at attempt hint reminder code confirm confirmation verification challenge ip proxy smtp imap ftp ssh db database wifi",
);
const mailbox: readonly Phrase[] = phrases("email", "mail", "email address", "primary email", "emails");

/** Whoever has the address can have the password sent; `emailVerified` and `emailNotifications` tell no address. */
function namesMailbox(words: readonly string[]): boolean {
  return mailbox.some((phrase) => phrase.length === words.length && findPhrase(words, phrase));
}

const keyTables: readonly Phrase[] = phrases(
  "api key|token",
  "personal access",
  "access|service token|key",
  "apikey",
  "apikeys",
);

/** Making, deleting and revoking what somebody signs in with for a long time; what is made at each login does not count. */
function eventOfKeyWrite(words: readonly string[], verb: string, fields: readonly string[]): string | undefined {
  if (words.includes("oauth") || !keyTables.some((phrase) => findPhrase(words, phrase)?.to === words.length))
    return undefined;
  if (creating.has(verb) && verb !== "save") return "authn_token_created";
  if (deleting.has(verb)) return "authn_token_delete";
  const isRevoked = fields.some((field) => splitWords(field).some((word) => word === "revoked" || word === "disabled"));
  return updating.has(verb) && isRevoked ? "authn_token_revoked" : undefined;
}

/** What a table is kept by is no part of its name. */
const keepers = wordSet("repository repo model service db collection factory dao inst instance");

const realms = wordSet("workspace organization organisation org team tenant company project household account");
const members = wordSet("member membership collaborator");

/** Who belongs to what, and with which rights: `prisma.member.update({ data: { teamRole } })`, `workspaceMembers.delete(…)`. */
function eventOfMemberWrite(words: readonly string[], verb: string, fields: readonly string[]): string | undefined {
  const last = words.at(-1) ?? "";
  const isOfRealm = words.length === 2 && realms.has(words[0] ?? "") && (members.has(last) || last === "user");
  if (!isOfRealm && !(words.length === 1 && members.has(last))) return undefined;
  const names = fields.flatMap((field) => splitWords(field));
  const hasRight = names.some((name) => name === "role" || name === "permission" || name === "admin");
  if (updating.has(verb)) return hasRight || names.includes("deleted") ? "privilege_permissions_changed" : undefined;
  // A club keeps its people as members; whoever has a role belongs to something.
  const isSure = isOfRealm || last === "membership" || hasRight;
  return isSure && (creating.has(verb) || deleting.has(verb)) ? "privilege_permissions_changed" : undefined;
}

const rights = wordSet("role permission privilege");

/** Who has which role, and which role may do what: `roles_users`, `userRole`, `permissionsRoles`. */
function eventOfRightWrite(words: readonly string[], verb: string): string | undefined {
  const [first = "", second = "", ...more] = words.filter((word) => word !== "on");
  const isOfRights = more.length === 0 && second !== "" && (rights.has(first) || rights.has(second));
  const isOf = (word: string): boolean => rights.has(word) || people.has(word) || members.has(word);
  const writes = creating.has(verb) || deleting.has(verb) || updating.has(verb);
  return isOfRights && isOf(first) && isOf(second) && writes ? "privilege_permissions_changed" : undefined;
}

const things = wordSet(
  "share item file note folder poll game ticket issue deal campaign chapter event team group project organization organisation workspace board room channel course class company meeting conversation chat document list task dashboard",
);
const factors = wordSet("2fa mfa totp twofactor otp webauthn passkey authenticator");

/** `user2fa.update({ isEnabled: true })` */
function switchesOn(field: string): boolean {
  const words = splitWords(field);
  return (
    words.at(-1) === "enabled" ||
    words.at(-1) === "active" ||
    words.at(-1) === "activated" ||
    words.at(-1) === "confirmed"
  );
}

/** `findByIdAndUpdate` and `findOneAndDelete` do what they say last, and `softDelete` what it says after how. */
function verbOf(words: readonly string[]): readonly string[] {
  if (words[1] === "or" && (words[2] === "create" || words[2] === "insert")) return words.slice(2);
  if (manners.has(words[0] ?? "")) return words.slice(1);
  return words[0] === "find" && words.includes("and") ? words.slice(words.indexOf("and") + 1) : words;
}

/** The event of a write to a table of users, by the names of the table and the method, and the fields that are set; undefined for others. */
export function eventOfWrite(table: string, method: string, fields: readonly string[]): string | undefined {
  const words = splitWords(table).filter((word) => !keepers.has(word));
  const [verb = "", ...said] = verbOf(splitWords(method));
  const by = said.indexOf("by");
  const others = by < 0 ? said : said.slice(0, by);
  if (!others.every((word) => rest.has(word) || people.has(word))) return undefined;
  const ofKey = eventOfKeyWrite(words, verb, fields);
  if (ofKey !== undefined) return ofKey;
  if (words.some((word) => factors.has(word)) && updating.has(verb) && fields.some((field) => switchesOn(field)))
    return "authn_mfa_change";
  // `userCredentials(id).patch({ password })`
  if (words.at(-1) === "credential" && updating.has(verb) && fields.some((field) => /^password/i.test(field)))
    return "authn_password_change";
  const ofMember = eventOfMemberWrite(words, verb, fields);
  if (ofMember !== undefined) return ofMember;
  const ofRight = eventOfRightWrite(words, verb);
  if (ofRight !== undefined) return ofRight;
  if (words.length === 0 || words.length > 2 || !people.has(words.at(-1) ?? "")) return undefined;
  // `event_users` and `chapterUser` tell who takes part in what.
  if (words.length === 2 && things.has(words[0] ?? "")) return undefined;
  // `ImpersonatedUsers` and `invitedUsers` are lists of what happened to users.
  if (words.length === 2 && /ed$/.test(words[0] ?? "")) return undefined;
  if (updating.has(verb)) {
    const named = fields.map((field) => splitWords(field));
    const told = telling.find(([set]) =>
      named.some(
        (names) =>
          !names.some((word) => aside.has(word)) &&
          (names.some((word) => set.has(word)) ||
            (names.length === 1 && alone.has(names[0] ?? "") && set.has("isactive")) ||
            names.some((word, index) => set.has(`${word}${names[index + 1] ?? ""}`))),
      ),
    );
    return told?.[1] ?? (named.some(namesMailbox) ? "user_updated" : undefined);
  }
  if (deleting.has(verb)) return "user_deleted";
  return creating.has(verb) ? "user_created" : undefined;
}

// `INSERT INTO "users" (…)`, `UPDATE app.user SET role = $1 WHERE …`; refuses reads and other tables.
const statement = /^\s*(insert\s+into|delete\s+from|update)\s+["'`[]?(?:\w+["'`\]]?\.["'`[]?)?(\w+)/i;
// `SET a = 1, b = 2` up to the condition.
const assigned = /\bset\b([^;]*?)(?:\bwhere\b|$)/i;

// `is_active = true`: who is let in again is not shut out.
const letIn = /\b(?:is_?)?active["`\]]?\s{0,4}=\s{0,4}(?:true|1)\b/gi;

/** The event of an SQL statement that writes to a table of users, or undefined. */
export function sqlWrite(sql: string): string | undefined {
  const [, verb = "", table = ""] = statement.exec(sql) ?? [];
  if (table === "") return undefined;
  const fields = [...(assigned.exec(sql)?.[1] ?? "").replace(letIn, "").matchAll(/["`[]?(\w+)["`\]]?\s*=/g)].map(
    ([, name]) => name ?? "",
  );
  return eventOfWrite(table, verb.split(/\s/, 1)[0]?.toLowerCase() ?? "", fields);
}

const opening = wordSet(
  "create start open establish issue generate sign make save set new store init begin login persist regenerate send grant respond commit",
);
const closing = wordSet(
  "destroy delete clear remove revoke invalidate end logout kill expire close blacklist unset drop flush disconnect leave reset",
);
const sessions = wordSet("session token jwt cookie sid login auth authentication success logout bearer");

/** Whether a call begins a session, where it is known that somebody signs in: `createSession`, `jwt.sign`, `setAuthCookie`, `req.login`. */
export function opensSession(path: readonly string[]): boolean {
  return concerns(path, opening, /^(?:login|logIn|signIn|signin)$/);
}

/** Whether a call makes a session and says so: `lucia.createSession`, `req.session.regenerate`, `sessions.create`. */
export function createsSession(path: readonly string[]): boolean {
  const [method = "", receiver = ""] = path.toReversed();
  const words = splitWords(method);
  if (
    words.length <= 3 &&
    words.at(-1) === "session" &&
    /^(?:create|start|begin|establish|open|issue)$/.test(words[0] ?? "")
  )
    return true;
  return splitWords(receiver).at(-1) === "session" && /^(?:create|regenerate)$/.test(method);
}

/** Whether a call ends a session, where it is known that somebody signs out. */
export function closesSession(path: readonly string[]): boolean {
  return concerns(path, closing, /^(?:logout|logOut|signOut|signout)$/);
}

const ahead = wordSet("state nonce challenge verifier url uri link page");
const before = wordSet("do handle user auth perform async local");

function concerns(path: readonly string[], verbs: ReadonlySet<string>, names: RegExp): boolean {
  const method = path.at(-1) ?? "";
  if (names.test(method)) return true;
  const words = splitWords(method);
  if (!verbs.has(words[0] ?? "") && !(verbs.has(words[1] ?? "") && before.has(words[0] ?? ""))) return false;
  // `createAuthState`, `setLoginUrl`: what is made before somebody is sent elsewhere to sign in.
  if (words.some((word) => ahead.has(word))) return false;
  const all = [...words, ...splitWords(path.at(-2) ?? "")];
  return all.some((word) => sessions.has(word));
}
