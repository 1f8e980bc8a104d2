// Lines per second of the log engine against a bare line reader of Node on the same generated file, in the same run.
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const megabytes = 40;
const rounds = 5;

export const id = "logs";

/** Prints one row per kind of log: both speeds as medians of interleaved rounds, and their ratio. */
export async function run() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-logs-"));
  try {
    const { createLogEngine, readBlocks } = await loadEngine(folder);
    const rows = [];
    for (const [kind, line] of Object.entries(kinds)) {
      const file = path.join(folder, `${kind}.log`);
      generate(file, line);
      const times = { engine: /** @type {number[]} */ ([]), reader: /** @type {number[]} */ ([]) };
      let lines = 0;
      for (let round = 0; round < rounds; round++) {
        times.reader.push(await timed(async () => void (lines = await readBare(file))));
        times.engine.push(await timed(() => readWithEngine(file, { createLogEngine, readBlocks })));
      }
      const [engine, reader] = [median(times.engine), median(times.reader)];
      rows.push({
        kind,
        lines,
        engine: Math.round(lines / engine),
        reader: Math.round(lines / reader),
        ratio: reader / engine,
      });
    }
    for (const { kind, lines, engine, reader, ratio } of rows) {
      const name = `logs ${kind}`.padEnd(14);
      console.log(
        `${name} ${lines} lines · engine ${engine} lines/s · readline ${reader} lines/s · ratio ${ratio.toFixed(2)}`,
      );
    }
    return rows;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @typedef {Pick<typeof import("../../src/logs/engine.ts") & typeof import("../../src/logs/blocks.ts"), "createLogEngine" | "readBlocks">} Engine */

/**
 * @param {string} folder
 * @returns {Promise<Engine>}
 */
async function loadEngine(folder) {
  const outfile = path.join(folder, "engine.mjs");
  const contents = `export { createLogEngine } from "./src/logs/engine.ts"; export { readBlocks } from "./src/logs/blocks.ts";`;
  await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "warning",
  });
  return import(pathToFileURL(outfile).href);
}

/** @type {Record<string, (i: number) => string>} */
const kinds = {
  json: (i) =>
    i % 2
      ? `{"level":30,"time":${1747470600000 + i * 7},"pid":4121,"hostname":"api-1","reqId":"req-${i.toString(36)}","req":{"method":"GET","url":"/products/${i % 900}?page=${i % 7}","remoteAddress":"203.0.113.${i % 250}"},"res":{"statusCode":${i % 97 ? 200 : 404}},"responseTime":${(i % 300) / 7},"msg":"request completed"}`
      : `{"level":${i % 50 ? 30 : 50},"time":${1747470600000 + i * 7},"pid":4121,"hostname":"api-1","msg":"cache ${i % 3 ? "hit" : "miss"} for key product:${i % 900} after ${i % 40} ms"}`,
  access: (i) =>
    `203.0.113.${i % 250} - - [17/May/2025:08:${two((i / 60) % 60)}:${two(i % 60)} +0000] "GET /products/${i % 900} HTTP/1.1" 200 ${i % 9000} "https://example.com/" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"`,
  auth: (i) =>
    i % 5
      ? `May 17 08:${two((i / 60) % 60)}:${two(i % 60)} web1 sshd[${1000 + (i % 9000)}]: Accepted publickey for user${i % 40} from 198.51.100.${i % 200} port ${20_000 + (i % 30_000)} ssh2`
      : `May 17 08:${two((i / 60) % 60)}:${two(i % 60)} web1 sshd[${1000 + (i % 9000)}]: Failed password for invalid user guest${i % 90} from 203.0.113.${i % 250} port ${20_000 + (i % 30_000)} ssh2`,
  text: (i) =>
    `2025-05-17 08:${two((i / 60) % 60)}:${two(i % 60)},${String(i % 1000).padStart(3, "0")} INFO [worker-${i % 8}] org.example.shop.Orders: order ${i} of customer ${i % 5000} shipped in ${i % 70} ms`,
};

/** @param {number} value */
function two(value) {
  return String(Math.floor(value)).padStart(2, "0");
}

/** @param {string} file @param {(i: number) => string} line */
function generate(file, line) {
  const handle = fs.openSync(file, "w");
  for (let i = 0, size = 0; size < megabytes * 1e6;) {
    let block = "";
    for (const end = i + 5000; i < end; i++) block += `${line(i)}\n`;
    size += fs.writeSync(handle, block);
  }
  fs.closeSync(handle);
}

/** @param {string} file */
async function readBare(file) {
  let lines = 0;
  const reader = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  reader.on("line", () => lines++);
  await once(reader, "close");
  return lines;
}

/** @param {string} file @param {Engine} engine */
async function readWithEngine(file, { createLogEngine, readBlocks }) {
  const handle = await fs.promises.open(file);
  try {
    const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31) });
    for await (const { texts, offsets } of readBlocks({ read: (offset, length) => readAt(handle, offset, length) }))
      for (let i = 0; i < texts.length; i++) engine.push(texts[i] ?? "", offsets[i] ?? 0);
    engine.end();
  } finally {
    await handle.close();
  }
}

/** @param {fs.promises.FileHandle} handle @param {number} offset @param {number} length */
async function readAt(handle, offset, length) {
  const buffer = Buffer.allocUnsafe(length);
  const { bytesRead } = await handle.read(buffer, 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

/** @param {() => Promise<void>} work */
async function timed(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
