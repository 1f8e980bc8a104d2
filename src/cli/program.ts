// The command line as a tree of commander commands: names, help and where its text goes. It does not run anything by itself.
import { Command as CommandBuilder } from "commander";
import type { Registry } from "../base/registry.ts";
import type { CliContext, Command } from "./command.ts";
import { version } from "./version.ts";

const helpWidth = 100;

/** All commands of the registry, `check` being the default one. */
export function createProgram(commands: Registry<Command>, context: CliContext): CommandBuilder {
  const program = new CommandBuilder("seclog")
    .description("Shows what must not be logged, and what must be logged and is not, in JavaScript and TypeScript.")
    .usage("[command] [options] [paths…]")
    .version(version, "-v, --version", "print the version")
    // Taken before the line is parsed; named here for the help.
    .option("--color, --no-color", "with or without colours, for every command; NO_COLOR and FORCE_COLOR work too")
    .helpOption("-h, --help", "print this help; after a command, its own")
    .helpCommand("help [command]", "Print the help of a command")
    .addHelpText("after", programFooter(commands));
  quiet(program, context);
  for (const command of commands.entries) {
    const builder = program.command(command.id, { isDefault: command.id === "check" }).summary(command.summary);
    quiet(builder.description(`${command.summary}.`).addHelpText("after", examplesText(command)), context);
    command.define(builder, context);
  }
  return program;
}

/** Errors become exceptions and output goes to the streams of the run. */
function quiet(builder: CommandBuilder, { stdout, stderr, color }: CliContext): void {
  builder
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureHelp({ helpWidth: Math.min(stdout.columns ?? helpWidth, helpWidth) })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      // Errors are thrown as well and are printed where they are caught.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(stdout.columns ?? helpWidth, helpWidth),
      getErrHelpWidth: () => helpWidth,
      getOutHasColors: () => color,
      getErrHasColors: () => false,
    });
}

function examplesText({ examples }: Command): string {
  const width = Math.max(0, ...examples.map(({ line }) => line.length).filter((length) => length <= 46));
  const lines = examples.map(({ line, does }) => {
    const beside = line.length <= width && width + does.length + 4 <= helpWidth;
    return beside ? `  ${line.padEnd(width)}  ${does}` : `  ${line}\n      ${does}`;
  });
  return `\nExamples:\n${lines.join("\n")}`;
}

function programFooter(commands: Registry<Command>): string {
  const [check] = commands.entries;
  return [
    check ? examplesText(check) : "",
    "",
    "`seclog src` is short for `seclog check src`; `seclog check --help` lists its options.",
    "Exit codes: 0 clean, 1 findings, 2 could not do the work, 130 interrupted.",
  ].join("\n");
}
