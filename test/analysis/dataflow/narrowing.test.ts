// What a branch rules out of a union is not logged there; behind the branch it may be anything again.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const types = `
type Auth = { type: "none" } | { type: "basic"; username: string; password: string } | { type: "bearer"; accessToken: string };
type Answer = { ok: true; value: { apiKey: string } } | { ok: false; reason: string };
interface Account { id: string; passwordHash: string; ssn: string }
`;

function lines(code: string): readonly string[] {
  const text = types + code;
  return findingsIn("no-unfiltered-object-in-log", text).map(({ range }) => {
    const start = text.lastIndexOf("console", range.start);
    return /"(\w+)"/.exec(text.slice(start))?.[1] ?? "";
  });
}

describe("tells what is left of a union", () => {
  test.each([
    [
      "where its kind was asked for",
      `export function show(auth: Auth) { if (auth.type === "none") { console.log("first", auth); return; } console.log("second", auth); }`,
      ["second"],
    ],
    [
      "on both sides",
      `export function show(auth: Auth) { if ("none" !== auth.type) console.log("first", auth); else console.log("second", auth); console.log("third", auth); }`,
      ["first", "third"],
    ],
    [
      "in the cases of a switch",
      `export function show(auth: Auth) { switch (auth.type) { case "none": console.log("first", auth); break; case "basic": console.log("second", auth); break; default: console.log("third", auth); } }`,
      ["second", "third"],
    ],
    [
      "where nothing is left but the default",
      `export function show(auth: Auth) { switch (auth.type) { case "basic": case "bearer": return; default: console.log("first", auth); } }`,
      [],
    ],
    [
      "by a flag",
      `export function show(answer: Answer) { if (!answer.ok) { console.log("first", answer); return; } console.log("second", answer); }`,
      ["second"],
    ],
    [
      "where it is a text",
      `export function show(user: string | Account) { if (typeof user === "string") console.log("first", user); else console.log("second", user); }`,
      ["second"],
    ],
  ])("%s", (_, code, expected) => {
    expect(lines(code)).toEqual(expected);
  });
});

test("nor does the message of such an error tell what it is called", () => {
  const code = `export async function load(oauth) { const accessToken = await oauth.ask(); if (accessToken instanceof Error) throw new Error(\`failed: \${accessToken}\`); return accessToken; }`;
  expect(findingsIn("no-secret-in-error", code)).toEqual([]);
});

test("what is an error is not what it is called", () => {
  const code = `export async function load(vault) { const found = await vault.getAccessToken(); if (found instanceof Error) { console.error("failed", found); return; } console.log("token", found); }`;
  expect(findingsIn("no-secret-in-log", code).map(({ range }) => code.slice(range.start - 9, range.start - 2))).toEqual(
    ['"token"'],
  );
});

describe("what is a text, or empty", () => {
  const secrets = (code: string): readonly string[] =>
    ["no-secret-in-log", "no-unfiltered-object-in-log"].flatMap((rule) =>
      findingsIn(rule, code).map(({ range }) => code.slice(range.start, range.end)),
    );

  test("where a set of settings is a complaint instead, it holds none of them", () => {
    const code = `
function read(env): { apiKey: string } | string {
  return env.API_KEY ? { apiKey: env.API_KEY } : "no key was given";
}
export function start(env) {
  const settings = read(env);
  if (typeof settings === "string") {
    console.error(settings);
    return;
  }
  console.log({ started: settings });
}`;
    expect(secrets(code)).toEqual(["started: settings"]);
    expect(secrets(code.replace('"string"', '"object"'))).toContain("settings");
  });

  const open = (shown: string): string => `
export function open(account) {
  const { password } = account;
  const url = "postgres://app:" + password + "@db.example";
  const shown = ${shown};
  console.log("opening", shown);
}`;

  test.each([
    ["replaced by stars", `url.replace(password, "***")`, []],
    ["replaced where there is one", `password ? url.replaceAll(password, "***") : url`, []],
    ["replaced where there is none of another", `account.host ? url.replace(password, "***") : url`, ["shown"]],
    ["where something else is replaced", `url.replace(account.host, "***")`, ["shown"]],
  ])("a password in an address, %s", (_, shown, expected) => expect(secrets(open(shown))).toEqual(expected));

  test("a password in an address that a function of another place is given", () => {
    const code = open(`password ? url.replace(password, "***") : url`);
    const call = "\nopen({ password: process.env.DB_PASSWORD });";
    expect(secrets(code.replace("export ", "") + call)).toEqual([]);
    expect(secrets(code.replace("export ", "").replace('url.replace(password, "***")', "url") + call)).toContain(
      "shown",
    );
  });
});
