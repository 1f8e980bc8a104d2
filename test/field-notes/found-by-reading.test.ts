// Leaks that were found by reading the logging calls of real servers, each beside the look-alike that stays silent.
import { describe, test } from "vitest";
import { reported, silent } from "./reported.ts";

describe("methods of a logger of the project", () => {
  test("err", () =>
    reported(`
import logger from "@acme/logger";
export const failed = (err, email) => logger.err({ err, «email» }, "cannot send the invitation");
export const counted = (err, emails) => logger.err({ err, emails: emails.length }, "cannot send");`));
});

describe("an answer of a library", () => {
  test("whose token is read elsewhere in the file", () =>
    reported(`
import axios from "axios";
export function login(credentials) {
  return axios.post("/accounts/password/login", credentials).then((answer) => {
    console.log("login", «answer.data»);
    return answer.data.token;
  });
}`));

  test("whose token is one of a language", () =>
    silent(`
import { parse } from "acorn";
export function first(source) {
  const lexer = parse(source);
  console.log("lexer", lexer.state);
  return lexer.state.token;
}`));

  test("a person of whom a file reads the address", () =>
    reported(`
import _ from "lodash";
export function signOut(session) {
  const user = _.get(session, ["user"]);
  console.log("signing out", «user»);
  notify(user.email);
}`));

  test("a part of a library is no person", () =>
    silent(`
import * as account from "stripe-account";
export const show = () => console.log("using", account);`));
});

describe("an object under two names", () => {
  test("a field of the class and the variable it is taken into", () =>
    reported(`
export class Push {
  request(name) {
    const authInfo = this.authInfo[name];
    post(authInfo.client_secret);
    console.info("request token", name, «this.authInfo[name]»);
  }
}`));
});

describe("a letter", () => {
  test("tells who gets what, whatever it is called", () =>
    reported(`
import logger from "@acme/logger";
export async function send(opts) {
  if (!opts.to || !opts.subject) return;
  await deliver(opts).catch((err) => logger.warn({ err, «opts» }, "cannot deliver"));
}`));

  test("its recipient", () =>
    reported(`
export function queue(mail, sms) {
  const { mobile } = sms;
  console.log("queued", mail.subject, «mail.to», «mobile»);
}`));

  test("a certificate has a subject too", () =>
    silent(`
export function show(certificate) {
  console.log(certificate.subject, certificate.validTo);
  console.log(certificate);
}`));
});

describe("texts that say what follows", () => {
  test("a flag of a command", () =>
    reported(`
export function claim(site, dropToken) {
  console.log(\`acme claim --site \${site.id} --token \${«dropToken»}\`);
}`));

  test("a flag that is a switch", () =>
    silent(`
export function claim(site, output) {
  console.log(\`acme claim --no-token \${site.id} --format \${output}\`);
}`));

  test("an address that is a key", () =>
    reported(`
export function notify(workspace, room) {
  const address = "https://hooks.slack.com/services/" + workspace;
  console.info("sent to", «address»);
  console.info("sent to", "https://chat.example.com/rooms/" + room);
}`));

  test("an address that is a key, further on", () =>
    reported(`
export function fire(key, event) {
  const url = "https://maker.ifttt.com/trigger/" + event + "/with/key/" + key + "?silent=1";
  request.get(url).on("response", () => console.info("sent", «url»));
}`));
});

describe("an error that is given something to remember", () => {
  test("is logged with it", () =>
    reported(`
import OError from "@acme/o-error";
import logger from "@acme/logger";
export function failed(error, user) {
  logger.error(OError.tag(error, "cannot save", { userId: user.id, «email: user.email» }));
}`));
});

describe("an error class of another package of the project", () => {
  test("remembers what it is told, whatever its body does with it", () =>
    reported(
      `
import OError from "./o-error";
import logger from "@acme/logger";
export const failed = (error, user) => logger.error(OError.tag(error, "cannot save", { «email: user.email» }));`,
      {
        "/app/src/o-error.js": `
export default class OError extends Error {
  static tag(error, message, info) {
    error.tags = [...(error.tags ?? []), { message, info }];
    return error;
  }
}`,
      },
    ));
});

describe("a token in two halves", () => {
  test("of which one is its id", () =>
    reported(`
function parse(header) {
  const [id, secret] = header.split("_");
  return { tokenId: id, authToken: secret };
}
export function check(req) {
  const parsed = parse(req.headers.authorization);
  console.warn("unknown token", parsed.tokenId);
  console.warn("unknown token", «parsed.authToken»);
}`));
});

describe("spans of traces that a helper of the project hands out", () => {
  test("carry what they are told", () =>
    reported(`
export const run = (telemetry, task, user) =>
  telemetry.start("task", (span) => {
    span.setAttribute("task", task.name);
    span.setAttribute("argv", «JSON.stringify(task.argv)»);
    span.setAttributes({ "user.id": user.id, «"user.email": user.email» });
  });`));

  test("carry what a helper writes out for them", () =>
    reported(`
export const run = (telemetry, task) =>
  telemetry.start("task", (span) => span.setAttribute("argv", «telemetry.stringify(task.argv)»));`));

  test("attributes of an element are none", () =>
    silent(`
export function mark(element, user) {
  element.setAttribute("title", user.email);
}`));
});

describe("a list that a function has put in order", () => {
  test("is the list that it was given", () =>
    reported(`
const sorted = (pairs: [string, string][]) => pairs.sort((a, b) => (a[0] < b[0] ? -1 : 1));
export function sign(accessToken: string) {
  const parameters = sorted([["oauth_token", accessToken]]);
  console.info("requesting", «parameters»);
}`));

  test("a query is not", () =>
    silent(`
const newest = (query) => query.sort({ createdAt: -1 });
export const list = async (passwords) => console.info("found", (await newest(passwords)).length);`));
});
