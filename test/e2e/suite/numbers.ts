// What the extension costs the process that it shares with all others: how long its start takes, how long it holds that process up, and how much
// memory it needs with a large log open. The figures are printed, and judged by people: they depend on what else the machine does.
import assert from "node:assert/strict";
import fs from "node:fs";
import { Session } from "node:inspector/promises";
import path from "node:path";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import type { TestedParts } from "../../../src/client/extension.ts";
import { writeLargeLog } from "../large-log.ts";
import { fileOf, until } from "./steps.ts";

const largeMegabytes = 200;

/** The tests of this file; they come first, as the extension starts only once. */
export function registerNumberTests(): void {
  describe("the extension host", () => {
    const large = fileOf("logs/large.log").fsPath;
    after(async () => {
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      fs.rmSync(large, { force: true });
    });

    it("starts the extension, opens a large log, and goes on meanwhile", async () => {
      const extension = vscode.extensions.getExtension<TestedParts>("seclog.seclog");
      assert.ok(extension && !extension.isActive);
      const memory = usedMegabytes();
      const start = performance.now();
      const before = computedMs();
      const { onLogChange, onDidStart } = await profiled("activation", () => extension.activate());
      const computed = computedMs() - before;
      const activation = performance.now() - start;
      const starting = await profiled("start", () => heldWhile(() => new Promise((resolve) => onDidStart(resolve))));
      writeLargeLog(large, largeMegabytes);
      const idle = await heldWhile(() => new Promise((resolve) => setTimeout(resolve, 5_000)));
      let isDone = false;
      onLogChange((state) => (isDone = state.done && state.records > 1_000_000));
      const reading = await profiled("reading", () =>
        heldWhile(async () => {
          await vscode.commands.executeCommand("vscode.openWith", vscode.Uri.file(large), "seclog.logViewer");
          await until("the end of the log", () => isDone || undefined, 400_000);
        }),
      );
      const figures = [
        `activated in ${computed.toFixed(0)} ms of processor time (${activation.toFixed(0)} ms by the clock)`,
        `held up for at most ${told(starting)} while the server was started`,
        `${told(reading)} while ${largeMegabytes} MB were read, ${told(idle)} while nothing was done`,
        `${(usedMegabytes() - memory).toFixed(1)} MB more used with them open`,
      ];
      // eslint-disable-next-line no-console -- the console of the extension host is what the runner shows
      console.log(`      ${figures.join(", ")}`);
    }).timeout(450_000);
  });
}

/** The longest that nothing else could go on: by the clock, and without what other programs had of the processor meanwhile. */
interface Held {
  readonly wall: number;
  readonly computed: number;
}

async function heldWhile(work: () => Promise<unknown>): Promise<Held> {
  const every = 5;
  let [wall, computed] = [0, 0];
  let last = { wall: performance.now(), computed: computedMs() };
  const timer = setInterval(() => {
    const now = { wall: performance.now(), computed: computedMs() };
    wall = Math.max(wall, now.wall - last.wall - every);
    computed = Math.max(computed, now.computed - last.computed);
    last = now;
  }, every);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { wall, computed };
}

function told({ wall, computed }: Held): string {
  return `${computed.toFixed(0)} ms of processor time (${wall.toFixed(0)} ms by the clock)`;
}

/** What the thread of the extension host has computed so far; Linux tells that apart from what the threads beside it did. */
function computedMs(): number {
  try {
    return Number(fs.readFileSync("/proc/self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e3;
  }
}

/** With E2E_PROFILE=FOLDER, what it did is written there, as the developer tools of browsers read it. */
async function profiled<Result>(name: string, work: () => Thenable<Result>): Promise<Result> {
  const folder = process.env.E2E_PROFILE;
  if (folder === undefined) return await work();
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  try {
    return await work();
  } finally {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    fs.writeFileSync(path.join(folder, `${name}.cpuprofile`), JSON.stringify(profile));
  }
}

function usedMegabytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
