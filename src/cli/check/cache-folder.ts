// Where results are remembered: in the user's own cache folder, never in the project.
import path from "node:path";
import type { CliContext } from "../command.ts";

/** Undefined where the environment names no folder of the user. */
export function cacheFolder({
  XDG_CACHE_HOME: cacheHome,
  LOCALAPPDATA: windows,
  HOME: home,
}: CliContext["env"]): string | undefined {
  const folder = cacheHome || windows || (home && path.join(home, ".cache"));
  return folder ? path.join(folder, "seclog") : undefined;
}
