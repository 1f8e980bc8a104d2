// A variable that is kept as a password is one, whatever it is called.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] => findingsIn("no-secret-in-log", code).map(({ category }) => category);

test.each([
  [
    "set",
    `export function renew(user) { const temp = makeWord(); user.password = temp; console.log("for now", temp); }`,
    "password",
  ],
  [
    "inserted",
    `export function add(users, temp) { users.insert({ name: "a", password: temp }); console.log("made", temp); }`,
    "password",
  ],
  [
    "for a reset",
    `export function ask(user) { const value = makeWord(); user.resetPasswordToken = value; console.log("mailing /reset/" + value); }`,
    "reset-token",
  ],
])("tells of one that is %s", (_, code, category) => {
  expect(found(code)).toEqual([category]);
});

test.each([
  ["a hash", `export function renew(user, hash) { user.password = hash; console.log("kept", hash); }`],
  [
    "the name of a field",
    `export function draw(passwordField) { form.password = passwordField; console.log(passwordField); }`,
  ],
  ["a path", `export function open(options, keyPath) { options.apiKey = keyPath; console.log(keyPath); }`],
  [
    "what is kept as something else",
    `export function name(user, temp) { user.nickname = temp; console.log("for now", temp); }`,
  ],
])("says nothing of %s", (_, code) => {
  expect(found(code)).toEqual([]);
});

test("the address of a webhook that goes on is where a program is reached", () => {
  const told = (text: string): readonly string[] =>
    found(
      `const webhookUrl = process.env.WEBHOOK_URL;\nexport const start = (path) => console.log(\`hook at ${text}\`);`,
    );
  expect(told("${webhookUrl}")).toEqual(["webhook-url"]);
  expect(told("${webhookUrl} now")).toEqual(["webhook-url"]);
  expect(told("${webhookUrl}${path}")).toEqual([]);
  expect(told("${webhookUrl}/telegram")).toEqual([]);
});

test("the id under which a database keeps a session is the name of a document", () => {
  const told = (logged: string): readonly string[] =>
    found(`export const keep = (log, sessionRef, session) => console.log("kept for a login", ${logged});`);
  expect(told("sessionRef.id")).toEqual([]);
  expect(told("{ sessionId: sessionRef.id }")).toEqual([]);
  expect(told("{ sessionId: session.id }")).toEqual(["session-id"]);
});
