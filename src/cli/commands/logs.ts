// `seclog logs`: reads logs once, from files or stdin.
import { InvalidArgumentError, Option } from "commander";
import { addLogFlags } from "../log-views/log-flags.ts";
import type { LogsFlags } from "../log-views/run-logs.ts";
import type { Command } from "../command.ts";

/** Reads logs and shows what is remarkable in them. */
export const logs: Command = {
  id: "logs",
  summary: "Read log files once and show what is remarkable in them",
  examples: [
    { line: "seclog logs app.log", does: "Show the records in colour, with anomalies marked." },
    { line: "seclog logs /var/log/auth.log -f summary", does: "Show counts, templates and anomalies only." },
    { line: "seclog logs app.log access.log -f jsonl", does: "Write one JSON object per record." },
    { line: "seclog logs access.log app.log -f html > report.html", does: "Write one page with charts." },
    { line: "seclog logs app.log --src src", does: "Name the statement that wrote each record." },
    { line: "seclog logs app.log --anomalies --explain", does: "Show what is remarkable, and why." },
    { line: "seclog logs app.log --level warn --since 2h", does: "Show the warnings and errors of two hours." },
    {
      line: "seclog logs shop.log --grok '%{LOGLEVEL:level} %{GREEDYDATA:message}'",
      does: "Read a format of your own.",
    },
    { line: "seclog logs app.log --rotated", does: "Read app.log.2.gz and app.log.1 first." },
    { line: "journalctl -u shop | seclog logs -", does: "Read from stdin." },
  ],
  define(command, context) {
    command
      .argument("<file...>", "log files; - is stdin")
      .addOption(
        new Option("-f, --format <name>", "how to write")
          .choices(["pretty", "jsonl", "summary", "html"])
          .default("pretty"),
      )
      .option("--rotated", "read the rotated files of each log before it, compressed ones too")
      .option("--summary", "write the summary after the records")
      .option("--from-line <number>", "begin at this line; what stands before is not read", lineNumber)
      .option("--exit-zero", "exit with 0 even when there are anomalies");
    addLogFlags(command);
    command.action(async (files: readonly string[], flags: LogsFlags) => {
      const { runLogs } = await import("../log-views/run-logs.ts");
      await runLogs(files, flags, context);
    });
  },
};

function lineNumber(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a line number, counted from 1.");
}
