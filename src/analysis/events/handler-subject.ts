// What a handler with a bare verb for a name acts on, told from its class or its file: `update` of `user.controller.js` updates users.
import { activityOf, type Activity } from "../../catalogue/events/activities.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { FunctionCode, Program } from "../program.ts";

const verbs = new Set(
  "create add store update edit patch remove delete destroy revoke disable enable ban unban block suspend lock promote demote".split(
    " ",
  ),
);
const roles = new Set(["controller", "handler", "resolver", "action", "endpoint"]);

/** The activity of a function with such a name, or undefined. */
export function activityOfSubject(program: Program, { name, owner }: FunctionCode): Activity | undefined {
  const [verb = "", ...others] = splitWords(name);
  const isBare = verbs.has(verb) && others.every((word) => word === "by" || word === "id" || word === "one");
  if (!isBare) return undefined;
  const subject =
    subjectOf(owner === undefined ? "" : (program.classes[owner]?.name ?? "")) ?? subjectOf(fileName(program.path));
  return subject === undefined ? undefined : activityOf(`${verb} ${subject}`);
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

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).replace(/\.[cm]?[jt]sx?$/, "");
}
