// `seclog watch`: follows logs while they are written.
import { Option } from "commander";
import type { Command } from "../command.ts";
import type { WatchFlags } from "../log-views/run-watch.ts";

/** Follows logs through rotation and restarts. */
export const watch: Command = {
  id: "watch",
  summary: "Follow log files and highlight what is remarkable",
  examples: [
    { line: "seclog watch app.log", does: "Follow a log from now on; it may be created later." },
    { line: "seclog watch 'logs/*.log'", does: "Follow all logs of a folder, also those that appear later." },
    {
      line: "seclog watch app.log --from-start -f jsonl --state .seclog",
      does: "Read everything once, also after a restart.",
    },
    { line: "seclog watch app.log -f raw", does: "Print each line as it was written." },
  ],
  define(command, context) {
    command
      .argument("<pattern...>", "log files or patterns")
      .addOption(
        new Option("-f, --format <name>", "how to write").choices(["pretty", "jsonl", "raw"]).default("pretty"),
      )
      .option("--from-start", "begin with what the files hold already")
      .option("--state <dir>", "remember in this folder how far was read, and go on there")
      .action(async (patterns: readonly string[], flags: WatchFlags) => {
        const { runWatch } = await import("../log-views/run-watch.ts");
        await runWatch(patterns, flags, context);
      });
  },
};
