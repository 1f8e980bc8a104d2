// What is put together as bytes reads as the text that was put in.
import { expect, test } from "vitest";
import { ByteText } from "../../../src/logs/shown/byte-text.ts";

const read = (text: ByteText): string => new TextDecoder().decode(text.take());

test("texts, numbers and bytes stand one behind the other", () => {
  const text = new ByteText();
  text.addNumber(7, 6);
  text.add(" │ Zoë bought crème brûlée ");
  expect(text.addPlain("order shipped")).toBe(true);
  text.addShort("  200 · 4 ms");
  text.addBytes(new TextEncoder().encode("\n"));
  text.addNumber(1_234_567, 6);
  expect(read(text)).toBe("     7 │ Zoë bought crème brûlée order shipped  200 · 4 ms\n1234567");
});

test("of a text that is not plain nothing is added, and what was added can be taken back", () => {
  const text = new ByteText();
  expect(text.addPlain("shipped\u001b[31m")).toBe(false);
  expect(text.addPlain("crème")).toBe(false);
  expect(text.length).toBe(0);
  text.addPlain("order shipped");
  text.cutAt("order".length);
  expect(read(text)).toBe("order");
});

test("beside a message a dot may stand between two parts, and nothing else that is not plain", () => {
  const text = new ByteText();
  expect(text.addPlainBeside("200 · 4 ms · 203.0.113.9")).toBe(true);
  expect(text.addPlainBeside(" · crème")).toBe(false);
  expect(text.addPlainBeside(" · \u001b[2J")).toBe(false);
  expect(read(text)).toBe("200 · 4 ms · 203.0.113.9");
});

test("it grows as far as it has to, and is empty when it was taken", () => {
  const text = new ByteText();
  const line = "order shipped ";
  for (let i = 0; i < 5000; i++) text.addPlain(line);
  expect(read(text)).toBe(line.repeat(5000));
  expect(text.length).toBe(0);
  text.addPlain(line);
  expect(read(text)).toBe(line);
});
