// What is left of a value that was taken apart: names of pairs, domains of mail addresses, addresses without their password.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const exposures = ["no-secret-in-log", "no-personal-data-in-log", "no-unfiltered-object-in-log"];
const lines = (code: string): readonly number[] =>
  findingsIn(undefined, code)
    .filter(({ rule }) => exposures.includes(rule))
    .map(({ range }) => code.slice(0, range.start).split("\n").length);

describe("pairs of an object", () => {
  test("the name is no datum, the value is", () => {
    const code = `for (const [key, value] of Object.entries(provider.credentials)) {
  console.log("has", key);
  console.log("is", value);
}`;
    expect(lines(code)).toEqual([3]);
  });

  test("all pairs together are the object", () => {
    expect(lines(`export const handle = (req, res) => console.log(Object.entries(req.headers));`)).toEqual([1]);
  });
});

describe("a mail address", () => {
  test.each(["email.split('@')[1]", "email.split('@').pop()", "(email || '').split('@')[1]"])(
    "%s is a domain",
    (domain) => {
      expect(lines(`export function check(email: string) { console.log("mail from", ${domain}); }`)).toEqual([]);
    },
  );

  test("the part before it is somebody", () => {
    const code = `export function check(email: string) {
  const [name, domain] = email.split("@");
  console.log("domain", domain);
  console.log("name", name);
}`;
    expect(lines(code)).toEqual([4]);
  });
});

describe("an address whose password is read", () => {
  const connect = (clear: string): string => `
export function connect(address: string) {
  const parsed = new URL(address);
  const auth = { user: parsed.username, pass: parsed.password };
  ${clear}
  console.log("connecting to", parsed.toString());
  return client(auth);
}`;

  test("shows it", () => expect(lines(connect(""))).toEqual([6]));
  test("does not once it is overwritten", () => {
    expect(lines(connect(`parsed.username = "";\n  parsed.password = "";`))).toEqual([]);
  });
});

describe("a part of a key that is shown on purpose", () => {
  test.each([
    ["formatPartialSecretKey(apiKey)", []],
    ["shortenedToken(apiKey)", []],
    ["apiKey.trim()", [1]],
  ])("%s", (shown, expected) => {
    expect(
      lines(`import { of } from "./keys"; export const show = (apiKey: string) => console.log(${shown}, of);`),
    ).toEqual(expected);
  });
});

describe("an address from its `@` on", () => {
  test.each([
    [`databaseUrl.substring(databaseUrl.indexOf("@"))`, []],
    [`databaseUrl.slice(databaseUrl.lastIndexOf("@") + 1)`, []],
    [`databaseUrl.split("@")[1]`, []],
    [`databaseUrl.split("@")[0]`, [1]],
    [`databaseUrl.substring(0, databaseUrl.indexOf("@"))`, [1]],
    [`databaseUrl.substring(databaseUrl.indexOf(":"))`, [1]],
  ])("%s", (shown, expected) => {
    expect(
      lines(`const databaseUrl = process.env.DATABASE_URL ?? ""; console.log("connecting to", ${shown});`),
    ).toEqual(expected);
  });
});

test("the number of a bot in its token", () => {
  expect(lines(`const botId = request.params.botToken.split(":")[0]; console.log("bot", botId);`)).toEqual([]);
  expect(lines(`const botKey = request.params.botToken.split(":")[1]; console.log("bot", botKey);`)).toEqual([1]);
});
