// The log engine against a bare line split of Node on the same generated logs in the same run, each in a process of its own; where lnav and
// goaccess are installed, against them too. `SECLOG_BENCH_MB` sets the size of the whole mix (160 unless given).
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { kinds, writeLog } from "./logs-data.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const child = path.join(root, "test/bench/logs-child.mjs");
const megabytes = Number(process.env["SECLOG_BENCH_MB"] ?? 160);
const rounds = 3;

export const id = "logs";

/** Prints a row for each kind of log and one for the mix, then the index and the neighbours. */
export async function run() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-logs-"));
  try {
    const bundle = await bundleEngine(folder);
    const total = { engine: 0, threads: 0, split: 0, watch: 0, lines: 0, peak: 0 };
    for (const [kind, line] of Object.entries(kinds)) {
      const file = path.join(folder, `${kind}.log`);
      writeLog(file, line, megabytes / 4);
      const row = measure(bundle, file);
      printRow(`logs ${kind}`, row);
      total.engine += row.engine;
      total.threads += row.threads;
      total.split += row.split;
      total.watch += row.watch;
      total.lines += row.lines;
      total.peak = Math.max(total.peak, row.peak);
    }
    printRow("logs all", total);
    printIndex(bundle, path.join(folder, "text.log"));
    for (const neighbour of neighbours) printNeighbour(neighbour, path.join(folder, "access.log"));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function bundleEngine(folder) {
  const outfile = path.join(folder, "engine.mjs");
  const modules = [
    "logs/engine",
    "logs/blocks",
    "logs/read-log",
    "logs/line-looks",
    "hosts/summarise-log",
    "hosts/reading-thread",
    "logs/transfer/halves",
    "logs/present",
    "logs/shown/byte-text",
    "logs/index/log-index",
    "cli/log-views/pretty",
  ];
  const shared = /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  const entryPoints = ["src/hosts/summary-worker.ts"];
  await build({ ...shared, entryPoints, outfile: path.join(folder, "summary-worker.mjs") });
  await build({
    ...shared,
    stdin: { contents: modules.map((name) => `export * from "./src/${name}.ts";`).join("\n"), resolveDir: root },
    outfile,
    banner: {
      js: "import{createRequire as benchRequire}from'node:module';const require=benchRequire(import.meta.url);",
    },
  });
  return pathToFileURL(outfile).href;
}

/**
 * @typedef {{ engine: number, threads: number, split: number, watch: number, lines: number, peak: number }} Row
 * @param {string} bundle @param {string} file @returns {Row}
 */
function measure(bundle, file) {
  const times = /** @type {Record<string, number[]>} */ ({ split: [], engine: [], threads: [], watch: [] });
  let lines = 0;
  let peak = 0;
  for (let round = 0; round < rounds; round++)
    for (const [mode, all] of Object.entries(times)) {
      const result = runChild(bundle, mode, file);
      all.push(result.seconds);
      lines = result.lines;
      if (mode === "threads") peak = Math.max(peak, result.peak);
    }
  const of = (/** @type {string} */ mode) => median(times[mode] ?? []);
  return { engine: of("engine"), threads: of("threads"), split: of("split"), watch: of("watch"), lines, peak };
}

/** @param {string} bundle @param {string} mode @param {string} file */
function runChild(bundle, mode, file) {
  return JSON.parse(execFileSync(process.execPath, [child, bundle, mode, file], { encoding: "utf8" }));
}

/** @param {string} name @param {Row} row */
function printRow(name, { engine, threads, split, watch, lines, peak }) {
  const perSecond = (/** @type {number} */ seconds) => `${Math.round(lines / seconds / 1000)}k lines/s`;
  console.log(
    `${name.padEnd(12)} ${lines} lines · engine ${engine.toFixed(2)} s (${perSecond(engine)}) · in two threads ${threads.toFixed(2)} s · ` +
      `split ${split.toFixed(2)} s · ratio ${(threads / split).toFixed(1)} · coloured ${perSecond(watch)} · peak ${Math.round(peak)} MB`,
  );
}

/** @param {string} bundle @param {string} file */
function printIndex(bundle, file) {
  const { lines, indexed, slowest } = runChild(bundle, "index", file);
  console.log(
    `logs index   ${lines} lines indexed in ${indexed.toFixed(2)} s · slowest of 20 places ${slowest.toFixed(1)} ms`,
  );
}

const neighbours = [
  {
    name: "lnav",
    args: ["-n", "-c", ";SELECT c_ip, count(*) AS n FROM access_log GROUP BY c_ip ORDER BY n DESC LIMIT 10"],
  },
  { name: "goaccess", args: ["--log-format=COMBINED", "--no-progress", "-o", "json", "-f"] },
];

/** @param {{ name: string, args: string[] }} neighbour @param {string} file */
function printNeighbour({ name, args }, file) {
  const start = performance.now();
  const { error, status } = spawnSync(name, [...args, file], { stdio: "ignore" });
  if (error || status !== 0) return console.log(`logs ${name.padEnd(7)} not installed`);
  console.log(`logs ${name.padEnd(7)} ${((performance.now() - start) / 1000).toFixed(2)} s on the access log`);
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
