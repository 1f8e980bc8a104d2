// Where reports go: `-f NAME` to stdout or to the file of `-o`, `-f NAME=FILE` to that file.
import path from "node:path";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import { reporters } from "../../reporters/index.ts";
import type { CheckResult, Reporter } from "../../reporters/reporter.ts";
import type { CliContext } from "../command.ts";
import { isInside } from "../../hosts/walk.ts";
import { writeOutput } from "../write-output.ts";
import type { CheckFlags } from "./flags.ts";

/** One report to write; without `file` it goes to stdout. */
export interface ReportTarget {
  readonly reporter: Reporter;
  /** As the user wrote it. */
  readonly file?: string;
}

/** Throws a `UserError` for an unknown format and for two reports on one stdout. */
export function reportTargets(
  { format, outputFile, diff }: Pick<CheckFlags, "format" | "outputFile" | "diff">,
  env: CliContext["env"],
): readonly ReportTarget[] {
  const names = format ?? [env["GITHUB_ACTIONS"] === "true" ? "github" : "pretty"];
  const targets = names.map(parseTarget).map((target) => {
    return target.file === undefined && outputFile !== undefined ? { ...target, file: outputFile } : target;
  });
  const places = targets.map(({ file }) => file ?? "stdout");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    throw new UserError(
      `Two reports would go to ${twice}; give each its own file: -f json=findings.json -f sarif=seclog.sarif`,
    );
  }
  // stdout belongs to the diff.
  return diff ? targets.filter(({ file }) => file !== undefined) : targets;
}

/** Writes every report; says on stderr which files it wrote. */
export async function writeReports(
  targets: readonly ReportTarget[],
  result: CheckResult,
  context: CliContext,
): Promise<void> {
  const { color, isTty, stdout, env, cwd } = context;
  const width = isTty && stdout.columns ? { width: stdout.columns } : {};
  for (const { reporter, file } of targets) {
    const root = reporter.pathsFrom && env[reporter.pathsFrom];
    // A service counts paths from its own folder, also when the check runs in a folder below.
    const seen = root && result.cwd === cwd && isInside(cwd, path.resolve(root)) ? { ...result, cwd: root } : result;
    if (file === undefined) await context.print(reporter.render(seen, { color, ...width }));
    else await writeOutput(file, reporter.render(seen, { color: false }), context);
  }
}

function parseTarget(text: string): ReportTarget {
  const cut = text.indexOf("=");
  const name = cut < 0 ? text : text.slice(0, cut);
  const reporter = reporters.get(name);
  if (reporter === undefined) {
    const known = reporters.ids.join(", ");
    throw new UserError(`There is no format "${name}".${didYouMean(name, reporters.ids)} Formats are ${known}.`);
  }
  if (cut < 0) return { reporter };
  if (cut === text.length - 1) throw new UserError(`Name a file after "${text}", such as ${text}report.txt.`);
  return { reporter, file: text.slice(cut + 1) };
}
