// What a rule gets to see of one file: its program and what dataflow found. Never a parser's nodes.
import type { FlowResult } from "./dataflow/run-program.ts";
import type { Policy } from "./policy.ts";
import type { Program } from "./program.ts";

export interface FileAnalysis {
  readonly program: Program;
  readonly flow: FlowResult;
  readonly policy: Policy;
  /** For a text that a repair would make; handed in, so that who only lists rules loads no parser. */
  readonly countSyntaxErrors: (path: string, text: string) => number;
}

/** Names of the functions around a function, outermost first, joined by dots: `AuthService.login`. */
export function symbolOf(program: Program, id: number): string {
  const names: string[] = [];
  for (let at = program.functions[id]; at && at.id !== 0;) {
    const owner = at.owner === undefined || at.kind === "arrow" ? "" : (program.classes[at.owner]?.name ?? "");
    if (at.name) names.unshift(owner ? `${owner}.${at.name}` : at.name);
    const parent = at.parent;
    at = parent === undefined ? undefined : program.functions[parent];
  }
  return names.join(".");
}
