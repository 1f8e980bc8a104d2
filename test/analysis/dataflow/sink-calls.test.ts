// What a function tells its callers of its ways to a log stays small, however its functions call each other.
import { expect, test } from "vitest";
import { noLinker } from "../../../src/analysis/dataflow/summary.ts";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { parseProgram } from "../../../src/analysis/languages/parse-program.ts";

function sinksOf(code: string): readonly number[] {
  const program = parseProgram("/shop/queue.ts", code);
  const { functions } = runProgram(program, { linker: noLinker, sanitizers: [] }).summarize();
  return [...functions.values()].map(({ sinks }) => sinks.length);
}

test("each way to a log is told once, by functions that call each other as well", () => {
  const retries = Array.from({ length: 6 }, (_, n) => `if (job.tries === ${n}) return this.run(job, log);`).join("\n");
  const code = `export class Queue {
    run(job, log) { console.log(job.id, log); ${retries} return this.again(job, log); }
    again(job, log) { console.warn(job.id); ${retries} return this.run(job, log); }
  }`;
  const counts = sinksOf(code);
  expect(Math.max(...counts)).toBeGreaterThan(1);
  expect(Math.max(...counts)).toBeLessThan(10);
});
