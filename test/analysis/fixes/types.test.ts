// Fixes of TypeScript compile strictly against the real types of pino, winston, bunyan, NestJS and Node; `npm run test:soak` takes 500 programs.
import { expect, test } from "vitest";
import { checkTypes } from "./types.ts";

test("every fix of 15 programs compiles", { timeout: 120_000 }, () => {
  expect(checkTypes(15, 20_261_122)).toBeGreaterThan(30);
});
