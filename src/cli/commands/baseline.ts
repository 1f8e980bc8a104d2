// `seclog baseline`: writes down the findings that are there today, so that a check reports new ones only.
import { Argument } from "commander";
import type { Command } from "../command.ts";
import { baselineActions, type BaselineAction, type BaselineFlags } from "../baseline/flags.ts";
import { defaultBaselineFile } from "../baseline/baseline-file.ts";

/** Creates, updates or prunes a baseline. */
export const baseline: Command = {
  id: "baseline",
  summary: "Write down known findings, so that only new ones are reported",
  examples: [
    { line: "seclog baseline create", does: "Write what is found today to seclog.baseline.json." },
    { line: "seclog baseline prune", does: "Remove entries that are no longer found." },
    { line: "seclog baseline update src", does: "Accept what is new in a folder, and prune." },
  ],
  define(command, context) {
    command
      .addArgument(
        new Argument(
          "<action>",
          "create: write it; update: add new findings and prune; prune: remove what is gone",
        ).choices([...baselineActions]),
      )
      .argument("[paths...]", "files, folders or globs; the current folder without any")
      .option("--file <file>", "the baseline", defaultBaselineFile)
      .option("--force", "create: replace a baseline that is there")
      .option("--config <file>", "use this configuration")
      .option("--no-config", "use no configuration file")
      .option("--no-cache", "analyse every file again")
      .action(async (action: BaselineAction, paths: readonly string[], flags: BaselineFlags) => {
        const { runBaseline } = await import("../baseline/run-baseline.ts");
        await runBaseline(action, paths, { flags, context });
      });
  },
};
