// `seclog explain RULE`: the page of a rule, without a network.
import { UserError } from "../../base/user-error.ts";
import { didYouMean } from "../../config/nearest.ts";
import { createPaint } from "../../reporters/paint.ts";
import { ruleText } from "../../reporters/rule-page.ts";
import type { Command } from "../command.ts";

/** Prints why a rule exists, what it reports and what to do. */
export const explain: Command = {
  id: "explain",
  summary: "Explain a rule: why it matters, what it reports, what to do instead",
  examples: [{ line: "seclog explain no-secret-in-log", does: "Read about one rule, offline." }],
  define(command, context) {
    command.argument("<rule>", "id of a rule; `seclog rules` lists them").action(async (id: string) => {
      // Every command loads this file, and the rules are heavy.
      const { rules } = await import("../../analysis/rules/index.ts");
      const rule = rules.get(id);
      if (rule === undefined) {
        throw new UserError(`There is no rule "${id}".${didYouMean(id, rules.ids)} \`seclog rules\` lists them all.`);
      }
      await context.print(ruleText(rule, createPaint(context.color)));
    });
  },
};
