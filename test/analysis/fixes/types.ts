// Whether fixes of typed code compile.
import fc from "fast-check";
import { expect } from "vitest";
import { applied } from "./fixed.ts";
import { analysed } from "./promises.ts";
import { createTypeChecker } from "./type-checker.ts";
import { typedArbitrary } from "./typed-programs.ts";

/** Every fix of so many programs, each by itself, compiles strictly; fixes that need another file are left out. Gives how many. */
export function checkTypes(programs: number, seed: number): number {
  const errorsOf = createTypeChecker();
  let fixes = 0;
  for (const code of fc.sample(typedArbitrary, { numRuns: programs, seed })) {
    // The types of pino refuse some of what people write all the same.
    if (errorsOf(code).length > 0) continue;
    for (const { fixes: offered } of analysed(code, "/src/made-up.ts").findings) {
      for (const fix of offered.filter(({ edits }) => edits.every(({ path }) => path === undefined))) {
        const after = applied(code, fix);
        expect(errorsOf(after), `${fix.id}:\n${after}`).toEqual([]);
        fixes++;
      }
    }
  }
  return fixes;
}
