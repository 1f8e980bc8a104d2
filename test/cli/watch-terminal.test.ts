// `seclog watch` for a person: several logs by time, stdin, a start in the past, and keys.
import fs from "node:fs";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createFolder, seclog } from "./run-cli.ts";

interface Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when stdout or stderr holds the text. */
  readonly until: (text: string) => Promise<void>;
  readonly press: (key: string) => void;
  /** Whether the terminal is in raw mode, each time that it was set. */
  readonly modes: readonly boolean[];
  readonly ended: Promise<number>;
  readonly interrupt: () => Promise<number>;
}

function watchAt(cwd: string, argv: readonly string[], { tty = true } = {}): Terminal {
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), { isTTY: tty, setRawMode: (raw: boolean) => void modes.push(raw) });
  const [stdout, stderr] = [0, 1].map(() => Object.assign(new PassThrough(), { isTTY: tty, columns: 100 }));
  const texts = ["", ""];
  const checks = new Set<() => void>();
  [stdout, stderr].forEach((stream, index) =>
    stream?.on("data", (chunk: Buffer) => {
      texts[index] += chunk.toString();
      for (const check of checks) check();
    }),
  );
  const interrupt = new AbortController();
  const ended = run({
    argv: ["watch", ...argv],
    cwd,
    host: createNodeHost(),
    stdin,
    stdout: stdout ?? new PassThrough(),
    stderr: stderr ?? new PassThrough(),
    env: { NO_COLOR: "1" },
    interrupt: interrupt.signal,
  });
  return {
    modes,
    ended,
    stdout: () => texts[0] ?? "",
    stderr: () => texts[1] ?? "",
    press: (key) => void stdin.write(key),
    until: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!texts.some((each) => each.includes(text))) return;
          checks.delete(check);
          resolve();
        };
        checks.add(check);
        check();
      }),
    interrupt() {
      interrupt.abort();
      return ended;
    },
  };
}

const line = (second: number, text: string): string =>
  `2026-03-01T08:30:${String(second).padStart(2, "0")}Z INFO ${text}\n`;

test("several logs come in the order of their times, each record with the name of its log", async () => {
  const cwd = createFolder({
    "shop.log": line(1, "order created") + line(4, "order shipped"),
    "pay.log": line(2, "payment taken") + line(3, "receipt sent"),
  });
  const watching = watchAt(cwd, ["shop.log", "pay.log", "--from-start"], { tty: false });
  await watching.until("order shipped");
  await watching.interrupt();
  expect(watching.stdout().split("\n").slice(1, 5)).toEqual([
    "     1 │ shop.log 08:30:01.000 INFO  order created",
    "     1 │ pay.log  08:30:02.000 INFO  payment taken",
    "     2 │ pay.log  08:30:03.000 INFO  receipt sent",
    "     2 │ shop.log 08:30:04.000 INFO  order shipped",
  ]);
});

test("in jsonl, records of several logs name their log", async () => {
  const cwd = createFolder({ "shop.log": line(1, "order created"), "pay.log": line(2, "payment taken") });
  const watching = watchAt(cwd, ["*.log", "--from-start", "-f", "jsonl"], { tty: false });
  await watching.until("payment taken");
  await watching.interrupt();
  const records = watching
    .stdout()
    .trimEnd()
    .split("\n")
    .map((text) => JSON.parse(text) as Record<string, unknown>);
  expect(records.map((record) => record["log.file.path"])).toEqual(["shop.log", "pay.log"]);
});

test("--since begins in the past, without --from-start", async () => {
  const cwd = createFolder({ "app.log": line(1, "before") + line(30, "after") });
  const watching = watchAt(cwd, ["app.log", "--since", "2026-03-01T08:30:10"], { tty: false });
  await watching.until("after");
  fs.appendFileSync(path.join(cwd, "app.log"), line(31, "and on"));
  await watching.until("and on");
  await watching.interrupt();
  expect(watching.stdout()).not.toContain("before");
});

test("filters and the names of statements hold for what comes later", async () => {
  const cwd = createFolder({
    "app.log": "",
    "src/disk.ts": "export const check = (left: number) => console.warn(`disk is full, ${left} bytes left`);\n",
  });
  const watching = watchAt(cwd, ["app.log", "--level", "warn", "--src", "src"], { tty: false });
  await watching.until("Watching app.log");
  fs.appendFileSync(
    path.join(cwd, "app.log"),
    `${line(1, "all is well")}2026-03-01T08:30:02Z WARN disk is full, 7 bytes left\n`,
  );
  await watching.until("disk is full, 7 bytes left  ← src/disk.ts:1");
  await watching.interrupt();
  expect(watching.stdout()).not.toContain("all is well");
});

describe("stdin", () => {
  test("is followed to its end, a last line without a line break too", async () => {
    const { code, stdout } = await seclog("watch - -f jsonl", {
      stdin: `${line(1, "one")}2026-03-01T08:30:02Z INFO two`,
    });
    expect(code).toBe(0);
    expect(stdout.match(/"body":"[^"]*"/g)).toEqual(['"body":"one"', '"body":"two"']);
  });

  test("comes as it was written with -f raw, whatever the pieces in which it arrives", async () => {
    const text = "caf\u00e9 one\nno break at the end";
    const pieces = [...Buffer.from(text)].map((byte) => Buffer.of(byte));
    const stdout = new PassThrough();
    const chunks: Buffer[] = [];
    stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    const code = await run({
      argv: ["watch", "-", "-f", "raw"],
      cwd: createFolder({}),
      host: createNodeHost(),
      stdin: Readable.from(pieces, { objectMode: false }),
      stdout,
      stderr: new PassThrough(),
      env: {},
    });
    expect(code).toBe(0);
    expect(Buffer.concat(chunks).toString()).toBe(`${text}\n`);
  });
});

describe("keys", () => {
  test("space holds the output back and lets it go on; nothing is lost", async () => {
    const cwd = createFolder({ "app.log": "" });
    const watching = watchAt(cwd, ["app.log"]);
    await watching.until("Watching app.log; space pauses, q ends.");
    watching.press(" ");
    await watching.until("Paused; space goes on, q ends.");
    fs.appendFileSync(path.join(cwd, "app.log"), line(1, "while paused"));
    fs.appendFileSync(path.join(cwd, "app.log"), line(2, "still paused"));
    expect(watching.stdout()).toBe("");
    watching.press(" ");
    await watching.until("still paused");
    expect(watching.stdout()).toContain("while paused");
    watching.press("q");
    expect(await watching.ended).toBe(0);
  });

  test("q ends with 0 and Ctrl+C with 130; the terminal gets its mode back", async () => {
    const cwd = createFolder({ "app.log": "" });
    for (const [key, code] of [
      ["q", 0],
      ["\u0003", 130],
    ] as const) {
      const watching = watchAt(cwd, ["app.log"]);
      await watching.until("Watching app.log");
      watching.press(key);
      expect(await watching.ended).toBe(code);
      expect(watching.modes).toEqual([true, false]);
    }
  });

  test("are not listened to when stdout is no terminal", async () => {
    const cwd = createFolder({ "app.log": "" });
    const watching = watchAt(cwd, ["app.log"], { tty: false });
    await watching.until("Watching app.log; Ctrl+C stops.");
    await watching.interrupt();
    expect(watching.modes).toEqual([]);
  });
});

const refused: readonly (readonly [flags: string, what: string])[] = [
  ["--level warn", "filters"],
  ["--src src", "--src"],
  ["--explain", "--explain"],
];

test.each(refused)("-f raw with %s is refused with the reason", async (flags, what) => {
  const { code, stderr } = await seclog(`watch app.log -f raw ${flags}`, { files: { "app.log": "" } });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `-f raw prints each line as it was written, so ${what} cannot be used with it; leave one of them out.\n`,
  });
});
