// Which functions of a module others can get hold of, and so which have to be known for what they mask.
import { expect, test } from "vitest";
import { exportedFunctions } from "../../../src/analysis/dataflow/exported-functions.ts";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { noLinker } from "../../../src/analysis/dataflow/summary.ts";
import { parseProgram } from "../../../src/analysis/languages/parse-program.ts";

function exportedNames(text: string): readonly string[] {
  const program = parseProgram("/app/mask.ts", text);
  const summary = runProgram(program, { linker: noLinker, sanitizers: [] }).summarize();
  return [...exportedFunctions(summary)].map((id) => program.functions[id]?.name ?? "").sort();
}

test("functions that are exported by name, in an object or as methods of a class", () => {
  const names = exportedNames(`
    export function mask(user) { return { ...user, password: "***" }; }
    const omit = (user) => ({ id: user.id });
    export const privacy = { omit };
    export class Scrubber { scrub(record) { delete record.token; return record; } }
    function inner(list) { return list.map((each) => ({ id: each })); }
    inner([]);
  `);
  expect(names).toEqual(["mask", "omit", "scrub"]);
});
