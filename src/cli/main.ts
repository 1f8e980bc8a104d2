#!/usr/bin/env node
// The door of the process: hands arguments, streams and Ctrl+C to run() and sets the exit code.
import module from "node:module";
import process from "node:process";
import v8 from "node:v8";
import { createNodeHost } from "../hosts/node.ts";
import { createAskDisk } from "../hosts/prompt-disk.ts";
import { run } from "./run.ts";

// What is missing on Node 20 is skipped there; later versions start faster with it.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

// A scan runs most code for seconds only: compiling less of it to the utmost takes an eighth off a scan with two workers on two cores.
v8.setFlagsFromString("--interrupt-budget=1500000");

const interrupted = new AbortController();
const graceMilliseconds = 500;

process.on("SIGINT", () => {
  // A second Ctrl+C, or work that does not stop in time, ends the process at once.
  if (interrupted.signal.aborted) process.exit(130);
  interrupted.abort();
  setTimeout(() => process.exit(130), graceMilliseconds).unref();
});

process.exitCode = await run({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  host: createNodeHost(createAskDisk()),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  interrupt: interrupted.signal,
});
