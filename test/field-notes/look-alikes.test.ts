// Look-alikes that were found by reading what real servers log, beyond those of section 2, each beside the leak it resembles.
import { describe, test } from "vitest";
import { reported, silent } from "./reported.ts";

describe("an error that is wrapped again", () => {
  test("is told once, where the secret is put in", () =>
    reported(`
function request(oauth: { clientSecret: string }) {
  throw new Error(\`refused with \${«oauth.clientSecret»}\`);
}
export function refresh(oauth: { clientSecret: string }) {
  try {
    request(oauth);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    throw new Error("could not refresh: " + error.message);
  }
}`));

  test("the error itself is only printed when it has no text", () =>
    silent(`
import axios from "axios";
export const load = (token) =>
  axios.get("/orders", { headers: { Authorization: token } }).catch((error) => console.error(error.stack ?? error));`));
});

describe("a name that says it is something else", () => {
  test("a file", () =>
    silent(`
const settings = { credentialsFilename: path.resolve(argv.credentials || "credentials.json") };
console.log("reading", settings.credentialsFilename);`));

  test("the user name in a decoded header", () =>
    silent(`
export function signIn(req, res) {
  const [username] = Buffer.from(req.headers.authorization.split(" ")[1], "base64").toString().split(":");
  console.log("signed in", JSON.stringify(username));
}`));

  test("a permission", () =>
    silent(
      `export const show = (settings, id) => console.log("level", settings.padAuthorizations, settings.paymentAuthorization);`,
    ));

  test("the name of a cookie", () =>
    silent(
      `export const list = (cookies) => cookies.forEach((cookie) => console.log("cookie", cookie.key, cookie.name));`,
    ));

  test("labels and selectors", () =>
    silent(`console.log(labels.password, selectors.token, errors.email, placeholders.apiKey);`));
});

describe("a key of a record", () => {
  test.each(["deviceId", "employeeId", "visitorId", "distinctId", "sessionUuid"])("%s", (name) =>
    silent(`export const show = (${name}) => console.log("seen", ${name});`),
  );
  test("what identifies a machine for good", () =>
    reported(`export const show = (hardwareId) => console.log("seen", «hardwareId»);`));
});

describe("an address in an example", () => {
  test("in a message", () => silent(`console.error("Set COUCH_URL, e.g. http://admin:123qwe@localhost:5984/medic");`));
  test("of another machine", () =>
    reported(`console.error(«"connecting to http://admin:q8Zr2LmX@couch.example.net:5984/medic"»);`));
});

describe("what a page is told by its server", () => {
  test("in the page", () =>
    silent(`
import { io } from "socket.io-client";
const socket = io();
socket.on("progress", (status) => console.log("progress " + status));`));
  test("in the server", () =>
    reported(`
import { Server } from "socket.io";
new Server(3000).on("connection", (socket) => {
  socket.on("progress", (status) => console.log("progress " + «status»));
});`));
});

describe("what is masked", () => {
  test("each character", () => silent(`export const show = (password) => console.log(password.replace(/./g, "*"));`));
  test("the middle of an address", () =>
    silent(`export const show = (user) => console.log(user.email.replace(/(.{2}).*(@.*)/, "$1***$2"));`));
  test("what is looked for is not what is left", () =>
    silent(`export const show = (url, password) => console.log(url.replace("password=" + password, "password=***"));`));
  test("line breaks only", () =>
    reported(`export const show = (password) => console.log(«password».replace(/\\n/g, " "));`));
});

describe("a field that is overwritten on its way", () => {
  test("by the function that logs", () =>
    silent(`
const send = (options) => console.debug("sending", JSON.stringify({ ...options, body: null }));
export const change = (password) => send({ uri: "/password", body: password });`));
  test("another field", () =>
    reported(`
const send = (options) => console.debug("sending", JSON.stringify({ ...options, body: null }));
export const change = (password) => send({ uri: "/password", «auth: password» });`));
});

describe("what is left of a secret", () => {
  test("the scheme of an authorization header", () =>
    reported(`
export function schemeOf(req) {
  const [scheme, credentials] = req.headers.authorization.split(" ");
  const parts = req.headers.authorization.split(/\\s+/);
  console.log("refused", scheme, parts[0]);
  console.log("refused", «credentials»);
}`));

  test("four characters, taken by a function of the file", () =>
    silent(`
import session from "express-session";
const hint = (sid) => "v1:" + sid.slice(-4);
export function compare(sid) {
  const shown = hint(sid);
  console.warn("login from another session", { shown });
}`));

  test("a header that is overwritten where there is one", () =>
    reported(`
export async function send(options, config) {
  options.headers = { Authorization: "Basic " + config.apiKey };
  try {
    await fetch(options);
  } catch {
    if (options.headers.Authorization) options.headers.Authorization = "removed";
    console.warn("refused", options);
  }
}
export async function sendOnce(options, config) {
  options.headers = { Authorization: "Basic " + config.apiKey };
  if (!options.headers.Authorization) console.warn("without a key", options);
  else console.warn("with a key", «options»);
}`));

  test("an error of which only the text is printed", () =>
    reported(`
import axios from "axios";
export const load = (token) =>
  axios.get("/orders", { headers: { Authorization: token } }).catch((error) => {
    console.error(\`failed: \${error.message || JSON.stringify(error)}\`);
    console.error(\`failed: \${JSON.stringify(«error»)}\`);
  });`));

  test("headers behind a mask of another package", () =>
    silent(`
import { pinoHttp } from "pino-http";
import { stdSerializers } from "pino";
import { obfuscateHeaders } from "@acme/common";
export const middleware = pinoHttp({
  serializers: {
    req: (request) => {
      const serialized = stdSerializers.req(request);
      return { ...serialized, headers: obfuscateHeaders(serialized.headers) };
    },
  },
});`));

  test("headers that only pass through the serializer of the library", () =>
    reported(`
import { pinoHttp } from "pino-http";
import { stdSerializers } from "pino";
export const middleware = «pinoHttp({
  serializers: {
    req: (request) => {
      const serialized = stdSerializers.req(request);
      return { ...serialized, headers: serialized.headers };
    },
  },
})»;`));
});

describe("a request where a serializer stands ready for it", () => {
  test("is left to a logger of the project", () =>
    silent(`
import logger from "@acme/logger";
export function missing(req, res) {
  logger.warn({ req }, "not found");
  res.sendStatus(404);
}`));

  test("is left to options that another function was given", () =>
    reported(
      `
import { createLogger } from "./loggers";
export const oauthLogger = createLogger("oauth", { serializers: { req: (request) => ({ url: request.url }) } });
export const plainLogger = createLogger("plain", {});
export function refused(req, res) {
  oauthLogger.warn({ req }, "refused");
  plainLogger.warn({ «body: req.body» }, "refused");
}`,
      {
        "/app/src/loggers.ts": `
import pino from "pino";
export const createLogger = (name, options) => pino({ name, ...options });`,
      },
    ));

  test("is printed by the console, and under another name", () =>
    reported(`
import logger from "@acme/logger";
export function missing(req, res) {
  console.warn({ «req» });
  logger.warn({ «request: req» }, "not found");
  logger.warn({ «headers: req.headers» }, "not found");
  res.sendStatus(404);
}`));
});

describe("counts and audiences", () => {
  test("a count under the name of what is counted", () =>
    reported(`
export async function prune(codes, users) {
  const { deletedCount: deletedAuthorizationCodes } = await codes.deleteMany({});
  const { refreshToken: deletedToken } = await users.prune();
  console.log(deletedAuthorizationCodes, "codes removed", «deletedToken»);
}`));

  test("a group is nobody in particular", () =>
    reported(`
export function greet(groupJid, userJid) {
  console.log("welcome to", groupJid);
  console.log("welcome", «userJid»);
}`));

  test("the name of a file, and the ticket of a customer", () =>
    reported(`
export function answer(fname, ticket, person) {
  console.log(fname, ticket.id);
  console.log(«person.fname»);
}`));
});

describe("what was compared with what is allowed", () => {
  const handler = (body: string): string => `
import express from "express";
const app = express();
const types = ["pdf", "odt"];
const allowed = new Set(["en", "de"]);
app.get("/export/:type", (req, res, next) => {
${body}
});`;

  test.each([
    [
      "one of a list, left early",
      `if (types.indexOf(req.params.type) === -1) return next();\n  console.log(req.params.type);`,
    ],
    ["one of a list", `if (types.indexOf(req.params.type) >= 0) console.log("exporting " + req.params.type);`],
    ["one of a set", `if (!allowed.has(req.query.language)) return next();\n  console.log(req.query.language);`],
    ["included", `if (types.includes(req.params.type)) console.log(\`as \${req.params.type}\`);`],
    ["letters only", `if (!/^[\\w-]+$/.test(req.params.pad)) return next();\n  console.log(req.params.pad);`],
  ])("%s", (_, body) => silent(handler(`  ${body}`)));

  test.each([
    ["not in the list", `if (types.includes(req.params.type)) return next();\n  console.log(«req.params.type»);`],
    ["another value", `if (types.includes(req.params.type)) console.log(«req.params.pad»);`],
    ["a pattern that ends before the line does", `if (/^[a-z]+/.test(req.params.pad)) console.log(«req.params.pad»);`],
    ["a list that it contains", `if (req.params.pad.includes("a")) console.log(«req.params.pad»);`],
  ])("%s", (_, body) => reported(handler(`  ${body}`)));

  test("a browser hears from its own server", () =>
    silent(`
import { io } from "socket.io-client";
import { useEffect } from "react";
export function useStatus() {
  const socket = io();
  useEffect(() => void socket.on("status", (status) => console.log(status)));
}`));
});

describe("a path where a secret could stand", () => {
  test("the file that a flag names", () =>
    reported(`
import yargs from "yargs";
const argv = yargs.argv;
const apikeyFile = resolve(argv.apikey || "./APIKEY.txt");
console.log("read from", apikeyFile, argv.credentials ?? "credentials.json");
console.log("calling with", «argv.apikey» || "none");`));
});

describe("names of homes, maps and letters", () => {
  test("the id of a device, however it is labelled", () =>
    silent(`
export function motion(message) {
  const { sid } = message;
  console.debug(\`new value, sid = \${sid}\`);
}`));

  test("the id of a session, where people sign in", () =>
    reported(`
import session from "express-session";
export const opened = (sid) => console.debug(\`opened, sid = \${«sid»}\`);`));

  test("a broker, a service of a map, a letter that was sent", () =>
    reported(`
export function connect({ mqttUrl, mqttPassword }, serviceKey, sentEmail) {
  console.info("connecting", mqttUrl, serviceKey, sentEmail);
  console.info("connecting", «mqttPassword»);
}`));

  test("counts of what was deleted", () =>
    reported(`
export function pruned(verificationTokens, deletedToken) {
  console.log({ verificationTokens: verificationTokens.count });
  console.log({ «deletedToken» });
}`));
});

describe("who sends", () => {
  test("the server that a socket was opened to, and a client of one's own server", () =>
    reported(`
import { WebSocket, WebSocketServer } from "ws";
const feed = new WebSocket("wss://feed.example.com");
feed.on("message", (text) => console.log(\`heard \${text}\`));
new WebSocketServer({ port: 80 }).on("connection", (ws) => {
  ws.on("message", (text) => console.log(\`heard \${«text»}\`));
});`));

  test("what is taken of a parsed body into an object is printed with its texts in quotes", () =>
    reported(`
export async function POST(req: Request) {
  const body = JSON.parse(await req.text());
  console.info("received", { event: body.event });
  console.info(\`received \${«body.event»}\`);
}`));

  test("an answer without a token says why", () =>
    reported(`
export async function exchange(code) {
  const response = await fetch("https://id.example.com/oauth/access_token", { method: "POST", body: code });
  const result = await response.json();
  if (!result.access_token) {
    console.error("no token", result);
    return;
  }
  console.info("signed in", «result»);
}`));

  test("what a function of the program knows to be allowed", () =>
    reported(`
app.get("/export/:type", (req, res, next) => {
  const type = req.params.type;
  console.info(\`asked for \${«type»}\`);
  if (!exports.isSupported(type)) return next();
  console.info(\`exporting \${type}\`);
});`));
});

describe("an answer after a failure", () => {
  test("says why, in a branch of a branch and under the name of a token", () =>
    reported(`
export async function refresh(form, state) {
  const response = await fetch("https://id.example.com/oauth2/token", { method: "POST", body: form });
  const newToken = await response.json();
  if (!response.ok) {
    if (!state.firstAt) state.firstAt = state.now();
    const isEarly = state.now() - state.firstAt < 1000 && state.retries < 3;
    if (isEarly) console.warn("try again", newToken);
    console.error("refused", newToken);
    return;
  }
  console.info("signed in", «newToken»);
}`));

  test("the token that was sent is one all the same", () =>
    reported(`
export async function ping(token) {
  const response = await fetch("https://api.example.com/me", { headers: { authorization: "Bearer " + token } });
  if (!response.ok) console.error("refused", «token»);
}`));
});
