// Reading the logging statements of 5,000 files and naming the statement of a log line, against a plain `ts.createSourceFile` of the
// same JavaScript and TypeScript. The files are generated: each logs, so none can be passed over as most of a real project can.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const fileCount = 5000;
const lineCount = 20_000;

export const id = "correlate";

/** Prints wall and processor time of the index, and the time for one line. */
export async function run() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-correlate-"));
  const modules = path.join(root, "node_modules/.cache/seclog-bench-correlate");
  try {
    const { readStatements, createCorrelator, createLogEngine } = await bundle(modules);
    const { files, lines, bytes } = generate(folder);
    const workerUrl = pathToFileURL(path.join(modules, "worker.mjs"));
    const before = process.cpuUsage();
    const start = performance.now();
    const read = await readStatements(files, { workerUrl });
    const correlator = createCorrelator({ files: read.files });
    const wall = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    const parsing = parse(files);
    const each = locate(lines, { correlator, createLogEngine });
    console.log(`correlate  ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${correlator.size} messages`);
    console.log(
      `  index                  ${wall.toFixed(2)} s, ${((user + system) / 1e6).toFixed(2)} s of processor time`,
    );
    console.log(`  ts.createSourceFile    ${parsing.toFixed(2)} s`);
    console.log(`  log line → statement   ${each.toFixed(1)} µs a line`);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.rmSync(modules, { recursive: true, force: true });
  }
}

async function bundle(/** @type {string} */ folder) {
  const shared = /** @type {const} */ ({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  const names = ["hosts/statement-reader", "correlate/correlator", "logs/engine"];
  const contents = names.map((name) => `export * from "./src/${name}.ts";`).join("\n");
  const outfile = path.join(folder, "correlate.mjs");
  await build({ ...shared, stdin: { contents, resolveDir: root }, outfile });
  await build({ ...shared, entryPoints: ["src/hosts/analysis-worker.ts"], outfile: path.join(folder, "worker.mjs") });
  return import(pathToFileURL(outfile).href);
}

const nouns = ["order", "invoice", "session", "payment", "upload", "tenant", "queue", "parcel", "refund", "voucher"];
const verbs = [
  "created",
  "rejected",
  "retried",
  "expired",
  "merged",
  "locked",
  "archived",
  "delivered",
  "split",
  "voided",
];

/** @type {readonly (readonly [extension: string, wrap: (body: string) => string, call: (a: string, b: string) => string])[]} */
const languages = [
  [
    "ts",
    (body) => `import { log } from "./log.ts";\n\n${body}\n`,
    (a, b) =>
      `export function f_${b}_${a}(id: string, ms: number) {\n  log.info(\`${a} \${id} ${b} in \${ms} ms\`);\n}\n`,
  ],
  [
    "ts",
    (body) => `import pino from "pino";\nconst logger = pino();\n\n${body}\n`,
    (a, b) => `export const g_${b}_${a} = (id) => logger.warn({ id }, "${a} %s ${b}", id);\n`,
  ],
  [
    "py",
    (body) => `import logging\n\nlogger = logging.getLogger(__name__)\n\n${body}\n`,
    (a, b) => `def f_${a}_${b}(id):\n    logger.info("${a} %s ${b}", id)\n`,
  ],
  [
    "go",
    (body) => `package shop\n\n${body}\n`,
    (a, b) => `func f_${a}_${b}(id string) {\n\tslog.Info("${a} ${b}", "id", id)\n}\n`,
  ],
  [
    "java",
    (body) => `class Shop {\n${body}\n}\n`,
    (a, b) => `  void f_${a}_${b}(String id) {\n    log.info("${a} {} ${b}", id);\n  }\n`,
  ],
];

/** @param {string} folder */
function generate(folder) {
  const files = [];
  let bytes = 0;
  for (let i = 0; i < fileCount; i++) {
    const language = languages[i % languages.length];
    if (!language) continue;
    const [extension, wrap, call] = language;
    const calls = Array.from({ length: 12 }, (_, n) =>
      call(`${nouns[(i + n) % 10]} ${i % 97}`.replace(" ", "_"), verbs[(i * 7 + n) % 10] ?? ""),
    );
    const text = wrap(calls.join("\n"));
    const file = path.join(folder, `module-${i}.${extension}`);
    fs.writeFileSync(file, text);
    files.push(file);
    bytes += text.length;
  }
  const lines = Array.from({ length: lineCount }, (_, i) => {
    return `2026-03-01T08:30:00.000Z INFO ${nouns[i % 10]}_${i % 97} ${i} ${verbs[(i * 3) % 10]} in ${i % 50} ms`;
  });
  return { files, lines, bytes };
}

/** @param {readonly string[]} files */
function parse(files) {
  const start = performance.now();
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
  }
  return (performance.now() - start) / 1000;
}

/** @param {readonly string[]} lines @param {any} modules */
function locate(lines, { correlator, createLogEngine }) {
  const engine = createLogEngine({ reference: Date.UTC(2026, 2, 1), detectors: [] });
  const entries = lines.map((line) => engine.push(line, 0)).filter((entry) => entry !== undefined);
  const start = performance.now();
  for (const entry of entries) correlator.locate(entry);
  return ((performance.now() - start) * 1000) / entries.length;
}
