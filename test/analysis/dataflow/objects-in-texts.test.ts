// An object that a function puts into a text prints as `[object Object]`, whoever passes it; a text in it is shown.
import { expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

const files = (call: string) => ({
  "/app/main.ts": `import { say, show, tell } from "./say";
interface User { id: string; passwordHash: string }
export function run(user: User, apiKey: string) { ${call} }
console.log("started");`,
  "/app/say.ts": `export function say(what: unknown) { console.log(\`got \${what}\`); }
export function tell(what: unknown) { say(what); }
export function show(what: unknown) { console.log("got", what); }`,
});

const count = (call: string): number =>
  ["no-secret-in-log", "no-unfiltered-object-in-log"].flatMap((rule) =>
    findingsAmong(files(call), "/app/main.ts", onlyRule(rule)),
  ).length;

test.each([
  ["a declared object in a text", "say(user);", 0],
  ["an object that is written out, in a text", "say({ apiKey });", 0],
  ["a declared object in a text, two calls away", "tell(user);", 0],
  ["a text, two calls away", "tell(apiKey);", 1],
  ["a text", "say(apiKey);", 1],
  ["a field", "say(user.passwordHash);", 1],
  ["an object beside a text", "show({ apiKey });", 1],
])("%s", (...[, call, expected]) => {
  expect(count(call)).toBe(expected);
});
