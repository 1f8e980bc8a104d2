// Bytes become text only when their encoding is certain, and go back to the very same bytes.
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeText, encodeText } from "../../src/base/decode.ts";

const bytes = (...values: readonly number[]) => new Uint8Array(values);

test.each([
  ["UTF-8", bytes(0x68, 0xc3, 0xa9), { text: "hé", encoding: "utf-8", bom: false }],
  ["UTF-8 with a mark", bytes(0xef, 0xbb, 0xbf, 0x68), { text: "h", encoding: "utf-8", bom: true }],
  ["UTF-16LE", bytes(0xff, 0xfe, 0x68, 0, 0xe9, 0), { text: "hé", encoding: "utf-16le", bom: true }],
  ["UTF-16BE", bytes(0xfe, 0xff, 0, 0x68, 0, 0xe9), { text: "hé", encoding: "utf-16be", bom: true }],
  ["an empty file", bytes(), { text: "", encoding: "utf-8", bom: false }],
])("%s is understood", (_, data, expected) => {
  expect(decodeText(data)).toEqual(expected);
});

test.each([
  ["Latin-1", bytes(0x68, 0xe9)],
  ["binary data", bytes(0x7f, 0x45, 0x4c, 0x46, 0)],
  ["half a UTF-16 surrogate", bytes(0xff, 0xfe, 0x00, 0xd8)],
  ["a cut UTF-8 character", bytes(0xe2, 0x82)],
])("%s is not guessed at", (_, data) => {
  expect(decodeText(data)).toBeUndefined();
});

test("text survives the way to bytes and back, whatever the encoding", () => {
  const encodings = fc.constantFrom("utf-8" as const, "utf-16le" as const, "utf-16be" as const);
  const text = fc.string({ unit: "binary" }).filter((each) => !each.includes("\0") && !each.startsWith("\uFEFF"));
  fc.assert(
    fc.property(text, encodings, fc.boolean(), (original, encoding, marked) => {
      const decoded = { text: original, encoding, bom: marked || encoding !== "utf-8" };
      expect(decodeText(encodeText(decoded))).toEqual(decoded);
    }),
  );
});
