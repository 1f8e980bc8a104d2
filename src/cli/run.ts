// Runs one command line from arguments to exit code. Never throws and never ends the process: that is for main.ts.
import { CommanderError } from "commander";
import { UserError } from "../base/user-error.ts";
import { takeColorFlags } from "./color.ts";
import type { Registry } from "../base/registry.ts";
import type { CliContext, CliEnvironment, Command, ExitCode } from "./command.ts";
import { logCommands } from "./commands/log-commands.ts";
import { createContext } from "./context.ts";
import { createProgram } from "./program.ts";

/** `interrupt` fires at Ctrl+C; the run then ends with 130. */
export interface RunOptions extends CliEnvironment {
  readonly interrupt?: AbortSignal;
}

/** Answers on the given streams; resolves with the exit code when everything is written. */
export async function run({ interrupt, ...environment }: RunOptions): Promise<ExitCode> {
  const { argv, color } = takeColorFlags(environment.argv);
  const { context, exitCode, readerLeft } = createContext({ ...environment, argv }, interrupt, color);
  try {
    const commands = await commandsFor(argv);
    await createProgram(commands, context).parseAsync([...argv], { from: "user" });
    return interrupt?.aborted === true ? 130 : exitCode();
  } catch (error) {
    if (interrupt?.aborted === true) return 130;
    // The reader has what it wanted: `seclog … | head` is no failure.
    if (readerLeft()) return exitCode();
    return await report(error, context);
  }
}

async function commandsFor([first]: readonly string[]): Promise<Registry<Command>> {
  if (first !== undefined && logCommands.get(first)) return logCommands;
  return (await import("./commands/index.ts")).commands;
}

async function report(error: unknown, { say }: CliContext): Promise<ExitCode> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    if (error.code !== "commander.help") say(usageMessage(error));
    return 2;
  }
  if (error instanceof UserError) say(error.message);
  else say(await bugReport(error));
  return 2;
}

// "error: unknown option '--fxi'\n(Did you mean --fix?)" → "Unknown option '--fxi'. Did you mean --fix?"
function usageMessage({ message }: CommanderError): string {
  const [first = "", ...rest] = message.replace(/^error: /, "").split("\n");
  const sentence = first.charAt(0).toUpperCase() + first.slice(1).replace(/[.]?$/, ".");
  const hints = rest.map((line) => line.replace(/^\((.*)\)$/, "$1")).filter(Boolean);
  return [sentence, ...hints, "`seclog --help` lists commands, `seclog check --help` options."].join(" ");
}

/** Where it broke. The engine's own errors name what they miss; the message of any other could quote code. */
async function bugReport(error: unknown): Promise<string> {
  if (!(error instanceof Error)) return "Seclog has a bug: something that is no error was thrown.";
  // Most runs break nowhere and need no catalogue.
  const { redact } = await import("../catalogue/redact.ts");
  const own = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  const what = own ? `${error.name}: ${redact(error.message)}` : error.name;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^ {4}at /.test(line));
  return [`Seclog has a bug: ${what}. Please report it with these lines.`, ...frames].join("\n");
}
