// Log files of a workspace: those that lie in it, and those that its code names when it sets up a logger. A file that is named and not written
// yet is told too, so that it can be waited for.
import path from "node:path";
import { URI } from "vscode-uri";
import { decodeText } from "../../base/decode.ts";
import { HostError, type Host } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { discoverFiles } from "../../hosts/discover.ts";
import { isSkippedSource, isSource } from "../../hosts/source-files.ts";
import type { LogFileHint } from "../log-protocol.ts";

// Matches "shop.log", "app.ndjson", "access.log.1", "error.log.2026-03-01", "access.log.2.gz"; refuses "changelog.md" and "log.ts".
const logName = /\.(?:log|ndjson|jsonl)(?:[._-][\d._T-]{1,30})?(?:\.gz)?$/i;
// Matches a literal "logs/app.log" or './app.ndjson' of source text; refuses text with spaces or templates.
const logLiteral = /["'`]([\w@./\\-]{1,200}\.(?:log|ndjson|jsonl))["'`]/g;
// Words beside which such a literal is where a logger writes; a file that has none of them is not looked at.
const loggerWords =
  /\b(?:pino|winston|bunyan|log4js|morgan|tslog|logger|createWriteStream|transports?|appenders?|streams?)\b/i;

const maxFiles = 2_000;
const maxSourceBytes = 400_000;

/** Latest first; files that only code names come last. */
export async function findLogFiles(
  host: Host,
  folders: readonly string[],
  isHidden: (file: string) => boolean = () => false,
): Promise<readonly LogFileHint[]> {
  const found = new Map<string, LogFileHint>();
  for (const folder of folders) {
    for (const file of await filesIn(host, folder, { accepts: (name) => logName.test(name), gitignore: false })) {
      found.set(file, await hintOf(host, file));
    }
    const accepts = (name: string): boolean => isSource(name) && !isSkippedSource(name);
    for (const source of await filesIn(host, folder, { accepts, gitignore: true })) {
      for (const { name, line } of await namesIn(host, source)) {
        const namedIn = { uri: URI.file(source).toString(), line };
        const hints = await Promise.all(
          placesOf(name, source, folder).map(async (file) => found.get(file) ?? (await hintOf(host, file))),
        );
        const hint = hints.find(({ exists }) => exists) ?? hints[0];
        if (hint) found.set(URI.parse(hint.uri).fsPath, { ...hint, namedIn: hint.namedIn ?? namedIn });
      }
    }
  }
  return [...found.values()]
    .filter(({ uri }) => !isHidden(URI.parse(uri).fsPath))
    .filter((hint, _, all) => hint.exists || !all.some((other) => other.exists && sameName(other, hint)))
    .sort((a, b) => (b.modified ?? 0) - (a.modified ?? 0));
}

function sameName(a: LogFileHint, b: LogFileHint): boolean {
  return path.basename(a.uri) === path.basename(b.uri);
}

async function filesIn(
  host: Host,
  folder: string,
  { accepts, gitignore }: { readonly accepts: (name: string) => boolean; readonly gitignore: boolean },
): Promise<readonly string[]> {
  try {
    const { files } = await discoverFiles({ host, cwd: folder, paths: ["."], accepts, gitignore });
    return files.slice(0, maxFiles);
  } catch (error) {
    if (error instanceof UserError || error instanceof HostError) return [];
    throw error;
  }
}

interface Named {
  readonly name: string;
  readonly line: number;
}

async function namesIn(host: Host, source: string): Promise<readonly Named[]> {
  const text = await textOf(host, source);
  if (text === undefined || !loggerWords.test(text)) return [];
  return [...text.matchAll(logLiteral)].map(({ index, 1: name = "" }) => ({
    name,
    line: text.slice(0, index).split("\n").length,
  }));
}

async function textOf(host: Host, file: string): Promise<string | undefined> {
  try {
    return decodeText(await host.readFile(file, maxSourceBytes))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

/** Programs are started in the folder of the project, or paths count from the file; nothing outside the folder is looked at. */
function placesOf(name: string, source: string, folder: string): readonly string[] {
  const candidates = [path.resolve(folder, name), path.resolve(path.dirname(source), name)];
  return [...new Set(candidates)].filter((file) => file.startsWith(folder + path.sep));
}

async function hintOf(host: Host, file: string): Promise<LogFileHint> {
  const uri = URI.file(file).toString();
  try {
    const { kind, size, modified } = await host.stat(file);
    return kind === "file" ? { uri, bytes: size, modified, exists: true } : { uri, exists: false };
  } catch (error) {
    if (error instanceof HostError) return { uri, exists: false };
    throw error;
  }
}
