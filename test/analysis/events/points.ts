// `pointsIn` gives the security points of a snippet; other files of the project can stand beside it.
import { createLinkedModules } from "../../../src/analysis/analyze.ts";
import { securityPoints, type SecurityPoint } from "../../../src/analysis/events/index.ts";
import type { FileAnalysis } from "../../../src/analysis/file-analysis.ts";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { policyOf } from "../../../src/analysis/policy.ts";
import { countSyntaxErrors, parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { onlyRule } from "../check.ts";

/** Files by their absolute path. */
export type Files = Readonly<Record<string, string>>;

/** The security points of a file at `path`. */
export function pointsIn(code: string, path?: string, others?: Files): readonly SecurityPoint[] {
  return securityPoints(analysisOf(code, path, others));
}

/** What the rules see of a file at `path`. */
export function analysisOf(code: string, path = "/src/example.ts", others: Files = {}): FileAnalysis {
  const files: Files = { ...others, [path]: code };
  const read = (file: string): string | undefined => (Object.hasOwn(files, file) ? files[file] : undefined);
  const graph = createLinkedModules(
    { version: (file) => (read(file) === undefined ? undefined : "1"), read },
    onlyRule(undefined),
  );
  const program = parseProgram(path, code);
  const flow = runProgram(program, { linker: graph.linkerFor(path), sanitizers: [] });
  return { program, flow, policy: policyOf(onlyRule(undefined)), countSyntaxErrors };
}

/** Event and state of each point, such as `authn_login_fail missing`. */
export function statesIn(code: string, path?: string, others?: Files): readonly string[] {
  return pointsIn(code, path, others).map(({ event, logged }) => `${event.name} ${logged}`);
}
