// What is kept by the bytes of a text is found again by the same bytes alone, in bounded number.
import { expect, test } from "vitest";
import { createKept, type LineBytes } from "../../src/logs/kept-lines.ts";

function bytesOf(text: string, before = ""): LineBytes {
  const bytes = new TextEncoder().encode(before + text);
  return { view: new DataView(bytes.buffer), from: before.length, to: bytes.length };
}

const thing = (name: string) => ({ name, slot: -1 });

test("a text is found wherever it stands in its block, and no part of it or longer text", () => {
  const kept = createKept<ReturnType<typeof thing>>();
  const text = " INFO [worker-1] org.example.shop.Orders: order shipped";
  kept.set(bytesOf(text), thing("shipped"));
  for (const before of ["", "x", "xy", "xyz", "2025-05-17 08:30:04,120"])
    expect(kept.get(bytesOf(text, before))?.name).toBe("shipped");
  for (let end = 0; end < text.length; end++) expect(kept.get(bytesOf(text.slice(0, end)))).toBeUndefined();
  expect(kept.get(bytesOf(`${text}!`))).toBeUndefined();
  expect(kept.get(bytesOf(text.replace("worker-1", "worker-2")))).toBeUndefined();
});

test("what is used stays, what is not is forgotten, and numbers are used again", () => {
  const kept = createKept<ReturnType<typeof thing>>();
  const often = bytesOf("cache hit for key product");
  const number = kept.set(often, thing("often"))?.slot;
  let most = 0;
  for (let i = 0; i < 100_000; i++) {
    most = Math.max(most, kept.set(bytesOf(`order ${i} shipped`), thing(`order ${i}`))?.slot ?? 0);
    if (i % 1000 === 0) expect(kept.get(often)).toMatchObject({ name: "often", slot: number });
  }
  expect(kept.get(bytesOf("order 99999 shipped"))?.name).toBe("order 99999");
  expect(kept.get(bytesOf("order 0 shipped"))).toBeUndefined();
  expect(most).toBeLessThan(40_000);
});

test("a text is met for the first time once, whatever comes between", () => {
  const kept = createKept<ReturnType<typeof thing>>();
  const meets = (text: string): boolean => {
    kept.get(bytesOf(text));
    return kept.cameBefore();
  };
  expect([meets("order 1 shipped"), meets("order 2 shipped"), meets("order 1 shipped")]).toEqual([false, false, true]);
});

test("two things that are kept at once never share a number", () => {
  const kept = createKept<ReturnType<typeof thing>>();
  const texts = Array.from({ length: 30_000 }, (_, i) => `request ${(i * 7919) % 60_000} took ${i % 90} ms`);
  for (const text of texts) if (!kept.get(bytesOf(text))) kept.set(bytesOf(text), thing(text));
  const found = texts.map((text) => kept.get(bytesOf(text))).filter((each) => each !== undefined);
  expect(found.length).toBeGreaterThan(16_000);
  expect(new Set(found.map(({ slot }) => slot)).size).toBe(new Set(found).size);
});
