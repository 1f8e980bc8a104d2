// Findings, quick fixes and colours on the screen.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { goTo, openFile, openQuickFixes, problem, quickFix, repeat, save, untilSeen } from "../vscode/workbench.ts";
import { useSession } from "./session.ts";

/** Runs in the page. */
declare function getComputedStyle(element: unknown): { readonly color: string };

const secret = "no-secret-in-log";

/** The tests of this file. */
export function registerWorkbenchTests(): void {
  describe("the workbench, with the packaged extension", function () {
    const session = useSession(this, { theme: "dark", from: "package" });

    it("underlines a secret and lists it under Problems", async () => {
      const { page } = session();
      await openFile(page, "src/services/mfa.ts");
      await page.waitForSelector(".squiggly-error");
      const row = await problem(page, "reaches `log.debug`");
      assert.match(await row.innerText(), /seclog[^]*no-secret-in-log[^]*\[Ln 16, Col 64\]/);
      await session().shoot("findings-dark");
    });

    it("explains the finding in its hover", async () => {
      const { page } = session();
      await openFile(page, "src/services/mfa.ts");
      await page.waitForSelector(".squiggly-error");
      const word = page.locator(".view-line", { hasText: "started with secret" }).locator("span span");
      const hover = page.locator(".monaco-hover", { hasText: "No secret in a log" });
      await untilSeen(hover, async (limit) => {
        await page.mouse.move(0, 0);
        await word.filter({ hasText: "mfaSecret" }).last().hover(limit);
      });
      assert.match(await hover.innerText(), /CWE-532/);
      await session().shoot("hover-dark");
    });

    it("offers fix, reasoned silence and explanation, and applies the fix by keyboard", async () => {
      const { page, workspace } = session();
      const read = restored(path.join(workspace, "src/services/mfa.ts"));
      await openFile(page, "src/services/mfa.ts");
      await page.waitForSelector(".squiggly-error");
      await goTo(page, 16, 70);
      await openQuickFixes(page, `Disable ${secret}`);
      await session().shoot("quick-fixes-dark");
      await quickFix(page, 'Replace it by "[redacted]"');
      await page.waitForSelector(".squiggly-error", { state: "detached" });
      await save(page);
      assert.match(read(), /user\.id, "\[redacted\]"\);/);
    });

    it("puts the cursor on the reason when a line is silenced", async () => {
      const { page, workspace } = session();
      const read = restored(path.join(workspace, "src/bootstrap.ts"));
      await openFile(page, "src/bootstrap.ts");
      await page.waitForSelector(".squiggly-error");
      await goTo(page, 16, 50);
      await quickFix(page, `Disable ${secret}`);
      await page.waitForSelector(".squiggly-error", { state: "detached" });
      await page.keyboard.type("shown once, on the console of the installer");
      await save(page);
      const [, reason] = /^ {2}\/\/ seclog-disable-next-line no-secret-in-log -- (.*)$/m.exec(read()) ?? [];
      assert.equal(reason, "shown once, on the console of the installer");
    });

    it("colours a log", async () => {
      const { page } = session();
      await openFile(page, "logs/shop-plain.log");
      const token = (text: string): Locator => page.locator(".view-line span span", { hasText: text }).first();
      const colourOf = (text: string): Promise<string> => token(text).evaluate((span) => getComputedStyle(span).color);
      await repeat(
        () => token("INFO").waitFor(),
        async () => {
          const colours = await Promise.all(["INFO", "2026-03-03T", "found"].map(colourOf));
          assert.equal(new Set(colours).size, 3, colours.join(" "));
        },
      );
      await session().shoot("log-colours-dark");
    });
  });
}

/** Gives a reader of the file, which is as it was at first, whatever a case before did to it. */
function restored(file: string): () => string {
  const original = originals.get(file) ?? fs.readFileSync(file, "utf8");
  originals.set(file, original);
  fs.writeFileSync(file, original);
  return () => fs.readFileSync(file, "utf8");
}

const originals = new Map<string, string>();
