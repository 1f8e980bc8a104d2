// A text as numbers: ASCII as it is, anything else as no ASCII.
import { expect, test } from "vitest";
import { createCoding } from "../../src/catalogue/coded-text.ts";

const codesOf = (text: string) => {
  const { codes } = createCoding()(text);
  return [...codes.subarray(0, text.length)];
};

test("ASCII characters are their own numbers", () => {
  expect(codesOf("a=1")).toEqual([97, 61, 49]);
});

test("each other character is one number above 127, at its own place", () => {
  for (const text of ["né=1", "密=1", "\ud83d=1", "x\u0080=1"]) {
    const codes = codesOf(text);
    expect(codes.slice(-2)).toEqual([61, 49]);
    expect(codes.filter((code) => code > 127)).toHaveLength([...text].filter((part) => part > "\u007f").length);
  }
});

test("nothing of a longer text before stands behind a shorter one", () => {
  const coding = createCoding();
  coding("password=h7Kp2mQ9xTz4");
  const { codes } = coding("pass");
  expect([...codes.subarray(0, 5)]).toEqual([112, 97, 115, 115, 0]);
});

test("a text that is longer than any before", () => {
  const text = `${"x".repeat(5000)}é${"y".repeat(3_000_000)}`;
  const { codes } = createCoding()(text);
  expect([codes[4999], codes[5001], codes[text.length - 1], codes[text.length]]).toEqual([120, 121, 121, 0]);
});
