// A repair that is killed leaves whole files: each is as it was before, or as it is after. `npm run test:soak`; KILLS=n chooses how often.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../src/build/bundle.mjs";

const kills = Number(process.env["KILLS"] ?? 200);
const files = 60;
let outdir = "";

beforeAll(async () => {
  outdir = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bundle-"));
  await bundle({ minify: false, outdir });
});
afterAll(() => fs.rmSync(outdir, { recursive: true, force: true }));

/** Long enough that a file could be seen half written. */
function textOf(index: number): string {
  const padding = `// what file ${index} keeps as it is\r\n`.repeat(600);
  return `${padding}export function signIn(user, password) {\r\n  console.log("signing in", user.id, password);\r\n}\r\n${padding}`;
}

function write(folder: string): void {
  for (let index = 0; index < files; index++)
    fs.writeFileSync(path.join(folder, `a${index}.js`), textOf(index), { mode: 0o640 });
}

function start(folder: string) {
  const child = spawn(process.execPath, [path.join(outdir, "cli.mjs"), "check", "--fix", "--no-cache"], {
    cwd: folder,
    stdio: "ignore",
  });
  return { child, closed: once(child, "close") as Promise<[number | null, NodeJS.Signals | null]> };
}

/** A number below `limit` that is the same for the same seed. */
function spread(seed: number, limit: number): number {
  return Math.floor(((((Math.sin(seed * 12.9898) * 43_758.5453) % 1) + 1) % 1) * limit);
}

test(`${kills} kills at points all over the run`, async () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "seclog-kill-")));
  write(folder);
  await start(folder).closed;
  const after = Array.from({ length: files }, (_, index) => fs.readFileSync(path.join(folder, `a${index}.js`), "utf8"));
  expect(after.every((text, index) => text !== textOf(index) && text.startsWith("// what file"))).toBe(true);

  const torn: string[] = [];
  const seen = { killed: 0, between: 0 };
  for (let kill = 0; kill < kills; kill++) {
    write(folder);
    const { child, closed } = start(folder);
    let events = 0;
    const limit = 1 + spread(kill + 1, files * 4);
    // What is written tells how far the run is, on every machine.
    const watcher = fs.watch(folder, () => {
      if (++events === limit) child.kill("SIGKILL");
    });
    const [, signal] = await closed;
    watcher.close();
    const states = after.map((text, index) => {
      const now = fs.readFileSync(path.join(folder, `a${index}.js`), "utf8");
      return now === text ? "new" : now === textOf(index) ? "old" : "torn";
    });
    if (states.includes("torn")) torn.push(`kill ${kill} after ${limit} events`);
    if (signal === "SIGKILL") seen.killed++;
    if (states.includes("old") && states.includes("new")) seen.between++;
    for (const name of fs.readdirSync(folder)) if (name.endsWith(".tmp")) fs.rmSync(path.join(folder, name));
    expect(fs.statSync(path.join(folder, "a0.js")).mode & 0o777).toBe(0o640);
  }
  fs.rmSync(folder, { recursive: true, force: true });
  expect(torn).toEqual([]);
  // Most runs must have been hit between two files, or this would prove nothing.
  expect(seen.killed).toBeGreaterThan(kills / 2);
  expect(seen.between).toBeGreaterThan(kills / 4);
});
