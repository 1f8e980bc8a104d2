// `seclog init`: writes a configuration that fits the project and, on request, the files that a CI service or a commit hook needs.
import { InvalidArgumentError, Option } from "commander";
import { profileNames, type ProfileName } from "../../config/profile-names.ts";
import { ciTargets } from "../init/ci-files.ts";
import type { Command } from "../command.ts";

/** What commander hands over. */
export interface InitFlags {
  /** Ids of CI targets. */
  readonly ci?: readonly string[];
  readonly profile?: ProfileName;
  readonly force?: true;
}

/** Sets a project up; overwrites nothing unless told. */
export const init: Command = {
  id: "init",
  summary: "Write a configuration for this project, and files for CI",
  examples: [
    { line: "seclog init", does: "Look at the project and write seclog.config.json." },
    { line: "seclog init --ci github", does: "Write a workflow for GitHub Actions too." },
    { line: "seclog init --ci pre-commit --profile gdpr", does: "Check every commit, and hold the code to the GDPR." },
  ],
  define(command, context) {
    command
      .addOption(
        new Option("--ci <service>", "write files for this service too, repeatable")
          .choices([...ciTargets.ids])
          .argParser((value: string, previous: readonly string[] = []) => [...previous, knownTarget(value)]),
      )
      .addOption(new Option("--profile <name>", "hold the code to a regulation").choices([...profileNames]))
      .option("--force", "replace files that are there")
      .action(async (flags: InitFlags) => {
        const { runInit } = await import("../init/run-init.ts");
        await runInit(flags, context);
      });
  },
};

function knownTarget(id: string): string {
  if (ciTargets.get(id)) return id;
  throw new InvalidArgumentError(`Services are ${ciTargets.ids.join(", ")}`);
}
