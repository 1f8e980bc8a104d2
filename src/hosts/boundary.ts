// The boundary of a workspace that nobody trusts: what lies outside its folders is not looked at, whatever an import, a link or a path in a
// configuration says.
import fs from "node:fs";
import { exists, type Host, HostError } from "../base/host.ts";
import { isInside } from "./walk.ts";

/** Whether something may be looked at. */
export interface Boundary {
  /** By its name alone. */
  names(path: string): boolean;
  /** By where it really lies; also false for what is not there. */
  holds(path: string): boolean;
}

/** The folders as they are at the time of each question. */
export function createBoundary(folders: () => readonly string[]): Boundary {
  const names = (path: string): boolean => folders().some((folder) => isInside(path, folder));
  return {
    names,
    holds(path) {
      if (!names(path)) return false;
      const real = realPath(path);
      return real !== undefined && folders().some((folder) => isInside(real, realPath(folder) ?? folder));
    },
  };
}

/** The host for such a workspace: all that lies outside is not there, and a link that leads outside is refused. */
export function withinBoundary(host: Host, boundary: Boundary): Host {
  const check = (path: string): void => {
    if (!boundary.names(path)) throw new HostError("not-found", path);
  };
  const checkReal = async (path: string): Promise<void> => {
    check(path);
    // What is not there cannot be read either, and says so itself.
    if (!boundary.holds(path) && (await exists(host, path))) throw new HostError("outside-root", path);
  };
  return {
    ...host,
    async readFile(path, maxBytes) {
      await checkReal(path);
      return await host.readFile(path, maxBytes);
    },
    async readDirectory(path) {
      await checkReal(path);
      return await host.readDirectory(path);
    },
    async openFile(path) {
      await checkReal(path);
      return await host.openFile(path);
    },
    async stat(path) {
      check(path);
      return await host.stat(path);
    },
    async realPath(path) {
      check(path);
      return await host.realPath(path);
    },
  };
}

function realPath(path: string): string | undefined {
  try {
    return fs.realpathSync.native(path);
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}
