// Names that also mean something harmless, by what the rest of the file speaks of.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] =>
  findingsIn("no-secret-in-log", code).map(({ category, level }) => `${category} ${level}`);

test("a token in a file that speaks of nothing else is worth a look", () => {
  expect(found(`export const open = (token) => console.log("opening", token);`)).toEqual(["token info"]);
});

test("a token that a message asks for is one", () => {
  const code = `export function open(token) { if (!token) throw new Error("RELAY_TOKEN is required"); console.log("opening", token); }`;
  expect(found(code)).toEqual(["token warning"]);
});

test.each([
  ["of a language", `export function next(lexer) { const token = lexer.read(); console.log(token); }`],
  [
    "of a text that is split",
    `export function read(line) { const tokens = line.split(" "); for (const token of tokens) console.log(token); }`,
  ],
  ["of a model", `export const stream = (completion) => completion.on("chunk", (token) => console.log(token));`],
])("a token %s is none", (_, code) => {
  expect(found(code)).toEqual([]);
});

test("the id of a session is one although a file speaks of stack traces", () => {
  const code = (said: string): string => `export async function login(password) {
    try { const sessionId = await begin(password); console.log("began", sessionId); }
    catch (error) { console.error(error.stack ?? "${said}"); }
  }`;
  expect(found(code("No stack trace"))).toEqual(["session-id warning"]);
  expect(found(code("No trace of it"))).toEqual([]);
});

test("the cookie of a session is one whatever else the file speaks of", () => {
  const code = `export function refresh(req) {
    const sessionId = req.cookies.session_id; console.log("chat of", sessionId); return openChat(sessionId);
  }`;
  expect(found(code)).toHaveLength(1);
});

test("`pwd` is a password where one unlocks something", () => {
  expect(found(`export async function open(pwd) { console.log("with", pwd); await unlockWallet(pwd); }`)).toEqual([
    "password error",
  ]);
});

test("`pwd` is the folder of a shell elsewhere", () => {
  const code = `import path from "node:path"; export const login = (pwd) => { console.log("in", pwd); return path.join(pwd, "bin"); };`;
  expect(found(code)).toEqual([]);
});
