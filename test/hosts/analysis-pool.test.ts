// The pool keeps its promises with an engine that loops, leaks, recurses, throws and dies.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import type { AnalysisSettings } from "../../src/analysis/analyze.ts";
import { UserError } from "../../src/base/user-error.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import { createAnalysisPool } from "../../src/hosts/analysis-pool.ts";
import type { PoolOptions } from "../../src/hosts/analysis-pool.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const workerUrl = new URL("../../node_modules/.cache/seclog-test/misbehaving-worker.mjs", import.meta.url);
const settings: AnalysisSettings = { rules: {}, sanitizers: [], maxFileBytes: 1_000 };

function pool(options: Partial<PoolOptions> = {}) {
  const created = createAnalysisPool({ settings, workerUrl, deadlineMs: 300, heapMb: 64, threads: 2, ...options });
  onTestFinished(() => created.dispose());
  return created;
}

const job = (text: string, name = "app.ts") => ({ path: `/shop/${name}`, text });
const verdict = (outcome: FileOutcome) => (outcome.status === "skipped" ? outcome.reason : outcome.status);

test("each way of dying ends as its own reason, in the order of the jobs, and the others are analysed as ever", async () => {
  const jobs = [];
  for (let i = 0; i < 150; i++) jobs.push(job(`fine ${i}`, `fine-${i}.ts`));
  jobs.splice(0, 0, job("loop"));
  jobs.splice(40, 0, job("allocate"));
  jobs.splice(80, 0, job("exit"));
  jobs.splice(100, 0, job("recurse"));
  jobs.splice(120, 0, job("throw secretToken42"));
  const outcomes = await pool({ deadlineMs: 1_000 }).scan(jobs);
  const odd = outcomes.map((outcome, index) => `${index} ${verdict(outcome)}`).filter((line) => !line.endsWith("ok"));
  expect(odd).toEqual(["0 timeout", "40 memory", "80 internal", "100 too-deep", "120 internal"]);
  expect(outcomes.map((outcome) => outcome.path)).toEqual(jobs.map((each) => each.path));
  expect(JSON.stringify(outcomes)).not.toContain("secretToken42");
});

test("the details say what happened and hold no source text", async () => {
  const outcomes = await pool().scan([job("loop"), job("exit"), job("throw secretToken42"), job("recurse")]);
  expect(outcomes.map((outcome) => outcome.status === "skipped" && outcome.detail)).toEqual([
    "The analysis took longer than the deadline.",
    "The analysis of this file ended its worker (exit code 3).",
    "The analysis of this file failed (TypeError).",
    "The code nests too deep for the parser.",
  ]);
});

test("a text that killed a worker twice is not touched again until it changes", async () => {
  const workers = pool();
  const verdicts = [];
  for (const text of ["loop", "loop", "loop", "loop ", "fine"])
    verdicts.push(verdict(await workers.analyze(job(text))));
  expect(verdicts).toEqual(["timeout", "timeout", "poisoned", "timeout", "ok"]);
  workers.updateSettings({ ...settings, sanitizers: ["mask"] });
  expect(verdict(await workers.analyze(job("loop")))).toBe("timeout");
});

test("memory is retried once alone, then given up, then poisoned", async () => {
  const workers = pool({ deadlineMs: 5_000 });
  expect(verdict(await workers.analyze(job("allocate")))).toBe("memory");
  expect(verdict(await workers.analyze(job("allocate")))).toBe("poisoned");
});

test("a module that kills workers is not followed, and the files that import it keep their outcome", async () => {
  const folder = temporaryFolder({ "bomb.ts": "loop", "fine.ts": "fine module" });
  const workers = pool({ threads: 1 });
  const importing = (name: string) => job(`import ${path.join(folder, name)}`);
  const jobs = [
    importing("fine.ts"),
    importing("bomb.ts"),
    importing("bomb.ts"),
    { path: path.join(folder, "bomb.ts") },
  ];
  const outcomes = await workers.scan(jobs);
  expect(outcomes.map((outcome) => ("notices" in outcome ? outcome.notices[0]?.message : outcome.reason))).toEqual([
    "fine module",
    "not followed",
    "not followed",
    "timeout",
  ]);
});

test("a worker whose heap is full makes way for a new one during a scan, and keeps serving who waits", async () => {
  const threadOf = (outcome: FileOutcome) => (outcome.status === "skipped" ? "" : outcome.notices[0]?.message);
  const jobs = Array.from({ length: 100 }, (_, i) => job("thread", `thread-${i}.ts`));
  const outcomes = await pool({ threads: 1, fullMb: 0 }).scan(jobs);
  expect(outcomes.map(({ path: file }) => file)).toEqual(jobs.map((each) => each.path));
  expect(new Set(outcomes.map(threadOf)).size).toBeGreaterThan(3);
  expect(new Set((await pool({ threads: 1 }).scan(jobs)).map(threadOf)).size).toBe(1);
  const editor = pool({ threads: 1, fullMb: 0 });
  const first = await editor.analyze(job("thread"));
  expect(threadOf(await editor.analyze(job("thread")))).toBe(threadOf(first));
});

test("a pool that rests ends its thread, and starts another for the next file", async () => {
  const threadOf = (outcome: FileOutcome) => (outcome.status === "skipped" ? "" : outcome.notices[0]?.message);
  const workers = pool({ threads: 1 });
  workers.rest();
  const first = threadOf(await workers.analyze(job("thread")));
  expect(threadOf(await workers.analyze(job("thread")))).toBe(first);
  workers.rest();
  const next = threadOf(await workers.analyze(job("thread")));
  expect(next).not.toBe(first);
  expect(next).not.toBe("");
});

test("what a user waits for goes before a scan", async () => {
  const workers = pool({ threads: 1 });
  const order: string[] = [];
  const jobs = Array.from({ length: 60 }, (_, i) => job("busy 5", `scan-${i}.ts`));
  let asked: Promise<unknown> | undefined;
  await workers.scan(jobs, {
    onOutcome: ({ path }) => {
      order.push(path);
      asked ??= workers.analyze(job("fine", "open.ts")).then((outcome) => order.push(outcome.path));
    },
  });
  await asked;
  expect(order).toHaveLength(61);
  expect(order.indexOf("/shop/open.ts")).toBeLessThan(60);
});

test("an aborted analysis rejects at once and the worker is free soon", async () => {
  const workers = pool({ threads: 1, deadlineMs: 60_000 });
  await workers.analyze(job("fine"));
  const controller = new AbortController();
  const aborted = workers.analyze(job("loop"), controller.signal);
  const queued = workers.analyze(job("fine"));
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
  expect(verdict(await queued)).toBe("ok");
  await expect(workers.analyze(job("fine"), controller.signal)).rejects.toMatchObject({ name: "AbortError" });
});

test("an aborted scan does no further work", async () => {
  const workers = pool({ threads: 1 });
  const controller = new AbortController();
  const seen: string[] = [];
  const jobs = Array.from({ length: 400 }, (_, i) => job("busy 2", `scan-${i}.ts`));
  const scan = workers.scan(jobs, {
    signal: controller.signal,
    onOutcome: ({ path }) => {
      seen.push(path);
      controller.abort();
    },
  });
  await expect(scan).rejects.toMatchObject({ name: "AbortError" });
  const before = seen.length;
  expect(verdict(await workers.analyze(job("fine")))).toBe("ok");
  expect(seen).toHaveLength(before);
  expect(before).toBeLessThan(100);
});

test("settings hold for every job that has not begun", async () => {
  const workers = pool();
  await workers.analyze(job("fine"));
  workers.updateSettings({ ...settings, sanitizers: ["redact"] });
  expect(await workers.analyze(job("fine"))).toMatchObject({ notices: [{ message: "redact" }] });
});

test("a mistake of the caller in onOutcome reaches the caller and leaves the pool alive", async () => {
  const workers = pool();
  const scan = workers.scan([job("fine"), job("fine")], {
    onOutcome: () => {
      throw new Error("progress bar broke");
    },
  });
  await expect(scan).rejects.toThrow("progress bar broke");
  expect(verdict(await workers.analyze(job("fine")))).toBe("ok");
});

test("without a text the worker reads the file, and says why when it cannot", async () => {
  const folder = temporaryFolder({
    "utf8.ts": "fine",
    "bom.ts": new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from("fine")]),
    "utf16.ts": Buffer.from("\uFEFFfine", "utf16le"),
    "latin1.ts": Buffer.from("// Grüße", "latin1"),
    "image.ts": new Uint8Array([1, 0, 2, 0]),
    "large.ts": "x".repeat(1_001),
    "folder.ts/inside.txt": "",
  });
  const names = ["utf8.ts", "bom.ts", "utf16.ts", "latin1.ts", "image.ts", "large.ts", "folder.ts", "missing.ts"];
  const outcomes = await pool().scan(names.map((name) => ({ path: path.join(folder, name) })));
  const verdicts = ["ok", "ok", "ok", "encoding", "binary", "too-large", "not-regular", "not-found"];
  expect(outcomes.map(verdict)).toEqual(verdicts);
});

test("a worker that cannot start is one clear error for every job, now and later", async () => {
  const workers = pool({ workerUrl: new URL("./no-such-worker.mjs", workerUrl) });
  const scan = workers.scan([job("fine"), job("fine")]);
  await expect(scan).rejects.toThrow(UserError);
  await expect(workers.analyze(job("fine"))).rejects.toThrow(
    "Seclog could not start its analysis worker (MODULE_NOT_FOUND); install Seclog again, or build it first.",
  );
});

test("jobs of a disposed pool are aborted", async () => {
  const workers = pool();
  const running = workers.analyze(job("loop"));
  workers.dispose();
  workers.dispose();
  await expect(running).rejects.toMatchObject({ name: "AbortError" });
  await expect(workers.analyze(job("fine"))).rejects.toMatchObject({ name: "AbortError" });
});

test("nothing to scan is no work", async () => {
  expect(await pool().scan([])).toEqual([]);
});

test("the process ends when the pool is disposed, and also when it is forgotten while idle", async () => {
  const folder = temporaryFolder();
  const script = path.join(folder, "main.mjs");
  const entry = path.resolve(import.meta.dirname, "../../src/hosts/analysis-pool.ts");
  const run = async (last: string) => {
    const contents = `import { createAnalysisPool } from ${JSON.stringify(entry)};
      const pool = createAnalysisPool({ settings: ${JSON.stringify(settings)}, workerUrl: new URL(${JSON.stringify(workerUrl.href)}) });
      console.log((await pool.analyze({ path: "/shop/app.ts", text: "fine" })).status);
      ${last}`;
    const stdin = { contents, resolveDir: folder };
    await build({ stdin, bundle: true, platform: "node", format: "esm", outfile: script, logLevel: "silent" });
    return execFileSync(process.execPath, [script], { encoding: "utf8", timeout: 20_000 });
  };
  expect(await run(`void pool.analyze({ path: "/shop/app.ts", text: "loop" }).catch(() => {}); pool.dispose();`)).toBe(
    "ok\n",
  );
  expect(await run("")).toBe("ok\n");
});
