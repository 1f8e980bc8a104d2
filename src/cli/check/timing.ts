// `--timing` and `--debug`: what a run did and how long it took, on stderr. Nothing of it is in a report, whose bytes must not depend on the clock.
import type { FileOutcome } from "../../base/finding.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";
import type { CheckFlags } from "./flags.ts";

/** Measures the steps of a run. */
export interface Timing {
  /** Runs a step; steps of the same name add up. */
  readonly step: <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;
  /** Says on stderr what the flags ask for. */
  readonly tell: (outcomes: readonly FileOutcome[]) => void;
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
    tell(outcomes) {
      if (debug.includes("files")) for (const outcome of outcomes) say(`debug: ${describeFile(outcome, cwd)}`);
      if (!timing) return;
      const width = Math.max(...[...steps.keys(), "in all"].map(({ length }) => length));
      const total = host.now() - began;
      for (const [name, took] of [...steps, ["in all", total] as const]) say(`${name.padEnd(width)} ${took} ms`);
      say(`${outcomes.length} files, ${Math.round((outcomes.length * 1_000) / Math.max(1, total))} a second`);
    },
  };
}

function describeFile(outcome: FileOutcome, cwd: string): string {
  const name = relativePath(cwd, outcome.path);
  if (outcome.status === "skipped") return `${name} skipped (${outcome.reason})`;
  return `${name} ${outcome.status}, ${outcome.findings.length} findings, ${outcome.notices.length} notices`;
}
