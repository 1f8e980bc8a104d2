// `seclog events`: which security events happen where, and whether they are logged.
import { profileNames } from "../../config/profile-names.ts";
import { collectProfile, wholeNumber } from "../check/flags.ts";
import type { Command } from "../command.ts";
import { coverageFormats } from "../events/formats.ts";
import { collectMinimum } from "../events/minimum.ts";
import type { EventsFlags } from "../events/run-events.ts";

/** Draws the table of coverage. */
export const events: Command = {
  id: "events",
  summary: "Show which security events are logged, and which are not",
  examples: [
    { line: "seclog events", does: "Show each event and handler of the current folder." },
    { line: "seclog events src --gaps", does: "Show only what is not logged." },
    { line: "seclog events --min-coverage 80", does: "Fail when a requirement of ASVS is covered less." },
    { line: "seclog events --min-coverage 16.3.1=100", does: "The same for one requirement." },
    { line: "seclog events -f html -o events.html", does: "Write a page for people without a terminal." },
  ],
  define(command, context) {
    command
      .argument("[paths...]", "files, folders or globs; the current folder without any")
      .optionsGroup("Report:")
      .option("-f, --format <name>", `one of ${coverageFormats.ids.join(", ")}`, "pretty")
      .option("-o, --output-file <file>", "write the table to a file instead of stdout")
      .option("--gaps", "leave out what is logged")
      .option("--profile <name>", `count also what ${profileNames.join(", ")} ask for; repeatable`, collectProfile)
      .optionsGroup("Exit code:")
      .option(
        "--min-coverage <n>",
        "fail below this percentage, of all or of one requirement; repeatable",
        collectMinimum,
      )
      .option("--strict", "exit with 2 when a file or a part of one was not analysed")
      .optionsGroup("Run:")
      .option("--config <file>", "use this configuration")
      .option("--no-config", "use no configuration file")
      .option("--no-cache", "analyse every file again")
      .option("--threads <n>", "number of worker threads; at most 2 by default", wholeNumber(1, 64))
      .action(async (paths: readonly string[], flags: EventsFlags) => {
        const { runEvents } = await import("../events/run-events.ts");
        await runEvents(paths, flags, context);
      });
  },
};
