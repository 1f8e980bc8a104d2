// `--timing` and `--debug`: what a run did and how long it took, on stderr. Nothing of it is in a report, whose bytes must not depend on the clock.
import type { FileOutcome } from "../../base/finding.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import { counted } from "../../reporters/pretty-summary.ts";
import type { CheckFlags } from "./flags.ts";

/** Measures the steps of a run. */
export interface Timing {
  /** Runs a step; steps of the same name add up. */
  readonly step: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** Says on stderr what the flags ask for; `times` are those of steps and rules in the threads. */
  readonly tell: (outcomes: readonly FileOutcome[], times: ReadonlyMap<string, number>) => void;
}

/** Each step is told as it ends with `--debug timings`, all of them in the end with `--timing`. */
export function createTiming(
  { timing, debug = [] }: Pick<CheckFlags, "timing" | "debug">,
  context: CliContext,
): Timing {
  const { host, say, cwd } = context;
  const began = host.now();
  const steps = new Map<string, number>();
  return {
    async step(name, work) {
      const start = host.now();
      try {
        return await work();
      } finally {
        const took = host.now() - start;
        steps.set(name, (steps.get(name) ?? 0) + took);
        if (debug.includes("timings")) say(`debug: ${name} took ${took} ms`);
      }
    },
    tell(outcomes, times) {
      if (debug.includes("files")) for (const outcome of outcomes) say(`debug: ${describeFile(outcome, cwd)}`);
      if (!timing) return;
      const width = Math.max(...[...steps.keys(), "in all"].map(({ length }) => length));
      const total = host.now() - began;
      for (const [name, took] of [...steps, ["in all", total] as const]) say(`${name.padEnd(width)} ${took} ms`);
      say(
        `${counted(outcomes.length, "file")}, ${Math.round((outcomes.length * 1_000) / Math.max(1, total))} a second`,
      );
      for (const line of ruleTable(times)) say(line);
    },
  };
}

/** The dearest first; files that the cache knew cost nothing and are not in it. */
function ruleTable(times: ReadonlyMap<string, number>): readonly string[] {
  if (times.size === 0) return [];
  const sorted = [...times].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const total = sorted.reduce((sum, [, took]) => sum + took, 0);
  const width = Math.max(...sorted.map(([name]) => name.length));
  const rows = sorted.map(([name, took]) => {
    const share = ((took * 100) / Math.max(total, 0.001)).toFixed(1);
    return `${name.padEnd(width)} ${took.toFixed(1).padStart(10)} ms ${share.padStart(5)} %`;
  });
  return ["", `${"step or rule".padEnd(width)} ${"time".padStart(13)} share`, ...rows];
}

function describeFile(outcome: FileOutcome, cwd: string): string {
  const name = relativePath(cwd, outcome.path);
  if (outcome.status === "skipped") return `${name} skipped (${outcome.reason})`;
  return `${name} ${outcome.status}, ${outcome.findings.length} findings, ${outcome.notices.length} notices`;
}
