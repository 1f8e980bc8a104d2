// The options that `logs` and `watch` share. Loaded with every start of the CLI, so it imports nothing heavy.
import { type Command as CommandBuilder, Option } from "commander";

/** What the user asked to see. */
export interface FilterFlags {
  readonly level?: string;
  readonly grep?: readonly string[];
  readonly field?: readonly string[];
  readonly anomalies?: boolean;
  readonly since?: string;
  readonly until?: string;
}

/** From least to most severe, as the flag names them. */
export const levelNames = ["trace", "debug", "info", "warn", "error", "fatal"] as const;

/** What both commands may be asked. */
export interface LogFlags extends FilterFlags {
  readonly src?: string;
  readonly grok?: readonly string[];
  readonly explain?: boolean;
  readonly sensitivity: "low" | "normal" | "high";
}

/** Adds the shared options, in groups of the help. */
export function addLogFlags(command: CommandBuilder): void {
  const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  command
    .option("--src <dir>", "name the statement in this folder's sources that wrote each record")
    .option("--grok <expression>", "read lines of your own format, such as '%{COMMONAPACHELOG}' (repeatable)", several)
    .option("--explain", "say why each anomaly is one, with its evidence")
    .addOption(
      new Option("--sensitivity <level>", "how easily anomalies are raised")
        .choices(["low", "normal", "high"])
        .default("normal"),
    )
    .optionsGroup("Show only:")
    .addOption(new Option("--level <name>", "records of this severity and above").choices(levelNames))
    .option("--grep <pattern>", "records that match; lower case matches any case (repeatable)", several)
    .option("--field <name=value>", "records with this field; * stands for anything (repeatable)", several)
    .option("--anomalies", "records that are anomalous")
    .option("--since <time>", "records from then on: 15m, 2h, 3d or 2026-03-01T08:30")
    .option("--until <time>", "records up to then");
}
