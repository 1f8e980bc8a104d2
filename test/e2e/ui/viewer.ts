// The log viewer on the screen: rows, anomalies, keyboard, themes, and text that tries to be markup.
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { FrameLocator } from "playwright-core";
import { command, openFile, webview } from "../vscode/workbench.ts";
import { openSession, type Session, type Theme } from "./session.ts";

const hostile = [
  '{"level":30,"time":1772524800004,"msg":"<img src=x onerror=alert(1)> <script>alert(2)</script>"}',
  '{"level":50,"time":1772524800005,"msg":"</span><link rel=dns-prefetch href=//example.com> & \\"quoted\\""}',
  `{"level":30,"time":1772524800006,"msg":"signed in with ghp_${"a1B2".repeat(9)}"}`,
].join("\n");

async function openViewer(session: Session, file: string): Promise<FrameLocator> {
  await openFile(session.page, file);
  await command(session.page, "Seclog: Open Log in Viewer");
  const view = webview(session.page);
  await view.locator(".row .line", { hasText: /\d/ }).first().waitFor({ timeout: 60_000 });
  return view;
}

/** The tests of this file. */
export function registerViewerTests(): void {
  describe("the log viewer", () => {
    let session: Session;
    let view: FrameLocator;
    before(async () => {
      session = await openSession({ theme: "dark", from: "sources", files: { "logs/hostile.log": hostile } });
      view = await openViewer(session, "logs/access.log");
    });
    after(() => session?.close());

    it("shows the records and lists the attack of the demo among the anomalies", async () => {
      assert.match(await view.locator("#summary").innerText(), /\d+ records · combined-access · \d+ anomal/);
      const anomaly = view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first();
      await anomaly.waitFor();
      await session.shoot("viewer-dark");
    });

    it("jumps from an anomaly to its marked record and says why", async () => {
      const anomaly = view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first();
      const line = /line (\d+)/.exec(await anomaly.innerText())?.[1];
      await anomaly.click();
      const row = view.locator(".row.selected.marked");
      await row.waitFor();
      assert.equal(await row.locator(".line").innerText(), line);
      assert.match(await view.locator("#reasons").innerText(), /203\.0\.113\.66/);
      assert.match(await view.locator("#text").innerText(), /login|auth/);
      await session.shoot("viewer-anomaly-dark");
    });

    it("is worked by keyboard: F8 to the next anomaly, End to the last record", async () => {
      await view.locator("#log").focus();
      await session.page.keyboard.press("Home");
      await view.locator('.row.selected[aria-rowindex="1"]').waitFor();
      await session.page.keyboard.press("F8");
      await view.locator(".row.selected.marked").waitFor();
      await session.page.keyboard.press("End");
      const count = await view.locator("#log").getAttribute("aria-rowcount");
      await view.locator(`.row.selected[aria-rowindex="${count}"]`).waitFor();
    });

    it("opens the line in the text editor", async () => {
      await view.locator("#show-line").click();
      await session.page.locator("#status\\.editor\\.selection", { hasText: "Ln " }).waitFor();
      await command(session.page, "View: Close All Editors");
    });

    it("shows text as text: no markup, no secret", async () => {
      view = await openViewer(session, "logs/hostile.log");
      await view.locator(".row", { hasText: "<img src=x onerror=alert(1)>" }).waitFor();
      assert.equal(await view.locator("img, iframe, object, [onerror], [rel=dns-prefetch]").count(), 0);
      assert.equal(await view.locator("#log script, #details script, #side script").count(), 0);
      const shown = await view.locator("body").innerText();
      assert.ok(!shown.includes("a1B2a1B2"), "the token is masked");
      await session.shoot("viewer-hostile-dark");
    });
  });

  for (const theme of ["light", "high contrast"] satisfies Theme[]) {
    describe(`the log viewer in ${theme}`, () => {
      let session: Session;
      before(async () => {
        session = await openSession({ theme, from: "sources" });
      });
      after(() => session?.close());

      it("follows the theme", async () => {
        const view = await openViewer(session, "logs/access.log");
        await view.locator("#anomalies .anomaly").first().click();
        await view.locator(".row.selected.marked").waitFor();
        const editor = await session.page.locator(".monaco-workbench").getAttribute("class");
        assert.match(editor ?? "", theme === "light" ? /\bvs\b/ : /\bhc-black\b/);
        await session.shoot(`viewer-${theme.replace(" ", "-")}`);
      });
    });
  }
}
