// What a snippet writes its logs to, for tests.
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { noLinker } from "../../../src/analysis/dataflow/summary.ts";
import { destinationsOf, type Destination } from "../../../src/analysis/destinations/find-destinations.ts";
import { countSyntaxErrors, parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { policyOf } from "../../../src/analysis/policy.ts";

/** The destinations in a file of its own. */
export function destinationsIn(code: string): readonly Destination[] {
  const program = parseProgram("/src/logging.ts", code);
  const flow = runProgram(program, { linker: noLinker, sanitizers: [] });
  return destinationsOf({ program, flow, policy: policyOf({ rules: {} }), countSyntaxErrors });
}
