// The hash is the same everywhere and spreads well enough for caches and fingerprints.
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashText } from "../../src/base/hash.ts";

test("known texts have known hashes, so that baselines hold across versions", () => {
  expect(hashText("")).toBe("0bdcb81aee8d83");
  expect(hashText("no-secret-in-log")).toBe(hashText("no-secret-in-log"));
  expect(hashText("a", 1)).not.toBe(hashText("a"));
});

test("it is always 14 hex digits", () => {
  fc.assert(fc.property(fc.string(), (text) => /^[0-9a-f]{14}$/.test(hashText(text))));
});

test("a hundred thousand neighbouring texts do not collide", () => {
  const hashes = new Set(Array.from({ length: 100_000 }, (_, i) => hashText(`src/file-${i}.ts`)));
  expect(hashes.size).toBe(100_000);
});
