// Stack traces and places in records: the frame names the statement, also through the source map of a bundle.
import { describe, expect, test } from "vitest";
import { parseSourceMap, originalPlace } from "../../src/correlate/source-map.ts";
import { locate } from "./locate.ts";

const shop = {
  "src/pay.ts":
    "export function pay(card: Card) {\n  if (!card.ok) throw new Error(`card ${card.id} declined`); // ←thrown\n}",
  "src/order.ts":
    'import { pay } from "./pay.ts";\ntry {\n  pay(card);\n} catch (error) {\n  logger.error(error); // ←logged\n}',
};

const trace = (first: string, ...frames: readonly string[]): string =>
  [`2026-03-01T08:30:00Z ERROR ${first}`, ...frames.map((frame) => `    at ${frame}`)].join("\n");

test("the line that made the error, when only the error was logged", () => {
  expect(
    locate(shop, trace("Error: card 7 declined", "pay (/app/src/pay.ts:2:23)", "main (/app/src/order.ts:3:3)"))[0]?.[0],
  ).toBe("thrown");
});

test("the frame, when no statement explains the record", () => {
  expect(
    locate(
      shop,
      trace(
        "TypeError: x is not a function",
        "Array.map (<anonymous>)",
        "f (/app/node_modules/lib/a.js:1:1)",
        "main (/srv/shop/src/order.ts:3:3)",
      ),
    ),
  ).toEqual([["src/order.ts:3"]]);
});

test("the logging statement comes first when it says something, the frame is an alternative", () => {
  const files = {
    ...shop,
    "src/api.ts": "app.use((error) => {\n  log.error(`request failed: ${error.message}`); // ←logged\n});",
  };
  expect(locate(files, trace("request failed: card 7 declined", "pay (/app/src/pay.ts:2:23)"))[0]).toEqual([
    "logged",
    "thrown",
  ]);
});

test("the stack of a structured error", () => {
  const stack = "TypeError: x is not a function\n    at main (file:///srv/shop/src/order.ts:3:3)";
  const line = JSON.stringify({
    level: 50,
    time: 1772353800000,
    err: { type: "TypeError", message: "x is not a function", stack },
    msg: "x is not a function",
  });
  expect(locate(shop, line)).toEqual([["src/order.ts:3"]]);
});

test("the innermost frame of a Python traceback, which is the last", () => {
  const files = { "shop/pay.py": "def pay(card):\n    return card.number", "shop/order.py": "pay(None)" };
  const log = [
    "2026-03-01 08:30:00,120 ERROR unhandled",
    "Traceback (most recent call last):",
    '  File "/srv/shop/order.py", line 1, in <module>',
    "    pay(None)",
    '  File "/srv/shop/pay.py", line 2, in pay',
    "    return card.number",
    "AttributeError: 'NoneType' object has no attribute 'number'",
  ];
  expect(locate(files, log.join("\n"))[0]?.[0]).toBe("shop/pay.py:2");
});

describe("source maps", () => {
  // Line 1 of the bundle: columns 0, 9, 16, 22 come from lines 1, 1, 2, 2 of the only source.
  const map = { version: 3, sources: ["../src/pay.ts"], names: [], mappings: "AAAA,SAASA,OACT,MAAM;;AADN" };

  test("a frame of the bundle leads to the source", () => {
    const maps = { "/app/dist/main.js": JSON.stringify(map) };
    expect(locate(shop, trace("TypeError: no card", "a (/app/dist/main.js:1:20)"), maps)).toEqual([["thrown"]]);
  });

  test.each([
    [1, 0, 1],
    [1, 15, 1],
    [1, 16, 2],
    [1, 999, 2],
    [3, 5, 1],
  ])("line %d, column %d comes from line %d", (line, column, original) => {
    const parsed = parseSourceMap(JSON.stringify(map));
    expect(parsed && originalPlace(parsed, line, column)).toEqual({ source: "../src/pay.ts", line: original });
  });

  test.each([
    ["no JSON", "<html>"],
    ["no map", "[1]"],
    ["digits that are none", JSON.stringify({ ...map, mappings: "AA!A" })],
    ["a line without code", JSON.stringify({ ...map, mappings: ";" })],
  ])("%s gives nothing", (_title, text) => {
    const parsed = parseSourceMap(text);
    expect(parsed && originalPlace(parsed, 1, 0)).toBeUndefined();
  });
});
