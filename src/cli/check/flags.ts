// The options of `seclog check`: how they are written, and what the command gets from them.
import type { Command as CommandBuilder } from "commander";
import { InvalidArgumentError, Option } from "commander";
import type { Confidence, Level } from "../../base/finding.ts";
import { profileNames, type ProfileName } from "../../config/profile-names.ts";
import { reporters } from "../../reporters/index.ts";
import { byteSize } from "./byte-size.ts";
import { parseShard, type Shard } from "./shard.ts";

/** As commander hands them over; options that may be missing are optional. */
export interface CheckFlags {
  readonly format?: readonly string[];
  readonly outputFile?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly rule?: readonly string[];
  readonly minConfidence?: Confidence;
  readonly minSeverity?: Level;
  readonly quiet?: true;
  readonly maxWarnings: number;
  readonly exitZero?: true;
  readonly strict?: true;
  readonly errorOnUnusedDirectives?: true;
  readonly fix?: true;
  readonly diff?: true;
  readonly fixUnsafe?: true;
  readonly fixType?: readonly string[];
  readonly stdinFilename?: string;
  /** `false` by `--no-config`. */
  readonly config?: string | false;
  readonly profile?: readonly ProfileName[];
  readonly printConfig?: string;
  readonly types?: true;
  readonly cache: boolean;
  readonly threads?: number;
  readonly staged?: true;
  readonly since?: string;
  readonly filesFrom?: string;
  /** `false` by `--no-ignore`. */
  readonly ignore: boolean;
  readonly ignorePattern?: readonly string[];
  /** `false` by `--no-error-on-unmatched-pattern`. */
  readonly errorOnUnmatchedPattern: boolean;
  readonly maxFileSize?: number;
  readonly maxDiagnostics?: number;
  readonly relativeTo?: string;
  readonly exitCode?: number;
  readonly timing?: true;
  readonly debug?: readonly DebugTopic[];
  readonly baseline?: string;
  /** `false` by `--no-error-on-stale-baseline`. */
  readonly errorOnStaleBaseline: boolean;
  readonly shard?: Shard;
}

/** A check that was given no flag. */
export const noFlags: CheckFlags = {
  maxWarnings: 0,
  cache: true,
  ignore: true,
  errorOnUnmatchedPattern: true,
  errorOnStaleBaseline: true,
};

/** What `--debug` can tell about. */
export type DebugTopic = "files" | "timings";

const debugTopics: readonly DebugTopic[] = ["files", "timings"];

/** Surest first. */
export const confidences: readonly Confidence[] = ["flow", "type", "name"];

/** Mildest first. */
export const severities: readonly Level[] = ["info", "warning", "error"];

const maxThreads = 64;

/** Adds arguments and options, in groups as the help shows them. */
export function defineCheckFlags(command: CommandBuilder): CommandBuilder {
  return command
    .argument("[paths...]", "files, folders or globs; the current folder without any")
    .optionsGroup("Report:")
    .option("-f, --format <name[=file]>", `${reporters.ids.join(", ")}; =FILE writes a file, repeatable`, collect)
    .option("-o, --output-file <file>", "write the report to a file instead of stdout")
    .option("-q, --quiet", "report errors only")
    .addOption(new Option("--min-severity <level>", "leave out findings of lower levels").choices([...severities]))
    .option("--max-diagnostics <n>", "list at most this many findings and count the others", wholeNumber(0))
    .option("--relative-to <dir>", "write paths as seen from this folder instead of the current one")
    .optionsGroup("Files:")
    .option("--staged", "check what is staged in git, as it stands in the index")
    .option("--since <ref>", "check files that changed since this commit or branch")
    .option("--files-from <file>", "check the files of a list, one a line or ended by NUL; - is stdin")
    .option("--stdin-filename <file>", "check the text on stdin as if it were this file")
    .option("--ignore-pattern <pattern>", "leave out files, as .gitignore does; repeatable", collect)
    .option("--no-ignore", "check also what .gitignore and the configuration leave out")
    .option("--no-error-on-unmatched-pattern", "take a path that does not exist for no files")
    .option("--max-file-size <size>", "skip larger files, such as 500KB; 1MB by default", byteSize)
    .option("--shard <i/n>", "check one of n parts of the files; seclog merge joins the reports", parseShard)
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
    .addOption(new Option("--fix-unsafe", "apply also fixes that may change more than the log").implies({ fix: true }))
    .option("--fix-type <type>", "only fixes of this rule or kind, such as redact-path; repeatable", collect)
    .option("--diff", "show what --fix would change and write nothing")
    .addOption(new Option("--fix-dry-run", "the same as --diff").implies({ diff: true }))
    .optionsGroup("Baseline:")
    .option("--baseline <file>", "do not report the findings that this file knows")
    .option("--no-error-on-stale-baseline", "let entries pass that are no longer found")
    .optionsGroup("Exit code:")
    .option("--max-warnings <n>", "let up to this many warnings pass", wholeNumber(0), 0)
    .option("--exit-zero", "exit with 0 although there are findings")
    .option("--exit-code <n>", "exit with this number instead of 1 when there are findings", wholeNumber(0, 255))
    .option("--error-on-unused-directives", "fail for suppression comments that suppress nothing")
    .option("--strict", "exit with 2 when a file or a part of one was not analysed")
    .optionsGroup("Run:")
    .option("--config <file>", "use this configuration")
    .option("--no-config", "use no configuration file")
    .option("--print-config <file>", "show what holds for this file, and where each value comes from; check nothing")
    .option("--no-cache", "analyse every file again")
    .option("--types", "ask TypeScript for types that are not declared; finds more, takes minutes, remembers nothing")
    .option("--threads <n>", "number of worker threads; at most 2 by default", wholeNumber(1, maxThreads))
    .option("--timing", "tell on stderr how long each step and rule took")
    .option("--debug <topics>", `tell more on stderr: ${debugTopics.join(", ")}`, collectTopics);
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function collectTopics(value: string, previous: readonly DebugTopic[] = []): readonly DebugTopic[] {
  const topics = value.split(",").map((name) => debugTopics.find((known) => known === name.trim()));
  if (topics.includes(undefined)) throw new InvalidArgumentError(`Topics are ${debugTopics.join(", ")}`);
  return [...previous, ...topics.filter((topic) => topic !== undefined)];
}

/** Collects the values of a repeatable `--profile`. */
export function collectProfile(value: string, previous: readonly ProfileName[] = []): readonly ProfileName[] {
  const name = profileNames.find((known) => known === value);
  if (name !== undefined) return [...previous, name];
  throw new InvalidArgumentError(`Profiles are ${profileNames.join(", ")}`);
}

/** Takes a whole number from `min` to `max`. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER) {
  return (value: string): number => {
    // Matches digits only; refuses signs, points and the empty text.
    const number = /^\d+$/.test(value) ? Number(value) : NaN;
    if (number >= min && number <= max) return number;
    const upTo = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Give a whole number ${upTo}`);
  };
}
