// What can go wrong with a project, a machine or a command line, each with the sentence that says so and the exit code.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { HostError, type Host } from "../../src/base/host.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { git, gitEnv, initRepository, write } from "../hosts/git-repository.ts";
import { createFolder, seclog, type CliOptions } from "./run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
const clean = `export const hello = (user) => console.log("hello", user.id);\n`;
const found = "a.js:2:38: error no-secret-in-log";

interface Failure {
  readonly title: string;
  readonly line: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly prepare?: (folder: string) => void;
  readonly options?: CliOptions;
  readonly code: number;
  /** Parts of what stdout and stderr say, in this order. */
  readonly says: readonly string[];
}

async function meets({ line, files = { "a.js": leak }, prepare, options, code, says }: Failure): Promise<void> {
  const folder = createFolder(files);
  prepare?.(folder);
  const run = await seclog(line, { env: gitEnv, ...options, folder });
  const told = `${run.stdout}\n${run.stderr}`;
  let from = 0;
  for (const part of says) {
    expect(told.slice(from)).toContain(part);
    from = told.indexOf(part, from) + part.length;
  }
  expect(told).not.toContain("    at ");
  expect(run.code).toBe(code);
}

/** A machine on which this path may not be read. */
function forbidding(name: string): Host {
  const host = createNodeHost();
  const refuse = <Result>(file: string, go: () => Promise<Result>): Promise<Result> =>
    path.basename(file) === name ? Promise.reject(new HostError("permission", file)) : go();
  return {
    ...host,
    readFile: (file, maxBytes) => refuse(file, () => host.readFile(file, maxBytes)),
    readDirectory: (file) => refuse(file, () => host.readDirectory(file)),
    writeFile: (file, data) => refuse(file, () => host.writeFile(file, data)),
  };
}

const commandLine: readonly Failure[] = [
  {
    title: "a flag that there is not",
    line: "check --baselin x",
    code: 2,
    says: ["Unknown option '--baselin'. Did you mean --baseline?"],
  },
  {
    title: "a value that a flag does not take",
    line: "check --shard 3/2",
    code: 2,
    says: ["Give the part and the number of parts, such as 1/4."],
  },
  {
    title: "a path that there is not",
    line: "check gone",
    code: 2,
    says: ['There is no file or folder "gone" in ', "check the path."],
  },
  {
    title: "a glob that matches nothing",
    line: "check src/*.ts",
    code: 2,
    says: ['No source file matches "src/*.ts"', "check the pattern"],
  },
  { title: "a report that cannot be written", line: "check -o a.js/report.txt", code: 2, says: ["a.js/report.txt"] },
  {
    title: "a baseline that there is not",
    line: "check --baseline gone.json",
    code: 2,
    says: ["gone.json", "seclog baseline create"],
  },
];

const configurations: readonly Failure[] = [
  {
    title: "that is no JSON",
    line: "check",
    files: { "a.js": leak, "seclog.config.json": "{ rules: " },
    code: 2,
    says: ["seclog.config.json:1:"],
  },
  {
    title: "with a key that there is not",
    line: "check",
    files: { "seclog.config.json": '{ "profil": "gdpr" }' },
    code: 2,
    says: ['seclog.config.json:1:3: Unknown key "profil". Did you mean "profile"?'],
  },
  {
    title: "that extends itself",
    line: "check",
    files: { "seclog.config.json": '{ "extends": "./seclog.config.json" }' },
    code: 2,
    says: ["seclog.config.json:1:"],
  },
  {
    title: "that may not be read",
    line: "check",
    files: { "a.js": leak, "seclog.config.json": "{}" },
    options: { host: forbidding("seclog.config.json") },
    code: 2,
    says: ["seclog.config.json", "permission"],
  },
  {
    title: "that is binary",
    line: "check",
    files: { "seclog.config.json": new Uint8Array([0, 1, 2]) },
    code: 2,
    says: ["seclog.config.json"],
  },
];

const files: readonly Failure[] = [
  {
    title: "a binary file",
    line: "check -f concise",
    files: { "a.js": leak, "b.js": new Uint8Array([1, 0, 2]) },
    code: 1,
    says: [found, "b.js", "skipped-binary", "holds binary data"],
  },
  {
    title: "one in an old encoding",
    line: "check -f concise",
    files: { "b.js": Buffer.from("// caf\xe9\n", "latin1") },
    code: 0,
    says: ["skipped-encoding", "neither UTF-8 nor UTF-16"],
  },
  {
    title: "a huge file",
    line: "check -f concise",
    files: { "a.js": leak, "b.js": clean.repeat(20_000) },
    code: 1,
    says: [found, "b.js", "skipped-too-large", "1,000,000"],
  },
  {
    title: "a minified file",
    line: "check -f concise --strict",
    files: { "b.js": `x=1;${"a(1);".repeat(2_000)}` },
    code: 2,
    says: ["skipped-minified", "--strict asks for exit code 2"],
  },
  { title: "an empty file", line: "check", files: { "a.js": "" }, code: 0, says: ["No findings in 1 file."] },
  {
    title: "code that breaks off",
    line: "check -f concise",
    files: { "a.js": `${leak}export function open( {\n` },
    code: 1,
    says: [found, "syntax"],
  },
  {
    title: "a folder that may not be read",
    line: "check -f concise",
    files: { "a.js": leak, "closed/b.js": leak },
    options: { host: forbidding("closed") },
    code: 1,
    says: [found, "closed", "skipped-permission", "may not be read"],
  },
  {
    title: "a named folder that may not be read",
    line: "check closed",
    files: { "closed/b.js": leak },
    options: { host: forbidding("closed") },
    code: 2,
    says: ['The folder "closed" cannot be read (permission); check its permissions.'],
  },
  {
    title: "a FIFO",
    line: "check pipe.js",
    prepare: (folder) => void execFileSync("mkfifo", [path.join(folder, "pipe.js")]),
    code: 2,
    says: ['"pipe.js" is neither a file nor a folder; name a regular file.'],
  },
  {
    title: "a loop of links",
    line: "check -f concise",
    prepare: (folder) => fs.symlinkSync(".", path.join(folder, "loop")),
    code: 1,
    says: [found, "1 finding"],
  },
  {
    title: "a link that leads out of the project",
    line: "check -f concise",
    prepare: (folder) => fs.symlinkSync("/etc/hostname", path.join(folder, "host.js")),
    code: 1,
    says: [found, "skipped-outside-root"],
  },
  {
    title: "a link that leads nowhere",
    line: "check gone.js",
    prepare: (folder) => fs.symlinkSync("nowhere.js", path.join(folder, "gone.js")),
    code: 2,
    says: ['There is no file or folder "gone.js"'],
  },
];

const repositories: readonly Failure[] = [
  {
    title: "no git on the machine",
    line: "check --staged",
    options: { env: { PATH: "/nonexistent" } },
    code: 2,
    says: ["--staged needs git, which is not on the PATH; install it, or name the files instead."],
  },
  {
    title: "no repository",
    line: "check --since main",
    code: 2,
    says: ["--since works inside the working tree of a git repository only"],
  },
  {
    title: "a commit that there is not",
    line: "check --since v9",
    prepare: initRepository,
    code: 2,
    says: ['git knows no commit "v9"', "shallow clone"],
  },
  {
    title: "a bare repository",
    line: "check --staged",
    prepare: (folder) => void git(folder, "init", "-q", "--bare", "."),
    code: 2,
    says: ["--staged works inside the working tree"],
  },
  {
    title: "a detached worktree",
    line: "check --staged -f concise",
    files: { "README.md": "# Shop\n" },
    prepare(folder) {
      initRepository(folder);
      git(folder, "worktree", "add", "-q", "--detach", "second");
      write(path.join(folder, "second"), "a.js", leak);
      git(path.join(folder, "second"), "add", "a.js");
    },
    code: 0,
    says: ["No JavaScript or TypeScript file is staged."],
  },
  {
    title: "a submodule",
    line: "check --staged -f concise",
    prepare(folder) {
      initRepository(folder);
      const commit = git(folder, "rev-parse", "HEAD").trim();
      git(folder, "update-index", "--add", "--cacheinfo", `160000,${commit},module.js`);
      write(folder, "b.js", leak);
      git(folder, "add", "b.js");
    },
    code: 1,
    says: ["b.js:2:38: error no-secret-in-log", "1 finding"],
  },
  {
    title: "a conflict",
    line: "check --staged",
    files: { "a.js": clean },
    prepare(folder) {
      initRepository(folder);
      const [one, two] = ["1", "2"].map((text) => {
        write(folder, "blob", text);
        return git(folder, "hash-object", "-w", "blob").trim();
      });
      const stages = `100644 ${one} 2\ta.js\n100644 ${two} 3\ta.js\n`;
      git(folder, "rm", "-q", "--cached", "a.js");
      execFileSync("git", ["update-index", "--index-info"], { cwd: folder, env: gitEnv, input: stages });
    },
    code: 0,
    says: ["a.js has conflicts and was left out."],
  },
];

describe("the command line", () => test.each(commandLine)("$title", meets));
describe("a configuration", () => test.each(configurations)("$title", meets));
describe("files", () => test.each(files)("$title", meets));
describe("a repository", () => test.each(repositories)("$title", meets));

test("a detached worktree has an index of its own", async () => {
  const folder = createFolder({ "README.md": "# Shop\n" });
  initRepository(folder);
  git(folder, "worktree", "add", "-q", "--detach", "second");
  const second = path.join(folder, "second");
  write(second, "a.js", leak);
  git(second, "add", "a.js");
  const { code, stdout } = await seclog("check --staged -f concise", { folder: second, env: gitEnv });
  expect(stdout).toContain(found);
  expect(code).toBe(1);
});
