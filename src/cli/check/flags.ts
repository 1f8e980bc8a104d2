// The options of `seclog check`: how they are written, and what the command gets from them.
import type { Command as CommandBuilder } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { Confidence } from "../../base/finding.ts";
import { profileNames, type ProfileName } from "../../config/profile-names.ts";
import { reporters } from "../../reporters/index.ts";

/** As commander hands them over; options that may be missing are optional. */
export interface CheckFlags {
  readonly format?: readonly string[];
  readonly outputFile?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly rule?: readonly string[];
  readonly minConfidence?: Confidence;
  readonly quiet?: true;
  readonly maxWarnings: number;
  readonly exitZero?: true;
  readonly strict?: true;
  readonly fix?: true;
  readonly diff?: true;
  readonly stdinFilename?: string;
  /** `false` by `--no-config`. */
  readonly config?: string | false;
  readonly profile?: readonly ProfileName[];
  readonly printConfig?: string;
  readonly cache: boolean;
  readonly threads?: number;
}

/** Surest first. */
export const confidences: readonly Confidence[] = ["flow", "type", "name"];

const maxThreads = 64;

/** Adds arguments and options, in groups as the help shows them. */
export function defineCheckFlags(command: CommandBuilder): CommandBuilder {
  return command
    .argument("[paths...]", "files, folders or globs; the current folder without any")
    .optionsGroup("Report:")
    .option("-f, --format <name[=file]>", `${reporters.ids.join(", ")}; =FILE writes a file, repeatable`, collect)
    .option("-o, --output-file <file>", "write the report to a file instead of stdout")
    .option("-q, --quiet", "report errors only")
    .optionsGroup("Rules:")
    .option("--only <rule>", "run only this rule, repeatable", collect)
    .option("--skip <rule>", "run all but this rule, repeatable", collect)
    .option("--rule <id=level>", "set a level: off, info, warning or error, repeatable", collect)
    .option("--profile <name>", `hold the code to ${profileNames.join(", ")}; repeatable`, collectProfile)
    .addOption(
      new Option("--min-confidence <grade>", "leave out findings that are less sure").choices([...confidences]),
    )
    .optionsGroup("Repair:")
    .option("--fix", "apply the fixes that change nothing but the log")
    .option("--diff", "show what --fix would change and write nothing")
    .optionsGroup("Exit code:")
    .option("--max-warnings <n>", "let up to this many warnings pass", wholeNumber(0), 0)
    .option("--exit-zero", "exit with 0 although there are findings")
    .option("--strict", "exit with 2 when a file or a part of one was not analysed")
    .optionsGroup("Run:")
    .option("--stdin-filename <file>", "check the text on stdin as if it were this file")
    .option("--config <file>", "use this configuration")
    .option("--no-config", "use no configuration file")
    .option("--print-config <file>", "show what holds for this file, and where each value comes from; check nothing")
    .option("--no-cache", "analyse every file again")
    .option("--threads <n>", "number of worker threads; at most 2 by default", wholeNumber(1, maxThreads));
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function collectProfile(value: string, previous: readonly ProfileName[] = []): readonly ProfileName[] {
  const name = profileNames.find((known) => known === value);
  if (name !== undefined) return [...previous, name];
  throw new InvalidArgumentError(`Profiles are ${profileNames.join(", ")}`);
}

function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
  return (value: string): number => {
    // Matches digits only; refuses signs, points and the empty text.
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    const upTo = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Give a whole number ${upTo}`);
  };
}
