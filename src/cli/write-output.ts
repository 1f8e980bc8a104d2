// Writes a result to a file that the user named.
import path from "node:path";
import { HostError } from "../base/host.ts";
import { UserError } from "../base/user-error.ts";
import type { CliContext } from "./command.ts";

/** Makes folders as needed and says on stderr what it wrote; throws a `UserError` when that is not possible. */
export async function writeOutput(file: string, text: string, { host, cwd, say }: CliContext): Promise<void> {
  const target = path.resolve(cwd, file);
  try {
    await host.makeDirectory(path.dirname(target));
    await host.writeFile(target, text);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UserError(`${file} could not be written (${error.code}); check the folder and its permissions.`, {
      cause: error,
    });
  }
  say(`Wrote ${file}.`);
}
