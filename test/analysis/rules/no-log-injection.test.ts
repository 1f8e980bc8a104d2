// no-log-injection: which text can forge a line, where lines can be forged, and what neutralises it.
import { describe, test } from "vitest";
import { check } from "../check.ts";

const rule = "no-log-injection";
const handler = (body: string, logger = ""): string => `${logger}
app.post("/search", (req, res) => {
  ${body}
});`;

describe("text of the client reaches a line-oriented log", () => {
  test("in a template", () =>
    check(
      rule,
      handler(`console.log(\`search \${req.query.q}\`);
  //                    ^^^^^^^^^^^ \`req.query.q\` (query string) reaches \`console.log\``),
    ));

  test("through destructuring", () =>
    check(
      rule,
      handler(`const { name } = req.body;
  console.warn("unknown user " + name);
  //                             ^^^^ \`req.body.name\``),
    ));

  test("as a format argument with %s", () =>
    check(
      rule,
      handler(`console.log("cookie %s", req.cookies.theme);
  //                       ^^^^^^^^^^^^^^^^^ (cookie)`),
    ));

  test("from a koa context", () =>
    check(
      rule,
      `router.get("/", async (ctx, next) => {
  console.log("page " + ctx.query.page);
  //                    ^^^^^^^^^^^^^^ (query string)
  await next();
});`,
    ));

  test("from a typed request", () =>
    check(
      rule,
      `export async function show(incoming: Request) {
  console.log(incoming.params.name);
  //          ^^^^^^^^^^^^^^^^^^^^ (route parameter)
}`,
    ));

  test("when only one of the two line breaks is taken out", () =>
    check(
      rule,
      handler(`console.log(req.query.q.replace(/\\n/g, ""));
  //          ^^^^^^^^^^^ without LF but with the other`),
    ));

  test("when only the first line break is taken out", () =>
    check(
      rule,
      handler(`console.log(req.query.q.replace("\\n", ""));
  //          ^^^^^^^^^^^ with its line breaks`),
    ));

  test("in winston with a simple format", () =>
    check(
      rule,
      handler(
        `log.info("search " + req.query.q);
  //                   ^^^^^^^^^^^`,
        `import { createLogger, format } from "winston";
const log = createLogger({ format: format.combine(format.timestamp(), format.simple()) });`,
      ),
    ));

  test("through a function of the file", () =>
    check(
      rule,
      `function trace(text) { console.log(new Date().toISOString() + " " + text); }
${handler(`trace("search " + req.query.q);
  //                ^^^^^^^^^^^ reaches \`console.log\` through \`trace\``)}`,
    ));
});

describe("line breaks that come back when the address of a request is decoded", () => {
  const server = (body: string, imports = ""): string =>
    `import http from "node:http";\nimport url from "node:url";\n${imports}\nhttp.createServer((req, res) => {\n  ${body}\n});`;

  test("in the query of a parsed address", () =>
    check(
      rule,
      server(`const address = url.parse(req.url, true);
  console.info("sign-in of " + address.query.username);
  //                           ^^^^^^^^^^^^^^^^^^^^^^ \`address.query.username\` (query string) reaches \`console.info\``),
    ));

  test("in search parameters", () =>
    check(
      rule,
      server(`const { searchParams } = new URL(req.url, "http://example.com");
  const term = searchParams.get("term");
  console.info(\`search \${term}\`);
  //                     ^^^^ (query string)`),
    ));

  test("in what is parsed with querystring", () =>
    check(
      rule,
      server(
        `console.warn("bad " + querystring.parse(req.url.split("?")[1]).page);
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (query string)`,
        `import querystring from "node:querystring";`,
      ),
    ));

  test("in an address that is decoded as a whole, whatever was taken out before", () =>
    check(
      rule,
      server(`console.warn("no page " + decodeURIComponent(req.url.replace(/[\\r\\n]/g, "")));
  //                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (request URL)`),
    ));

  test("in the body that Node gives piece by piece", () =>
    check(
      rule,
      server(`let body = "";
  req.on("data", (piece) => { body += piece; });
  req.on("end", () => {
    const order = JSON.parse(body);
    console.log("order of " + order.customer);
    //                        ^^^^^^^^^^^^^^ (request body)
  });`),
    ));

  test("not in what stays encoded, nor once they are taken out again", () =>
    check(
      rule,
      server(`console.log("page " + req.url);
  console.log("page " + url.parse(req.url).query);
  console.log("path " + new URL(req.url, "http://example.com").pathname);
  const { query } = url.parse(req.url, true);
  console.log("search " + query.term.replace(/[\\r\\n]+/g, " "));`),
    ));
});

describe("no line can be forged", () => {
  test("a list is printed with its texts in quotes", () =>
    check(
      rule,
      handler(`const columns = req.query.columns.split(",");
  console.log("columns", columns);
  console.log("columns " + columns);
  //                       ^^^^^^^ (query string)
  console.log("columns", ...columns);
  //                        ^^^^^^^ (query string)`),
    ));

  test.each([
    [
      "by what only happens to a connection",
      `server.on("connection", (ws) => {\n  ["close", "error", "upgrade"].forEach((name) => ws.on(name, (what) => console.log(name, what)));\n});`,
    ],
    ["by JSON of pino", handler(`log.info("search " + req.query.q);`, `import pino from "pino";\nconst log = pino();`)],
    [
      "by winston's default format",
      handler(`log.info(req.query.q);`, `const log = require("winston").createLogger();`),
    ],
    [
      "by winston's json format",
      handler(
        `log.info(req.query.q);`,
        `const { createLogger, format } = require("winston");\nconst log = createLogger({ format: format.json() });`,
      ),
    ],
    ["by a logger nobody knows", handler(`logger.info(req.query.q);`)],
    [
      "by a header, where HTTP allows no line break",
      handler(`console.log(req.headers["user-agent"], req.get("referer"));`),
    ],
    ["by an address that is still encoded", handler(`console.log(req.url, req.originalUrl, req.path);`)],
    ["inside a logged object", handler(`console.log("search", { q: req.query.q }, req.body);`)],
    ["in a table", handler(`console.table([req.query.q]); console.dir(req.query.q);`)],
    ["by a number", handler(`console.log(Number(req.params.id), parseInt(req.query.page, 10), req.query.q.length);`)],
    ["when both are taken out", handler(`console.log(req.query.q.replace(/[\\r\\n]+/g, " "));`)],
    [
      "when they are taken out one by one",
      handler(`console.log(req.query.q.replace(/\\n/g, "").replaceAll("\\r", ""));`),
    ],
    ["when all but word characters go", handler(`console.log(req.query.q.replace(/[^\\w.:-]/g, ""));`)],
    ["after encodeURIComponent", handler(`console.log(encodeURIComponent(req.query.q));`)],
    ["after JSON.stringify", handler(`console.log(\`search \${JSON.stringify(req.query.q)}\`);`)],
    ["with %j and %d", handler(`console.log("search %j page %d", req.query.q, req.query.page);`)],
    ["by an object in a template", handler("console.log(`body ${req.body}`);")],
    ["by a constant of the server", handler(`console.log("listening on", app.locals.port, req.method);`)],
    ["by a value of another function's parameter", `export function log(req) { console.log(req.body.name); }`],
  ])("%s", (_, code) => check(rule, code));
});

describe("names of fields", () => {
  const pino = (statement: string): string =>
    `import pino from "pino";\nconst log = pino();\nexport function handle(req, res) {\n${statement}\n}`;

  test("a key of the client", () =>
    check(
      rule,
      pino(`
  log.info({ [req.query.key]: 1 }, "counted");
  //          ^^^^^^^^^^^^^ \`req.query.key\` (query string) chooses the name of a field
`),
    ));

  test("a key of the client in a nested object", () =>
    check(
      rule,
      pino(`
  const key = req.body.metric;
  log.info({ metrics: { [key]: 1 } }, "counted");
  //                     ^^^ fill the log with fields of its own
`),
    ));

  test("a body that becomes the record", () =>
    check(
      rule,
      pino(`
  log.info({ ...req.body, at: "edge" }, "received");
  //            ^^^^^^^^ overwrite \`level\`
  log.info(req.query, "received");
  //       ^^^^^^^^^ become fields of the record
`),
    ));

  test("the client's values under names of the program's own", () =>
    check(
      rule,
      pino(`
  log.info({ query: req.query.q, ["q" + 1]: req.query.q, params: req.params }, "received");
  log.info({ ...req.params }, "received");
  console.log({ [req.query.key]: 1 });
`),
    ));

  test("a checked body", () =>
    check(
      rule,
      `
import pino from "pino";
const log = pino();
@Controller()
export class Orders {
  @Post() create(@Body() dto: CreateOrder) {
    log.info({ ...dto }, "received");
  }
}
`,
    ));
});

describe("a value that the program has found to be valid", () => {
  const show = (body: string): string => handler(`const key = req.query.key;\n${body}`);
  const line = "console.log(`key ${key}`);";

  test.each([
    `if (!isValidKey(key)) return res.end();\n  ${line}`,
    `if (!key || !isValidKey(key)) return res.end();\n  ${line}`,
    `if (!req.user || !isValidKey(key) || isLate()) return res.end();\n  ${line}`,
    `if (req.user && isValidKey(key)) ${line}`,
    `if (!(!req.user || !isValidKey(key))) ${line}`,
  ])("is left alone: %s", (body) => check(rule, show(body)));

  test.each([
    `if (!req.user && !isValidKey(key)) return res.end();`,
    `if (req.user || isValidKey(key))`,
    `if (req.user ? isReady() : isValidKey(key))`,
    `if (!(req.user && isValidKey(key)))`,
  ])("is not known to be so: %s", (test) =>
    check(
      rule,
      show(`${test}
  ${line}
  //                 ^^^ reaches`),
    ),
  );
});

test("messages that a page gets from its own server", () =>
  check(
    rule,
    `parts.push("live", function($window, socket) {
  socket.on("unsubscribe", function(channel) {
    console.log("no longer in", channel);
  });
});`,
  ));
