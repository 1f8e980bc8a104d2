// The log viewer on the screen: rows, anomalies, keyboard, themes, and text that tries to be markup.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import type { FrameLocator, Locator } from "playwright-core";
import { command, openFile, repeat, untilSeen, webview } from "../vscode/workbench.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { useSession, type Session, type Theme } from "./session.ts";

const hostile = [
  '{"level":30,"time":1772524800004,"msg":"<img src=x onerror=alert(1)> <script>alert(2)</script>"}',
  '{"level":50,"time":1772524800005,"msg":"</span><link rel=dns-prefetch href=//example.com> & \\"quoted\\""}',
  `{"level":30,"time":1772524800006,"msg":"signed in with ghp_${"a1B2".repeat(9)}"}`,
].join("\n");

function live(step: number): string {
  return `2026-03-03T08:${String(Math.floor(step / 60)).padStart(2, "0")}:${String(step % 60).padStart(2, "0")}Z INFO step ${step} done`;
}

/** Opens the log as a user does, and waits for its rows. */
export async function openViewer({ page }: Session, file: string): Promise<FrameLocator> {
  const view = webview(page);
  await openFile(page, file);
  await untilSeen(view.locator(".row .line", { hasText: /\d/ }), async () => {
    if ((await page.locator("iframe.webview.ready").count()) === 0) await command(page, "Seclog: Open Log in Viewer");
  });
  // Not before the first reading is over, as then nothing moves by itself any more.
  await view.locator("#summary", { hasText: /record/ }).waitFor();
  await view.locator("#summary:not(:has-text('reading'))").waitFor();
  return view;
}

/** Opens the dashboard of the log as a user does, and waits for its numbers. */
export async function openDashboard({ page }: Session, file: string): Promise<FrameLocator> {
  const view = webview(page);
  await openFile(page, file);
  await untilSeen(view.locator("#tile-records b", { hasText: /^[1-9]/ }), async () => {
    if (!(await page.locator("iframe.webview.ready").count())) await command(page, "Seclog: Open Log Dashboard");
  });
  return view;
}

/** What this test reads of an element. */
interface Sized {
  readonly clientHeight: number;
}

/** Presses the keys on the rows until the effect is seen. */
async function press({ page }: Session, keys: string, effect: Locator): Promise<void> {
  await untilSeen(effect, async (limit) => {
    await webview(page).locator("#log").focus(limit);
    await page.keyboard.press(keys);
  });
}

/** Clicks until the effect is seen. */
async function click(target: Locator, effect: Locator): Promise<void> {
  await untilSeen(effect, (limit) => target.click(limit));
}

/** The tests of this file. */
export function registerViewerTests(): void {
  describe("the log viewer", function () {
    const session = useSession(this, {
      theme: "dark",
      from: "sources",
      files: { "logs/hostile.log": hostile, "logs/live.log": `${live(1)}\n` },
    });

    it("shows the records and lists the attack of the demo among the anomalies", async () => {
      const view = await openViewer(session(), "logs/access.log");
      await view.locator("#summary", { hasText: /\d+ records · combined-access · 1 anomaly$/ }).waitFor();
      await view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first().waitFor();
      await view.locator("#histogram .others").first().waitFor();
      await session().shoot("viewer-dark");
    });

    it("jumps from an anomaly to its marked record and says why", async () => {
      const view = await openViewer(session(), "logs/access.log");
      const anomaly = view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first();
      const line = /line (\d+)/.exec(await anomaly.innerText())?.[1];
      await click(anomaly, view.locator(".row.current.marked .line", { hasText: new RegExp(`^${line}$`) }));
      await view.locator("#reasons", { hasText: "203.0.113.66" }).waitFor();
      await view.locator("#text", { hasText: /login|auth/ }).waitFor();
      assert.deepEqual(await accessibilityFaults(session().page), []);
      await session().shoot("viewer-anomaly-dark");
    });

    it("is worked by keyboard alone: moves, anomalies, levels, bookmarks", async () => {
      const view = await openViewer(session(), "logs/access.log");
      const count = await view.locator("#log").getAttribute("aria-rowcount");
      await press(session(), "Home", view.locator('.row.current[aria-rowindex="1"]'));
      await press(session(), "F8", view.locator(".row.current.marked"));
      await press(session(), "b", view.locator(".row.current .mark", { hasText: "◆" }));
      await press(session(), "End", view.locator(`.row.current[aria-rowindex="${count}"]`));
      await press(session(), "F2", view.locator(".row.current.marked"));
      await press(session(), "5", view.locator("#summary", { hasText: "rows shown" }));
      await press(session(), "0", view.locator(`#log[aria-rowcount="${count}"]`));
    });

    it("finds, goes to a line and tells its keys, by keyboard alone", async () => {
      const view = await openViewer(session(), "logs/access.log");
      const { page } = session();
      await press(session(), ":", view.locator("#go-to-text:focus"));
      await view.locator("#go-to-text").fill("30");
      await untilSeen(view.locator(".row.current .line", { hasText: /^30$/ }), () => page.keyboard.press("Enter"));
      await press(session(), "Control+F", view.locator("#find-text:focus"));
      await view.locator("#find-text").fill("203.0.113.66");
      await untilSeen(view.locator("#find-count", { hasText: /^\d+ of \d+/ }), () => page.keyboard.press("Enter"));
      await view.locator("mark", { hasText: "203.0.113.66" }).first().waitFor();
      await session().shoot("viewer-find-dark");
      await press(session(), "Escape", view.locator("#log:focus"));
      await press(session(), "?", view.locator("#help[open]"));
      await session().shoot("viewer-help-dark");
      await untilSeen(view.locator("#log:focus"), () => page.keyboard.press("Escape"));
    });

    it("filters by text, and goes from a record back to its context", async () => {
      const view = await openViewer(session(), "logs/access.log");
      const shown = view.locator("#summary", { hasText: "rows shown" });
      await press(session(), "/", view.locator("#filter-text:focus"));
      await view.locator("#filter-text").fill("203.0.113.66");
      await shown.waitFor();
      await view.locator("#filter-reset").waitFor();
      await repeat(
        () => Promise.resolve(),
        async () => {
          const rows = await view.locator(".row").allInnerTexts();
          assert.ok(rows.length > 0 && rows.every((text) => text.includes("203.0.113.66")), rows.join("\n"));
        },
      );
      const line = await view.locator(".row .line").nth(2).innerText();
      const isLine = (number: number): { hasText: RegExp } => ({ hasText: new RegExp(`^${number}$`) });
      await click(view.locator(".row").nth(2), view.locator(".row.current .line", isLine(Number(line))));
      await session().shoot("viewer-filter-dark");
      await press(session(), "c", view.locator(".row .line", isLine(Number(line) - 3)));
      await view.locator(".row.current .line", isLine(Number(line))).waitFor();
      await click(view.locator("#back"), shown);
    });

    it("opens the line in the text editor", async () => {
      const view = await openViewer(session(), "logs/access.log");
      const anomaly = view.locator("#anomalies .anomaly", { hasText: "brute-force" }).first();
      const line = /line (\d+)/.exec(await anomaly.innerText())?.[1];
      await click(anomaly, view.locator(".row.current.marked"));
      const editor = session().page.locator(".monaco-editor[data-uri$='access.log']");
      await press(session(), "o", editor.locator(".active-line-number", { hasText: new RegExp(`^${line}$`) }));
    });

    it("follows what is written, through a rotation, and stops following on scrolling up", async () => {
      const { page, workspace } = session();
      const file = path.join(workspace, "logs/live.log");
      fs.writeFileSync(file, `${live(1)}\n`);
      const view = await openViewer(session(), "logs/live.log");
      if ((await view.locator("#follow").getAttribute("aria-pressed")) !== "true") {
        await press(session(), "f", view.locator('#follow[aria-pressed="true"]'));
      }
      for (let i = 2; i <= 120; i++) fs.appendFileSync(file, `${live(i)}\n`);
      await view.locator(".row", { hasText: "step 120 " }).waitFor();
      fs.renameSync(file, `${file}.1`);
      fs.writeFileSync(file, `${live(121)}\n`);
      await view.locator(".row", { hasText: "step 121 " }).waitFor();
      assert.equal(await view.locator("#follow").getAttribute("aria-pressed"), "true");
      await untilSeen(view.locator('#follow[aria-pressed="false"]'), async (limit) => {
        await view.locator("#log").hover(limit);
        await page.mouse.wheel(0, -400);
      });
      fs.appendFileSync(file, `${live(122)}\n`);
      await view.locator('#log[aria-rowcount="122"]').waitFor();
      assert.equal(await view.locator(".row", { hasText: "step 122 " }).count(), 0);
    });

    it("jumps from a record to its statement and offers the repair of a leak", async () => {
      const view = await openViewer(session(), "logs/shop.log");
      const leak = view.locator("#anomalies .anomaly", { hasText: "secret-leak · line 213" });
      await click(leak, view.locator(".row.current.marked .line", { hasText: /^213$/ }));
      await press(session(), "Enter", session().page.locator(".action-widget .monaco-list-row"));
      await session().shoot("viewer-statement-dark");
    });

    it("shows text as text: no markup, no secret until it is asked for", async () => {
      const view = await openViewer(session(), "logs/hostile.log");
      await view.locator(".row", { hasText: "<img src=x onerror=alert(1)>" }).waitFor();
      assert.equal(await view.locator("img, iframe, object, [onerror], [rel=dns-prefetch]").count(), 0);
      assert.equal(await view.locator("#log script, #details script, #side script").count(), 0);
      assert.ok(!(await view.locator("body").innerText()).includes("a1B2a1B2"), "the token is masked");
      await click(view.locator(".row", { hasText: "signed in with" }), view.locator("#reveal"));
      await click(view.locator("#reveal"), view.locator("#text", { hasText: "a1B2a1B2" }));
      await session().shoot("viewer-hostile-dark");
    });

    it("keeps its rows in sight when it is narrow", async () => {
      const view = await openViewer(session(), "logs/shop.log");
      const anomaly = view.locator("#anomalies .anomaly").first();
      await click(anomaly, view.locator(".row.current.marked"));
      await command(session().page, "View: Split Editor Right");
      const narrow = session().page.frameLocator("iframe.webview.ready >> nth=0").frameLocator("iframe#active-frame");
      await narrow.locator("#more").waitFor();
      const height = await narrow.locator("#log").evaluate((log) => (log as unknown as Sized).clientHeight);
      assert.ok(height > 200, `${height} pixels are left for the rows`);
      await session().shoot("viewer-narrow-dark");
      await click(narrow.locator("#more"), narrow.locator("#export"));
    });
  });

  for (const theme of ["light", "high contrast"] satisfies Theme[]) {
    describe(`the log viewer in ${theme}`, function () {
      const session = useSession(this, { theme, from: "sources" });

      it("follows the theme", async () => {
        const view = await openViewer(session(), "logs/access.log");
        await click(view.locator("#anomalies .anomaly").first(), view.locator(".row.current.marked"));
        assert.equal(await view.locator("#notice").isVisible(), false);
        const editor = await session().page.locator(".monaco-workbench").getAttribute("class");
        assert.match(editor ?? "", theme === "light" ? /\bvs\b/ : /\bhc-black\b/);
        assert.deepEqual(await accessibilityFaults(session().page), []);
        await session().shoot(`viewer-${theme.replace(" ", "-")}`);
      });

      it("draws the dashboard in the theme", async () => {
        await openDashboard(session(), "logs/shop.log");
        assert.deepEqual(await accessibilityFaults(session().page), []);
        await session().shoot(`dashboard-${theme.replace(" ", "-")}`);
      });
    });
  }
}
