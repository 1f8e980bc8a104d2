// The tailer through everything that happens to log files: each case writes, moves or cuts files and states what is read.
import { expect, test } from "vitest";
import { encodeText } from "../../src/base/decode.ts";
import { followInMemory, type TailHarness } from "./tail-harness.ts";

interface Case {
  readonly title: string;
  readonly play: (tail: TailHarness) => Promise<void>;
  readonly reads: readonly string[];
  readonly gaps?: number;
}

const log = "/logs/app.log";
const same = Array.from({ length: 20 }, () => "=".repeat(60));

/** A text in UTF-16 behind its mark. */
function wide(text: string, encoding: "utf-16le" | "utf-16be") {
  return { bytes: encodeText({ text, encoding, bom: true }) };
}

const cases: readonly Case[] = [
  {
    title: "appended lines",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.append(log, "two\nthree\n");
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "a line written in two parts, cut inside a character",
    play: async ({ host, poll }) => {
      const bytes = new TextEncoder().encode("naïve 漢字 ✓\n");
      host.append(log, bytes.slice(0, 9));
      await poll();
      host.append(log, bytes.slice(9));
      await poll();
    },
    reads: ["naïve 漢字 ✓"],
  },
  {
    title: "a last line without a line break, after two quiet seconds",
    play: async ({ host, poll }) => {
      host.append(log, "one\ntwo");
      await poll();
      await poll();
      await poll();
      host.append(log, "\nthree\n");
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "CR LF line breaks",
    play: async ({ host, poll }) => {
      host.append(log, "one\r\ntwo\r\n");
      await poll();
    },
    reads: ["one", "two"],
  },
  {
    title: "rename rotation, with lines in the old file that were not read yet",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.append(log, "two\n");
      host.rename(log, `${log}.1`);
      host.write(log, "three\n");
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "lines written to the old file after the rotation",
    play: async ({ host, poll }) => {
      host.rename(log, `${log}.1`);
      host.write(log, "new\n");
      await poll();
      host.append(`${log}.1`, "late\n");
      await poll();
    },
    reads: ["new", "late"],
  },
  {
    title: "several rotations between two looks, numbered as logrotate does",
    play: async ({ host, poll }) => {
      for (const line of ["one", "two", "three"]) {
        host.append(log, `${line}\n`);
        if (host.text(`${log}.1`) !== undefined) host.rename(`${log}.1`, `${log}.2`);
        host.rename(log, `${log}.1`);
        host.write(log, "");
        await host.advance(1);
      }
      host.append(log, "four\n");
      await poll();
    },
    reads: ["one", "two", "three", "four"],
  },
  {
    title: "copytruncate, with lines in the copy that were not read yet",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.append(log, "two\n");
      host.write(`${log}.1`, host.text(log) ?? "");
      host.truncate(log);
      host.append(log, "three\n");
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "copytruncate of a file of which nothing was read",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      host.write(`${log}.1`, host.text(log) ?? "");
      host.truncate(log);
      host.append(log, "two\n");
      await poll();
    },
    reads: ["one", "two"],
  },
  {
    title: "truncation and regrowth past the old size: a gap is said",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.truncate(log);
      host.append(log, "two is longer\nthree\n");
      await poll();
    },
    reads: ["one", "two is longer", "three"],
    gaps: 1,
  },
  {
    title: "other content of the same size",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.write(log, "two\n");
      await poll();
    },
    reads: ["one", "two"],
    gaps: 1,
  },
  {
    title: "deleted and made again",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.remove(log);
      await poll();
      host.write(log, "two\n");
      await poll();
    },
    reads: ["one", "two"],
  },
  {
    title: "the folder removed and made again",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.remove("/logs");
      await poll();
      host.write(log, "two\n");
      await poll();
    },
    reads: ["one", "two"],
  },
  {
    title: "a symbolic link switched to another file",
    play: async ({ host, poll }) => {
      host.remove(log);
      host.write("/logs/monday", "one\n");
      host.write("/logs/tuesday", "two\n");
      host.link(log, "/logs/monday");
      await poll();
      host.remove(log);
      host.link(log, "/logs/tuesday");
      await poll();
    },
    reads: ["one", "two"],
  },
  {
    title: "permission lost and given back: said once, nothing lost",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.fail(log, "permission");
      await poll();
      await poll();
      host.fail(log, undefined);
      host.append(log, "two\n");
      await poll();
    },
    reads: ["one", "two"],
    gaps: 1,
  },
  {
    title: "a restart reads what came in the meantime, once",
    play: async ({ host, poll, stop, start }) => {
      host.append(log, "one\n");
      await poll();
      await stop();
      host.append(log, "two\n");
      await start();
    },
    reads: ["one", "two"],
  },
  {
    title: "a rotation during a restart",
    play: async ({ host, poll, stop, start }) => {
      host.append(log, "one\n");
      await poll();
      await stop();
      host.append(log, "two\n");
      host.rename(log, `${log}.1`);
      host.write(log, "three\n");
      await start();
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "a copytruncate during a restart",
    play: async ({ host, poll, stop, start }) => {
      host.append(log, "one\n");
      await poll();
      await stop();
      host.append(log, "two\n");
      host.write(`${log}.1`, host.text(log) ?? "");
      host.truncate(log);
      host.append(log, "three\n");
      await start();
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "a truncation during a restart: a gap is said",
    play: async ({ host, poll, stop, start }) => {
      host.append(log, "one\n");
      await poll();
      await stop();
      host.truncate(log);
      host.append(log, "fresh lines that reach further\n");
      await start();
      await poll();
    },
    reads: ["one", "fresh lines that reach further"],
    gaps: 1,
  },
  {
    title: "temporary and compressed neighbours are left alone",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.write(`${log}.tmp`, "temporary\n");
      host.write(`${log}.2.gz`, "compressed\n");
      host.rename(log, `${log}.1`);
      host.write(log, "two\n");
      await poll();
    },
    reads: ["one", "two"],
  },
  ...(["utf-16le", "utf-16be"] as const).map((encoding): Case => ({
    title: `${encoding} with a mark, cut inside a character and inside a line break`,
    play: async ({ host, poll }) => {
      const { bytes } = wide("one\n漢字 ✓\r\nĊthree\n", encoding);
      for (const [from, to] of [
        [0, 1],
        [1, 9],
        [9, 11],
        [11, 18],
        [18, 400],
      ] as const) {
        host.append(log, bytes.slice(from, to));
        await poll();
      }
      host.append(log, wide("half", encoding).bytes.slice(2, 9));
      await poll();
      host.append(log, wide("halflife\n", encoding).bytes.slice(9));
      await poll();
    },
    reads: ["one", "漢字 ✓", "Ċthree", "halflife"],
  })),
  {
    title: "UTF-16 over a restart",
    play: async ({ host, poll, stop, start }) => {
      host.append(log, wide("one\n", "utf-16le").bytes);
      await poll();
      await stop();
      host.append(log, wide("two\n", "utf-16le").bytes.slice(2));
      await start();
    },
    reads: ["one", "two"],
  },
  {
    title: "a mark of UTF-8, which is no part of the first line",
    play: async ({ host, poll }) => {
      host.append(log, "\uFEFFone\ntwo\n");
      await poll();
    },
    reads: ["one", "two"],
  },
  {
    title: "NUL, colours and bytes that are no text, as they were written",
    play: async ({ host, poll }) => {
      host.append(log, new Uint8Array([0, 0, 0xff, 0xfe, 0xc3, 0x28, 10]));
      host.append(log, "\u001b[31mred\u001b[0m\n");
      await poll();
    },
    reads: ["\u0000\u0000\uFFFD\uFFFD\uFFFD(", "\u001b[31mred\u001b[0m"],
  },
  {
    title: "an empty first line and files of a few bytes",
    play: async ({ host, poll }) => {
      host.append(log, "\n");
      await poll();
      host.append(log, "x\n");
      await poll();
    },
    reads: ["", "x"],
  },
  {
    title: "rotation of files whose first kilobyte is the same",
    play: async ({ host, poll }) => {
      const banner = `${"=".repeat(60)}\n`.repeat(20);
      host.append(log, `${banner}one\n`);
      await poll();
      host.rename(log, `${log}.1`);
      host.write(log, `${banner}two\n`);
      await poll();
    },
    reads: [...same, "one", ...same, "two"],
  },
  {
    title: "rotation and removal at once: what the open file still holds is read",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.append(log, "two\n");
      host.rename(log, `${log}.1`);
      host.remove(`${log}.1`);
      host.write(log, "three\n");
      await poll();
    },
    reads: ["one", "two", "three"],
  },
  {
    title: "copytruncate whose copy is gone again: a gap is said",
    play: async ({ host, poll }) => {
      host.append(log, "one\n");
      await poll();
      host.append(log, "two\n");
      host.truncate(log);
      host.append(log, "three\n");
      await poll();
    },
    reads: ["one", "three"],
    gaps: 1,
  },
  {
    title: "a dozen rotations between two looks",
    play: async ({ host, poll }) => {
      for (let i = 0; i < 12; i++) {
        host.append(log, `line ${i}\n`);
        host.rename(log, `${log}.${12 - i}`);
        host.write(log, "");
        await host.advance(1);
      }
      await poll();
    },
    reads: Array.from({ length: 12 }, (_, index) => `line ${index}`),
  },
];

test.each(cases)("follows $title", async ({ play, reads, gaps = 0 }) => {
  const tail = await followInMemory();
  await play(tail);
  await tail.stop();
  expect(tail.lines).toEqual(reads);
  expect(tail.gaps).toHaveLength(gaps);
  expect(tail.host.pending).toEqual({ timers: 0, watchers: 0 });
});

test("waits for a file that does not exist yet", async () => {
  const tail = await followInMemory({ files: {} });
  await tail.poll();
  tail.host.write(log, "one\n");
  await tail.poll();
  expect(tail.lines).toEqual(["one"]);
});

test("begins at the end when asked to, after the last whole line", async () => {
  const tail = await followInMemory({ from: "end", files: { [log]: "old\nhalf" } });
  tail.host.append(log, " done\nnew\n");
  await tail.poll();
  expect(tail.lines).toEqual(["half done", "new"]);
});

test("is woken by a change", async () => {
  const tail = await followInMemory();
  tail.host.append(log, "woken\n");
  await tail.host.settle();
  expect(tail.lines).toEqual(["woken"]);
});

test("looks by itself within a second where no change is ever told", async () => {
  const tail = await followInMemory({ unwatched: true });
  tail.host.append(log, "found\n");
  await tail.host.settle();
  expect(tail.lines).toEqual([]);
  await tail.host.advance(1000);
  expect(tail.lines).toEqual(["found"]);
});

test("reads what was rotated between the start of the program and the first look, and no older files", async () => {
  const startedAt = Date.UTC(2026, 0, 1);
  const tail = await followInMemory({
    startedAt,
    files: { [`${log}.1`]: "one\n", [`${log}.2`]: "", [log]: "two\n" },
  });
  expect(tail.lines).toEqual(["one", "two"]);
  const late = await followInMemory({ startedAt: startedAt + 1, files: { [`${log}.1`]: "one\n", [log]: "two\n" } });
  expect(late.lines).toEqual(["two"]);
});

test("a copy of the log that was made at the start is not read twice", async () => {
  const files = { [`${log}.bak`]: "one\n", [log]: "one\ntwo\n" };
  const tail = await followInMemory({ startedAt: Date.UTC(2026, 0, 1), files });
  expect(tail.lines).toEqual(["one", "two"]);
});

test("looks many times a second where it is told to rely on no notice of changes", async () => {
  const tail = await followInMemory({ poll: true });
  expect(tail.host.pending.watchers).toBe(0);
  tail.host.append(log, "found\n");
  await tail.host.settle();
  expect(tail.lines).toEqual([]);
  await tail.host.advance(50);
  expect(tail.lines).toEqual(["found"]);
});

test("follows all files that match a pattern, also those that appear later", async () => {
  const tail = await followInMemory({
    patterns: ["/logs/**/*.log"],
    files: { "/logs/a.log": "a\n", "/logs/deep/b.log": "b\n" },
  });
  tail.host.write("/logs/c.log", "c\n");
  await tail.poll();
  expect([...tail.lines].sort()).toEqual(["a", "b", "c"]);
});

test("follows two thousand files of a pattern, each line once", async () => {
  const names = Array.from({ length: 2000 }, (_, index) => `/logs/worker-${index}.log`);
  const tail = await followInMemory({
    patterns: ["/logs/worker-*.log"],
    files: Object.fromEntries(names.map((name) => [name, "started\n"])),
  });
  for (const name of names) tail.host.append(name, `${name} works\n`);
  await tail.poll();
  await tail.stop();
  expect(tail.lines.filter((line) => line === "started")).toHaveLength(2000);
  expect(new Set(tail.lines.filter((line) => line.endsWith(" works"))).size).toBe(2000);
  expect(tail.lines).toHaveLength(4000);
  expect(tail.host.pending).toEqual({ timers: 0, watchers: 0 });
});

test("reads a line of ten megabytes whole where the limit allows it", async () => {
  const tail = await followInMemory({ maxLineBytes: 64 << 20 });
  tail.host.append(log, `${"x".repeat(10 << 20)}\nnext\n`);
  await tail.poll();
  expect(tail.lines.map((line) => line.length)).toEqual([10 << 20, 4]);
});

test("cuts a line over the limit and says how much is missing", async () => {
  const tail = await followInMemory({ maxLineBytes: 10 });
  tail.host.append(log, "0123456789abcdef\nshort\n");
  await tail.poll();
  expect(tail.lines).toEqual(["0123456789 … [truncated 6 bytes]", "short"]);
});

test("holds reading back while the consumer is busy, and loses nothing", async () => {
  const { createMemoryHost } = await import("../memory-host.ts");
  const { Tail } = await import("../../src/logs/tailer/tail.ts");
  const host = createMemoryHost({ [log]: "" });
  const written = Array.from({ length: 40_000 }, (_, index) => `line ${index} ${"x".repeat(20)}`);
  let busy = 0;
  let mostAtOnce = 0;
  let read = 0;
  const tail = new Tail({
    host,
    patterns: [log],
    from: "start",
    maxLineBytes: 1000,
    onLines: async (_path, lines) => {
      mostAtOnce = Math.max(mostAtOnce, ++busy);
      await Promise.resolve();
      read += lines.length;
      busy--;
    },
    onGap: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  host.append(log, `${written.join("\n")}\n`);
  await tail.poll();
  await tail.stop();
  expect({ read, mostAtOnce }).toEqual({ read: 40_000, mostAtOnce: 1 });
});

test("keeps no text of the log in a checkpoint", async () => {
  const tail = await followInMemory();
  tail.host.append(log, "password=correct-horse-battery\n");
  await tail.poll();
  await tail.stop();
  const state = tail.host.paths().filter((path) => path.startsWith("/state/"));
  expect(state).toHaveLength(1);
  expect(state.map((path) => tail.host.text(path)).join("")).not.toMatch(/password|correct|battery|70617373/);
});
