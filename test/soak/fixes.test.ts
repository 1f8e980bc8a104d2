// What every fix promises, on 5,000 programs: `npm run test:soak`. FIXES=n and SEED=n choose how many and which.
import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenPromises } from "../analysis/fixes/promises.ts";
import { checkTypes } from "../analysis/fixes/types.ts";
import { programArbitrary } from "../analysis/fixes/programs.ts";

test("fixes keep their promises", () => {
  const seed = Number(process.env["SEED"] ?? 20_261_122);
  fc.assert(
    fc.property(programArbitrary, (program) => {
      expect(brokenPromises(program), program.code).toEqual([]);
    }),
    { numRuns: Number(process.env["FIXES"] ?? 5_000), seed },
  );
});

test("fixes of 500 typed programs compile", () => {
  expect(checkTypes(500, Number(process.env["SEED"] ?? 20_261_122))).toBeGreaterThan(1_000);
});
