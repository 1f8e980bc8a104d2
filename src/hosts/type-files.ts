// Files as the type checker of a worker asks for them: the project's own, its packages and their declarations. Only read.
import fs from "node:fs";
import type { TypeFiles } from "../analysis/types/file-system.ts";

const largest = 10_000_000;

/** Never throws: what cannot be read is not there. */
export function createTypeFiles(): TypeFiles {
  return {
    read(path) {
      return attempt(() => {
        const stat = fs.statSync(path);
        return stat.isFile() && stat.size <= largest ? fs.readFileSync(path, "utf8") : undefined;
      });
    },
    kind(path) {
      return attempt(() => {
        const stat = fs.statSync(path, { throwIfNoEntry: false });
        if (stat?.isFile()) return "file";
        return stat?.isDirectory() ? "directory" : undefined;
      });
    },
    names: (directory) => attempt(() => fs.readdirSync(directory)) ?? [],
    realPath: (path) => attempt(() => fs.realpathSync.native(path)) ?? path,
  };
}

/** Paths come from configuration and imports and may say anything. */
function attempt<Result>(step: () => Result): Result | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}
