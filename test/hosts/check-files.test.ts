// A check joins discovery, cache and pool into one sorted list.
import { expect, test } from "vitest";
import type { AnalysisSettings } from "../../src/analysis/analyze.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import type { AnalysisPool } from "../../src/hosts/analysis-pool.ts";
import { createResultCache } from "../../src/hosts/cache.ts";
import { checkFiles } from "../../src/hosts/check-files.ts";
import { discoverFiles } from "../../src/hosts/discover.ts";
import { createMemoryHost } from "../memory-host.ts";

const cwd = "/work/shop";
const settings: AnalysisSettings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };

/** A pool that finds nothing, backwards, and notes what it was asked, and when it was told to start a thread. */
function recordingPool(host: ReturnType<typeof createMemoryHost>, asked: string[]): AnalysisPool {
  return {
    prepare: () => void asked.push("(thread)"),
    analyze: () => Promise.reject(new Error("A check has no interactive work.")),
    scan(jobs, options) {
      const outcomes = jobs.map(({ path }): FileOutcome => {
        asked.push(path.slice(cwd.length + 1));
        return { status: "ok", path, hash: hashText(host.text(path) ?? ""), findings: [], notices: [] };
      });
      [...outcomes].reverse().forEach((outcome, index) => options?.onOutcome?.(outcome, jobs.length - 1 - index, {}));
      return Promise.resolve(outcomes);
    },
    rest: () => void asked.push("(rest)"),
    updateSettings() {},
    updateModuleTexts() {},
    dispose() {},
  };
}

test("only changed files are analysed again, and everything is listed by path", async () => {
  const host = createMemoryHost({
    [`${cwd}/node_modules/x.js`]: "",
    [`${cwd}/a.ts`]: "a",
    [`${cwd}/b.ts`]: "b",
    [`${cwd}/c/c.ts`]: "c",
  });
  await host.advance(60_000);
  host.fail(`${cwd}/c`, "permission");
  const check = async () => {
    const asked: string[] = [];
    const progress: string[] = [];
    const outcomes = await checkFiles({
      host,
      pool: recordingPool(host, asked),
      cwd,
      files: await discoverFiles({ host, cwd, paths: [] }),
      cache: await createResultCache({ host, root: cwd, settings, version: "1.0.0", userCache: "/cache" }),
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    return { asked, progress, outcomes: outcomes.map(({ path, status }) => `${path.slice(cwd.length + 1)} ${status}`) };
  };
  const outcomes = ["a.ts ok", "b.ts ok", "c skipped"];
  expect(await check()).toEqual({ asked: ["(thread)", "a.ts", "b.ts"], progress: ["1/2", "2/2"], outcomes });
  expect(await check()).toEqual({ asked: [], progress: ["1/2", "2/2"], outcomes });
  host.write(`${cwd}/b.ts`, "b2");
  expect(await check()).toEqual({ asked: ["(thread)", "b.ts"], progress: ["1/2", "2/2"], outcomes });
});

test("an aborted check rejects", async () => {
  const host = createMemoryHost({ [`${cwd}/a.ts`]: "" });
  const files = await discoverFiles({ host, cwd, paths: [] });
  const cache = await createResultCache({ host, root: cwd, settings, version: "1.0.0", userCache: "/cache" });
  const check = checkFiles({ host, pool: recordingPool(host, []), cwd, files, cache, signal: AbortSignal.abort() });
  await expect(check).rejects.toMatchObject({ name: "AbortError" });
});

test("threads rest after many files, where nothing else is to be analysed, and before results are written down", async () => {
  const host = createMemoryHost(
    Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`${cwd}/${i}.ts`, `${i}`])),
  );
  const files = await discoverFiles({ host, cwd, paths: [] });
  const told = async (mayRest: boolean, count: number): Promise<readonly string[]> => {
    const asked: string[] = [];
    const some = { files: files.files.slice(0, count), skipped: [] };
    await checkFiles({ host, pool: recordingPool(host, asked), cwd, files: some, mayRest });
    return asked.filter((each) => each === "(rest)");
  };
  expect(await told(true, 2_001)).toEqual(["(rest)"]);
  expect(await told(false, 2_001)).toEqual([]);
  expect(await told(true, 2_000)).toEqual([]);
});
