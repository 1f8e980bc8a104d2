// What the extension costs the process that it shares with all others: how long its start takes, how long it holds that process up, and how much
// memory it needs with a large log open. The figures are printed, and judged by people: they depend on what else the machine does.
import assert from "node:assert/strict";
import fs from "node:fs";
import { monitorEventLoopDelay, type IntervalHistogram } from "node:perf_hooks";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import type { TestedParts } from "../../../src/client/extension.ts";
import { writeLargeLog } from "../large-log.ts";
import { fileOf, until } from "./steps.ts";

const largeMegabytes = 500;

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
      const before = process.cpuUsage();
      const { onLogChange } = await extension.activate();
      const { user, system } = process.cpuUsage(before);
      const activation = performance.now() - start;
      writeLargeLog(large, largeMegabytes);
      const idle = await idleDelays();
      const delays = monitorEventLoopDelay({ resolution: 5 });
      let isDone = false;
      onLogChange((state) => (isDone = state.done && state.records > 1_000_000));
      delays.enable();
      await vscode.commands.executeCommand("vscode.openWith", vscode.Uri.file(large), "seclog.logViewer");
      await until("the end of the log", () => isDone || undefined, 400_000);
      delays.disable();
      const figures = [
        `started in ${activation.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of processor time)`,
        `held up for at most ${held(delays)} while ${largeMegabytes} MB were read, ${held(idle)} while nothing was done`,
        `${(usedMegabytes() - memory).toFixed(1)} MB more used with them open`,
      ];
      // eslint-disable-next-line no-console -- the console of the extension host is what the runner shows
      console.log(`      ${figures.join(", ")}`);
    }).timeout(450_000);
  });
}

/** What the machine does to a process that does nothing. */
async function idleDelays(): Promise<IntervalHistogram> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  delays.disable();
  return delays;
}

function held(delays: IntervalHistogram): string {
  const ms = (nanoseconds: number): string => Math.max(0, nanoseconds / 1e6 - 5).toFixed(0);
  return `${ms(delays.max)} ms (p99 ${ms(delays.percentile(99))} ms)`;
}

function usedMegabytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
