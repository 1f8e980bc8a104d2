// `seclog completion`: a script that completes commands, options and their values in a shell.
import { Argument, type Command as CommandBuilder } from "commander";
import { completionScript, shells, type Completable, type Shell } from "../completion/index.ts";
import type { Command } from "../command.ts";
import { rules } from "../../analysis/rules/index.ts";
import { reporters } from "../../reporters/index.ts";

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
      await context.print(completionScript(shell, completables(command.parent)));
    });
  },
};

/** The command line as data: what commander knows of it, and the values that only registries know. */
function completables(program: CommandBuilder | null): readonly Completable[] {
  return (program?.commands ?? []).map((each) => ({
    name: each.name(),
    summary: each.summary(),
    options: [
      ...each.options.map(({ long, short, description, argChoices, required, optional }) => ({
        flags: [long, short].flatMap((flag) => (flag ? [flag] : [])),
        description,
        takesValue: required || optional,
        values: argChoices ?? valuesOf(long, each.name()),
      })),
      { flags: ["--help", "-h"], description: "print the help", takesValue: false, values: [] },
    ],
    values: each.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []).concat(argumentValues(each.name())),
  }));
}

function valuesOf(long: string | undefined, command: string): readonly string[] {
  if (command !== "check") return [];
  if (long === "--only" || long === "--skip") return rules.ids;
  if (long === "--rule") return rules.ids.map((id) => `${id}=`);
  return long === "--format" ? reporters.ids : [];
}

function argumentValues(command: string): readonly string[] {
  return command === "explain" ? rules.ids : [];
}
