// Starts the real server: the worker pool for analysis, the files of the host, and a pair of streams or the channel of a parent process.
import type { Readable, Writable } from "node:stream";
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import manifest from "../../package.json" with { type: "json" };
import { rules } from "../analysis/rules/index.ts";
import type { Host } from "../base/host.ts";
import { createAnalysisPool } from "../hosts/analysis-pool.ts";
import { ruleUrl } from "../reporters/rule-url.ts";
import { createLogThread } from "./logs/log-thread.ts";
import { serve, type ServeOptions } from "./serve.ts";

export interface StartOptions {
  readonly host: Host;
  readonly stdin: Readable;
  readonly stdout: Writable;
}

/** One edit of 2,000 lines makes four times as much as a scan has room for, and drops nearly all of it. */
const forEdits = 144;

/** Speaks LSP on the streams until the editor says goodbye or goes away; resolves with the exit code. */
export async function startServer({ host, stdin, stdout }: StartOptions): Promise<number> {
  const reader = new StreamMessageReader(stdin);
  const writer = new StreamMessageWriter(stdout);
  return await serve({ ...realParts(host), reader, writer });
}

/** The same over the channel to the process that forked this one. */
export async function startServerOnChannel(host: Host, parent: NodeJS.Process): Promise<number> {
  const reader = new IPCMessageReader(parent);
  const writer = new IPCMessageWriter(parent);
  return await serve({ ...realParts(host), reader, writer });
}

function realParts(host: Host): Omit<ServeOptions, "reader" | "writer"> {
  return {
    host,
    version: manifest.version,
    rules: rules.entries,
    rulePage: ruleUrl,
    // One thread: an editor asks for one file at a time, and each thread holds a parser.
    createAnalyzer: (settings, folders) => createAnalysisPool({ settings, threads: 1, folders, youngMb: forEdits }),
    createLogs: createLogThread,
  };
}
