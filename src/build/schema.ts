// The JSON schema of seclog.config.json, from the table of options and the registry of rules. Editors complete and check with it.
import { toJsonSchema } from "@valibot/to-json-schema";
import { configOptions, ruleSettings } from "../config/options.ts";
import type { RuleMetadata } from "../reporters/reporter.ts";

/** Draft 7, as VS Code reads it. */
export function configSchema(rules: readonly RuleMetadata[]): object {
  const properties = configOptions.map((option) => {
    const shape: Record<string, unknown> = {
      ...(option.name === "rules" ? rulesSchema(rules) : toJsonSchema(option.schema)),
    };
    delete shape["$schema"];
    const description = { description: plain(option.description), markdownDescription: option.description };
    return [option.name, { ...shape, ...description, ...("default" in option ? { default: option.default } : {}) }];
  });
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of Seclog",
    type: "object",
    additionalProperties: false,
    allowComments: true,
    allowTrailingCommas: true,
    properties: Object.fromEntries(properties) as Record<string, unknown>,
  };
}

function rulesSchema(rules: readonly RuleMetadata[]): object {
  const entries = rules.map(({ id, level, docs }) => [
    id,
    { description: `${docs.title}. Level without this setting: ${level}.`, enum: ruleSettings },
  ]);
  return {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(entries) as Record<string, unknown>,
  };
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
