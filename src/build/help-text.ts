// What `--help` prints, for the docs.
import { PassThrough } from "node:stream";
import { createContext } from "../cli/context.ts";
import { commands } from "../cli/commands/index.ts";
import { createProgram } from "../cli/program.ts";
import { createNodeHost } from "../hosts/node.ts";

/** The help of each command in the order of the registry; the first entry is that of the program. */
export function helpTexts(): readonly { readonly name: string; readonly text: string }[] {
  const stdout = new PassThrough({ encoding: "utf8" });
  const environment = { argv: [], cwd: "/", host: createNodeHost(), stdin: new PassThrough(), env: {} };
  const { context } = createContext({ ...environment, stdout, stderr: new PassThrough() }, undefined);
  const program = createProgram(commands, context);
  return [program, ...program.commands.filter((command) => commands.ids.includes(command.name()))].map((command) => {
    command.outputHelp();
    return { name: command.name(), text: String(stdout.read()) };
  });
}
