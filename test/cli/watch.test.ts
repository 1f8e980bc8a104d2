// `seclog watch` on real files: it follows, marks anomalies, goes on after a restart and prints raw bytes as they are.
import fs from "node:fs";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createFolder } from "./run-cli.ts";

interface Watching {
  /** Everything that was written to stdout. */
  readonly bytes: () => Buffer;
  readonly errors: () => string;
  /** Resolves when stdout, or stderr, holds the text. */
  readonly until: (text: string) => Promise<void>;
  /** Ctrl+C; resolves with the exit code. */
  readonly stop: () => Promise<number>;
  /** The exit code of a run that ends by itself. */
  readonly ended: Promise<number>;
}

function startWatch(cwd: string, argv: readonly string[], host = createNodeHost()): Watching {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const chunks: Buffer[] = [];
  let errors = "";
  const waiting = new Set<() => void>();
  stdout.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    for (const check of waiting) check();
  });
  stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
    for (const check of waiting) check();
  });
  const interrupt = new AbortController();
  const ended = run({
    argv: ["watch", ...argv],
    cwd,
    host,
    stdin: Readable.from([]),
    stdout,
    stderr,
    env: {},
    interrupt: interrupt.signal,
  });
  const bytes = () => Buffer.concat(chunks);
  return {
    bytes,
    ended,
    errors: () => errors,
    until: (text) =>
      new Promise((resolve) => {
        const check = () => {
          if (!bytes().toString().includes(text) && !errors.includes(text)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop() {
      interrupt.abort();
      return ended;
    },
  };
}

const failed = (second: number) => `2025-05-17T08:30:0${second}Z WARN login failed for user admin from 203.0.113.9\n`;

test("shows new records and marks an anomaly when it happens", async () => {
  const cwd = createFolder({ "app.log": "2025-05-17T08:29:00Z INFO old\n" });
  const watching = startWatch(cwd, ["app.log", "--from-start"]);
  await watching.until("INFO  old");
  for (let second = 0; second < 6; second++) fs.appendFileSync(path.join(cwd, "app.log"), failed(second));
  await watching.until("ANOMALY brute-force 203.0.113.9");
  expect(await watching.stop()).toBe(130);
  expect(watching.bytes().toString()).toContain("evidence: lines 2–7");
});

test("begins at the end unless asked otherwise", async () => {
  const cwd = createFolder({ "app.log": "INFO: old\n" });
  const watching = startWatch(cwd, ["app.log", "later.log", "-f", "jsonl"]);
  await watching.until("Watching app.log, later.log");
  fs.writeFileSync(path.join(cwd, "later.log"), "INFO: from another file\n");
  await watching.until("from another file");
  fs.appendFileSync(path.join(cwd, "app.log"), "INFO: new\n");
  await watching.until('"body":"new"');
  await watching.stop();
  expect(watching.bytes().toString()).not.toContain("old");
});

test("--poll follows where the system tells of no change", async () => {
  const cwd = createFolder({ "app.log": "INFO: old\n" });
  const host = createNodeHost();
  let watched = 0;
  const counting = {
    ...host,
    watch: (...[file, onChange]: Parameters<typeof host.watch>) => {
      watched++;
      return host.watch(file, onChange);
    },
  };
  const watching = startWatch(cwd, ["app.log", "--poll", "-f", "raw"], counting);
  await watching.until("Watching app.log");
  fs.appendFileSync(path.join(cwd, "app.log"), "INFO: new\n");
  await watching.until("INFO: new");
  await watching.stop();
  expect(watched).toBe(0);
});

test("prints raw lines byte by byte as they were written", async () => {
  const cwd = createFolder({ "app.log": "" });
  const watching = startWatch(cwd, ["app.log", "--from-start", "-f", "raw"]);
  const written = Buffer.concat([
    Buffer.from("\u001b[31mred\u001b[0m\r\n"),
    Buffer.from([0, 255, 254, 0xc3, 0x28, 10]),
    Buffer.from("end\n"),
  ]);
  fs.appendFileSync(path.join(cwd, "app.log"), written);
  await watching.until("end\n");
  await watching.stop();
  expect(watching.bytes().equals(written)).toBe(true);
});

test("goes on after a restart where it stopped, also across a rotation", async () => {
  const cwd = createFolder({ "app.log": "INFO: one\n" });
  const log = path.join(cwd, "app.log");
  const flags = ["app.log", "--from-start", "-f", "raw", "--state", "state"];
  const first = startWatch(cwd, flags);
  await first.until("one");
  await first.stop();
  fs.appendFileSync(log, "INFO: two\n");
  fs.renameSync(log, `${log}.1`);
  fs.writeFileSync(log, "INFO: three\n");
  const second = startWatch(cwd, flags);
  await second.until("three");
  await second.stop();
  expect(second.bytes().toString()).toBe("INFO: two\nINFO: three\n");
});

test("shows a gap where lines may have been lost", async () => {
  const cwd = createFolder({ "app.log": "INFO: one\n" });
  const watching = startWatch(cwd, ["app.log", "--from-start", "-f", "jsonl"]);
  await watching.until("one");
  fs.writeFileSync(path.join(cwd, "app.log"), "INFO: other\n");
  await watching.until("other");
  await watching.stop();
  expect(watching.bytes().toString()).toMatch(/\{"notice":\{"kind":"gap","message":"[^"]*was emptied or rewritten/);
});

test("says plainly when the folder for checkpoints cannot be made", async () => {
  const cwd = createFolder({ "app.log": "", file: "" });
  const watching = startWatch(cwd, ["app.log", "--state", "file/state"]);
  expect(await watching.ended).toBe(2);
  expect(watching.errors()).toMatch(
    /^The folder .*state for --state cannot be made \(.+\); name one that may be written\.\n$/,
  );
});
