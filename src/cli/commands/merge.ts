// `seclog merge`: the reports of shards → the report of the whole.
import path from "node:path";
import { decodeText } from "../../base/decode.ts";
import { HostError } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { safeJson } from "../../reporters/safe-json.ts";
import type { CliContext, Command } from "../command.ts";
import { writeOutput } from "../write-output.ts";

interface MergeFlags {
  readonly outputFile?: string;
  readonly exitZero?: true;
}

/** Merges SARIF reports. */
export const merge: Command = {
  id: "merge",
  summary: "Merge the SARIF reports of shards into one",
  examples: [
    { line: "seclog merge shard-1.sarif shard-2.sarif -o seclog.sarif", does: "Write the report of the whole." },
    { line: "seclog merge shard-1.sarif shard-2.sarif --exit-zero", does: "Show it, whatever it holds." },
  ],
  define(command, context) {
    command
      .argument("<report...>", "reports of seclog check -f sarif --shard")
      .option("-o, --output-file <file>", "write the report to a file instead of stdout")
      .option("--exit-zero", "exit with 0 although there are errors or warnings")
      .action(async (files: readonly string[], flags: MergeFlags) => {
        const { mergeSarif } = await import("../merge/merge-sarif.ts");
        const reports = await Promise.all(files.map((name) => readReport(name, context)));
        // Every command loads this file, and the rules are heavy.
        const { rules } = await import("../../analysis/rules/index.ts");
        const log = mergeSarif(reports, rules.ids);
        const text = safeJson(log);
        if (flags.outputFile === undefined) await context.print(text);
        else await writeOutput(flags.outputFile, text, context);
        const failing = log.runs.some(({ results = [] }) => results.some(({ level }) => level !== "note"));
        context.exitWith(failing && !flags.exitZero ? 1 : 0);
      });
  },
};

const maxBytes = 500_000_000;

async function readReport(name: string, { host, cwd }: CliContext) {
  try {
    const decoded = decodeText(await host.readFile(path.resolve(cwd, name), maxBytes));
    if (decoded === undefined) throw new UserError(`${name} is no text; merge reports of seclog check -f sarif.`);
    return { name, text: decoded.text };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UserError(`The report ${name} cannot be read (${error.code}); check the path.`);
  }
}
