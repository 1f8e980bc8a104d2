// Log formats of one's own: on the command line and in the configuration.
import { expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const line = "ORD-991|error|alice@203.0.113.9|payment failed";
const expression = "^%{ORDER:order}\\|%{LOGLEVEL:level}\\|%{USER:user}@%{IP:clientip}\\|%{GREEDYDATA:message}$";
const configuration = { logFormats: { "shop-orders": expression }, grokPatterns: { ORDER: "ORD-\\d+" } };
const first = (stdout: string) => JSON.parse(stdout.split("\n")[0] ?? "") as unknown;

test("a format of the configuration file is asked before the built-in ones", async () => {
  const files = { "app.log": `${line}\n`, "seclog.config.json": JSON.stringify(configuration) };
  const { code, stdout } = await seclog("logs app.log -f jsonl", { files });
  expect(code).toBe(0);
  expect(first(stdout)).toMatchObject({
    format: "shop-orders",
    severity: "ERROR",
    body: "payment failed",
    "user.name": "alice",
    "client.address": "203.0.113.9",
    attributes: { order: "ORD-991" },
  });
});

test("--grok reads an expression, with the patterns of the configuration file", async () => {
  const files = {
    "app.log": `${line}\n`,
    "seclog.config.json": JSON.stringify({ grokPatterns: configuration.grokPatterns }),
  };
  const { stdout } = await seclog(["logs", "app.log", "-f", "jsonl", "--grok", expression], { files });
  expect(first(stdout)).toMatchObject({ format: "grok", body: "payment failed" });
});

test("a pattern that does not exist is an error with a suggestion, and nothing is read", async () => {
  const files = { "app.log": `${line}\n` };
  const { code, stdout, stderr } = await seclog(["logs", "app.log", "--grok", "%{COMMONAPACHELOGS}"], { files });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain('There is no grok pattern "COMMONAPACHELOGS". Did you mean "COMMONAPACHELOG"?');
});
