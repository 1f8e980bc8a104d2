// A log that falls silent while `seclog watch` follows it is told of while it lasts, not only by the record that ends the silence.
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createFolder, seclog } from "./run-cli.ts";

const stamp = (second: number) => new Date(Date.UTC(2025, 4, 17, 8) + second * 1000).toISOString();
const steady = Array.from({ length: 1200 }, (_, i) => `${stamp(i)} [INFO] order ${i} shipped\n`).join("");

/** Follows the log; the clock goes four minutes ahead once all of it was shown. Ends at the first text that is waited for. */
async function watched(format: string, log: string, until: string): Promise<string> {
  const interrupt = new AbortController();
  const node = createNodeHost();
  let ahead = 0;
  let text = "";
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      if (text.includes("order 1198")) ahead = 240_000;
      if (text.includes(until)) interrupt.abort();
      done();
    },
  });
  await seclog(["watch", "app.log", "--from-start", "-f", format], {
    folder: createFolder({ "app.log": log }),
    host: { ...node, now: () => node.now() + ahead },
    stdout,
    interrupt: interrupt.signal,
  });
  return text;
}

test("four minutes of nothing where a record came each second", async () => {
  const text = await watched("pretty", steady, "ANOMALY");
  expect(text).toContain("ANOMALY silence");
  expect(text).toContain("evidence: line 1200");
});

test("as an object of its own for programs", async () => {
  const text = await watched("jsonl", steady, '"notice"');
  const last: unknown = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
  expect(last).toMatchObject({ notice: { kind: "anomaly", anomaly: { detector: "silence", evidence: [1200] } } });
});
