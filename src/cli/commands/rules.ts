// `seclog rules`: every rule with its level and title.
import type { rules as Registry } from "../../analysis/rules/index.ts";
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import { createPaint, levelColor } from "../../reporters/paint.ts";
import { ruleUrl } from "../../reporters/rule-url.ts";
import { safeJson } from "../../reporters/safe-json.ts";
import type { CliContext, Command } from "../command.ts";

/** Lists the rules. */
export const rules: Command = {
  id: "rules",
  summary: "List all rules with their level",
  examples: [
    { line: "seclog rules", does: "Show ids, levels and titles." },
    { line: "seclog rules -f json", does: "The same for a script, with CWE and ASVS numbers." },
  ],
  define(command, context) {
    command
      .option("-f, --format <name>", `one of ${formats.join(", ")}`, "pretty")
      .action(async ({ format }: { readonly format: string }) => {
        // Every command loads this file, and the rules are heavy.
        const { rules: registry } = await import("../../analysis/rules/index.ts");
        await context.print(render(format, registry, context));
      });
  },
};

const formats = ["pretty", "json"];

type Rules = typeof Registry;

function render(format: string, registry: Rules, { color }: CliContext): string {
  switch (format) {
    case "pretty":
      return renderPretty(registry, color);
    case "json":
      return safeJson(
        registry.entries.map(({ id, level, docs: { title, cwe, asvs, owasp } }) => ({
          id,
          level,
          title,
          cwe,
          asvs,
          owasp,
          help: ruleUrl(id),
        })),
      );
    default:
      throw new UserError(
        `There is no format "${format}" for rules.${didYouMean(format, formats)} Use pretty or json.`,
      );
  }
}

function renderPretty(registry: Rules, color: boolean): string {
  const paint = createPaint(color);
  const width = Math.max(...registry.ids.map(({ length }) => length));
  const lines = registry.entries.map(({ id, level, docs }) => {
    const name = levelColor(level, paint)(level.padEnd("warning".length));
    return `${id.padEnd(width)}  ${name}  ${docs.title}\n`;
  });
  return lines.join("");
}
