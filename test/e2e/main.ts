// Chooses a VS Code, runs the suite inside it and the tests of its workbench from outside, and counts both.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import util from "node:util";
import { runTests } from "@vscode/test-electron";
import Mocha from "mocha";
import { install, type Build } from "./vscode/install.ts";
import { canLaunch, launch } from "./vscode/launch.ts";

export interface Places {
  readonly root: string;
  /** The built extension. */
  readonly extension: string;
  /** Folder of the built tests; screenshots go here. */
  readonly out: string;
  readonly vsix: string;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
  /** Cases that passed only when they were tried again. */
  readonly retried?: number;
}

const limitMs = 900_000;

/** Returns the exit code; prints the counts last. */
export async function main(places: Places): Promise<number> {
  const counts: Count[] = [];
  try {
    if (await hasDesktop()) counts.push(await runOnDesktop(places));
    else {
      const builds = (process.env.VSCODE_WEB_BUILD?.split(",") ?? ["latest"]) as Build[];
      for (const build of builds) {
        install(build);
        counts.push(await runHeadless(places, build));
      }
      counts.push(await runWorkbenchTests(places));
    }
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    counts.push({ passed: 0, failed: 1 });
  }
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const retried = counts.reduce((sum, count) => sum + (count.retried ?? 0), 0);
  if (retried > 0) say(`${retried} tried again`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function hasDesktop(): Promise<boolean> {
  if (process.env.E2E_HOST) return process.env.E2E_HOST === "desktop";
  if (process.platform === "linux" && !process.env.DISPLAY) return requireHeadless();
  try {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch("https://update.code.visualstudio.com/api/releases/stable", { method: "HEAD", signal });
    return answer.ok || requireHeadless();
  } catch {
    return requireHeadless();
  }
}

function requireHeadless(): false {
  if (canLaunch()) return false;
  throw new Error(
    "There is no VS Code to test in. Connect to a network and a screen, or on Linux install Chromium: apt-get install chromium",
  );
}

async function runOnDesktop({ root, extension, out }: Places): Promise<Count> {
  return await withShop(root, async (workspace, result) => {
    await runTests({
      extensionDevelopmentPath: extension,
      extensionTestsPath: path.join(out, "suite.cjs"),
      launchArgs: [workspace, "--disable-extensions", "--disable-workspace-trust"],
    }).catch((error: unknown) => say(String(error)));
    return result();
  });
}

async function runHeadless({ root, extension, out }: Places, build: Build): Promise<Count> {
  return await withShop(root, async (workspace, result) => {
    const vscode = await launch({
      build,
      workspace,
      develop: [extension],
      tests: path.join(out, "suite.cjs"),
      onLog: (_type, args) => say(util.format(...args)),
    });
    const limit = new Promise<Error>((resolve) => {
      setTimeout(() => resolve(new Error(`The suite did not end within ${limitMs} ms.`)), limitMs).unref();
    });
    const end = await Promise.race([vscode.exit, limit]);
    if (end instanceof Error) {
      say(end.message);
      await vscode.page.screenshot({ path: path.join(out, "suite-failed.png") }).catch(() => {});
    }
    await vscode.close();
    return result();
  });
}

async function runWorkbenchTests(places: Places): Promise<Count> {
  process.env.E2E_PLACES = JSON.stringify(places);
  const grep = process.env.E2E_GREP;
  const mocha = new Mocha({ timeout: 240_000, ...(grep ? { grep } : {}) });
  mocha.addFile(path.join(places.out, "workbench-tests.mjs"));
  await mocha.loadFilesAsync();
  let retried = 0;
  return await new Promise((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed, retried }));
    runner.on("retry", (test: Mocha.Test, error: Error) => {
      retried++;
      say(`    again: ${test.fullTitle()}: ${error.message}`);
    });
  });
}

/** Gives a copy of the demo shop that tests may change, and the counts that the suite leaves beside it. */
async function withShop(
  root: string,
  work: (workspace: string, result: () => Count) => Promise<Count>,
): Promise<Count> {
  const temp = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-e2e-"));
  try {
    return await work(copyShop(root, temp), () => {
      const file = path.join(temp, "result.json");
      if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
      return JSON.parse(fs.readFileSync(file, "utf8")) as Count;
    });
  } finally {
    fs.rmSync(temp, { recursive: true, force: true });
  }
}

/** Copies sources and logs of the demo shop into the folder. */
export function copyShop(root: string, folder: string): string {
  const shop = path.join(root, "test/fixtures/demo-shop");
  const workspace = path.join(folder, "demo-shop");
  for (const part of ["src", "logs", "package.json", "tsconfig.json"]) {
    fs.cpSync(path.join(shop, part), path.join(workspace, part), { recursive: true });
  }
  fs.mkdirSync(path.join(workspace, ".vscode"));
  // What README tells users who want our colours for their logs.
  const associations = { "files.associations": { "*.log": "seclog-log" } };
  // The copy has no node_modules; its type errors would hide our squiggles.
  const settings = { ...associations, "typescript.validate.enable": false };
  fs.writeFileSync(path.join(workspace, ".vscode/settings.json"), JSON.stringify(settings));
  return workspace;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
