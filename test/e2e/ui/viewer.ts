// The log viewer on the screen: rows, anomalies, keyboard, themes, and text that tries to be markup.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import type { FrameLocator } from "playwright-core";
import { command, openFile, webview } from "../vscode/workbench.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { openSession, type Session, type Theme } from "./session.ts";

const hostile = [
  '{"level":30,"time":1772524800004,"msg":"<img src=x onerror=alert(1)> <script>alert(2)</script>"}',
  '{"level":50,"time":1772524800005,"msg":"</span><link rel=dns-prefetch href=//example.com> & \\"quoted\\""}',
  `{"level":30,"time":1772524800006,"msg":"signed in with ghp_${"a1B2".repeat(9)}"}`,
].join("\n");

function live(step: number): string {
  return `2026-03-03T08:${String(Math.floor(step / 60)).padStart(2, "0")}:${String(step % 60).padStart(2, "0")}Z INFO step ${step} done`;
}

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
    const grid = () => view.locator("#log");
    before(async () => {
      session = await openSession({
        theme: "dark",
        from: "sources",
        files: { "logs/hostile.log": hostile, "logs/live.log": `${live(1)}\n` },
      });
      view = await openViewer(session, "logs/access.log");
    });
    after(() => session?.close());

    it("shows the records and lists the attack of the demo among the anomalies", async () => {
      await view.locator("#summary", { hasText: /\d+ records · combined-access · 1 anomaly$/ }).waitFor();
      await view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first().waitFor();
      await view.locator("#histogram .others").first().waitFor();
      await session.shoot("viewer-dark");
    });

    it("jumps from an anomaly to its marked record and says why", async () => {
      const anomaly = view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first();
      const line = /line (\d+)/.exec(await anomaly.innerText())?.[1];
      await anomaly.click();
      const row = view.locator(".row.current.marked");
      await row.waitFor();
      assert.equal(await row.locator(".line").innerText(), line);
      await view.locator("#reasons", { hasText: "203.0.113.66" }).waitFor();
      assert.match(await view.locator("#text").innerText(), /login|auth/);
      await session.shoot("viewer-anomaly-dark");
    });

    it("is worked by keyboard alone: moves, anomalies, levels, find, go to, bookmark, fold, help", async () => {
      const { keyboard } = session.page;
      await grid().focus();
      await keyboard.press("Home");
      await view.locator('.row.current[aria-rowindex="1"]').waitFor();
      await keyboard.press("F8");
      await view.locator(".row.current.marked").waitFor();
      await keyboard.press("b");
      await view.locator(".row.current .mark", { hasText: "◆" }).waitFor();
      await keyboard.press("End");
      const count = await grid().getAttribute("aria-rowcount");
      await view.locator(`.row.current[aria-rowindex="${count}"]`).waitFor();
      await keyboard.press("F2");
      await view.locator(".row.current.marked").waitFor();
      await keyboard.press("5");
      await view.locator("#summary", { hasText: "rows shown" }).waitFor();
      await keyboard.press("0");
      await view.locator(`#log[aria-rowcount="${count}"]`).waitFor();
      await keyboard.press(":");
      await keyboard.type("30");
      await keyboard.press("Enter");
      await view.locator(".row.current .line", { hasText: /^30$/ }).waitFor();
      await keyboard.press("Control+F");
      await keyboard.type("203.0.113.66");
      await keyboard.press("Enter");
      await view.locator("#find-count", { hasText: /^1 of \d+/ }).waitFor();
      await view.locator("mark", { hasText: "203.0.113.66" }).first().waitFor();
      await session.shoot("viewer-find-dark");
      await keyboard.press("Escape");
      await keyboard.press("?");
      await view.locator("#help[open]").waitFor();
      await session.shoot("viewer-help-dark");
      await keyboard.press("Escape");
    });

    it("filters by text, and goes from a record back to its context", async () => {
      const { keyboard } = session.page;
      await grid().focus();
      await keyboard.press("/");
      await keyboard.type("203.0.113.66");
      await view.locator("#summary", { hasText: "rows shown" }).waitFor();
      await view.locator("#filter-reset").waitFor();
      assert.equal(
        (await view.locator(".row").allInnerTexts()).every((text) => text.includes("203.0.113.66")),
        true,
      );
      await view.locator(".row").nth(2).click();
      const line = await view.locator(".row.current .line").innerText();
      await session.shoot("viewer-filter-dark");
      await keyboard.press("c");
      await view.locator(".row.current .line", { hasText: new RegExp(`^${line}$`) }).waitFor();
      await view.locator(".row .line", { hasText: new RegExp(`^${Number(line) - 3}$`) }).waitFor();
      await view.locator("#back").click();
      await view.locator("#summary", { hasText: "rows shown" }).waitFor();
      await view.locator("#filter-reset").click();
    });

    it("opens the line in the text editor", async () => {
      await grid().focus();
      await session.page.keyboard.press("Home");
      await session.page.keyboard.press("o");
      await session.page.locator("#status\\.editor\\.selection", { hasText: "Ln " }).waitFor();
      await command(session.page, "View: Close All Editors");
    });

    it("follows what is written, through a rotation, and stops following on scrolling up", async () => {
      view = await openViewer(session, "logs/live.log");
      const file = path.join(session.workspace, "logs/live.log");
      await grid().focus();
      await session.page.keyboard.press("f");
      for (let i = 2; i <= 120; i++) fs.appendFileSync(file, `${live(i)}\n`);
      await view.locator(".row", { hasText: "step 120 " }).waitFor();
      fs.renameSync(file, `${file}.1`);
      fs.writeFileSync(file, `${live(121)}\n`);
      await view.locator(".row", { hasText: "step 121 " }).waitFor();
      assert.equal(await view.locator("#follow").getAttribute("aria-pressed"), "true");
      await grid().hover();
      await session.page.mouse.wheel(0, -400);
      await view.locator('#follow[aria-pressed="false"]').waitFor();
      fs.appendFileSync(file, `${live(122)}\n`);
      await view.locator('#log[aria-rowcount="122"]').waitFor();
      assert.equal(await view.locator(".row", { hasText: "step 122 " }).count(), 0);
      await command(session.page, "View: Close All Editors");
    });

    it("jumps from a record to its statement and offers the repair of a leak", async () => {
      view = await openViewer(session, "logs/shop.log");
      await view.locator("#anomalies .anomaly", { hasText: "secret-leak · line 213" }).click();
      await view.locator(".row.current.marked").waitFor();
      const menu = session.page.locator(".action-widget .monaco-list-row").first();
      // The menu may be dropped while another provider answers, as with Ctrl+. itself.
      for (let attempt = 1; !(await menu.isVisible()); attempt++) {
        await grid().focus();
        await session.page.keyboard.press("Enter");
        await menu.waitFor({ timeout: 30_000 }).catch(async () => {
          await session.shoot("viewer-statement-missed");
          assert.ok(attempt < 4, `no menu; told: ${await view.locator("#told").innerText()}`);
        });
      }
      await session.shoot("viewer-statement-dark");
      await session.page.keyboard.press("Escape");
      await command(session.page, "View: Close All Editors");
    });

    it("shows text as text: no markup, no secret until it is asked for", async () => {
      view = await openViewer(session, "logs/hostile.log");
      await view.locator(".row", { hasText: "<img src=x onerror=alert(1)>" }).waitFor();
      assert.equal(await view.locator("img, iframe, object, [onerror], [rel=dns-prefetch]").count(), 0);
      assert.equal(await view.locator("#log script, #details script, #side script").count(), 0);
      assert.ok(!(await view.locator("body").innerText()).includes("a1B2a1B2"), "the token is masked");
      await view.locator(".row", { hasText: "signed in with" }).click();
      await view.locator("#reveal").click();
      await view.locator("#text", { hasText: "a1B2a1B2" }).waitFor();
      await session.shoot("viewer-hostile-dark");
    });

    it("has no serious fault of accessibility that can be told from its elements", async () => {
      const frame = session.page.frames().at(-1);
      assert.ok(frame);
      assert.deepEqual(await frame.evaluate(accessibilityFaults), []);
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
        await view.locator(".row.current.marked").waitFor();
        assert.equal(await view.locator("#notice").isVisible(), false);
        const editor = await session.page.locator(".monaco-workbench").getAttribute("class");
        assert.match(editor ?? "", theme === "light" ? /\bvs\b/ : /\bhc-black\b/);
        await session.shoot(`viewer-${theme.replace(" ", "-")}`);
      });
    });
  }
}
