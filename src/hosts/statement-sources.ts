// From a folder to what a correlator needs: finds the sources in it, reads their statements, and answers for source maps of bundles.
import path from "node:path";
import { grammarOf } from "../analysis/statements/file-names.ts";
import type { Host } from "../base/host.ts";
import { HostError } from "../base/host.ts";
import { UserError } from "../base/user-error.ts";
import type { FileStatements } from "../analysis/statements/statement.ts";
import { discoverFiles } from "./discover.ts";
import { readFileNow } from "./read-file.ts";
import { isSkippedSource, isSource } from "./source-files.ts";
import { readStatements, type StatementReaderOptions } from "./statement-reader.ts";

/** What is searched, and for whom. */
export interface StatementSourcesOptions extends StatementReaderOptions {
  readonly host: Host;
  readonly cwd: string;
  /** As the user wrote it; places are named below it. */
  readonly folder: string;
}

/** What a correlator is made of. */
export interface StatementSources {
  /** One entry for each source, with paths as the folder was named; those that say nothing may stand in a stack. */
  readonly files: readonly FileStatements[];
  /** The map beside a bundle that a record names. */
  readonly readSourceMap: (bundle: string) => string | undefined;
  /** Files that were left out because reading them failed or took too long. */
  readonly failed: readonly string[];
}

/** Throws `UserError` for a folder that is missing or holds no source. */
export async function openStatementSources(options: StatementSourcesOptions): Promise<StatementSources> {
  const { host, cwd, folder, signal } = options;
  const root = path.resolve(cwd, folder);
  const { files } = await discoverFiles({
    host,
    cwd,
    paths: [folder],
    accepts: isReadable,
    ...(signal ? { signal } : {}),
  });
  if (files.length === 0) {
    throw new UserError(
      `${folder} holds no source of JavaScript, TypeScript, Python, Go or Java; name the folder of the program that writes the log.`,
    );
  }
  const read = await readStatements(files, options);
  const shown = (file: string): string => path.join(folder, path.relative(root, file)).split(path.sep).join("/");
  const known = new Map(read.files.map((file) => [file.path, file]));
  const all = files.map((file) => ({ ...(known.get(file) ?? nothing), path: shown(file) }));
  return { files: all, readSourceMap: (bundle) => readSourceMap(root, bundle), failed: read.failed.map(shown) };
}

const nothing: Omit<FileStatements, "path"> = { statements: [], wrappers: [], constants: [] };

function isReadable(name: string): boolean {
  return (isSource(name) && !isSkippedSource(name)) || grammarOf(name) !== undefined;
}

const maxMapBytes = 64 * 1024 * 1024;

/** The map beside a bundle, wherever in the project the end of its path fits: another machine has another root. */
function readSourceMap(root: string, bundle: string): string | undefined {
  const parts = bundle
    .replace(/^[a-z]+:\/\//i, "")
    .split(/[\\/]+/)
    .filter((part) => part !== "" && part !== "." && part !== "..");
  for (const base of [root, path.dirname(root)]) {
    for (let from = 0; from < parts.length; from++) {
      const file = path.join(base, ...parts.slice(from));
      const text = path.relative(base, file).startsWith("..") ? undefined : textOf(`${file}.map`);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}

function textOf(file: string): string | undefined {
  try {
    return new TextDecoder().decode(readFileNow(file, maxMapBytes));
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
