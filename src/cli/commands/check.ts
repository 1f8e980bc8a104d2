// `seclog check`, the default command: finds what must not be logged, and what must be and is not, and repairs it on request.
import type { Command } from "../command.ts";
import { defineCheckFlags, type CheckFlags } from "../check/flags.ts";

/** Checks files and folders. */
export const check: Command = {
  id: "check",
  summary: "Check source files for what must not be logged, and for what must be and is not",
  examples: [
    { line: "seclog check", does: "Check the current folder." },
    { line: "seclog check src --fix", does: "Check a folder and apply the safe fixes." },
    { line: "seclog check src --diff", does: "See what --fix would change." },
    { line: "seclog check -f pretty -f sarif=seclog.sarif", does: "Show findings and write them for code scanning." },
    { line: "seclog check src --only no-secret-in-log", does: "Run one rule." },
    { line: "seclog check --staged", does: "Check what the next commit holds." },
    { line: "seclog check --since origin/main", does: "Check what a branch changes." },
    { line: "seclog check --baseline seclog.baseline.json", does: "Report what is new." },
    { line: "seclog check --shard 1/4 -f sarif=shard-1.sarif", does: "Check a quarter of the files." },
    {
      line: "git show HEAD:src/app.ts | seclog check --stdin-filename src/app.ts",
      does: "Check a text that is in no file.",
    },
  ],
  define(command, context) {
    defineCheckFlags(command).action(async (paths: readonly string[], flags: CheckFlags) => {
      const { runCheck } = await import("../check/run-check.ts");
      await runCheck(paths, flags, context);
    });
  },
};
