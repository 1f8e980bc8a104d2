// What `--staged` sees instead of the working tree: the index of git, for sources and for the configuration that holds for them.
import { HostError, type Host } from "../../base/host.ts";
import { configFileName } from "../../config/resolve.ts";
import { stagedFiles, type Staged } from "../../hosts/git-changes.ts";
import { isChecked, isSource } from "../../hosts/source-files.ts";
import { relativePath } from "../../reporters/report-view.ts";
import type { CliContext } from "../command.ts";

// What `maxFileBytes` allows at most; how large files may be is known only when the configuration has been read.
const maxBytes = 10_000_000;

/** Reads the index once; throws a `UserError` that says what git could not do. */
export async function readIndex({ cwd, env, signal }: CliContext): Promise<Staged> {
  return await stagedFiles({ cwd, env, signal, maxBytes, accepts: isChecked, mayMatter });
}

/** Sources, and what says how they are found and judged: `tsconfig.json`, `package.json`, the configuration. */
function mayMatter(file: string): boolean {
  return isSource(file) || isJson(file);
}

function isJson(file: string): boolean {
  return /\.jsonc?$/.test(file);
}

/**
 * A context whose configuration files are those of the next commit. One that is in no commit and not staged does not count, which is
 * said once, unless the command line names it.
 */
export function withIndexConfiguration(
  context: CliContext,
  { unstaged, untracked }: Staged,
  named?: string | false,
): CliContext {
  const contents = new Map(unstaged.filter((file) => isJson(file.path)).map((file) => [file.path, file.content]));
  const unknown = new Set(named === undefined ? untracked.filter(isJson) : []);
  const { host, cwd, say } = context;
  const readFile: Host["readFile"] = async (file, most = Infinity) => {
    if (unknown.has(file)) {
      const name = relativePath(cwd, file);
      if (file.endsWith(configFileName))
        say(`${name} is not staged, so it does not count here; stage it with: git add ${name}`);
      throw new HostError("not-found", file);
    }
    const content = contents.get(file);
    if (content === undefined) return await host.readFile(file, most);
    if (typeof content === "string") throw new HostError(content, file);
    if (content.length > most) throw new HostError("too-large", file);
    return content;
  };
  return { ...context, host: { ...host, readFile } };
}
