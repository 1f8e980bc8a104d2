// Shows which sensitive fields the argument of the first logging call of `/app/main.ts` has by declaration.
import { analyzeSource, createLinkedModules } from "../../../src/analysis/analyze.ts";
import { runProgram, type FlowResult } from "../../../src/analysis/dataflow/run-program.ts";
import { languageOf } from "../../../src/analysis/languages/index.ts";
import { declaredNature, sensitiveFields, type SensitiveField } from "../../../src/analysis/shapes/index.ts";
import { onlyRule } from "../check.ts";

export type Files = Readonly<Record<string, string>>;

const main = "/app/main.ts";

function flowOf(files: Files): FlowResult {
  const settings = onlyRule(undefined);
  const modules = createLinkedModules(
    { version: (path) => (files[path] === undefined ? undefined : "1"), read: (path) => files[path] },
    settings,
  );
  const program = languageOf(main).parse(main, files[main] ?? "");
  return runProgram(program, { linker: modules.linkerFor(main), sanitizers: [] });
}

/** The fields that declarations call sensitive, in each argument of each logging call. */
export function declaredFields(files: Files | string): readonly SensitiveField[] {
  const { sinkCalls, types } = flowOf(typeof files === "string" ? { [main]: files } : files);
  return sinkCalls.flatMap(({ args }) => args.flatMap(({ abstract }) => sensitiveFields(types, abstract)));
}

/** The paths of these fields, such as `profile.email`. */
export function declaredPaths(files: Files | string): readonly string[] {
  return declaredFields(files).map(({ path }) => path.join("."));
}

/** What declarations promise of the first argument of the first logging call. */
export function natureOf(files: Files | string): string {
  const { sinkCalls, types } = flowOf(typeof files === "string" ? { [main]: files } : files);
  const abstract = sinkCalls[0]?.args[0]?.abstract;
  return abstract ? declaredNature(types, abstract) : "not logged";
}

/** The messages of all findings in `/app/main.ts`. */
export function messagesOf(code: string): readonly string[] {
  const outcome = analyzeSource({ path: main, text: code }, onlyRule(undefined));
  if (outcome.status === "skipped") throw new Error(outcome.reason);
  return outcome.findings.map(({ message }) => message);
}
