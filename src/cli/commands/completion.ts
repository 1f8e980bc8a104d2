// `seclog completion`: a script that completes commands, options and their values in a shell.
import { Argument, type Command as CommandBuilder } from "commander";
import { completionScript, shells, type Completable, type Shell } from "../completion/index.ts";
import type { Command } from "../command.ts";

/** Prints the script for one shell. */
export const completion: Command = {
  id: "completion",
  summary: "Print a script that completes commands and options in your shell",
  examples: [
    { line: "seclog completion bash", does: "Add it to ~/.bashrc with: source <(seclog completion bash)" },
    { line: "seclog completion fish", does: "Save it as ~/.config/fish/completions/seclog.fish" },
  ].map(({ line, does }) => ({ line, does: `${does}.` })),
  define(command, context) {
    command.addArgument(new Argument("<shell>", "which shell").choices([...shells])).action(async (shell: Shell) => {
      // Every command loads this file, and only this one needs the registries.
      const { rules } = await import("../../analysis/rules/index.ts");
      const { reporters } = await import("../../reporters/index.ts");
      const known: Known = { rules: rules.ids, formats: reporters.ids };
      await context.print(completionScript(shell, completables(command.parent, known)));
    });
  },
};

/** The values that only registries know. */
interface Known {
  readonly rules: readonly string[];
  readonly formats: readonly string[];
}

/** The command line as data: what commander knows of it, and the values that only registries know. */
function completables(program: CommandBuilder | null, known: Known): readonly Completable[] {
  return (program?.commands ?? []).map((each) => ({
    name: each.name(),
    summary: each.summary(),
    options: [
      ...each.options.map(({ long, short, description, argChoices, required, optional }) => ({
        flags: [long, short].flatMap((flag) => (flag ? [flag] : [])),
        description,
        takesValue: required || optional,
        values: argChoices ?? valuesOf(long, each.name(), known),
      })),
      { flags: ["--help", "-h"], description: "print the help", takesValue: false, values: [] },
    ],
    values: each.registeredArguments
      .flatMap(({ argChoices }) => argChoices ?? [])
      .concat(argumentValues(each.name(), known)),
  }));
}

function valuesOf(long: string | undefined, command: string, { rules, formats }: Known): readonly string[] {
  if (command !== "check") return [];
  if (long === "--only" || long === "--skip") return rules;
  if (long === "--rule") return rules.map((id) => `${id}=`);
  return long === "--format" ? formats : [];
}

function argumentValues(command: string, { rules }: Known): readonly string[] {
  return command === "explain" ? rules : [];
}
