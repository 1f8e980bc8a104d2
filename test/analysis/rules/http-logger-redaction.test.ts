// http-logger-redaction: what request loggers write of every request, and which configurations keep it out.
import { describe, test } from "vitest";
import { check } from "../check.ts";

const reports = (code: string): void => check("http-logger-redaction", code);
const silent = reports;

describe("pino-http and what is built on it", () => {
  test("a header that the file reads is not covered", () =>
    reports(`
import pinoHttp from "pino-http";
app.use(pinoHttp({ redact: ["req.headers.authorization", "req.headers.cookie"] }));
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`x-api-key\` ends in the log; redact \`req.headers["x-api-key"]\`
app.get("/stock", (req, res) => res.json(stockFor(req.get("X-API-Key"))));
`));

  test("all headers at once, or the whole request", () =>
    silent(`
import pinoHttp from "pino-http";
app.use(pinoHttp({ redact: ["req.headers"] }), pinoHttp({ redact: { paths: ["req"], remove: true } }));
app.use(pinoHttp({ redact: ["req.headers[*]"] }), pinoHttp({ redact: ["*.headers"] }));
`));

  test("a serializer that keeps the headers", () =>
    reports(`
import pinoHttp from "pino-http";
app.use(pinoHttp({ serializers: { req: (req) => ({ ...req, query: undefined }) } }));
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`authorization\` and \`cookie\`
`));

  test("a serializer that deletes them", () =>
    silent(`
import pinoHttp from "pino-http";
app.use(
  pinoHttp({
    serializers: {
      req(req) {
        delete req.headers.authorization;
        delete req.headers["cookie"];
        return req;
      },
    },
  }),
);
`));

  test("the request is logged nowhere", () =>
    silent(`
import pinoHttp from "pino-http";
app.use(pinoHttp({ autoLogging: false, quietReqLogger: true }));
app.use(pinoHttp({ autoLogging: false }));
`));

  test("each line of the request's logger carries the request", () =>
    reports(`
import pinoHttp from "pino-http";
app.use(pinoHttp({ autoLogging: false }));
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`authorization\`
app.get("/", (req, res) => {
  req.log.info("home");
  res.end();
});
`));

  test("options that are not written here say nothing", () =>
    silent(`
import pinoHttp from "pino-http";
import { options } from "@example/logging";
app.use(pinoHttp(options), pinoHttp({ ...options, level: "info" }));
export const withOptions = (given) => pinoHttp(given);
`));

  test("a child of a logger that redacts", () =>
    silent(`
import pino from "pino";
import pinoHttp from "pino-http";
const root = pino({ redact: ["req.headers.authorization", "req.headers.cookie"] });
app.use(pinoHttp({ logger: root.child({ module: "http" }) }));
`));
});

describe("morgan", () => {
  test("a format function that calls a token of the file", () =>
    reports(`
import morgan from "morgan";
morgan.token("payload", (req) => JSON.stringify(req.body));
app.use(morgan((tokens, req, res) => [tokens.method(req, res), tokens.payload(req, res)].join(" ")));
//                                                             ^^^^^^^^^^^^^^^^^^^^^^^^ the whole body
`));

  test("a token that only this file defines", () =>
    reports(`
import morgan from "morgan";
morgan.token("auth", (req) => req.headers.authorization);
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^ \`headers.authorization\`
export default morgan;
`));

  test("a named format", () =>
    reports(`
const morgan = require("morgan");
morgan.format("full", ":method :url :req[cookie]");
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`:req[cookie]\`
app.use(morgan("full"));
`));

  test("a secret in the query string", () =>
    reports(`
import morgan from "morgan";
app.use(morgan("combined"));
//             ^^^^^^^^^^ \`token\` travels
app.get("/reset", (req, res) => res.render("reset", { user: findByToken(req.query.token) }));
`));

  test("a body without its secrets, or by a mask", () =>
    silent(`
import morgan from "morgan";
morgan.token("body", (req) => {
  const { password, ...rest } = req.body;
  return JSON.stringify(rest);
});
morgan.token("masked", (req) => JSON.stringify(maskSecrets(req.body)));
morgan.token("agent", (req) => req.get("user-agent"));
morgan.token("length", (req) => String(req.headers["content-length"]));
app.use(morgan(":method :url :body :masked :agent :length :res[content-type]"));
`));
});

describe("express-winston", () => {
  test("the body is added for all", () =>
    reports(`
import expressWinston from "express-winston";
expressWinston.requestWhitelist.push("body");
app.use(expressWinston.logger({ winstonInstance, headerBlacklist: ["authorization", "cookie"] }));
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the body of every request
`));

  test("a message, a single header and more of the request", () =>
    reports(`
import expressWinston from "express-winston";
app.use(
  expressWinston.logger({
//^ \`headers.authorization\`
    winstonInstance,
    requestWhitelist: ["url", "headers.authorization"],
    msg: "{{req.method}} {{req.headers['cookie']}}",
    //   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`req.headers.cookie\`
    dynamicMeta: (req) => ({ session: req.session }),
    //                                ^^^^^^^^^^^ \`session\`
  }),
);
`));

  test("its format writes level and message only", () =>
    silent(`
import winston from "winston";
import expressWinston from "express-winston";
const format = winston.format.combine(winston.format.colorize(), winston.format.cli());
app.use(expressWinston.logger({ transports: [new winston.transports.Console()], format }));
`));

  test("the format of its logger masks", () =>
    silent(`
import winston from "winston";
import expressWinston from "express-winston";
const mask = winston.format((info) => {
  delete info.meta.req.headers;
  return info;
});
const winstonInstance = winston.createLogger({ format: winston.format.combine(mask(), winston.format.json()) });
app.use(expressWinston.logger({ winstonInstance }));
`));
});
