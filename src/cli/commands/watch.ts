// `seclog watch`: follows logs while they are written.
import { Option } from "commander";
import { addLogFlags } from "../log-views/log-flags.ts";
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
    {
      line: "seclog watch 'logs/*.log' --level warn --src src",
      does: "Show warnings, each with the statement that wrote it.",
    },
    {
      line: "seclog watch app.log --since 15m --anomalies --explain",
      does: "Show what was and is remarkable, and why.",
    },
    { line: "journalctl -f -u shop | seclog watch -", does: "Follow stdin." },
  ],
  define(command, context) {
    command
      .argument("<pattern...>", "log files or patterns; - is stdin")
      .addOption(
        new Option("-f, --format <name>", "how to write").choices(["pretty", "jsonl", "raw"]).default("pretty"),
      )
      .option("--from-start", "begin with what the files hold already")
      .option("--poll", "look for changes many times a second, for network drives that tell of none")
      .option("--state <dir>", "remember in this folder how far was read, and go on there");
    addLogFlags(command);
    command.action(async (patterns: readonly string[], flags: WatchFlags) => {
      const { runWatch } = await import("../log-views/run-watch.ts");
      await runWatch(patterns, flags, context);
    });
  },
};
