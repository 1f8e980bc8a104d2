// What a handler with a bare verb for a name acts on, told from its class or its file: `update` of `user.controller.js` updates users.
import { activityOf, type Activity } from "../../catalogue/events/activities.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { FunctionCode, Program } from "../program.ts";

const verbs = new Set(
  "create add store update edit patch remove delete del destroy revoke disable enable ban unban block suspend lock promote demote reg".split(
    " ",
  ),
);
const roles = new Set(["controller", "handler", "resolver", "action", "endpoint", "service"]);
/** Short forms of verbs. */
const shortened: Readonly<Record<string, string>> = { del: "delete", reg: "register" };

/** The activity of a function that is known by such a name, or undefined. */
export function activityOfSubject(
  program: Program,
  { name: own, owner }: FunctionCode,
  names: readonly string[],
): Activity | undefined {
  // `actions: { disable: { handler(ctx) {} } }`
  const name = own === "handler" || own === "" ? (names.find((each) => each !== "handler") ?? own) : own;
  const [verb = "", ...others] = splitWords(name);
  const isBare = verbs.has(verb) && others.every((word) => word === "by" || word === "id" || word === "one");
  if (!isBare) return undefined;
  const subject =
    subjectOf(owner === undefined ? "" : (program.classes[owner]?.name ?? "")) ??
    subjectOf(fileName(program.path)) ??
    subjectOfFolder(program.path);
  return subject === undefined ? undefined : activityOf(`${shortened[verb] ?? verb} ${subject}`);
}

/** `addAdmin` of `domains.handler.js` is how an admin adds a domain. */
export function isByAdmin({ path }: Program, name: string): boolean {
  const subject = subjectOf(fileName(path));
  const words = splitWords(name);
  return words.length === 2 && words[1] === "admin" && subject !== undefined && !people.has(subject);
}

const people = new Set(["user", "admin", "account", "member", "auth"]);

/** `UserController`, `users.handler`: one word in front of the word for a handler. */
function subjectOf(name: string): string | undefined {
  const words = splitWords(name);
  return words.length === 2 && roles.has(words[1] ?? "") ? words[0] : undefined;
}

/** `controllers/user.js`, `handlers/accounts.ts`: one word in a folder of handlers. */
function subjectOfFolder(path: string): string | undefined {
  const [folder = ""] = path.split(/[/\\]/).slice(-2);
  const words = splitWords(fileName(path));
  const isOfHandlers = roles.has(splitWords(folder).join(" ")) && folder.toLowerCase() !== "services";
  return isOfHandlers && words.length === 1 ? words[0] : undefined;
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.[cm]?[jt]sx?$/, "");
}
