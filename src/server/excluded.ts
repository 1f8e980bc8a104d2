// Files that the editor's settings hide: globs of the editor, tested on absolute paths.
import path from "node:path";
import { URI } from "vscode-uri";
import { compileGlob, type GlobMatcher } from "../base/glob.ts";
import { UserError } from "../base/user-error.ts";
import type { ExcludedFiles, WorkspaceParams } from "./protocol.ts";

export interface Excluded {
  readonly excludes: (file: string) => boolean;
  /** Why patterns are passed over, one sentence each. */
  readonly problems: readonly string[];
}

/** Takes the parameters of a request, which are input like any other: what is not understood excludes nothing. */
export function createExcluded(params: unknown): Excluded {
  const problems: string[] = [];
  const rules = excludedOf(params).map(({ folder, patterns }) => ({
    folder: URI.parse(folder).fsPath,
    matchers: patterns.flatMap((pattern) => matcherOf(pattern, problems)),
  }));
  return {
    problems,
    excludes: (file) =>
      rules.some(({ folder, matchers }) => {
        const relative = path.relative(folder, file).replaceAll(path.sep, "/");
        if (relative === "" || relative.startsWith("../") || path.isAbsolute(relative)) return false;
        const parts = relative.split("/");
        return parts.some((_, i) => matchers.some((matches) => matches(parts.slice(0, i + 1).join("/"))));
      }),
  };
}

function matcherOf(pattern: string, problems: string[]): readonly GlobMatcher[] {
  try {
    return [compileGlob(pattern.replace(/\/$/, ""))];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    problems.push(error.message);
    return [];
  }
}

function excludedOf(params: unknown): readonly ExcludedFiles[] {
  if (typeof params !== "object" || params === null || !("excluded" in params)) return [];
  const { excluded }: { excluded: unknown } = params satisfies Partial<Record<keyof WorkspaceParams, unknown>>;
  return Array.isArray(excluded) ? excluded.filter(isExcluded) : [];
}

function isExcluded(value: unknown): value is ExcludedFiles {
  if (typeof value !== "object" || value === null || !("folder" in value) || !("patterns" in value)) return false;
  const { folder, patterns } = value;
  return typeof folder === "string" && Array.isArray(patterns) && patterns.every((each) => typeof each === "string");
}
