// Who a session belongs to is written into it: that signs in, or out.
import { saysFailure } from "../dataflow/log-graph.ts";
import type { Program, Value } from "../program.ts";
import { constantText, pathOf } from "./users-of.ts";

const whose = new Set([
  "user",
  "userId",
  "userID",
  "user_id",
  "uid",
  "accountId",
  "isLoggedIn",
  "loggedIn",
  "authenticated",
  "adminId",
  "token",
  "email",
  "username",
]);

/** `req.session.userId = user.id` signs in, `socket.userID = null` signs out; the event of such a write, or undefined. */
export function ofSession(
  program: Program,
  value: Extract<Value, { op: "set-property" }>,
  own: string | undefined,
): string | undefined {
  if (value.name === undefined || !whose.has(value.name)) return undefined;
  const owner = pathOf(program, value.object).map((name) => name.toLowerCase());
  if (!owner.some((name) => name.includes("session") || name.includes("socket"))) return undefined;
  const isEnd = saysFailure(program, value.value);
  if (isEnd) return own === "authn_logout" ? own : undefined;
  if (own === "authn_login_success") return own;
  // Whose session it is from now on.
  const isSet = constantText(program, value.value) === "true" ? signedIn.has(value.name) : whoseId.has(value.name);
  return own === undefined && isSet ? "authn_login_success" : undefined;
}

/** `delete req.session.userId`: nobody is signed in from here on. */
export function leavesSession(program: Program, { operator, value }: Extract<Value, { op: "unary" }>): boolean {
  const property = operator === "delete" ? program.values[value] : undefined;
  if (property?.op !== "property" || property.name === undefined || !whose.has(property.name)) return false;
  return pathOf(program, property.object).some((name) => name.toLowerCase().includes("session"));
}

const signedIn = new Set(["isLoggedIn", "loggedIn", "authenticated"]);
const whoseId = new Set(["userId", "userID", "user_id", "uid", "accountId", "adminId"]);
