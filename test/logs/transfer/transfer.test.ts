// What one thread reads and hands to another arrives as it was: the summary of two halves is that of one reading.
import { expect, test } from "vitest";
import { memorySource } from "../../../src/logs/blocks.ts";
import { createLogEngine } from "../../../src/logs/engine.ts";
import { type LogEntry, payloadOf } from "../../../src/logs/entry.ts";
import { looksOf, unlooked } from "../../../src/logs/line-looks.ts";
import { readBlocks } from "../../../src/logs/blocks.ts";
import { createCompletion } from "../../../src/logs/completion.ts";
import { createDetection } from "../../../src/logs/detectors/detection.ts";
import { detectors } from "../../../src/logs/detectors/index.ts";
import { logFormats } from "../../../src/logs/formats/index.ts";
import { summariseLog } from "../../../src/logs/read-log.ts";
import { createTemplateTree } from "../../../src/logs/templates/drain.ts";
import { createSecondHalf, readRecords } from "../../../src/logs/transfer/halves.ts";
import type { PackedRecords } from "../../../src/logs/transfer/packed-records.ts";
import { createRecordUnpacker } from "../../../src/logs/transfer/unpack.ts";

const options = { reference: Date.UTC(2025, 11, 31) };

async function packsOf(text: string): Promise<{ readonly packs: readonly PackedRecords[]; readonly lines: number }> {
  const packs: PackedRecords[] = [];
  const source = memorySource(new TextEncoder().encode(text));
  const lines = await readRecords(source, options, (records) => {
    // As a message to another thread is copied.
    packs.push(structuredClone(records));
    return undefined;
  });
  return { packs, lines };
}

async function readInHalves(text: string): Promise<readonly Plain[]> {
  const tree = createTemplateTree();
  const detection = createDetection(detectors.entries);
  const completion = createCompletion({ options: {}, tree, detection, detectors: detectors.entries });
  const unpacker = createRecordUnpacker();
  const entries: Plain[] = [];
  const { packs } = await packsOf(text);
  for (const records of packs) unpacker.unpack(records, (record) => entries.push(plain(completion.complete(record))));
  return entries;
}

async function readAtOnce(text: string): Promise<readonly Plain[]> {
  const engine = createLogEngine(options);
  const entries: Plain[] = [];
  for await (const block of readBlocks(memorySource(new TextEncoder().encode(text)))) {
    const looks = looksOf(block);
    block.texts.forEach((line, i) => {
      const entry = engine.push(line, block.offsets[i] ?? 0, looks?.[i] ?? unlooked);
      if (entry) entries.push(plain(entry));
    });
  }
  const last = engine.end();
  return last ? [...entries, plain(last)] : entries;
}

/** A copy of what an entry says: entries of lines that are known are used again for the next such line. */
type Plain = ReturnType<typeof plain>;

// Templates are told apart by their ids: what they are made of belongs to their tree.
function plain(entry: LogEntry) {
  const { template, ...rest } = entry;
  return { ...rest, unparsed: undefined, payload: payloadOf(entry), id: template?.id };
}

const stamp = (second: number): string => new Date(Date.UTC(2025, 4, 17, 8, 0, second)).toISOString();

/** A log of many kinds, in which lines come again under later times, long enough for several packs. */
function mixedLog(rounds: number): string {
  const lines: string[] = [];
  for (let i = 0; i < rounds; i++) {
    const time = stamp(i);
    lines.push(
      `${time} INFO [main] org.example.shop.Orders: order shipped`,
      `${time} ERROR [main] org.example.shop.Orders: payment of order ${i} failed`,
      "java.io.IOException: Connection reset",
      "\tat org.example.shop.Payments.pay(Payments.java:17)",
      `{"level":30,"time":${Date.parse(time)},"pid":1,"hostname":"api-1","msg":"cache warm"}`,
      `{"level":30,"time":${Date.parse(time)},"pid":1,"reqId":"r${i}","req":{"method":"GET","url":"/products/${i % 7}"},"res":{"statusCode":200},"responseTime":4.5,"msg":"request completed"}`,
      `May 17 08:00:${String(i % 60).padStart(2, "0")} web1 sshd[${4000 + i}]: Failed password for root from 203.0.113.9 port ${50_000 + i} ssh2`,
      `time=${time} level=info msg="order shipped" order=${i % 5} customer=Zoë`,
      `\u001b[32m${time} INFO [main] coloured\u001b[0m \u001b[1mtext\u001b[0m ${i}`,
      `203.0.113.${i % 9} - - [17/May/2025:08:00:${String(i % 60).padStart(2, "0")} +0000] "GET /cart HTTP/1.1" 200 512 "-" "Mozilla/5.0"`,
      "",
      `${time} INFO [main] org.example.shop.Users: signed in user=alice password=h7Kp2mQ9xTz4`,
    );
  }
  return lines.join("\n");
}

test("every sample of every format arrives as it was", async () => {
  for (const { samples } of logFormats.entries)
    for (const { line } of samples) {
      // Under the same time, so that the third may be known: what comes twice is remembered.
      const text = `${line}\n`.repeat(4);
      expect(await readInHalves(text)).toEqual(await readAtOnce(text));
    }
});

test("a log of many kinds, whose lines come again, arrives as it was", async () => {
  const text = mixedLog(900);
  const entries = await readAtOnce(text);
  expect((await packsOf(text)).packs.length).toBeGreaterThan(4);
  expect(entries.some(({ anomalies }) => anomalies)).toBe(true);
  expect(await readInHalves(text)).toEqual(entries);
});

test("a log in which ten thousands of lines are forgotten again arrives as it was", async () => {
  const line = (i: number): string =>
    `${stamp(i)} INFO [main] org.example.shop.Orders: order ${i % 23_000} is on its way\n`;
  const text = Array.from({ length: 54_000 }, (_, i) => line(i % 3 === 0 ? i % 40 : i)).join("");
  // Compared as one text, as so many would take long otherwise.
  expect(JSON.stringify(await readInHalves(text)) === JSON.stringify(await readAtOnce(text))).toBe(true);
});

test("the second half sums up what the first has read", async () => {
  const text = mixedLog(300);
  const half = createSecondHalf({ onNotice: () => expect.unreachable() });
  const { packs, lines } = await packsOf(text);
  for (const records of packs) half.take(records);
  const summary = half.summary(lines);
  expect(summary).toEqual(await summariseLog(memorySource(new TextEncoder().encode(text)), options));
  expect(summary.anomalies.map(({ detector }) => detector)).toContain("secret-leak");
});
