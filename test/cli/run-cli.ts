// Runs a command line in this process, in a folder of its own with the given files, and gives back what a user would see.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough, Readable, type Writable } from "node:stream";
import { afterAll } from "vitest";
import type { Host } from "../../src/base/host.ts";
import { run } from "../../src/cli/run.ts";
import { createNodeHost } from "../../src/hosts/node.ts";

/** What a run left behind. */
export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Reads a file of the folder after the run. */
  readonly read: (file: string) => string;
}

export interface CliOptions {
  /** Relative path → content; a trailing slash makes a folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether stdout and stderr are terminals. */
  readonly tty?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
  readonly interrupt?: AbortSignal;
  readonly host?: Host;
  /** Takes the place of the stdout that is collected. */
  readonly stdout?: Writable;
  /** The folder of an earlier run, to run there again. */
  readonly folder?: string;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** A folder with files that goes away after the tests of a file. */
export function createFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "seclog-cli-")));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(name.endsWith("/") ? file : path.dirname(file), { recursive: true });
    if (!name.endsWith("/")) fs.writeFileSync(file, content);
  }
  return folder;
}

/** `line` is split at spaces; arguments that hold one are given as an array. */
export async function seclog(line: string | readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { files = {}, stdin = "", env = {}, tty = false, interrupt, host = createNodeHost() } = options;
  const cwd = options.folder ?? createFolder(files);
  const [stdout, stderr] = [collector(tty, options.columns), collector(tty)];
  const code = await run({
    argv: typeof line === "string" ? line.split(" ").filter(Boolean) : line,
    cwd,
    host,
    stdin: Readable.from(stdin === "" ? [] : [Buffer.from(stdin)]),
    stdout: options.stdout ?? stdout.stream,
    stderr: stderr.stream,
    env,
    ...(interrupt ? { interrupt } : {}),
  });
  return {
    code,
    stdout: stdout.text(),
    stderr: stderr.text(),
    read: (file) => fs.readFileSync(path.join(cwd, file), "utf8"),
  };
}

function collector(isTTY: boolean, columns?: number) {
  const parts: Buffer[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, ...(columns === undefined ? {} : { columns }) });
  stream.on("data", (part: Buffer) => parts.push(part));
  return { stream, text: () => Buffer.concat(parts).toString("utf8") };
}
