// Words right before a value, names beside it and what the code reads of it say what a name alone does not.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rules = ["no-secret-in-log", "no-personal-data-in-log", "no-unfiltered-object-in-log"];
const found = (code: string): readonly string[] =>
  rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));

describe("tells of", () => {
  test.each([
    ["a label before an argument", `export const show = (x) => console.log("password:", x);`, ["password"]],
    [
      "a label that is all of the text",
      `export const show = (value) => console.log("access token", value);`,
      ["access-token"],
    ],
    [
      "a text that ends in what the value is called",
      `export const show = (key) => console.log("created encryption key", key);`,
      ["encryption-key"],
    ],
    [
      "the same within a text",
      "export const show = (key, name) => console.log(`created api key ${key} for ${name}`);",
      ["api-key"],
    ],
    [
      "a token that is called so twice",
      "export const send = (token) => log.info(`Verification token: ${token}`);",
      ["token"],
    ],
    [
      "a code that a sentence names",
      "export const send = (code) => log.info(`Your verification code is ${code}`);",
      ["one-time-password"],
    ],
    [
      "settings that a function of another file writes out",
      `import config from "config";\nimport utils from "./utils";\nsign(config.get("oidc.clientSecret"));\nconsole.log("config", utils.prettyStringify(config));`,
      ["client-secret"],
    ],
    [
      "the parameter of an address by its path",
      "export const mail = (token) => log.info(`https://shop.example/reset?token=${token}`);",
      ["reset-token"],
    ],
    [
      "what is decrypted",
      `export const open = (sealed) => { const text = decryptData(sealed); console.log(text); };`,
      ["secret"],
    ],
    [
      "whoever is signed in on what is called a request",
      `export const hook = (doc, req) => console.log({ doc: doc.id, user: req.user });`,
      ["user-record"],
    ],
    [
      "a parameter of an address",
      `export const open = (request) => console.log(new URL(request.url).searchParams.get("token"));`,
      ["token"],
    ],
    [
      "a password beside a user name",
      "export const bind = (user, pass) => console.log(`binding with ${pass}`);",
      ["password"],
    ],
    [
      "a password that is taken out with a user name",
      "export function bind(options) { const { dn, pw } = options; console.log(pw); return dn; }",
      ["password"],
    ],
    [
      "an answer whose token the code reads",
      `export function open(response) { keep(response.access_token); console.log("signed in", response); }\nexport function other(response) { return response.status; }`,
      ["access-token"],
    ],
    [
      "the same as a field, and as JSON",
      `export function open(result) { keep(result.refreshToken); console.log({ result }); console.log(JSON.stringify(result)); }\nexport function other(result) { return result.status; }`,
      ["refresh-token", "refresh-token"],
    ],
    [
      "a request whose body the code reads",
      `export function handle(props) { const { req } = props; if (!req.body) return; console.debug(req); }`,
      ["request"],
    ],
    [
      "whom a letter goes to",
      `export const mail = (to) => console.log({ to, subject: "Your order", text: "…" });`,
      ["email"],
    ],
    [
      "a cookie of a session",
      `export const show = (cookies) => console.log(cookies.get("connect.sid"));`,
      ["session-id"],
    ],
    [
      "what a logger of an unknown factory is given",
      `import { createDebug } from "@acme/commons";\nconst debug = createDebug("app");\nexport const open = (accessToken) => debug("opening", accessToken);`,
      ["access-token"],
    ],
  ])("%s", (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });
});

describe("says nothing of", () => {
  test.each([
    ["a value that is called something else", `export const show = (attempts) => console.log("password:", attempts);`],
    [
      "the token of a definition",
      `export const read = (token) => console.log("Unrecognized attribute definition token:", token);`,
    ],
    ["the token of a lexer", "export const fail = (token) => console.error(`Unexpected token: ${token}`);"],
    [
      "a page of an address",
      `export const open = (request) => console.log(new URL(request.url).searchParams.get("page"));`,
    ],
    ["prose", "export const show = (x) => console.log(`checking the password took ${x}`);"],
    ["a public key", "export const show = (key) => console.log(`public key ${key}`);"],
    ["a flag", `export const show = (x) => console.log("password:", Boolean(x));`],
    ["how many passed", `export const show = (pass, fail) => console.log(pass, fail);`],
    ["a folder", `export function show(options) { const { pwd, name } = options; console.log(pwd, name.length); }`],
    ["texts about fields", `export function check(errors) { if (errors.password) console.log(errors); }`],
    [
      "an answer whose status alone is read",
      `export function open(response) { console.log(response, response.status); }`,
    ],
    ["a request for something else", `export function next(req) { console.log(req); return req.price; }`],
    ["a place without a letter", `export const move = (from, to) => console.log({ from, to });`],
    ["a cookie of a theme", `export const show = (cookies) => console.log(cookies.get("theme"));`],
  ])("%s", (_, code) => {
    expect(found(code)).toEqual([]);
  });
});

describe("words of what is done with a secret", () => {
  test.each([
    [
      "say nothing of an answer",
      `export const show = (data) => console.log("error while validating password: ", data);`,
      [],
    ],
    ["nor of what was checked", `export const show = (data) => console.log("verifying token: ", data);`, []],
    ["but what was used is one", `export const show = (data) => console.log("using password: ", data);`, ["password"]],
  ])("%s", (_, code, expected) => expect(found(code)).toEqual(expected));
});

describe("a field that is called like a secret", () => {
  test.each([
    ["holds its name", "export const add = (name, log) => log.info({ api_key: name });", []],
    [
      "holds the name of what has one",
      "export const add = (org, log) => log.info({ scim_token: org.displayName });",
      [],
    ],
    ["holds its id", "export const add = (key, log) => log.info({ apiKey: key.id });", []],
    ["holds the secret", "export const add = (org, log) => log.info({ api_key: org.value });", ["api-key"]],
    ["holds what may be one", "export const add = (id, log) => log.info({ api_key: id });", ["api-key"]],
  ])("%s", (_, code, expected) => expect(found(code)).toEqual(expected));
});
