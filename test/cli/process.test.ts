// The bundled program as a process: exit codes, a reader that leaves, Ctrl+C. What runs here is what is shipped.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../src/build/bundle.mjs";
import { createFolder } from "./run-cli.ts";

const leak = `console.log("signing in", password);\n`;
let outdir = "";

beforeAll(async () => {
  outdir = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bundle-"));
  await bundle({ minify: false, outdir });
});
afterAll(() => fs.rmSync(outdir, { recursive: true, force: true }));

function start(cwd: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [path.join(outdir, "cli.mjs"), ...args], { cwd });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (part) => (output.stdout += part));
  child.stderr.on("data", (part) => (output.stderr += part));
  const closed = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  return { child, output, closed };
}

test("exits with 1 when there are findings and with 2 for a mistake", async () => {
  const folder = createFolder({ "a.js": leak });
  const found = start(folder, "check");
  expect(await found.closed).toEqual([1, null]);
  expect(found.output.stdout).toContain("a.js:1:27  error  no-secret-in-log");
  expect(found.output.stderr).toBe("");
  const mistaken = start(folder, "--fxi");
  expect(await mistaken.closed).toEqual([2, null]);
  expect(mistaken.output.stderr).toMatch(/^Unknown option '--fxi'\. Did you mean --fix\?/);
});

test("ends quietly when the reader has seen enough", async () => {
  const folder = createFolder({ "a.js": leak.repeat(900) });
  const { child, output, closed } = start(folder, "check");
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [, signal] = await closed;
  expect(signal).toBeNull();
  expect(output.stderr).toBe("");
});

test("ends with 130 at Ctrl+C", async () => {
  const { child, output, closed } = start(createFolder({}), "check", "--stdin-filename", "a.js");
  // More than a pipe holds: once it is written, the program is reading.
  await new Promise((resolve) => child.stdin.write(" ".repeat(1_000_000), resolve));
  child.kill("SIGINT");
  expect(await closed).toEqual([130, null]);
  expect(output).toEqual({ stdout: "", stderr: "" });
});

test("the language server ends when the editor says so, even if it keeps the pipe open", async () => {
  const { child, output, closed } = start(createFolder({}), "lsp", "--stdio");
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  send({ id: 2, method: "shutdown" });
  send({ method: "exit" });
  expect(await closed).toEqual([0, null]);
  expect(output.stdout).toContain('"serverInfo"');
});
