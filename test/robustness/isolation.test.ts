// Bombs among real files change nothing about the real files.
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../hosts/temporary-folder.ts";
import { leak, productPool, tally, verdict } from "./analyse.ts";
import { demoShop, realSources } from "./real-sources.ts";
import { shapes } from "./shapes.ts";

const bomb = (id: string, n: number) => (shapes.find((shape) => shape.id === id)?.make(n) ?? "") + leak;

const bombs: Readonly<Record<string, string | Uint8Array>> = {
  "exponential.ts": bomb("async calls in async calls", 30),
  "deep.ts": bomb("parentheses", 50_000),
  "deep-types.ts": bomb("type arguments", 20_000),
  "deep-elements.ts": bomb("elements in elements", 20_000),
  "templates.ts": bomb("templates in templates", 5_000),
  "endless-else.ts": bomb("else-if chains", 20_000),
  "large.js": "a();\n".repeat(300_000),
  "minified.js": "var a=function(){return 1};".repeat(30_000),
  "utf16.ts": Buffer.from(`\uFEFF${leak}`, "utf16le"),
  "latin1.ts": Buffer.from(`// gr\u00fc\u00dfe${leak}`, "latin1"),
  "binary.ts": new Uint8Array(5_000),
  "surrogates.ts": bomb("lone surrogates", 1_000),
};

test("the findings of real files are identical with twelve bombs among them", async () => {
  const real = await realSources(
    demoShop,
    "node_modules/express",
    "node_modules/pino",
    "node_modules/winston",
    "src/base",
  );
  expect(real.length).toBeGreaterThan(60);
  const folder = temporaryFolder(bombs);
  const jobs = real.map((file) => ({ path: file }));
  const mixed = [...jobs];
  Object.keys(bombs).forEach((name, index) => mixed.splice(index * 5, 0, { path: path.join(folder, name) }));
  const alone = await productPool().scan(jobs);
  const together = await productPool().scan(mixed);
  expect(together.filter(({ path: file }) => !file.startsWith(folder))).toEqual(alone);
  expect(tally(alone)).toEqual({ ok: real.length });
  expect(alone.flatMap((outcome) => ("findings" in outcome ? outcome.findings : [])).length).toBeGreaterThan(5);
  const verdicts = together.filter(({ path: file }) => file.startsWith(folder)).map(verdict);
  expect(verdicts.slice(0, 2)).toEqual(["timeout", "too-deep"]);
  expect(verdicts.slice(6)).toEqual(["too-large", "minified", "ok", "encoding", "binary", "recovered"]);
}, 120_000);

test("one thread or two, in whatever order: the outcomes are the same", async () => {
  const jobs = (await realSources(demoShop)).map((file) => ({ path: file }));
  const one = await productPool({ threads: 1 }).scan(jobs);
  const two = await productPool({ threads: 2 }).scan([...jobs].reverse());
  expect([...two].reverse()).toEqual(one);
}, 120_000);
