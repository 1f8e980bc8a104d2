// Real git repositories for tests, without any configuration of the machine.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** What git gets to see of the environment. */
export const gitEnv = { PATH: process.env["PATH"] ?? "", HOME: "/nonexistent", GIT_CONFIG_NOSYSTEM: "1" };

/** Runs git in the folder; gives back what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "init.defaultBranch=main"];
  return execFileSync("git", [...identity, ...args], {
    cwd: folder,
    env: gitEnv,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** Makes the folder a repository whose first commit holds everything in it. */
export function initRepository(folder: string): void {
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "Open the shop");
}

/** Writes a file below the folder. */
export function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Gives the repository a configuration that starts programs wherever git lets it; each would create a file, whose name is returned. */
export function plantPrograms(folder: string): string {
  const canary = path.join(folder, "..", `${path.basename(folder)}-started`);
  const script = path.join(folder, "started.sh");
  fs.writeFileSync(script, `#!/bin/sh\necho "$0 $*" >> '${canary}'\ncat\n`, { mode: 0o755 });
  for (const key of [
    "core.fsmonitor",
    "core.sshCommand",
    "core.pager",
    "core.askPass",
    "diff.external",
    "diff.evil.textconv",
    "diff.evil.command",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.a=b.clean",
    "credential.helper",
  ]) {
    git(folder, "config", key, script);
  }
  git(folder, "config", "filter.evil.required", "true");
  git(folder, "config", "remote.origin.url", "evil.example:shop.git");
  git(folder, "config", "remote.origin.promisor", "true");
  for (const hook of ["pre-commit", "post-index-change", "post-checkout", "reference-transaction"]) {
    fs.copyFileSync(script, path.join(folder, ".git/hooks", hook));
  }
  write(folder, ".git/info/attributes", "*.js filter=evil diff=evil\n*.ts filter=a=b\n");
  return canary;
}
