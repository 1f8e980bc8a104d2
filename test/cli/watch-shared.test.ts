// A log of which much is to be read at once is read by two threads: what is written is what one thread would write.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { CliContext } from "../../src/cli/command.ts";
import { sharedLog } from "../../src/cli/log-views/shared-log.ts";
import { recordOutput, type RecordOutputOptions } from "../../src/cli/log-views/watch-output.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import type { TailLine } from "../../src/logs/tailer/segment.ts";
import { mixedLog } from "./mixed-log.ts";
import { createFolder } from "./run-cli.ts";

function linesOf(text: string): readonly TailLine[] {
  let offset = 0;
  return text.split(/(?<=\n)/).map((line) => {
    const bytes = Buffer.from(line);
    offset += bytes.length;
    return { bytes, offset: offset - bytes.length };
  });
}

interface Written {
  readonly options: RecordOutputOptions;
  text: string;
}

function outputTo(cwd: string): Written {
  const written = { text: "" };
  const context = { cwd, host: createNodeHost(), color: true, stdout: { columns: 120 }, say: () => undefined };
  const options: RecordOutputOptions = {
    format: "pretty",
    flags: { sensitivity: "normal" },
    // What prints nothing needs no streams.
    context: context as unknown as CliContext,
    print: (text) => {
      written.text += Buffer.from(text).toString();
      return Promise.resolve();
    },
    sources: undefined,
    formats: [],
    several: false,
    memories: undefined,
  };
  return Object.assign(written, { options });
}

async function write(file: string, lines: readonly TailLine[]): Promise<string> {
  const written = outputTo(path.dirname(file));
  const output = recordOutput(written.options);
  for (let i = 0; i < lines.length; i += 500) await output.lines(file, lines.slice(i, i + 500));
  output.gap(file, "Lines were lost here.");
  await output.idle();
  await output.end();
  return written.text;
}

test("a large log is written as a small one, line by line, with its anomalies, its folded lines and its gaps", async () => {
  const folder = createFolder({});
  const text = mixedLog(400);
  const [large, small] = ["large.log", "small.log"].map((name) => path.join(folder, name));
  fs.writeFileSync(small ?? "", text);
  fs.writeFileSync(large ?? "", text);
  // As large as two threads are worth, without being it: sparse.
  fs.truncateSync(large ?? "", 32 * 1024 * 1024);
  const lines = linesOf(text);
  const shared = await write(large ?? "", lines);
  expect(shared).toBe(await write(small ?? "", lines));
  expect(shared).toContain("ANOMALY brute-force");
  expect(shared).toContain("Zoë bought crème brûlée");
  expect(shared).toContain("Lines were lost here.");
  expect(shared).not.toContain("h7Kp2mQ9xTz4");
});

test("when the other thread fails, reading fails too and does not hang", async () => {
  const written = outputTo(createFolder({}));
  const outlet = {
    style: undefined,
    entry: () => false,
    add: () => undefined,
    release: () => Promise.resolve(),
    idle: () => Promise.resolve(),
  };
  const missing = new URL("file:///no-such-worker.mjs");
  const log = sharedLog(outlet, { ...written.options, file: "app.log", workerUrl: missing });
  await expect(
    (async () => {
      for (let i = 0; i < 20; i++) await log.push(linesOf("order shipped\n"));
    })(),
  ).rejects.toThrow();
});
