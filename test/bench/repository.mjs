// A cold `seclog check` of a large repository against ESLint with eslint-plugin-security (recommended rules, typescript-eslint's parser)
// on the same files in the same run, then the second check with its cache. Each runs as a process of its own, as people run it.
// The repository is a folder of the user's (`--folder`), or the sources of installed packages, copied until they are large enough.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { bundle } from "../../src/build/bundle.mjs";
import { folders, root } from "./corpus.mjs";

export const id = "repository";

const linesWanted = 1_500_000;
const sourceName = /\.[cm]?[jt]sx?$/;

/** Prints times, ratios and peaks of memory. @param {{ folder?: string | undefined }} options */
export async function run({ folder } = {}) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-"));
  try {
    const dist = path.join(scratch, "dist");
    await bundle({ outdir: dist });
    const repository = folder ? path.resolve(folder) : assemble(path.join(scratch, "repository"));
    const cli = path.join(dist, "cli.mjs");
    const seclog = async (/** @type {readonly string[]} */ ...cache) => {
      const out = path.join(scratch, "report.json");
      const flags = ["check", ".", ...cache, "--exit-zero", "-f", "json", "-o", out];
      const used = await timed([cli, ...flags], { cwd: repository, scratch });
      const { files, findings, skipped } = JSON.parse(fs.readFileSync(out, "utf8")).summary;
      return { ...used, files, findings, skipped };
    };
    const cold = await seclog("--no-cache");
    const files = sources(repository);
    const lines = files.reduce((sum, file) => sum + countLines(file), 0);
    console.log(`repository  ${folder ?? "installed packages, copied"}: ${cold.files} files, ${count(lines)} lines`);
    report("seclog check", cold, `${cold.findings} findings, ${cold.skipped} skipped`);
    const filling = await seclog();
    const second = await seclog();
    report("again, with its cache", second, `filling it took ${filling.seconds.toFixed(1)} s`);
    if (second.files >= 5_000) {
      const scaled = (second.seconds / second.files) * 20_000;
      console.log(`  ${"".padEnd(24)} ${scaled.toFixed(2)} s per 20,000 files`);
    }
    const list = path.join(scratch, "files.json");
    fs.writeFileSync(list, JSON.stringify(files));
    const eslint = await timed([path.join(root, "test/bench/eslint.mjs"), list], { cwd: repository, scratch });
    report("ESLint and its plugin", eslint, "one thread, as it runs by default");
    const times = (eslint.seconds / cold.seconds).toFixed(1);
    const work = (eslint.processor / cold.processor).toFixed(1);
    console.log(`  ratio                    ${times} times as fast as ESLint, with ${work} times less processor time`);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** The packages side by side as often as it takes. @param {string} repository */
function assemble(repository) {
  const once = folders.reduce(
    (sum, folder) => sum + sources(folder).reduce((all, file) => all + countLines(file), 0),
    0,
  );
  for (let copy = 1; copy <= Math.ceil(linesWanted / once); copy++) {
    for (const folder of folders) {
      const name = path.relative(path.join(root, "node_modules"), folder);
      const target = path.join(repository, `part-${copy}`, "packages", name.replaceAll(path.sep, "-"));
      for (const file of sources(folder)) {
        const to = path.join(target, path.relative(folder, file));
        fs.mkdirSync(path.dirname(to), { recursive: true });
        fs.copyFileSync(file, to);
      }
    }
  }
  return repository;
}

/** What a check looks at, but for `.gitignore`. @param {string} folder @returns {string[]} */
function sources(folder) {
  const skipped = new Set(["node_modules", "dist", "build", "out", "coverage", "vendor"]);
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) || entry.name.startsWith(".") ? [] : sources(full);
    return entry.isFile() && sourceName.test(entry.name) && !/\.d\.[cm]?ts$|\.min\./.test(entry.name) ? [full] : [];
  });
}

function countLines(/** @type {string} */ file) {
  const bytes = fs.readFileSync(file);
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/**
 * Wall time, processor time and peak memory of a Node process with all its threads.
 * @param {readonly string[]} args @param {{ cwd: string, scratch: string }} where
 * @returns {Promise<{ seconds: number, processor: number, megabytes: number }>}
 */
async function timed(args, { cwd, scratch }) {
  const usage = path.join(scratch, "usage.json");
  const hook = path.join(scratch, "usage.mjs");
  fs.writeFileSync(
    hook,
    `import fs from "node:fs";
     process.on("exit", () => fs.writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.resourceUsage())));`,
  );
  const env = { ...process.env, XDG_CACHE_HOME: path.join(scratch, "cache"), NODE_OPTIONS: "" };
  const start = performance.now();
  await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", hook, ...args], {
      cwd,
      env,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let talk = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (talk += text));
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve(code) : reject(new Error(`Exit code ${code}: ${talk}`))));
  });
  const seconds = (performance.now() - start) / 1000;
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(fs.readFileSync(usage, "utf8"));
  return { seconds, processor: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

/** @param {string} name @param {{ seconds: number, processor: number, megabytes: number }} used @param {string} note */
function report(name, { seconds, processor, megabytes }, note) {
  const times = `${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor`;
  console.log(`  ${name.padEnd(24)} ${times}, ${Math.round(megabytes)} MB (${note})`);
}

function count(/** @type {number} */ value) {
  return value.toLocaleString("en-US");
}
