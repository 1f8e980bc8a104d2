// Findings, quick fixes and colours on the screen.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { goTo, openFile, openQuickFixes, problems, quickFix } from "../vscode/workbench.ts";
import { openSession, type Session } from "./session.ts";

/** Runs in the page. */
declare function getComputedStyle(element: unknown): { readonly color: string };

const secret = "no-secret-in-log";

/** The tests of this file. */
export function registerWorkbenchTests(): void {
  describe("the workbench, with the packaged extension", () => {
    let session: Session;
    before(async () => {
      session = await openSession({ theme: "dark", from: "package" });
    });
    after(() => session?.close());

    it("underlines a secret and lists it under Problems", async () => {
      const { page } = session;
      await openFile(page, "src/services/mfa.ts");
      await page.waitForSelector(".squiggly-error", { timeout: 60_000 });
      const row = (await problems(page, "reaches `log.debug`")).first();
      await row.waitFor();
      assert.match(await row.innerText(), /seclog[^]*no-secret-in-log[^]*\[Ln 16, Col 64\]/);
      await session.shoot("findings-dark");
      await page.keyboard.press("Control+Shift+M");
    });

    it("explains the finding in its hover", async () => {
      const { page } = session;
      await page
        .locator(".view-line", { hasText: "started with secret" })
        .locator("span span", { hasText: "mfaSecret" })
        .last()
        .hover();
      const hover = page.locator(".monaco-hover", { hasText: "No secret in a log" });
      await hover.waitFor();
      assert.match(await hover.innerText(), /CWE-532/);
      await session.shoot("hover-dark");
    });

    it("offers fix, reasoned silence and explanation, and applies the fix by keyboard", async () => {
      const { page, workspace } = session;
      await openFile(page, "src/services/mfa.ts");
      await goTo(page, 16, 70);
      await openQuickFixes(page, `Disable ${secret}`);
      await session.shoot("quick-fixes-dark");
      await page.keyboard.press("Escape");
      await quickFix(page, 'Replace it by "[redacted]"');
      await page.waitForSelector(".squiggly-error", { state: "detached" });
      await page.keyboard.press("Control+S");
      await page.waitForSelector(".tab.active:not(.dirty)");
      const text = fs.readFileSync(path.join(workspace, "src/services/mfa.ts"), "utf8");
      assert.match(text, /user\.id, "\[redacted\]"\);/);
    });

    it("puts the cursor on the reason when a line is silenced", async () => {
      const { page, workspace } = session;
      await openFile(page, "src/bootstrap.ts");
      await page.waitForSelector(".squiggly-error");
      await goTo(page, 16, 50);
      await quickFix(page, `Disable ${secret}`);
      await page.waitForSelector(".squiggly-error", { state: "detached" });
      await page.keyboard.type("shown once, on the console of the installer");
      await page.keyboard.press("Control+S");
      await page.waitForSelector(".tab.active:not(.dirty)");
      const text = fs.readFileSync(path.join(workspace, "src/bootstrap.ts"), "utf8");
      const [, reason] = /^ {2}\/\/ seclog-disable-next-line no-secret-in-log -- (.*)$/m.exec(text) ?? [];
      assert.equal(reason, "shown once, on the console of the installer");
    });

    it("colours a log", async () => {
      const { page } = session;
      await openFile(page, "logs/shop-plain.log");
      const token = (text: string): Locator => page.locator(".view-line span span", { hasText: text }).first();
      const colourOf = (text: string): Promise<string> => token(text).evaluate((span) => getComputedStyle(span).color);
      await token("INFO").waitFor();
      const colours = await Promise.all(["INFO", "2026-03-03T", "found"].map(colourOf));
      assert.equal(new Set(colours).size, 3, colours.join(" "));
      await session.shoot("log-colours-dark");
    });
  });
}
