// `seclog doctor`: whether everything that Seclog needs is there and works, for people and for bug reports.
import { Option } from "commander";
import { safeJson } from "../../reporters/safe-json.ts";
import type { Command } from "../command.ts";

/** Looks at the installation and at the current folder. */
export const doctor: Command = {
  id: "doctor",
  summary: "Look whether Seclog works here, and tell what it sees",
  examples: [
    { line: "seclog doctor", does: "Show versions, configuration, cache and a test of the engine." },
    { line: "seclog doctor -f json", does: "The same for a bug report; it holds no code and no values of variables." },
  ],
  define(command, context) {
    command
      .addOption(new Option("-f, --format <name>", "how to write").choices(["pretty", "json"]).default("pretty"))
      .action(async ({ format }: { readonly format: "pretty" | "json" }) => {
        const { examine, renderExamination } = await import("../doctor/examine.ts");
        const found = await examine(context);
        await context.print(format === "json" ? safeJson(found) : renderExamination(found, context.color));
        context.exitWith(found.some(({ state }) => state === "broken") ? 2 : 0);
      });
  },
};
