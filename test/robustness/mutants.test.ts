// Thousands of broken programs: each is analysed all the same. SEED=n runs others; a failure prints the seed of the mutant.
import fs from "node:fs";
import { expect, test } from "vitest";
import { leak, productPool, verdict } from "./analyse.ts";
import { mutate } from "./mutants.ts";
import { demoShop, realSources } from "./real-sources.ts";

const firstSeed = Number(process.env["SEED"] ?? 1);
const count = Number(process.env["MUTANTS"] ?? 5_000);

test(`every mutant from seed ${firstSeed} on ends as analysed or recovered`, async () => {
  const sources = (await realSources(demoShop, "src/base")).map((file) => fs.readFileSync(file, "utf8") + leak);
  // Breaking a long file costs more and shows the same.
  const texts = sources.filter(({ length }) => length < 2_500);
  const jobs = Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    return { path: `/mutants/seed-${seed}.ts`, text: mutate(texts[seed % texts.length] ?? "", seed) };
  });
  const outcomes = await productPool().scan(jobs);
  const odd = outcomes.filter(({ status }) => status === "skipped").map((each) => `${each.path} ${verdict(each)}`);
  expect(odd).toEqual([]);
}, 180_000);

test("a mutant is decided by its seed", () => {
  const text = "const user = await find(id);\nlog.info(user.password);\n";
  const mutants = Array.from({ length: 200 }, (_, seed) => mutate(text, seed));
  expect(mutants.map((_, seed) => mutate(text, seed))).toEqual(mutants);
  expect(new Set(mutants).size).toBeGreaterThan(150);
});
