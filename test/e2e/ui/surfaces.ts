// The dashboard, the side bar, a large log, Restricted Mode and a workspace of two folders, as a user sees them.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { writeLargeLog } from "../large-log.ts";
import { command, openFile, untilSeen, webview } from "../vscode/workbench.ts";
import { initRepository } from "../../hosts/git-repository.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { useSession, type Session } from "./session.ts";
import { openDashboard, openViewer } from "./viewer.ts";

// E2E_LARGE_LOG=2000 takes two gigabytes instead.
const largeLogs = (process.env.E2E_LARGE_LOG ?? "500").split(",").map(Number);

const tree = ".pane-body .monaco-list-row";

/** The tests of this file. */
export function registerSurfaceTests(): void {
  describe("the dashboard and the side bar", function () {
    const session = useSession(this, { theme: "dark", from: "sources" });

    it("draws the numbers of a log and leads from a chart to its records", async () => {
      const { page } = session();
      const view = await openDashboard(session(), "logs/access.log");
      await view.locator("#tile-records b", { hasText: /^385$/ }).waitFor();
      await view.locator("#tile-anomalies b", { hasText: /^1$/ }).waitFor();
      await session().shoot("dashboard-dark");
      assert.deepEqual(await accessibilityFaults(page), []);
      await view.locator(".legend button", { hasText: /^4xx/ }).click();
      await webview(page).locator("#summary", { hasText: "rows shown" }).waitFor();
      await session().shoot("dashboard-records-dark");
    });

    it("lists the findings of the workspace by rule, and its log files", async () => {
      const { page } = session();
      const row = (hasText: string) => page.locator(tree, { hasText });
      await untilSeen(row("no-secret-in-log"), () => command(page, "Seclog: Check Workspace"));
      await row("access.log").first().waitFor();
      await session().shoot("side-bar-dark");
    });

    it("finds in the tree of findings as in any other of the editor", async () => {
      const { page } = session();
      const rows = page.locator(tree);
      await untilSeen(rows.filter({ hasText: "no-secret-in-log" }), () => command(page, "Seclog: Check Workspace"));
      await untilSeen(page.locator(".monaco-tree-type-filter"), async (limit) => {
        await rows.filter({ hasText: "no-secret-in-log" }).first().click(limit);
        await page.keyboard.press("F3");
      });
      await page.locator(".monaco-tree-type-filter input").fill("effective");
      await page.locator(".monaco-tree-type-filter .monaco-custom-toggle").first().waitFor();
      await session().shoot("side-bar-find-dark");
      await page.keyboard.press("Escape");
    });

    it("shows the findings in new code only, and all of them again", async () => {
      const { page, workspace } = session();
      const row = (hasText: string | RegExp) => page.locator(tree, { hasText });
      const told = page.locator(".pane-body .message", {
        hasText: /New code only: 1 of \d+ findings are in lines that main/,
      });
      if (!fs.existsSync(path.join(workspace, ".git"))) initRepository(workspace);
      const file = path.join(workspace, "src/services/reset.ts");
      fs.writeFileSync(file, 'export const reset = (password: string) => console.log("reset", password);\n');
      await untilSeen(row("no-unfiltered-object-in-log"), () => command(page, "Seclog: Check Workspace"));
      await untilSeen(told, () => command(page, "Seclog: Show Findings in New Code Only"));
      await row("no-unfiltered-object-in-log").waitFor({ state: "detached" });
      await session().shoot("side-bar-new-dark");
      await untilSeen(row("no-unfiltered-object-in-log"), () => command(page, "Seclog: Show All Findings"));
      fs.rmSync(file);
      fs.rmSync(path.join(workspace, ".git"), { recursive: true });
    });

    it("tells which security events are logged, and leads to their places", async () => {
      const { page } = session();
      const row = (hasText: string | RegExp) => page.locator(tree, { hasText });
      await untilSeen(row(/of \d+ logged/), () => command(page, "Seclog: Show Coverage of Security Events"));
      const place = row(/\.ts:\d+/);
      const events = row(/of \d+ logged/);
      await untilSeen(place, async (limit) => {
        await events.first().click(limit);
        await page.keyboard.press("ArrowRight");
      });
      await session().shoot("events-dark");
      await untilSeen(page.locator(".tab.active[data-resource-name$='.ts']"), (limit) => place.first().click(limit));
    });
  });

  for (const megabytes of largeLogs) {
    describe(`a log of ${megabytes} MB`, function () {
      const session = useSession(this, { theme: "dark", from: "sources" });
      this.timeout(600_000);

      it("shows its first rows at once and any other without blank rows", async () => {
        const { page, workspace } = session();
        const file = path.join(workspace, "logs/large.log");
        if (!fs.existsSync(file)) writeLargeLog(file, megabytes);
        // The extension is there when the large log comes.
        await openViewer(session(), "logs/shop-plain.log");
        await command(page, "View: Close All Editors");
        await page.locator("iframe.webview").waitFor({ state: "detached" });
        await openFile(page, "logs/large.log");
        const start = Date.now();
        await command(page, "Seclog: Open Log in Viewer");
        const view = webview(page);
        await view.locator(".row .line", { hasText: /^1$/ }).first().waitFor();
        say(`first rows of ${megabytes} MB after ${Date.now() - start} ms`);
        await view.locator("#summary", { hasText: /\d,\d{3},\d{3} lines/ }).waitFor({ timeout: 400_000 });
        await view.locator("#log").focus();
        for (const key of ["Home", "PageDown", "PageDown", "PageUp"]) {
          await page.keyboard.press(key);
          await view.locator(".row.current .line", { hasText: /\d/ }).waitFor();
        }
        await untilSeen(view.locator(".row .line", { hasText: /^\d{6,}$/ }), () =>
          view.locator("#log").evaluate((log) => {
            (log as unknown as { scrollTop: number }).scrollTop = 10_000_000;
          }),
        );
        await view.locator(".row .line:empty").first().waitFor({ state: "detached" });
        assert.equal(await view.locator("#notice").isVisible(), false);
        await session().shoot("viewer-large-dark");
        const took: number[] = [];
        for (const share of [0.9, 0.1, 0.5, 0.77, 0.01]) {
          took.push(await jump(session(), Math.floor(share * megabytes * 15_000)));
        }
        say(`lines anywhere in ${megabytes} MB after ${took.join(", ")} ms`);
        for (const { name, megabytes: used } of processes()) say(`${name} uses ${used} MB`);
      });
    });
  }

  describe("a restricted workspace of two folders", function () {
    const session = useSession(this, {
      theme: "light",
      from: "sources",
      restricted: true,
      second: {
        "seclog.config.json": '{ "rules": { "no-secret-in-log": "warning" } }',
        "jobs.ts": 'export const run = (password: string) => console.log("password", password);\n',
      },
    });

    it("has its findings, each folder with its own configuration", async () => {
      const { page } = session();
      await openFile(page, "jobs.ts");
      await page.waitForSelector(".squiggly-warning");
      await openFile(page, "src/services/mfa.ts");
      await page.waitForSelector(".squiggly-error");
      await page.locator("#status\\.workspaceTrust, .statusbar-item", { hasText: "Restricted Mode" }).first().waitFor();
      await session().shoot("restricted-light");
    });
  });
}

/** Goes to the line by its number; gives the milliseconds until its row is there. */
async function jump({ page }: Session, line: number): Promise<number> {
  const view = webview(page);
  await view.locator("#log").focus();
  await untilSeen(view.locator("#go-to-text:focus"), () => page.keyboard.press(":"));
  await view.locator("#go-to-text").fill(String(line));
  const start = Date.now();
  await page.keyboard.press("Enter");
  await view.locator(".row.current .line", { hasText: new RegExp(`^${line}$`) }).waitFor();
  return Date.now() - start;
}

/** Memory of the extension host and of our server; Linux only. */
function processes(): readonly { readonly name: string; readonly megabytes: number }[] {
  const kinds = { "the server of Seclog": "dist/server.mjs", "the extension host": "--type=extensionHost" };
  return fs.readdirSync("/proc").flatMap((id) => {
    if (!/^\d+$/.test(id)) return [];
    try {
      const line = fs.readFileSync(`/proc/${id}/cmdline`, "utf8");
      const found = Object.entries(kinds).find(([, part]) => line.includes(part));
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${id}/status`, "utf8"))?.[1];
      return found ? [{ name: found[0], megabytes: Math.round(Number(kilobytes) / 1_000) }] : [];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

function say(line: string): void {
  process.stderr.write(`      ${line}\n`);
}
