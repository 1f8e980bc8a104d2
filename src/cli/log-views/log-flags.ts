// The options that `logs` and `watch` share.
import { type Command as CommandBuilder, Option } from "commander";
import { levelNames, type FilterFlags } from "./filter.ts";

/** What both commands may be asked. */
export interface LogFlags extends FilterFlags {
  readonly src?: string;
  readonly explain?: boolean;
}

/** Adds the shared options, in groups of the help. */
export function addLogFlags(command: CommandBuilder): void {
  const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
  command
    .option("--src <dir>", "name the statement in this folder's sources that wrote each record")
    .option("--explain", "say why each anomaly is one, with its evidence")
    .optionsGroup("Show only:")
    .addOption(new Option("--level <name>", "records of this severity and above").choices(levelNames))
    .option("--grep <pattern>", "records that match; lower case matches any case (repeatable)", several)
    .option("--field <name=value>", "records with this field; * stands for anything (repeatable)", several)
    .option("--anomalies", "records that are anomalous")
    .option("--since <time>", "records from then on: 15m, 2h, 3d or 2026-03-01T08:30")
    .option("--until <time>", "records up to then");
}
