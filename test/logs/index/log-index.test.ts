// A large log is opened at any line or moment through its index, and the text stays where it is.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ByteSource, memorySource, readBlocks } from "../../../src/logs/blocks.ts";
import { indexLog } from "../../../src/logs/index/log-index.ts";

const reference = Date.UTC(2025, 11, 31);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const stamp = (second: number) => new Date(Date.UTC(2025, 4, 17) + second * 1000).toISOString();
const orders = (count: number) =>
  Array.from({ length: count }, (_, i) => `${stamp(i)} INFO order ${i} shipped\n`).join("");

/** Counts how many bytes are read. */
function countingSource(bytes: Uint8Array): ByteSource & { bytesRead: number } {
  const source = {
    bytesRead: 0,
    read(offset: number, length: number) {
      const part = bytes.subarray(offset, offset + length);
      source.bytesRead += part.length;
      return Promise.resolve(part);
    },
  };
  return source;
}

test("a line in the middle is read without the lines before it", async () => {
  const source = countingSource(bytesOf(orders(200_000)));
  const index = await indexLog(source, { reference });
  expect(index.lineCount).toBe(200_000);
  source.bytesRead = 0;
  const [line, next] = await index.lines(150_001, 2);
  expect(line).toMatchObject({ line: 150_001, text: `${stamp(150_000)} INFO order 150000 shipped` });
  expect(next).toMatchObject({ line: 150_002, text: `${stamp(150_001)} INFO order 150001 shipped` });
  expect(source.bytesRead).toBeLessThan(2.5e6);
});

test("a moment is found, whether or not a line has it", async () => {
  const gap = `${orders(5000)}${stamp(9000)} INFO restarted\n    at noon\n${stamp(9001)} INFO ready\n`;
  const index = await indexLog(memorySource(bytesOf(gap)), { reference });
  const lineAt = async (second: number) => (await index.placeOfTime(Date.UTC(2025, 4, 17) + second * 1000))?.line;
  expect(await lineAt(-10)).toBe(1);
  expect(await lineAt(4321)).toBe(4322);
  expect(await lineAt(7000)).toBe(5001);
  expect(await lineAt(9001)).toBe(5003);
  expect(await lineAt(9002)).toBeUndefined();
});

test("places fit `readBlocks`, and a search goes on from one", async () => {
  const source = memorySource(bytesOf(orders(5000)));
  const index = await indexLog(source, { reference });
  const place = await index.placeOfLine(4000);
  expect(place).toEqual({ line: 4000, offset: bytesOf(orders(3999)).length });
  const found: number[] = [];
  for await (const { line } of index.search((text) => text.endsWith("99 shipped"), place)) found.push(line);
  expect(found).toEqual(Array.from({ length: 11 }, (_, i) => 4000 + i * 100));
  expect(await index.placeOfLine(5001)).toBeUndefined();
});

test("what is appended is added, also to a last line that was not complete", async () => {
  let bytes = bytesOf(`${orders(3000)}${stamp(3000)} INFO half a`);
  const source: ByteSource = { read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) };
  const index = await indexLog(source, { reference });
  expect(index.lineCount).toBe(3001);
  bytes = bytesOf(`${orders(3000)}${stamp(3000)} INFO half a line\nand more\n`);
  await index.extend();
  expect(index.lineCount).toBe(3002);
  expect((await index.lines(3001, 9)).map(({ text }) => text)).toEqual([`${stamp(3000)} INFO half a line`, "and more"]);
});

test("a saved index saves reading the log again, unless it is another log", async () => {
  const bytes = bytesOf(orders(50_000));
  const saved = await (await indexLog(memorySource(bytes), { reference })).save();
  expect(JSON.stringify(saved)).not.toContain("order");
  const same = countingSource(bytes);
  const index = await indexLog(same, { reference, saved });
  expect(same.bytesRead).toBeLessThan(2000);
  expect(index.lineCount).toBe(50_000);
  expect((await index.lines(25_000, 1))[0]?.text).toBe(`${stamp(24_999)} INFO order 24999 shipped`);
  const other = await indexLog(memorySource(bytesOf(orders(50_001).slice(1))), { reference, saved });
  expect((await other.lines(50_001, 1))[0]?.text).toBe(`${stamp(50_000)} INFO order 50000 shipped`);
});

test("an empty log has no lines", async () => {
  const index = await indexLog(memorySource(new Uint8Array()), { reference });
  expect(index.lineCount).toBe(0);
  expect(await index.lines(1, 10)).toEqual([]);
  expect(await index.placeOfTime(0)).toBeUndefined();
});

test("lines are those of `readBlocks`, whatever the log holds", async () => {
  const line = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.constant("x".repeat(70_000)),
  );
  const log = fc.tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n"), fc.boolean());
  await fc.assert(
    fc.asyncProperty(log, fc.integer({ min: 1, max: 45 }), async ([lines, end, closed], from) => {
      const source = memorySource(bytesOf(lines.join(end) + (closed ? end : "")));
      const all: string[] = [];
      for await (const { texts } of readBlocks(source)) all.push(...texts);
      const index = await indexLog(source, { reference });
      expect(index.lineCount).toBe(all.length);
      expect((await index.lines(from, 3)).map(({ text }) => text)).toEqual(all.slice(from - 1, from + 2));
    }),
    { numRuns: 200 },
  );
});
