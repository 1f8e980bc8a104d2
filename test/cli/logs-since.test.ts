// `seclog logs --since` and `--until` on a large log: only the part around these times is read, and what is shown is the same.
import { expect, test } from "vitest";
import type { Host } from "../../src/base/host.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { seclog } from "./run-cli.ts";

const stamp = (minute: number) => new Date(Date.UTC(2025, 4, 17) + minute * 60_000).toISOString();
const log = Array.from({ length: 1800 }, (_, i) => `${stamp(i)} [INFO] order ${i} shipped\n`).join("");

/** Says of each file that it is as large as that. */
function hostOfFilesWith(bytes: number): Host {
  const node = createNodeHost();
  return {
    ...node,
    async openFile(file) {
      const handle = await node.openFile(file);
      const stat = async () => ({ ...(await handle.stat()), size: bytes });
      return { read: (offset, length) => handle.read(offset, length), stat, close: () => handle.close() };
    },
  };
}

async function read(flags: string, bytes: number) {
  const { code, stdout } = await seclog(`logs app.log -f jsonl --summary ${flags}`, {
    files: { "app.log": log },
    host: hostOfFilesWith(bytes),
  });
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  const { summary } = JSON.parse(lines.at(-1) ?? "") as { summary: { lines: number } };
  return { records: lines.slice(0, -1), lines: summary.lines };
}

test("a small log is read as a whole, of a large one an hour before the asked time and what follows", async () => {
  const whole = await read("--since 2025-05-18T05:30", 100_000);
  const part = await read("--since 2025-05-18T05:30", 500_000_000);
  expect(whole.lines).toBe(1800);
  expect(part.lines).toBe(90);
  expect(part.records).toHaveLength(30);
  expect(part.records.map((line) => /order \d+/.exec(line)?.[0])).toEqual(
    whole.records.map((line) => /order \d+/.exec(line)?.[0]),
  );
  expect(part.records[0]).toContain('"line":1771');
});

test("a time behind the end shows nothing", async () => {
  const part = await read("--since 2025-06-01", 500_000_000);
  expect(part.records).toEqual([]);
  expect(part.lines).toBeLessThan(70);
});

test("both times bound what is shown", async () => {
  const part = await read("--since 2025-05-17T10:00 --until 2025-05-17T10:04", 500_000_000);
  expect(part.records.map((line) => /order \d+/.exec(line)?.[0])).toEqual(
    [600, 601, 602, 603, 604].map((i) => `order ${i}`),
  );
});
