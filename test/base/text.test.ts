// Positions count in UTF-16 units and lines end at LF, CR LF or CR, as in the Language Server Protocol.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineIndex } from "../../src/base/text.ts";

const texts = fc.array(fc.constantFrom("a", "é", "🔑", "\n", "\r\n", "\r", "\u2028", "\t", " "), { maxLength: 60 });

test("lines end at LF, CR LF and a lone CR, but not at U+2028", () => {
  const index = createLineIndex("one\ntwo\r\nthree\rfour\u2028still four");
  expect(index.lineCount).toBe(4);
  expect(index.positionAt(4)).toEqual({ line: 1, character: 0 });
  expect(index.positionAt(15)).toEqual({ line: 3, character: 0 });
  expect(index.lineRange(1)).toEqual({ start: 4, end: 7 });
});

test("characters are UTF-16 units: a key emoji counts two", () => {
  expect(createLineIndex("🔑x").positionAt(2)).toEqual({ line: 0, character: 2 });
});

test("what lies outside the text gives the nearest place in it", () => {
  const index = createLineIndex("ab\ncd");
  expect(index.positionAt(99)).toEqual({ line: 1, character: 2 });
  expect(index.positionAt(-5)).toEqual({ line: 0, character: 0 });
  expect(index.offsetAt({ line: 0, character: 99 })).toBe(2);
  expect(index.offsetAt({ line: 9, character: 0 })).toBe(5);
  expect(index.offsetAt({ line: -1, character: 3 })).toBe(0);
});

test("an offset survives the way to a position and back, unless it lies inside a line break", () => {
  fc.assert(
    fc.property(texts, fc.nat(200), (parts, raw) => {
      const text = parts.join("");
      const offset = Math.min(raw, text.length);
      const index = createLineIndex(text);
      const position = index.positionAt(offset);
      const { end } = index.lineRange(position.line);
      expect(index.offsetAt(position)).toBe(Math.min(offset, Math.max(end, index.lineRange(position.line).start)));
    }),
  );
});

test("the lines and their breaks make up the whole text", () => {
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      const index = createLineIndex(text);
      const lines = Array.from({ length: index.lineCount }, (_, line) => index.lineRange(line));
      expect(lines.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(/\r\n|\n|\r/));
    }),
  );
});
