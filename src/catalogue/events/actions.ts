// What a call does to users, sessions and credentials when its name alone is no activity: writes to tables of users, and the making
// and ending of sessions.
import { splitWords } from "../names.ts";
import { wordSet } from "./phrases.ts";

const people = wordSet("user admin");
const creating = wordSet("create insert add store save register dispense");
const updating = wordSet("update patch set modify upsert edit save");
const deleting = wordSet("delete remove destroy");
const rest = wordSet("one by id and or many fail throw returning record async");

/** Fields whose change is an event of its own, by the words of their names. */
const telling: readonly (readonly [ReadonlySet<string>, string])[] = [
  [wordSet("password passwd passhash"), "authn_password_change"],
  [wordSet("role permission superuser superadmin administrator privilege"), "privilege_permissions_changed"],
  [wordSet("2fa mfa totp twofactor otp"), "authn_mfa_change"],
  [wordSet("disabled blocked banned suspended archived locked deactivated"), "user_archived"],
];

/** The event of a write to a table of users, by the names of the table and the method, and the fields that are set; undefined for others. */
export function eventOfWrite(table: string, method: string, fields: readonly string[]): string | undefined {
  const words = splitWords(table).filter(
    (word) =>
      word !== "repository" &&
      word !== "repo" &&
      word !== "model" &&
      word !== "service" &&
      word !== "db" &&
      word !== "collection",
  );
  if (words.length === 0 || words.length > 2 || !people.has(words.at(-1) ?? "")) return undefined;
  // `ImpersonatedUsers` and `invitedUsers` are lists of what happened to users.
  if (words.length === 2 && /ed$/.test(words[0] ?? "")) return undefined;
  const [verb = "", ...others] = splitWords(method);
  if (!others.every((word) => rest.has(word) || people.has(word))) return undefined;
  if (updating.has(verb)) {
    const said = fields.map((field) => splitWords(field));
    return telling.find(([set]) =>
      said.some((names) => names.some((word) => set.has(word)) || set.has(names.slice(0, 2).join(""))),
    )?.[1];
  }
  if (deleting.has(verb)) return "user_deleted";
  return creating.has(verb) ? "user_created" : undefined;
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

/** Whether a call ends a session, where it is known that somebody signs out. */
export function closesSession(path: readonly string[]): boolean {
  return concerns(path, closing, /^(?:logout|logOut|signOut|signout)$/);
}

const before = wordSet("do handle user auth perform async local");

function concerns(path: readonly string[], verbs: ReadonlySet<string>, names: RegExp): boolean {
  const method = path.at(-1) ?? "";
  if (names.test(method)) return true;
  const words = splitWords(method);
  if (!verbs.has(words[0] ?? "") && !(verbs.has(words[1] ?? "") && before.has(words[0] ?? ""))) return false;
  const all = [...words, ...splitWords(path.at(-2) ?? "")];
  return all.some((word) => sessions.has(word));
}
