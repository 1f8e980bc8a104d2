// Secrets in messages of exceptions: where they are made, and where they are caught and logged.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string, rule = "no-secret-in-error"): readonly string[] =>
  findingsIn(rule, code).map(({ category }) => category);

describe("reported", () => {
  test.each([
    ["in a template", "export const open = (password) => { throw new Error(`refused ${password}`); };", ["password"]],
    ["in a sum", `export const open = (apiKey) => { throw new TypeError("key " + apiKey); };`, ["api-key"]],
    [
      "in an exception of a framework",
      "export const open = (t) => { throw new UnauthorizedException(`bad ${t.accessToken}`); };",
      ["access-token"],
    ],
    ["rejected", `export const open = (secret) => Promise.reject(new Error("bad " + secret));`, ["secret"]],
    [
      "passed on",
      "export const handle = (req, res, next) => next(new Error(`bad ${req.headers.authorization}`));",
      ["authorization-header"],
    ],
    ["from the environment", "throw new Error(`cannot use ${process.env.DB_PASSWORD}`);", ["password"]],
    [
      "an address with credentials",
      "const databaseUrl = process.env.DATABASE_URL; throw new Error(`cannot parse ${databaseUrl}`);",
      ["connection-string"],
    ],
    [
      "an address whose password the program reads",
      "export function parse(link) { const url = new URL(link); use(url.password); throw new Error(`cannot use ${link}`); }",
      ["credential-url"],
    ],
    [
      "a card number",
      "export const pay = (cardNumber) => { throw new Error(`declined: ${cardNumber}`); };",
      ["card-number"],
    ],
    [
      "twice",
      "export const open = (user, password) => { throw new Error(`${password} and ${user.mfaSecret}`); };",
      ["password", "mfa-secret"],
    ],
  ])("%s", (_, code, categories) => {
    expect(found(code)).toEqual(categories);
  });
});

describe("silent", () => {
  test.each([
    [
      "a key that is called a public id",
      "export const find = (apiKey) => { throw new Error(`no app with client ID ${apiKey}`); };",
    ],
    ["a name", `throw new Error("DB_PASSWORD is not set");`],
    ["a length", "export const open = (secret) => { throw new Error(`too short: ${secret.length}`); };"],
    ["an id", "export const open = (user) => { throw new Error(`locked: ${user.id}`); };"],
    [
      "an email address, which tells a user the account",
      "export const open = (email) => { throw new Error(`unknown ${email}`); };",
    ],
    [
      "an unexpected token of a language",
      "export const parse = (token) => { throw new SyntaxError(`unexpected token ${token}`); };",
    ],
    ["the cause", `export const open = (cause) => { throw new Error("cannot open", { cause }); };`],
    [
      "what an error of a class of its own is about, before its message",
      `export const read = (tokenString, cause) => { verifyPassword(cause); throw new TokenInvalidError(tokenString, "token could not be read", cause); };`,
    ],
    ["masked", "export const open = (apiKey) => { throw new Error(`bad key ${maskSecret(apiKey)}`); };"],
    ["what is no error", "export const open = (password) => new Session(`for ${password}`);"],
    ["the name of a setting", "export const need = (name) => { throw new Error(`${name} is missing`); };"],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe("caught and logged", () => {
  const rule = "no-secret-in-log";
  test.each([
    [
      "in the same function",
      "export function open(password) { try { throw new Error(`bad ${password}`); } catch (error) { console.error(error.message); } }",
    ],
    [
      "the error itself",
      "export function open(password) { try { throw new Error(`bad ${password}`); } catch (error) { console.error(error); } }",
    ],
    [
      "thrown by a function that is called",
      "function check(password) { throw new Error(`bad ${password}`); }\nexport function open(password) { try { check(password); } catch (error) { console.error(error.message); } }",
    ],
    [
      "rejected by an async function",
      "async function check(password) { throw new Error(`bad ${password}`); }\nexport async function open(password) { try { await check(password); } catch (error) { console.error(error.message); } }",
    ],
    [
      "caught by a promise",
      "async function check(password) { throw new Error(`bad ${password}`); }\nexport const open = (password) => check(password).catch((error) => console.error(error.message));",
    ],
  ])("%s", (_, code) => {
    expect(found(code, rule)).toEqual(["password"]);
  });

  test.each([
    [
      "an error of another call",
      "export function open(password) { try { work(password); } catch (error) { console.error(error.message); } }",
    ],
    [
      "a safe field of it",
      "export function open(password) { try { throw new Error(`bad ${password}`); } catch (error) { console.error(error.code); } }",
    ],
    [
      "a rejection that nobody waits for",
      "async function check(password) { throw new Error(`bad ${password}`); }\nexport function open(password) { try { check(password); } catch (error) { console.error(error.message); } }",
    ],
  ])("silent: %s", (_, code) => {
    expect(found(code, rule)).toEqual([]);
  });

  test("both ends are shown", () => {
    const [finding] = findingsIn(
      rule,
      "function check(password) { throw new Error(`bad ${password}`); }\nexport function open(entered) { try { check(entered.password); } catch (error) { console.error(error.message); } }",
    );
    expect(finding?.flow[0]?.message).toBe("source: `entered.password`");
    expect(finding?.flow.at(-1)?.message).toBe("sink: `console.error`");
  });
});

test("an error that is put into another one is told where it is made", () => {
  const refuse = "export const refuse = (apiKey) => { throw new BadRequestError(new Error(`cannot use ${apiKey}`)); };";
  expect(findingsIn("no-secret-in-error", refuse).map(({ message }) => message)).toEqual([
    expect.stringContaining("becomes part of the message of `Error`"),
  ]);
});
