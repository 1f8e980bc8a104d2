// What one edit costs in the editor: processor time of the process per keystroke in a file of 2,000 lines, and how soon the findings of
// a file are fresh after a function was changed that it imports; and how the cost grows with the length of the file.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { at, service } from "./edited-file.mjs";
import { loadHosts } from "./hosts.mjs";

export const id = "edit";

const edits = 200;
const warmUp = 20;

/** Prints percentiles. */
export async function run() {
  const { hosts, workerUrl } = await loadHosts();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-"));
  const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };
  const pool = hosts.createAnalysisPool({ settings, workerUrl, threads: 1, youngMb: 144 });
  try {
    const text = service();
    const file = path.join(folder, "service.ts");
    const costs = await costsOf(pool, { path: file, text, count: edits });
    const count = text.split("\n").length;
    console.log(`edit  a file of ${count} lines, ${edits} edits`);
    console.log(`  processor time           p50 ${at(costs, 0.5)} ms, p95 ${at(costs, 0.95)} ms`);
    const long = await costsOf(pool, { path: file, text: service(4 * count), count: edits / 10 });
    const growth = (Number(at(long, 0.5)) / Number(at(costs, 0.5))).toFixed(1);
    console.log(`  four times the text      p50 ${at(long, 0.5)} ms, ${growth} times as much`);
    const waits = await crossFile(pool, folder);
    console.log(
      `  an imported file changed p50 ${at(waits, 0.5)} ms, p95 ${at(waits, 0.95)} ms until the importer's findings are fresh`,
    );
  } finally {
    pool.dispose();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of processor time of edits all over a file.
 * @param {any} pool @param {{ path: string, text: string, count: number }} file */
async function costsOf(pool, { path: file, text, count }) {
  const costs = [];
  for (let edit = 0; edit < count + warmUp; edit++) {
    const at = text.indexOf("\n", Math.floor((text.length * (edit % 97)) / 97));
    const before = process.cpuUsage();
    await pool.analyze({ path: file, text: `${text.slice(0, at)} // ${edit}${text.slice(at)}` });
    const { user, system } = process.cpuUsage(before);
    if (edit >= warmUp) costs.push((user + system) / 1000);
  }
  return costs;
}

/** @param {any} pool @param {string} folder */
async function crossFile(pool, folder) {
  const audit = path.join(folder, "audit.ts");
  const importer = path.join(folder, "sign-in.ts");
  const text = `import { audit } from "./audit";\n${service()}\nexport const signIn = (password: string) => audit(password);\n`;
  const waits = [];
  for (let edit = 0; edit < 60; edit++) {
    const logs = edit % 2 === 0;
    const body = logs ? "console.info(entry);" : "store.push(entry.length);";
    fs.writeFileSync(
      audit,
      `const store: number[] = [];\nexport function audit(entry: string) {\n  ${body} // ${edit}\n}\n`,
    );
    const start = performance.now();
    const { findings } = await pool.analyze({ path: importer, text });
    if (edit >= 10) waits.push(performance.now() - start);
    const found = findings.some((/** @type {{ message: string }} */ { message }) => message.includes("`audit`"));
    if (found !== logs) throw new Error(`After edit ${edit} the findings of the importer are not fresh.`);
  }
  return waits;
}
