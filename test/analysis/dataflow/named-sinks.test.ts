// Consoles that an object has for itself are sinks by their name, as loggers are.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

test.each([
  [
    "of a device",
    `class Camera extends Device { login(password: string) { this.console.log("signing in", password); } }`,
    1,
  ],
  [
    "that is passed",
    `export const open = (device: Device, password: string) => device.console.error("no", password);`,
    1,
  ],
  [
    "with another method",
    `export const open = (device: Device, password: string) => device.console.authenticate(password);`,
    0,
  ],
])("a console %s", (...[, code, count]) => {
  expect(findingsIn("no-secret-in-log", code)).toHaveLength(count);
});

test("a logger of the project is told which request it was, and takes of it what it wants", () => {
  const code = (method: string): string => `const app = require("express")();
  module.exports.init = (config, logger) => app.get("/", (req, res) => logger.${method}({ level: "warn", request: req }, "refused"));`;
  const found = (method: string) => findingsIn("no-unfiltered-object-in-log", code(method));
  expect(found("eventLog")).toEqual([]);
  expect(found("warn")).toHaveLength(1);
});

test.each([
  ["eventLog", 1],
  ["errorLog", 1],
  ["getLog", 0],
  ["rotateLog", 0],
])("a logger of the project with a method `%s`", (method, count) => {
  const code = `module.exports.init = (config, logger) => ({
    check(req, password) { logger.${method}({ level: "warn" }, "refused " + password); },
  });`;
  expect(findingsIn("no-secret-in-log", code)).toHaveLength(count);
});
