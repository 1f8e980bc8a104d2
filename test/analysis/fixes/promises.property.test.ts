// What every fix promises (ARCHITECTURE.md, invariant 10), on 500 programs; `npm run test:soak` takes 5,000.
import fc from "fast-check";
import { expect, test } from "vitest";
import { analysed, brokenPromises } from "./promises.ts";
import { programArbitrary } from "./programs.ts";

test("fixes parse, remove their finding, keep comments and line breaks, and come to an end", () => {
  fc.assert(
    fc.property(programArbitrary, (program) => {
      expect(brokenPromises(program), program.code).toEqual([]);
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
}, 120_000);

test("the programs are worth it: nearly all have a finding, and most of these a fix", () => {
  const programs = fc.sample(programArbitrary, { numRuns: 300, seed: 7 });
  const findings = programs.map(({ code, path }) => analysed(code, path).findings);
  expect(findings.filter((each) => each.length > 0).length).toBeGreaterThan(240);
  expect(findings.filter((each) => each.some(({ fixes }) => fixes.length > 0)).length).toBeGreaterThan(200);
});
