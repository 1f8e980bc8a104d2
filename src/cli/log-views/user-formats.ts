// The log formats of the user: grok expressions of the command line and of the configuration file.
import { UserError } from "../../base/user-error.ts";
import { formatConfigProblem } from "../../config/parse.ts";
import { resolveConfig } from "../../config/resolve.ts";
import type { LogFormat } from "../../logs/formats/format.ts";
import type { CliContext } from "../command.ts";
import type { LogFlags } from "./log-flags.ts";

/** Formats to ask before the built-in ones; throws a `UserError` for a broken configuration or expression. */
export async function openUserFormats(
  { grok = [] }: LogFlags,
  { host, cwd }: CliContext,
): Promise<readonly LogFormat[]> {
  const { config, problems } = await resolveConfig(host, cwd);
  if (problems.length > 0) throw new UserError(problems.map(formatConfigProblem).join("\n"));
  const { logFormats: formats, grokPatterns: patterns } = config;
  if (grok.length === 0 && Object.keys(formats).length === 0) return [];
  const { createUserFormats } = await import("../../logs/grok/user-formats.ts");
  return createUserFormats({ formats, patterns, expressions: grok });
}
