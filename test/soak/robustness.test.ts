// The robustness promises at full size and with the product's own limits.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../hosts/temporary-folder.ts";
import { leak, productPool, tally, verdict } from "../robustness/analyse.ts";
import { mutate } from "../robustness/mutants.ts";
import { demoShop, realSources } from "../robustness/real-sources.ts";
import { shapes } from "../robustness/shapes.ts";

const seed = Number(process.env["SEED"] ?? 1_000_000);
const mutants = Number(process.env["MUTANTS"] ?? 100_000);

test("every shape at every size", async () => {
  const jobs = shapes.flatMap(({ id, make, extension = "ts" }) =>
    [100, 1_000, 10_000, 100_000].map((n) => ({ path: `/shop/${n} ${id}.${extension}`, text: make(n) + leak })),
  );
  const outcomes = await productPool().scan(jobs);
  const possible = new Set(["ok", "recovered", "too-large", "minified", "too-deep", "timeout", "memory"]);
  expect(outcomes.filter((outcome) => !possible.has(verdict(outcome)))).toEqual([]);
});

test(`mutants from seed ${seed} on`, async () => {
  const texts = (await realSources(demoShop, "src")).map((file) => fs.readFileSync(file, "utf8") + leak);
  const pool = productPool();
  const step = 2_000;
  for (let first = seed; first < seed + mutants; first += step) {
    const jobs = Array.from({ length: Math.min(step, seed + mutants - first) }, (_, index) => {
      const own = first + index;
      return { path: `/mutants/seed-${own}.ts`, text: mutate(texts[own % texts.length] ?? "", own) };
    });
    const outcomes = await pool.scan(jobs);
    expect(outcomes.filter(({ status }) => status === "skipped")).toEqual([]);
  }
});

test("a hundred thousand files", async () => {
  const folder = temporaryFolder();
  for (let i = 0; i < 100_000; i++) {
    const below = path.join(folder, `d${i % 50}`, `s${i % 1_000}`);
    if (i < 1_000) fs.mkdirSync(below, { recursive: true });
    fs.writeFileSync(path.join(below, `f${i}.ts`), `export const price${i} = ${i};\n`);
  }
  const files = await realSources(path.relative(path.resolve(import.meta.dirname, "../.."), folder));
  expect(files).toHaveLength(100_000);
  const outcomes = await productPool().scan(files.map((file) => ({ path: file })));
  expect(tally(outcomes)).toEqual({ ok: 100_000 });
});
