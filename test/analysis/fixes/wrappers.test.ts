// A project that logs through a class or a function of its own gets the same fixes where that is called.
import { describe, expect, test } from "vitest";
import { findingsOf, fixed } from "./fixed.ts";

const logger = `class Logger {\n  info(...args) {\n    console.log(new Date().toISOString(), ...args);\n  }\n}\nconst log = new Logger();\n`;

describe("a call of the project's own logger", () => {
  test.each([
    ["drop", "log.info(`user ${id} signed in with ${password}`);", "log.info(`user ${id} signed in`);"],
    ["mask", `log.info("in", password);`, `log.info("in", "[redacted]");`],
    ["drop", `log.info("in", { id, password });`, `log.info("in", { id });`],
  ])("%s: %s", (id, before, after) => {
    const path = "/src/example.js";
    expect(fixed(`${logger}${before}\n`, id, { path, rule: "no-secret-in-log" })).toBe(`${logger}${after}\n`);
  });

  test("loses line breaks", () => {
    const code = `${logger}app.get("/", (req, res) => {\n  log.info(\`search \${req.query.q}\`);\n});\n`;
    expect(fixed(code, "neutralise", { path: "/src/example.js", rule: "no-log-injection" })).toContain(
      'log.info(`search ${String(req.query.q).replace(/[\\r\\n]+/g, " ")}`)',
    );
  });

  test("a function that does more than to log is left alone", () => {
    const code = `function send(password) {\n  console.log("sending", password);\n  fetch("https://example.com", { body: password });\n}\nsend(user.password);\n`;
    const outer = findingsOf(code, { path: "/src/example.js" }).filter(
      ({ range }) => range.start > code.indexOf("send(user"),
    );
    expect(outer.flatMap(({ fixes }) => fixes)).toEqual([]);
  });
});
