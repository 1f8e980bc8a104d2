// Runs git's plumbing, and nothing else: a fixed program, arguments without a shell, and settings that keep the configuration of a hostile
// repository from starting anything (hooks, file system monitors, filters, transports, pagers).
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { UserError } from "../base/user-error.ts";

/** The environment of the run; PATH, HOME and what git itself sets for hooks (`GIT_DIR`, `GIT_INDEX_FILE`) are passed on. */
export type ProcessEnvironment = Readonly<Record<string, string | undefined>>;

/** Where git runs. */
export interface GitOptions {
  readonly cwd: string;
  readonly env: ProcessEnvironment;
  readonly signal?: AbortSignal;
}

/** How one run of git ended. */
export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git with these arguments; `input` goes to its stdin. Rejects with an `AbortError` when the signal fires. */
export type RunGit = (args: readonly string[], input?: string) => Promise<GitResult>;

// Each of these can name a program that git would start.
const settings: readonly (readonly [string, string])[] = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.pager", "cat"],
  ["core.sshCommand", "false"],
  ["core.askPass", "false"],
  ["credential.helper", ""],
  ["diff.external", ""],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  // A folder that looks like a bare repository would bring a configuration of its own.
  ["safe.bareRepository", "explicit"],
];

/** Throws a `UserError` when there is no git on the PATH; `purpose` begins its sentence. */
export function createGit({ cwd, env, signal }: GitOptions, purpose: string): RunGit {
  const program = findProgram(env);
  if (program === undefined) {
    throw new UserError(`${purpose} needs git, which is not on the PATH; install it, or name the files instead.`);
  }
  let overrides: Promise<readonly (readonly [string, string])[]> | undefined;
  const start = (args: readonly string[], extra: readonly (readonly [string, string])[], input = "") =>
    runProcess(program, ["--no-pager", ...args], {
      cwd,
      env: gitEnvironment(env, extra),
      input,
      ...(signal && { signal }),
    });
  return async (args, input) => {
    overrides ??= silencedFilters((list) => start(list, settings));
    return await start(args, [...settings, ...(await overrides)], input);
  };
}

/** Filters of `.gitattributes` run programs when git compares a file of the working tree; empty ones run none. */
async function silencedFilters(run: RunGit): Promise<readonly (readonly [string, string])[]> {
  const { stdout } = await run([
    "config",
    "--name-only",
    "-z",
    "--get-regexp",
    "^filter\\..*\\.(clean|smudge|process|required)$",
  ]);
  return splitNul(stdout).map((name) => [name, name.endsWith(".required") ? "false" : ""] as const);
}

/** The parts of a list that git wrote with `-z`. */
export function splitNul(bytes: Buffer): readonly string[] {
  return bytes.toString("utf8").split("\0").filter(Boolean);
}

function gitEnvironment(env: ProcessEnvironment, extra: readonly (readonly [string, string])[]): NodeJS.ProcessEnv {
  const given = Number(env["GIT_CONFIG_COUNT"] ?? 0) || 0;
  const configured = extra.flatMap(([key, value], index): [string, string][] => [
    [`GIT_CONFIG_KEY_${given + index}`, key],
    [`GIT_CONFIG_VALUE_${given + index}`, value],
  ]);
  return {
    ...env,
    // As the last word on configuration, and unlike `-c` without a syntax that a name could break.
    GIT_CONFIG_COUNT: String(given + extra.length),
    ...Object.fromEntries(configured),
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    // No transport has this name, so none is allowed.
    GIT_ALLOW_PROTOCOL: "none",
    LC_ALL: "C",
  };
}

// Not left to the system: Windows looks into the working directory first, which may be a hostile repository.
function findProgram(env: ProcessEnvironment): string | undefined {
  const windows = process.platform === "win32";
  const search = env["PATH"] ?? env["Path"] ?? (windows ? "" : "/usr/local/bin:/usr/bin:/bin");
  return search
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, windows ? "git.exe" : "git"))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

interface ProcessOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly input: string;
  readonly signal?: AbortSignal;
}

function runProcess(
  program: string,
  args: readonly string[],
  { input, ...options }: ProcessOptions,
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, shell: false, windowsHide: true, stdio: "pipe" });
    const output: Buffer[] = [];
    let talk = "";
    child.stdout.on("data", (part: Buffer) => output.push(part));
    child.stderr.on("data", (part: Buffer) => (talk = (talk + part.toString("utf8")).slice(0, 4_000)));
    // git may end before it has read everything.
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 128, stdout: Buffer.concat(output), stderr: talk }));
    child.stdin.end(input);
  });
}
