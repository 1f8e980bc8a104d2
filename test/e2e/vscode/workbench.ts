// What a user does in the workbench, as steps on its page.
import path from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";

const paletteInput = '.quick-input-widget input[type="text"]';
const paletteRow = ".quick-input-list .monaco-list-row";

/** Runs a command by its title from the command palette. */
export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.locator(paletteInput).fill(`>${title}`);
  await page.locator(paletteRow, { hasText: title }).first().click();
}

/** Opens a file of the workspace by quick open and waits until its editor is active. */
export async function openFile(page: Page, name: string): Promise<void> {
  const base = path.basename(name);
  await page.keyboard.press("Control+P");
  await page.locator(paletteInput).fill(name);
  await page.locator(paletteRow, { hasText: base }).first().click();
  await page.waitForSelector(`.tab.active[data-resource-name="${base}"]`);
}

/** Puts the cursor at line:column (from 1) of the active editor. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press("Control+G");
  await page.locator(paletteInput).fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".quick-input-widget", { state: "hidden" });
  await page.locator("#status\\.editor\\.selection", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

/** The rows of the Problems panel whose text has `text`. */
export async function problems(page: Page, text: string): Promise<Locator> {
  if (!(await page.locator(".markers-panel").isVisible())) await page.keyboard.press("Control+Shift+M");
  return page.locator(".markers-panel .monaco-list-row", { hasText: text });
}

/**
 * Opens the menu of quick fixes at the cursor. Asks again if the menu does not come: the editor drops a request that is under way when
 * another provider (TypeScript's, say) reports.
 */
export async function openQuickFixes(page: Page, title: string): Promise<Locator> {
  await page.mouse.move(0, 0);
  const rows = page.locator(".action-widget .monaco-list-row");
  for (let attempt = 1; ; attempt++) {
    await page.keyboard.press("Control+.");
    try {
      await rows.filter({ hasText: title }).first().waitFor({ timeout: 3_000 });
      return rows;
    } catch (error) {
      if (attempt === 5) throw error;
      await page.keyboard.press("Escape");
    }
  }
}

/** Applies a quick fix at the cursor by keyboard. */
export async function quickFix(page: Page, title: string): Promise<void> {
  const rows = await openQuickFixes(page, title);
  for (let n = await rows.count(); n > 0; n--) {
    if (await page.locator(".action-widget .monaco-list-row.focused", { hasText: title }).count()) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

/** The document of a webview: two frames down, the workbench's host frame and then the extension's own. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
}
