// Wrappers that hand on what they were given without naming it: `arguments`, `apply`, `call`, and lists that are spread.
import { describe, expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

const told = (body: string, use = "write('info', `token ${answer.accessToken}`, answer.count)"): number => {
  const files = {
    "/src/write.js": `
const util = require("util");
const winston = require("winston");
const format = winston.format.printf((info) => info.message);
const logger = winston.createLogger({ transports: [new winston.transports.Console()], format });
function last(level, message, count) { console.log(level, message, count); }
module.exports.write = ${body};`,
    "/src/use.js": `const { write } = require("./write");\nexport function use(answer) { ${use}; }`,
  };
  return findingsAmong(files, "/src/use.js", onlyRule("no-secret-in-log")).length;
};

describe("what a function hands on without naming it reaches the log", () => {
  test.each([
    ["all of it", "function () { console.log.apply(console, arguments); }"],
    ["a copy of all", "function () { const all = [].slice.call(arguments); console.log.apply(null, all); }"],
    ["all but the first", "function () { console.log(...Array.prototype.slice.call(arguments, 1)); }"],
    ["a list made of all", "function () { const all = Array.from(arguments); console.log(...all); }"],
    ["each of them", "function () { for (let i = 0; i < arguments.length; i++) console.log(arguments[i]); }"],
    ["all, from an arrow inside", "function () { queue(() => console.log(...arguments)); }"],
    ["a text made of all", "function () { console.log(util.format.apply(util, arguments)); }"],
    ["all to another function", "function () { last.apply(null, arguments); }"],
    ["some to another function", "function (level, message) { last.call(null, level, message); }"],
    ["a list to another function", "(...parts) => last(...parts)"],
    ["a part of a list to another function", "(...parts) => last('info', ...parts.slice(1))"],
    ["a list as text", "(...parts) => console.log(parts.map(String).join(' '))"],
    ["a list with others", "function (level, ...parts) { logger.log.apply(logger, [level, ...parts]); }"],
    [
      "a copy with a place filled anew, as the message of a logger that prints nothing else",
      "function (level, message) { const all = [].slice.call(arguments); all[1] = message; logger.log.apply(logger, all); }",
    ],
  ])("%s", (_, body) => expect(told(body)).toBe(1));

  test("not what stands in another place", () => {
    expect(told("function (level, message, count) { last.call(null, level, count); }")).toBe(0);
    expect(told("function () { last.apply(null, Array.prototype.slice.call(arguments, 2)); }")).toBe(0);
    expect(told("(...parts) => console.log(...parts.slice(2))")).toBe(0);
    expect(told("(...parts) => console.log(...parts.slice(0, 1))")).toBe(0);
    expect(told("function () { console.log(arguments.length); }")).toBe(0);
  });

  test("not fields that the format of the logger leaves out", () => {
    const body = "function (level, message, fields) { logger.log.apply(logger, [level, message, fields]); }";
    expect(told(body, "write('info', 'signed in', { accessToken: answer.accessToken })")).toBe(0);
    expect(told(body.replaceAll("fields", "extra"))).toBe(1);
  });
});

test("a parameter that is handed on says nothing by its name", () => {
  const body =
    "function (message) { console.log.apply(console, arguments); }\nmodule.exports.read = (message) => message.accessToken";
  expect(told(body, "write('signed in')")).toBe(0);
  const files = { "/src/print.js": `exports.print = ${body};` };
  expect(findingsAmong(files, "/src/print.js", onlyRule("no-unfiltered-object-in-log"))).toEqual([]);
});

test("what is called `call` without being a function is a method of its own", () => {
  expect(told("function (broker, message) { broker.call('console.log', message); }")).toBe(0);
});
