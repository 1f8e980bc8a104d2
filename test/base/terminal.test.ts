// Nothing in the data reaches the terminal as a command.
import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "../../src/base/terminal.ts";

test.each([
  ["colours", "\u001b[31mred", "\\x1b[31mred"],
  ["clipboard writes", "\u001b]52;c;aGk=\u0007", "\\x1b]52;c;aGk=\\x07"],
  ["forged lines", "ok\r\nadmin logged in", "ok\\x0d\\x0aadmin logged in"],
  ["reordered text", "abc\u202egpj.exe", "abc\\u202egpj.exe"],
  ["one-byte escapes", "\u009b2J", "\\x9b2J"],
  ["lone surrogates", "a\ud800b", "a\\ud800b"],
  ["tabs", "a\tb", "a b"],
])("%s become visible", (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

test("ordinary text of any language stays as it is", () => {
  const text = "src/straße/日本語/שלום-🔑👨🏽.ts: “ok”";
  expect(printable(text)).toBe(text);
});

test("whatever comes in, no control character, line separator or lone surrogate comes out", () => {
  const unit = fc.oneof(
    fc.constantFrom("\u001b", "\r", "\n", "\u202e", "\u2028", "\ud800", "\udc00", "a"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(unit), (parts) => {
      const shown = printable(parts.join(""));
      expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e]/u);
    }),
    { numRuns: 10_000 },
  );
});
