// An object that is spread and then overwritten field by field keeps what it knows of the whole once, however many fields there are.
import { expect, test } from "vitest";
import { parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { noLinker } from "../../../src/analysis/dataflow/summary.ts";

test("an environment with sixty fields beside it", () => {
  const fields = Array.from({ length: 60 }, (_, index) => `setting${index}: read("${index}")`).join(", ");
  const code = `const config = { ...process.env, ${fields} }; console.log(config);`;
  const program = parseProgram("/src/config.ts", code);
  const { sinkCalls } = runProgram(program, { linker: noLinker, sanitizers: [] });
  const taints = sinkCalls.flatMap(({ args }) => args.flatMap(({ abstract }) => abstract.taints));
  expect(taints.filter(({ kind }) => kind === "object").length).toBe(1);
});
