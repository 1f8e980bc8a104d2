// The dashboard, the side bar, a large log, Restricted Mode and a workspace of two folders, as a user sees them.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { command, openFile, untilSeen, webview, webviewFrame } from "../vscode/workbench.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { useSession } from "./session.ts";
import { openViewer } from "./viewer.ts";

const tree = ".pane-body .monaco-list-row";

/** The tests of this file. */
export function registerSurfaceTests(): void {
  describe("the dashboard and the side bar", function () {
    const session = useSession(this, { theme: "dark", from: "sources" });

    it("draws the numbers of a log and leads from a chart to its records", async () => {
      const { page } = session();
      const view = webview(page);
      await openFile(page, "logs/access.log");
      await untilSeen(view.locator("#tile-records b", { hasText: /^385$/ }), async () => {
        if (!(await page.locator("iframe.webview.ready").count())) await command(page, "Seclog: Open Log Dashboard");
      });
      await view.locator("#tile-anomalies b", { hasText: /^1$/ }).waitFor();
      await session().shoot("dashboard-dark");
      assert.deepEqual(await (await webviewFrame(page)).evaluate(accessibilityFaults), []);
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
  });

  describe("a log of 500 MB", function () {
    const session = useSession(this, { theme: "dark", from: "sources" });

    it("shows its first rows at once and any other without blank rows", async () => {
      const { page, workspace } = session();
      const file = path.join(workspace, "logs/large.log");
      if (!fs.existsSync(file)) writeLargeLog(file);
      // The extension is there when the large log comes.
      await openViewer(session(), "logs/shop-plain.log");
      await command(page, "View: Close All Editors");
      await page.locator("iframe.webview").waitFor({ state: "detached" });
      await openFile(page, "logs/large.log");
      const start = Date.now();
      await command(page, "Seclog: Open Log in Viewer");
      const view = webview(page);
      await view.locator(".row .line", { hasText: /^1$/ }).first().waitFor();
      process.stderr.write(`      first rows of 500 MB after ${Date.now() - start} ms\n`);
      await view.locator("#summary", { hasText: /\d,\d{3},\d{3} lines/ }).waitFor({ timeout: 120_000 });
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
    });
  });

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

function writeLargeLog(file: string): void {
  const out = fs.openSync(file, "w");
  for (let block = 0, line = 0; block < 500; block++) {
    let text = "";
    while (text.length < 1_000_000) {
      const time = new Date(Date.UTC(2026, 2, 3) + line * 20).toISOString();
      text += `${time} ${line % 50 === 0 ? "WARN" : "INFO"} order ${line} paid by card, ${line % 900} ms\n`;
      line++;
    }
    fs.writeSync(out, text);
  }
  fs.closeSync(out);
}
