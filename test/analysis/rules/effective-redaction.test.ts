// effective-redaction: what is reported, with its reason, and what only looks broken.
import { describe, test } from "vitest";
import { check } from "../check.ts";

const reports = (code: string): void => check("effective-redaction", code);
const silent = reports;

describe("paths of pino", () => {
  test("a header in the wrong case", () =>
    reports(`
import pino from "pino";
export const log = pino({ redact: { paths: ["password", "req.headers.Authorization"], censor: "***" } });
//                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ write \`req.headers.authorization\`
`));

  test("both cases are listed", () =>
    silent(`
import pino from "pino";
export const log = pino({ redact: ["req.headers.Authorization", "req.headers.authorization"] });
`));

  test("headers that the program sends keep their case", () =>
    silent(`
import pino from "pino";
export const log = pino({ redact: ["err.config.headers.Authorization", "*.headers.Authorization", "headers.Authorization"] });
`));

  test.each(["**.password", "users[].password", "$.password", "*Token", "/token/i"])("%s matches nothing", (path) =>
    reports(`
import pino from "pino";
export const log = pino({
  redact: ["secret", "${path}"],
  //                 ${"^".repeat(path.length + 2)} masks nothing
});
`),
  );

  test.each(["a..b", "password, token", "users[0.password"])("%s is refused", (path) =>
    reports(`
const log = require("pino")({
  redact: ["${path}"],
  //       ${"^".repeat(path.length + 2)} pino throws at start
});
log.info("ready");
`),
  );

  test("paths with dashes need no brackets", () =>
    silent(`
import pino from "pino";
export const log = pino({ redact: ["req.headers.set-cookie", 'req.headers["x-api-key"]', "users[*].password", "*.*.token"] });
`));

  test("paths from a list that is put together elsewhere in the file", () =>
    reports(`
import pino from "pino";
const secrets = ["password", "token"];
const paths = [...secrets, ...secrets.map((name) => \`*.\${name}\`)].concat(["req.headers.Cookie"]);
//                                                                        ^^^^^^^^^^^^^^^^^^^^ write \`req.headers.cookie\`
export const log = pino({ redact: paths });
`));

  test("a standalone redactor", () =>
    reports(`
import fastRedact from "fast-redact";
export const mask = fastRedact({ paths: ["user..password"] });
//                                       ^^^^^^^^^^^^^^^^ two dots
console.log(mask(user));
`));
});

describe("the shape of the option", () => {
  test("a text", () =>
    reports(`
import pino from "pino";
export const log = pino({ redact: "password" });
//                                ^^^^^^^^^^ write \`["password"]\`
`));

  test("an object without paths", () =>
    reports(`
import pino from "pino";
export const log = pino({ redact: { keys: ["password"] } });
//                                ^^^^^^^^^^^^^^^^^^^^^^ has no \`paths\`
`));

  test("switched off, or from the environment", () =>
    silent(`
import pino from "pino";
export const quiet = pino({ redact: false });
export const log = pino({ redact: process.env.REDACT.split(",") });
`));
});

describe("an option where nobody reads it", () => {
  test("in the bindings of a child", () =>
    reports(`
import pino from "pino";
const log = pino();
export const audit = log.child({ module: "audit", redact: ["token"] });
//                                                        ^^^^^^^^^ only logged
`));

  test("in a transport of several", () =>
    reports(`
import pino from "pino";
const shared = { redact: ["token"], mkdir: true };
//                       ^^^^^^^^^ never read
export const log = pino({ transport: { targets: [{ target: "pino/file", options: shared }] } });
`));

  test("beside the options of pino-http in nestjs-pino", () =>
    reports(`
import { LoggerModule } from "nestjs-pino";
export const logging = LoggerModule.forRoot({ redact: ["req.headers.cookie"], pinoHttp: { level: "info" } });
//                                                    ^^^^^^^^^^^^^^^^^^^^^^ move it into \`pinoHttp\`
`));

  test("beside the options of the logger in fastify", () =>
    reports(`
import Fastify from "fastify";
export const app = Fastify({ logger: true, redact: ["token"] });
//                                                 ^^^^^^^^^ move it into \`logger\`
app.log.info("ready");
`));

  test("in the argument of the stream", () =>
    reports(`
import pino from "pino";
export const log = pino({ level: "info" }, { redact: ["token"] });
//                                                   ^^^^^^^^^ move it to the first
`));
});

describe("children", () => {
  test("paths of its own take the place of the parent's", () =>
    reports(`
import pino from "pino";
const log = pino({ redact: ["password", "*.password"] });
export const audit = log.child({}, { redact: ["token", "*.password"] });
//                                           ^^^^^^^^^^^^^^^^^^^^^^^ \`password\` is logged in full again
`));

  test("the parent's paths are repeated, or covered", () =>
    silent(`
import pino from "pino";
const base = ["password"];
const log = pino({ redact: [...base, "user.email"] });
export const audit = log.child({}, { redact: [...base, "user", "token"] });
export const plain = log.child({ module: "jobs" }, { level: "debug" });
`));

  test("pino-http with a logger and paths of its own", () =>
    reports(`
import pino from "pino";
import pinoHttp from "pino-http";
const logger = pino({ redact: ["password"] });
app.use(pinoHttp({ logger, redact: ["req.headers.authorization", "req.headers.cookie"] }));
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`password\` is logged in full again
`));
});

describe("what the logger is given", () => {
  test("stands at another depth", () =>
    reports(`
import pino from "pino";
const log = pino({ redact: ["password"] });
//                          ^^^^^^^^^^ redact \`user.password\`
log.info({ user: { id, password: input.password } }, "signed up");
`));

  test("is written in another case", () =>
    reports(`
import pino from "pino";
const log = pino({ redact: ["accesstoken"] });
//                          ^^^^^^^^^^^^^ another case
log.info({ accessToken }, "signed in");
`));

  test("some of it is masked, or the logger is used elsewhere too", () =>
    silent(`
import pino from "pino";
const log = pino({ redact: ["password"] });
log.info({ password }, "signed up");
log.info({ user: { password: input.password } }, "signed up");
export const other = pino({ redact: ["token"] });
other.info({ session: { token } }, "opened");
`));

  test("a serializer renames it", () =>
    reports(`
import pino from "pino";
export const log = pino({
  redact: ["req.headers.authorization", "req.headers.cookie"],
  //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ logs it as \`req.auth\`
  serializers: { req: (req) => ({ method: req.method, auth: req.headers.authorization }) },
});
`));
});

describe("censors", () => {
  test("give the value back", () =>
    reports(`
import pino from "pino";
export const log = pino({ redact: { paths: ["token"], censor: (value) => value } });
//                                                            ^^^^^^^^^^^^^^^^ returns the value itself
`));

  test("keep most of it", () =>
    reports(`
import pino from "pino";
export const log = pino({ redact: { paths: ["token"], censor: (value) => \`\${value.slice(0, 12)}…\` } });
//                                                                          ^^^^^^^^^^^^^^^^^^ leaves 12 characters
`));

  test("keep the last four, or depend on the path", () =>
    silent(`
import pino from "pino";
export const log = pino({ redact: { paths: ["token"], censor: (value) => "***" + value.slice(-4) } });
export const other = pino({ redact: { paths: ["a.b"], censor: (value, path) => (path.includes("b") ? "***" : value) } });
`));
});

const formats = `
import winston from "winston";
const { combine, json, printf, timestamp } = winston.format;
const mask = winston.format((info) => {
  if (info.password) info.password = "***";
  return info;
});`;

describe("formats of winston", () => {
  test("after the line is made", () =>
    reports(`${formats}
export const log = winston.createLogger({ format: combine(timestamp(), printf((info) => JSON.stringify(info)), mask()) });
//                                                                                                             ^^^^^^ comes after \`printf\`
`));

  test("before it, or before the last that makes it", () =>
    silent(`${formats}
export const log = winston.createLogger({ format: combine(mask(), timestamp(), json()) });
export const twice = winston.createLogger({ format: combine(json(), mask(), json()) });
`));

  test("returns nothing", () =>
    reports(`
import winston from "winston";
const mask = winston.format((info) => {
  delete info.password;
});
export const log = winston.createLogger({ format: winston.format.combine(mask(), winston.format.json()) });
//                                                                       ^^^^^^ drops every record
`));

  test("masks a copy and returns the original", () =>
    reports(`
import winston from "winston";
const mask = winston.format((info) => {
  const copy = { ...info };
  copy.password = "***";
  return info;
});
export const log = winston.createLogger({ format: winston.format.combine(mask(), winston.format.json()) });
//                                                                       ^^^^^^ return the copy
`));

  test("in one transport only", () =>
    reports(
      `${formats}
export const log = winston.createLogger({
  transports: [
    new winston.transports.Console({ format: combine(mask(), json()) }),
    new winston.transports.File({ filename: "app.log" }),
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only \`Console\` has the mask
  ],
});
`,
    ));

  test("not in production", () =>
    reports(`${formats}
export const log = winston.createLogger({
  format: process.env.NODE_ENV === "production" ? json() : combine(mask(), json()),
//                                                ^^^^^^ masks nothing
});
`));

  test("not in development", () =>
    silent(`${formats}
export const log = winston.createLogger({
  format: process.env.NODE_ENV === "production" ? combine(mask(), json()) : combine(json()),
});
`));
});

describe("functions that mask", () => {
  test("a result that is thrown away", () =>
    reports(`
import { omit } from "lodash";
function maskMail(text) {
  text.replace(/[\\w.]+@[\\w.]+/g, "[mail]");
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ thrown away
  return text;
}
export function save(user) {
  omit(user, ["password"]);
//^^^^^^^^^^^^^^^^^^^^^^^^ thrown away
  console.log("saved", maskMail(user.note));
}
`));

  test("a masked copy that nobody takes", () =>
    reports(`
const redactUser = (user) => ({ ...user, password: "[redacted]" });
export function save(user) {
  redactUser(user);
//^^^^^^^^^^^^^^^^ gives a masked copy
  console.log("saved", user);
}
`));

  test("a copy that is masked and not returned", () =>
    reports(`
export function redactUser(user) {
  const copy = structuredClone(user);
  delete copy.password;
//^^^^^^^^^^^^^^^^^^^^ the original is returned
  return user;
}
`));

  test("changes in place, replacements with an effect, copies that are used", () =>
    silent(`
export function maskUser(user) {
  user.password = "***";
  return user;
}
export function save(user, names) {
  maskUser(user);
  user.note.replace(/@(\\w+)/g, (_, name) => names.push(name));
  const copy = { ...user };
  delete copy.token;
  console.log("saved", copy.id);
  return user;
}
`));

  test("a mask that stops after its first match", () =>
    reports(`
export function redactTokens(text) {
  return text.replace(/token=\\w+/, "token=***");
//       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add the flag \`g\`
}
`));
});

describe("hooks of Sentry", () => {
  test("a header in the wrong case, and an event that is not returned", () =>
    reports(`
import * as Sentry from "@sentry/node";
Sentry.init({
  beforeSend(event) {
    delete event.request.headers["Authorization"];
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mask \`authorization\`
    return event;
  },
});
`));

  test("lower case, returned", () =>
    silent(`
import * as Sentry from "@sentry/node";
Sentry.init({
  beforeSend(event) {
    delete event.request.headers.authorization;
    return event;
  },
});
`));
});
