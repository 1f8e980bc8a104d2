// Repairs that keep what a line was for: the id of an object, what an error says, the host of an address, the logger's own redaction.
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../../src/analysis/analyze.ts";
import { applyEdits } from "../../../src/base/edits.ts";
import type { Fix } from "../../../src/base/finding.ts";
import { onlyRule } from "../check.ts";
import { findingsOf, fixed } from "./fixed.ts";

const js = { path: "/src/example.js" };

describe("of an object is logged", () => {
  const user = "interface User { id: string; email: string; passwordHash: string }\n";
  test.each([
    ["its id", "console.log('in', user);", "console.log('in', { id: user.id });"],
    ["its id as a field", "console.log({ user });", "console.log({ user: { id: user.id } });"],
    ["its id in a text", "console.log(JSON.stringify(user));", "console.log(JSON.stringify({ id: user.id }));"],
  ])("%s", (_, before, after) => {
    const code = `${user}export function open(user: User) {\n${before}\n}`;
    expect(fixed(code, "projection")).toContain(after);
  });

  test("what has no sensitive name, where there is no id", () => {
    const code = `interface Card { cardNumber: string; brand: string; expired: boolean }\nexport function show(card: Card) {\n  console.log("paid with", card);\n}`;
    expect(fixed(code, "projection")).toContain(`{ brand: card.brand, expired: card.expired }`);
  });

  test("what may be missing, without throwing", () => {
    const code = `interface User { id: string; passwordHash: string }\nexport function open(find: () => User | undefined) {\n  const user: User | undefined = find();\n  console.log("in", user);\n}`;
    expect(fixed(code, "projection")).toContain(`{ id: user?.id }`);
  });

  test("method and path of a request", () => {
    const code = `app.get("/", (req, res) => {\n  console.log("called", req);\n});`;
    expect(fixed(code, "projection", js)).toContain(`console.log("called", { method: req.method, path: req.path });`);
  });

  test("what is harmless of an object that is spread into it", () => {
    const code = `const config = { mail: { host: "mail.example.com", password: process.env.MAIL_PASSWORD } };\nconsole.log("mail", { ...config.mail });`;
    expect(fixed(code, "projection", js)).toContain(`console.log("mail", { host: config.mail?.host });`);
  });
});

describe("of an error", () => {
  const pay = (body: string): string =>
    `import axios from "axios";\nexport async function pay(url, apiKey) {\n  try {\n    await axios.post(url, {}, { headers: { Authorization: apiKey } });\n  } catch (error) {\n    ${body}\n  }\n}`;

  test("JavaScript logs message, code and status", () => {
    expect(fixed(pay(`console.error("failed", error);`), "error-parts", js)).toContain(
      `console.error("failed", { message: error?.message, code: error?.code, status: error?.response?.status });`,
    );
  });

  test("TypeScript logs the message, as the error is unknown", () => {
    const code = pay(`console.error("failed", error);`).replace("url, apiKey", "url: string, apiKey: string");
    expect(fixed(code, "error-parts")).toContain(
      `console.error("failed", error instanceof Error ? error.message : "unknown error");`,
    );
  });
});

test("of an address the host is logged", () => {
  const code = `const databaseUrl = process.env.DATABASE_URL;\nconsole.log("connecting to", databaseUrl);`;
  expect(fixed(code, "host", js)).toContain(
    `console.log("connecting to", URL.canParse(databaseUrl) ? new URL(databaseUrl).host : "[redacted]");`,
  );
});

describe("the project's own redactor", () => {
  test("of the same file is used, also around what may do something", () => {
    const code = `function maskSecret(value) {\n  return value.slice(-2);\n}\nconsole.log("got", maskSecret("x"), user.password);`;
    expect(fixed(code, "own-redactor", js)).toContain("maskSecret(user.password)");
  });

  test("for one kind of data is not used for another", () => {
    const code = `import { maskEmail } from "./mask.js";\nconsole.log("got", user.password);\nexport { maskEmail };`;
    expect(findingsOf(code, js).flatMap(({ fixes }) => fixes.map(({ id }) => id))).not.toContain("own-redactor");
  });
});

describe("the logger's own redaction", () => {
  const log = "\nlogger.info({ id: input.id, password: input.password }, 'saved');";
  test.each([
    ["is added", "const logger = pino();", `pino({ redact: ["password"] })`],
    ["is added to options", "const logger = pino({ level: 'info' });", `pino({ level: 'info', redact: ['password'] })`],
    ["grows", `const logger = pino({ redact: ["token"] });`, `redact: ["token", "password"]`],
    [
      "grows as an object",
      `const logger = pino({ redact: { paths: ["token"], remove: true } });`,
      `paths: ["token", "password"]`,
    ],
    [
      "grows as a constant",
      `const paths = ["token"];\nconst logger = pino({ redact: paths });`,
      `paths = ["token", "password"];`,
    ],
    [
      "keeps lines and commas",
      `const logger = pino({\n  redact: [\n    "token",\n  ],\n});`,
      `[\n    "token",\n    "password",\n  ]`,
    ],
  ])("%s", (_, setup, expected) => {
    const code = `import pino from "pino";\n${setup}${log.replaceAll("'", setup.includes("'") ? "'" : '"')}`;
    expect(fixed(code, "redact-path", js)).toContain(expected);
  });

  test("is found in the file that makes the logger", () => {
    const files: Readonly<Record<string, string>> = {
      "/src/logger.js": `import pino from "pino";\nexport const logger = pino({ level: "info" });\n`,
      "/src/save.js": `import { logger } from "./logger.js";\nexport const save = (input) => logger.info({ password: input.password }, "saved");\n`,
    };
    const settings = onlyRule(undefined);
    const graph = createLinkedModules(
      { version: (path) => (path in files ? "1" : undefined), read: (path) => files[path] },
      settings,
    );
    const path = "/src/save.js";
    const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, graph.linkerFor(path));
    const fixes = outcome.status === "ok" ? outcome.findings.flatMap((finding) => finding.fixes) : [];
    const fix: Fix | undefined = fixes.find(({ id }) => id === "redact-path");
    expect(fix?.edits.map((edit) => edit.path)).toEqual(["/src/logger.js"]);
    expect(applyEdits(files["/src/logger.js"] ?? "", fix?.edits ?? [])).toContain(
      `pino({ level: "info", redact: ["password"] })`,
    );
  });
});

describe("a helper", () => {
  test("is written once, in the style of the file, and imported as the file imports", () => {
    const code = `'use strict'\nconst { store } = require('./store')\nmodule.exports = function hook(req, res) {\n  console.log('called', req.headers)\n  store(req.body.id)\n}\n`;
    const [finding] = findingsOf(code, js);
    const fix = finding?.fixes.find(({ id }) => id === "helper");
    const created = fix?.edits.find(({ path }) => path !== undefined);
    expect(created?.path).toBe("/src/redact.js");
    expect(created?.newText).toContain("const mask = '[redacted]'\n");
    expect(created?.newText).toContain("module.exports = { redact }");
    expect(created?.newText).not.toContain(";\n");
    const own = applyEdits(
      code,
      (fix?.edits ?? []).filter(({ path }) => path === undefined),
    );
    expect(own).toContain(`require('./store')\nconst { redact } = require('./redact')\nmodule`);
    expect(own).toContain("console.log('called', redact(req.headers))");
  });

  test("masks at any depth, and ends at cycles", async () => {
    const { helperText } = await import("../../../src/analysis/fixes/helper-text.ts");
    const source = helperText({ isTyped: false, isEsModule: true });
    const module = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
      redact: (value: unknown) => unknown;
    };
    const value: Record<string, unknown> = {
      id: 7,
      user: { email: "ada@example.com", plan: "basic" },
      list: [{ apiKey: "k" }],
    };
    value["self"] = value;
    expect(module.redact(value)).toEqual({
      id: 7,
      user: { email: "[redacted]", plan: "basic" },
      list: [{ apiKey: "[redacted]" }],
      self: "[omitted]",
    });
    expect(module.redact(new Error("refused"))).toEqual({ name: "Error", message: "refused" });
  });
});

test("a keyed hash stands for what lines are matched by", () => {
  const after = fixed(`console.log("opened by", user.email);`, "hmac", js);
  expect(after).toBe(
    `import { createHmac } from "node:crypto";\nconsole.log("opened by", createHmac("sha256", process.env.LOG_HMAC_KEY ?? "").update(String(user.email)).digest("hex"));`,
  );
});

test("text of a client is logged as a field, which the console quotes", () => {
  const code = `app.get("/", (req, res) => {\n  console.log("search", req.query.q);\n});`;
  expect(fixed(code, "as-field", js)).toContain(`console.log("search", { q: req.query.q });`);
});

describe("the message of an exception", () => {
  test("loses the secret only on request", () => {
    const code = `export function open(apiKey) {\n  throw new Error(\`refused \${apiKey}\`);\n}`;
    expect(new Set(findingsOf(code, js)[0]?.fixes.map(({ safety }) => safety))).toEqual(new Set(["unsafe"]));
    expect(fixed(code, "mask", js)).toContain(`new Error("refused [redacted]")`);
  });

  test("loses the words that led to it as well", () => {
    const code = `export function open(token) {\n  throw new Error(\`Session not found for token: \${token}\`);\n}`;
    expect(fixed(code, "drop", js)).toContain(`new Error("Session not found for token")`);
  });
});
