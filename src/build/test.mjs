// `npm test`: types, lint, format and tests, each to its end even if one before it fails. Prints what failed and, as the last line,
// `N passed, N failed`; each stage that is no test run counts as one.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureInstalled, root } from "./install.mjs";

/** @typedef {{ name: string, passed: number, failed: number, details: string }} StageResult */

const maxDetails = 12_000;
const bin = (/** @type {string} */ name) => path.join(root, "node_modules/.bin", name);
const webview = "src/client/log-viewer/webview/tsconfig.json";

ensureInstalled();
const results = [
  // Two at a time: both are single-threaded.
  ...(await Promise.all([show(types()), show(stage("lint", bin("eslint"), ["--max-warnings", "0", "."]))])),
  await show(stage("format", bin("prettier"), ["--check", "--log-level", "warn", "."])),
  await show(tests()),
];
const sum = (/** @type {"passed" | "failed"} */ key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;

/** Prints a result as soon as it is there.
 * @param {Promise<StageResult>} running
 */
async function show(running) {
  const result = await running;
  const { name, passed, failed, details } = result;
  console.log(`${failed === 0 ? "✓" : "✖"} ${name.padEnd(8)} ${passed} passed, ${failed} failed`);
  if (failed > 0) console.log(`${cut(details)}\n`);
  return result;
}

async function types() {
  const projects = ["tsconfig.json", webview].filter((file) => fs.existsSync(path.join(root, file)));
  const runs = [];
  for (const project of projects) runs.push(await stage("types", bin("tsc"), ["--noEmit", "-p", project]));
  const failed = runs.filter((run) => run.failed > 0);
  const details = failed.map((run) => run.details).join("\n");
  return { name: "types", passed: failed.length > 0 ? 0 : 1, failed: failed.length > 0 ? 1 : 0, details };
}

/** @returns {Promise<StageResult>} */
async function tests() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-test-"));
  const report = path.join(folder, "report.json");
  try {
    const run = await execute(bin("vitest"), ["run", "--reporter=json", `--outputFile=${report}`]);
    if (!fs.existsSync(report)) return { name: "tests", passed: 0, failed: 1, details: run.output };
    return countTests(JSON.parse(fs.readFileSync(report, "utf8")), run);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that cannot be loaded has no tests to count, and a skipped test proves nothing: both count as failed.
 * @param {any} report
 * @param {{ status: number, output: string }} run
 */
function countTests(report, run) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === "failed" && file.assertionResults.every((/** @type {any} */ t) => t.status !== "failed"),
  );
  const cases = report.testResults.flatMap((/** @type {any} */ file) =>
    file.assertionResults
      .filter((/** @type {any} */ test) => test.status !== "passed")
      .map((/** @type {any} */ test) => {
        const why = test.failureMessages?.join("\n").split("\n").slice(0, 8).join("\n    ") || test.status;
        return `  ${path.relative(root, file.name)} › ${test.fullName}\n    ${why}`;
      }),
  );
  const files = broken.map((/** @type {any} */ file) => `  ${path.relative(root, file.name)}\n    ${file.message}`);
  const failed = cases.length + files.length;
  // Such as an error outside of any test.
  const unexplained = failed === 0 && run.status !== 0;
  return {
    name: "tests",
    passed: report.numPassedTests,
    failed: unexplained ? 1 : failed,
    details: unexplained ? run.output : [...files, ...cases].join("\n"),
  };
}

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<StageResult>}
 */
async function stage(name, command, args) {
  const { status, output } = await execute(command, args);
  return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, details: output };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ status: number, output: string }>}
 */
function execute(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, CI: "1", NO_COLOR: "1" } });
    let output = "";
    child.stdout.on("data", (part) => (output += part));
    child.stderr.on("data", (part) => (output += part));
    child.on("error", (error) => resolve({ status: 2, output: error.message }));
    child.on("close", (code) => resolve({ status: code ?? 2, output }));
  });
}

/** @param {string} text */
function cut(text) {
  return text.length > maxDetails ? `${text.slice(0, maxDetails)}\n  … (cut)` : text;
}
