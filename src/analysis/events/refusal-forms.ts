// Forms of a no without a status: rejected promises, redirects to a page that says no, bodies that say so, and helpers named after errors.
import type { Activity } from "../../catalogue/events/activities.ts";
import { noValue, type Program, type ValueId } from "../program.ts";
import type { Call, RefusalPlace, Said } from "./refusals.ts";
import { first, topicIn } from "./said-errors.ts";
import { constantText, pathOf } from "./users-of.ts";

/** `Promise.reject(error)`, and `new Promise((resolve, reject) => reject(error))`: what it is that is rejected. */
export function rejectionIn(program: Program, { callee, args, kind }: Call): ValueId | undefined {
  const path = pathOf(program, callee).join(".");
  const [first] = args;
  if (!first || (path !== "Promise" && path !== "Promise.reject")) return undefined;
  if (path === "Promise.reject") return first.value;
  const written = program.values[first.value];
  const code = kind === "new" && written?.op === "function" ? program.functions[written.function] : undefined;
  const calls = code?.blocks.flatMap(({ ops }) =>
    ops.flatMap((op) => {
      const value = program.values[op];
      return value?.op === "call" ? [value] : [];
    }),
  );
  const named = calls?.map((call) => pathOf(program, call.callee).join("."));
  if (!calls || !named?.includes("reject") || named.includes("resolve")) return undefined;
  return calls[named.indexOf("reject")]?.args[0]?.value;
}

// `/password/reset/invalid`, `/login?error=1`; refuses `/login`.
const failedPage = /(?:^|[/?&#=_-])(?:invalid|expired|error|err|failed|failure)(?:[/?&#=_-]|$)/i;
const loginPage = /\/(?:log|sign)-?in(?:[/?#]|$)/i;
const sentBack = new Set<Activity | undefined>(["login", "token-check", "password-reset", "mfa-check"]);

/** Who follows a link or signs in, and is sent to a page that says no or to the login once more. */
export function isSentBack({ program, entry: { activity } }: RefusalPlace, { args }: Call): boolean {
  if (!sentBack.has(activity)) return false;
  return args.some(({ value }) => {
    const text = constantText(program, value) ?? "";
    return failedPage.test(text) || (activity === "login" && loginPage.test(text));
  });
}

/** `reply.send({ success: false, message: "Invalid email" })`, with whatever status. */
export function answeredNo(
  { program, entry }: RefusalPlace,
  [receiver = ""]: readonly string[],
  { args }: Call,
): Said | undefined {
  const given = program.values[args[0]?.value ?? noValue];
  if (!entry.isBorder || !answering.has(receiver) || given?.op !== "object") return undefined;
  const isNo = given.entries.some(
    (item) =>
      item.kind === "field" &&
      (item.name === "success" || item.name === "ok") &&
      constantText(program, item.value) === "false",
  );
  return isNo ? { how: "answered", status: undefined, topic: undefined, errorName: undefined } : undefined;
}

/** What a helper is given that is named after errors, such as `redirectWithError("Session expired")`; undefined for others. */
export function saysError(program: Program, name: string, args: Call["args"]): Said | undefined {
  const isText = args.some(({ value }) => typeof constantText(program, value) === "string");
  if (!isText || !/(?:^redirect|^render|^show|^send|^respond|^reply).*(?:error|failure)/i.test(name)) return undefined;
  return {
    how: "answered",
    status: undefined,
    topic: first(args.map(({ value }) => topicIn(program, value))),
    errorName: undefined,
  };
}

const answering = new Set(["res", "response", "reply", "ctx", "c", "h", "context"]);
