// Summing up a large log with a thread of its own for what records mean.
import { pathToFileURL } from "node:url";
import path from "node:path";
import { expect, test } from "vitest";
import { summariseInThreads } from "../../src/hosts/summarise-log.ts";
import { memorySource } from "../../src/logs/blocks.ts";
import { summariseLog } from "../../src/logs/read-log.ts";
import { createFolder } from "../cli/run-cli.ts";

const reference = Date.UTC(2025, 11, 31);
const large = 1 << 30;

const line = (i: number): string =>
  `May 17 08:${String(Math.floor(i / 60) % 60).padStart(2, "0")}:${String(i % 60).padStart(2, "0")} web1 sshd[${4000 + i}]: ` +
  (i % 3
    ? `Accepted publickey for alice from 192.0.2.7 port ${50_000 + i}`
    : `Failed password for root from 203.0.113.9 port ${50_000 + i} ssh2`);
const log = memorySource(new TextEncoder().encode(Array.from({ length: 3000 }, (_, i) => line(i)).join("\n")));

test("two threads say what one says", async () => {
  const one = await summariseLog(log, { reference });
  expect(one.anomalies.length).toBeGreaterThan(0);
  expect(await summariseInThreads(log, { reference, size: large })).toEqual(one);
  const sensitive = { reference, sensitivity: "high" as const };
  expect(await summariseInThreads(log, { ...sensitive, size: large })).toEqual(await summariseLog(log, sensitive));
});

test("a thread that ends before its time is an error, and none is waited for", async () => {
  const folder = createFolder({ "worker.mjs": "process.exit(3);\n" });
  const workerUrl = pathToFileURL(path.join(folder, "worker.mjs"));
  await expect(summariseInThreads(log, { reference, size: large, workerUrl })).rejects.toThrow(
    "has ended before its time",
  );
});

test("a log that cannot be read to its end is an error", async () => {
  const source = {
    read: (offset: number, length: number) =>
      offset > 0 ? Promise.reject(new Error("read failed")) : log.read(offset, Math.min(length, 4096)),
  };
  await expect(summariseInThreads(source, { reference, size: large })).rejects.toThrow("read failed");
});
