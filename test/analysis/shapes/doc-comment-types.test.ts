// Types that a JavaScript file declares in its doc comments count like those of TypeScript.
import { describe, expect, test } from "vitest";
import { findings } from "../../field-notes/reported.ts";

const subjects = (code: string, others = {}): readonly string[] =>
  findings(code, others, "/app/src/main.js").map(
    ({ range, confidence }) => `${confidence} ${code.slice(range.start, range.end)}`,
  );

describe("a typedef", () => {
  test("written out", () =>
    expect(
      subjects(`
/** @typedef {{ id: string, email: string, passwordHash: string }} Account */
/** @param {Account} account */
export function open(account) {
  console.log("opened", account);
  console.log("opened", account.id);
}`),
    ).toEqual(["type account"]));

  test("property by property", () =>
    expect(
      subjects(`
/**
 * Somebody who can sign in.
 * @typedef {Object} Member
 * @property {string} id
 * @property {string} [apiKey] for scripts
 */
/**
 * @param {string} reason
 * @param {Member[]} members
 */
export const audit = async (reason, members) => {
  console.log(reason, members);
};`),
    ).toEqual(["type members"]));

  test("of another file", () =>
    expect(
      subjects(
        `
/** @typedef {import("./models").Provider} Provider */
class SignIn {
  /** @param {Provider} provider */
  async start(provider) {
    console.debug("redirecting", { provider });
  }
}`,
        { "/app/src/models.ts": "export interface Provider { id: string; clientSecret: string }" },
      ),
    ).toEqual(["type provider"]));
});

describe("a parameter", () => {
  test("with fields of its own", () =>
    expect(
      subjects(`
/**
 * @param {Object} settings
 * @param {string} settings.host
 * @param {string} settings.smtpPassword
 */
module.exports.connect = function (settings) {
  console.log("connecting", settings);
};`),
    ).toEqual(["type settings"]));

  test("that is a number, a flag or a list of choices holds no text", () =>
    expect(
      subjects(`
/**
 * @param {number} pin
 * @param {boolean} password
 * @param {"weak"|"strong"} secret
 * @param {?number} token
 */
export function show(pin, password, secret, token) {
  console.log(pin, password, secret, token);
}`),
    ).toEqual([]));

  test("that is a text says no more than its name", () =>
    expect(
      subjects(`
/** @param {string} password */
export function show(password) {
  console.log(password);
}`),
    ).toEqual(["name password"]));
});

test("what a function returns", () =>
  expect(
    subjects(`
/** @typedef {{ token: string, cookie: string, at: number }} Ticket */
/** @returns {Promise<Ticket>} */
async function issue() {
  return await sign();
}
export async function run() {
  const made = await issue();
  console.log("issued", made);
}`),
  ).toEqual(["type made"]));

test("a variable", () =>
  expect(
    subjects(`
/** @typedef {{ host: string, password: string }} Settings */
/** @type {Settings} */
const settings = load();
console.log("using", settings, settings.host);`),
  ).toEqual(["type settings"]));

test("a comment that declares nothing, or nothing readable, changes nothing", () =>
  expect(
    subjects(`
/** @param {function(string, ...*): void} log writes
 *  @param {*} anything
 *  @param {{ id: string */
export function show(log, anything) {
  console.log(anything.id);
}`),
  ).toEqual([]));
