// What git says has changed, on real repositories: the index and not the working tree, and never a program of the repository.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { changedFiles, stagedFiles } from "../../src/hosts/git-changes.ts";
import { createFolder } from "../cli/run-cli.ts";
import { git, gitEnv, initRepository, plantPrograms, write } from "./git-repository.ts";

const everything = { accepts: () => true, mayMatter: () => true, maxBytes: 1_000, env: gitEnv };

async function staged(folder: string): Promise<Readonly<Record<string, string>>> {
  const { files } = await stagedFiles({ ...everything, cwd: folder });
  const shown = files.map(({ path: file, content }): [string, string] => [
    path.relative(folder, file),
    typeof content === "string" ? content : new TextDecoder().decode(content),
  ]);
  return Object.fromEntries(shown);
}

function repository(files: Readonly<Record<string, string>>): string {
  const folder = createFolder(files);
  initRepository(folder);
  return folder;
}

describe("staged", () => {
  test("is what the index holds, also when the working tree has gone on", async () => {
    const folder = repository({ "src/login.js": "v1", "src/old.js": "same", "src/gone.js": "x", "src/calm.js": "y" });
    write(folder, "src/login.js", "v2 staged");
    git(folder, "add", "src/login.js");
    write(folder, "src/login.js", "v3 not staged");
    git(folder, "mv", "src/old.js", "src/new name\n.js");
    git(folder, "rm", "-q", "src/gone.js");
    write(folder, "src/untracked.js", "z");
    expect(await staged(folder)).toEqual({ "src/login.js": "v2 staged", "src/new name\n.js": "same" });
  });

  test("comes with what the index holds where the working tree has gone on, and with what it does not know", async () => {
    const folder = repository({
      "src/log.js": "old",
      "src/lost.js": "here",
      "src/calm.js": "same",
      ".gitignore": "gen/",
    });
    write(folder, "src/log.js", "new");
    fs.rmSync(path.join(folder, "src/lost.js"));
    // Touched, and the same.
    fs.utimesSync(path.join(folder, "src/calm.js"), 1, 1);
    write(folder, "src/idea.js", "untracked");
    write(folder, "gen/client.js", "generated");
    const { unstaged, untracked } = await stagedFiles({ ...everything, cwd: path.join(folder, "src") });
    const held = unstaged.map(({ path: file, content }) => [
      path.relative(folder, file),
      typeof content === "string" ? content : new TextDecoder().decode(content),
    ]);
    expect(Object.fromEntries(held)).toEqual({ "src/log.js": "old", "src/lost.js": "here" });
    expect(untracked.map((file) => path.relative(folder, file))).toEqual(["src/idea.js"]);
  });

  test("before the first commit is everything that was added", async () => {
    const folder = createFolder({ "a.js": "first" });
    git(folder, "init", "-q");
    git(folder, "add", "a.js");
    expect(await staged(folder)).toEqual({ "a.js": "first" });
  });

  test("leaves out links and submodules, and does not read what is too large", async () => {
    const folder = repository({ "a.js": "x" });
    fs.symlinkSync("/etc/passwd", path.join(folder, "link.js"));
    write(folder, "big.js", "x".repeat(2_000));
    git(folder, "add", "link.js", "big.js");
    git(folder, "update-index", "--add", "--cacheinfo", `160000,${git(folder, "rev-parse", "HEAD").trim()},module.js`);
    expect(await staged(folder)).toEqual({ "big.js": "too-large" });
  });

  test("names files whose merge is not resolved", async () => {
    const folder = repository({ "a.js": "one" });
    git(folder, "checkout", "-q", "-b", "other");
    write(folder, "a.js", "two");
    git(folder, "commit", "-q", "-a", "-m", "Say two");
    git(folder, "checkout", "-q", "main");
    write(folder, "a.js", "three");
    git(folder, "commit", "-q", "-a", "-m", "Say three");
    expect(() => git(folder, "merge", "-q", "other")).toThrow();
    const { files, unmerged } = await stagedFiles({ ...everything, cwd: folder });
    expect({ files, unmerged }).toEqual({ files: [], unmerged: [path.join(folder, "a.js")] });
  });

  test("works in a second working tree without a branch, and from a folder of it", async () => {
    const folder = repository({ "src/a.js": "x" });
    const second = path.join(createFolder({}), "second");
    git(folder, "worktree", "add", "-q", "--detach", second);
    write(second, "src/a.js", "staged there");
    git(second, "add", "-A");
    const { files } = await stagedFiles({ ...everything, cwd: path.join(second, "src") });
    expect(files.map((file) => file.path)).toEqual([path.join(second, "src/a.js")]);
  });

  test("of a partial commit is the index that git made for it", async () => {
    const folder = repository({ "a.js": "x", "b.js": "x" });
    write(folder, "a.js", "a staged");
    git(folder, "add", "a.js");
    fs.copyFileSync(path.join(folder, ".git/index"), path.join(folder, ".git/next-index"));
    write(folder, "b.js", "b staged");
    git(folder, "add", "b.js");
    const env = { ...gitEnv, GIT_INDEX_FILE: path.join(folder, ".git/next-index") };
    const { files } = await stagedFiles({ ...everything, cwd: folder, env });
    expect(files.map((file) => path.basename(file.path))).toEqual(["a.js"]);
  });
});

describe("since", () => {
  test("names what differs from where the branches part, staged or not, tracked or not", async () => {
    const folder = repository({
      "src/a.js": "a",
      "src/b.js": "b",
      "src/c.js": "c",
      "src/gone.js": "g",
      ".gitignore": "out/\n",
    });
    git(folder, "branch", "feature");
    write(folder, "src/c.js", "changed on main meanwhile");
    git(folder, "commit", "-q", "-a", "-m", "Go on");
    git(folder, "checkout", "-q", "feature");
    write(folder, "src/a.js", "committed");
    git(folder, "commit", "-q", "-a", "-m", "Change");
    write(folder, "src/b.js", "not even staged");
    write(folder, "src/new.js", "untracked");
    write(folder, "out/built.js", "ignored");
    fs.rmSync(path.join(folder, "src/gone.js"));
    const files = await changedFiles("main", { cwd: path.join(folder, "src"), env: gitEnv });
    expect(files.map((file) => path.relative(folder, file))).toEqual(["src/a.js", "src/b.js", "src/new.js"]);
  });

  test.each(["no-such-branch", "--output=/tmp/x"])("says that git knows no %s", async (ref) => {
    const folder = repository({ "a.js": "x" });
    await expect(changedFiles(ref, { cwd: folder, env: gitEnv })).rejects.toThrow(`git knows no commit "${ref}"`);
  });
});

test("nothing that the repository configures is started", async () => {
  const folder = repository({ "src/a.js": "a", "src/b.ts": "b" });
  const canary = plantPrograms(folder);
  for (const name of ["src/a.js", "src/b.ts"]) {
    write(folder, name, `changed ${name}`);
    // Newer than the index, so that git does not trust the time and looks into the file, through its filter.
    fs.utimesSync(path.join(folder, name), new Date("2040-01-01"), new Date("2040-01-01"));
    git(folder, "add", name);
  }
  fs.rmSync(canary, { force: true });
  const { files } = await stagedFiles({ ...everything, cwd: folder });
  expect(files).toHaveLength(2);
  expect(await changedFiles("HEAD", { cwd: folder, env: gitEnv })).toContain(path.join(folder, "src/a.js"));
  expect(fs.existsSync(canary) ? fs.readFileSync(canary, "utf8") : "").toBe("");
  // The trap works: git itself starts one of them.
  git(folder, "status");
  expect(fs.existsSync(canary)).toBe(true);
  fs.rmSync(canary);
});

test("without git, or outside a repository, one sentence says so", async () => {
  const folder = createFolder({ "a.js": "x" });
  const nowhere = { ...everything, cwd: folder, env: { PATH: folder } };
  await expect(stagedFiles(nowhere)).rejects.toThrow(
    "--staged needs git, which is not on the PATH; install it, or name the files instead.",
  );
  await expect(stagedFiles({ ...everything, cwd: folder })).rejects.toThrow(
    `--staged works inside the working tree of a git repository only, and ${folder} is in none.`,
  );
});

test("a program called git in a relative folder of the PATH is not taken for git", async () => {
  const folder = createFolder({ "bin/git": "#!/bin/sh\ntouch started\n" });
  fs.chmodSync(path.join(folder, "bin/git"), 0o755);
  await expect(stagedFiles({ ...everything, cwd: folder, env: { PATH: "bin:." } })).rejects.toThrow("needs git");
  expect(fs.readdirSync(folder)).toEqual(["bin"]);
});
