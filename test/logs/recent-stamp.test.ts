// Timestamps that are read by their digits come out as those that are scanned.
import { expect, test } from "vitest";
import { createStampReader } from "../../src/logs/time/recent-stamp.ts";
import { type FoundTime, scanTimestamp } from "../../src/logs/time/scan.ts";

const reference = Date.UTC(2025, 11, 31);

// Layouts by minute, second and fraction, and what may follow: zones, halves of a day, levels, hosts, nothing.
const layouts: readonly ((minute: string, second: string, fraction: string) => string)[] = [
  (m, s) => `May 17 08:${m}:${s}`,
  (m, s, f) => `2025-05-17 08:${m}:${s},${f}`,
  (m, s, f) => `2025-05-17T08:${m}:${s}.${f}Z`,
  (m, s) => `17/May/2025:08:${m}:${s} +0200`,
  (m, s) => `2025/05/17 08:${m}:${s}`,
  (m, s) => `Sat May 17 08:${m}:${s} 2025`,
  (m, s) => `05/17/2025, 8:${m}:${s} PM`,
  (m, s) => `05/17/2025 08:${m}:${s} PM`,
  (m, s, f) => `2005-06-03-15.${m}.${s}.${f}`,
  (m, s) => `250517 08:${m}:${s}`,
  (m, s, f) => `20250517-8:${Number(m)}:${Number(s)}:${f}`,
];
const endings = [
  " web1 sshd[4711]: ready",
  " INFO [main] ready",
  " WARN [main] ready",
  " CEST INFO ready",
  " +02:00 INFO ready",
  " +0200 INFO ready",
  "+02 INFO ready",
  " PM, all is well",
  " pm2 was started",
  " AMQP is connected",
  " 2025 was a good year",
  ".5 seconds later",
  ": ready as of now",
  "] ready as of now",
  "",
  " x",
];

const plain = (found: FoundTime | undefined) =>
  found && { time: found.time, zone: found.zone, zoned: found.zoned, end: found.end };

test("whatever was read before, a timestamp is read as if it stood alone", () => {
  const texts = layouts.flatMap((layout) =>
    endings.flatMap((ending) =>
      ["00", "07", "59", "60"].map((digits, i) => layout(digits, i === 2 ? "60" : "3" + String(i), `12${i}`) + ending),
    ),
  );
  const stamps = createStampReader(reference);
  // Each after each of many others, and twice in a row.
  for (const step of [1, 2, 4, 37, 61, 211])
    for (let i = 0; i < texts.length; i++) {
      const text = texts[(i * step) % texts.length] ?? "";
      expect(plain(stamps.read(text, 0)), text).toEqual(plain(scanTimestamp(text, 0, reference)));
    }
});

test("timestamps of one kind differ in digits alone", () => {
  const stamps = createStampReader(reference);
  const kindAfter = (text: string): number => {
    stamps.read(text, 0);
    return stamps.kind;
  };
  const first = kindAfter("2025-05-17 08:30:04,120 INFO [main] ready");
  expect(kindAfter("2025-05-17 08:31:59,999 WARN [main] ready")).toBe(first);
  expect(kindAfter("2025-05-17 09:31:59,999 WARN [main] ready")).not.toBe(first);
});
