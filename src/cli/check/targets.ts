// Where reports go: `-f NAME` to stdout or to the file of `-o`, `-f NAME=FILE` to that file.
import path from "node:path";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import { reporters } from "../../reporters/index.ts";
import type { CheckResult, Reporter } from "../../reporters/reporter.ts";
import type { CliContext } from "../command.ts";
import type { CheckFlags } from "./flags.ts";

/** One report to write; without `file` it goes to stdout. */
export interface ReportTarget {
  readonly reporter: Reporter;
  /** As the user wrote it. */
  readonly file?: string;
}

/** Throws a `UserError` for an unknown format and for two reports on one stdout. */
export function reportTargets({ format = ["pretty"], outputFile, diff }: CheckFlags): readonly ReportTarget[] {
  const targets = format.map(parseTarget).map((target) => {
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
  const { color, isTty, stdout } = context;
  const width = isTty && stdout.columns ? { width: stdout.columns } : {};
  for (const { reporter, file } of targets) {
    if (file === undefined) await context.print(reporter.render(result, { color, ...width }));
    else await writeReport(file, reporter.render(result, { color: false }), context);
  }
}

async function writeReport(file: string, text: string, { host, cwd, say }: CliContext): Promise<void> {
  const target = path.resolve(cwd, file);
  try {
    await host.makeDirectory(path.dirname(target));
    await host.writeFile(target, text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UserError(`The report could not be written to ${file} (${error.code}).`, { cause: error });
  }
  say(`Wrote ${file}.`);
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
