// What a user does in the workbench, as steps on its page. A step is repeated until its effect is seen, as a user would: a key or a click that
// meets a workbench that is not ready is lost, and when it is ready depends on the machine.
import path from "node:path";
import type { Frame, FrameLocator, Locator, Page } from "playwright-core";

const paletteInput = '.quick-input-widget input[type="text"]';
const paletteRow = ".quick-input-list .monaco-list-row";
const pollMs = 50;
const stepMs = 5_000;
const limitMs = 100_000;

/** How long one attempt may wait. */
export interface Limit {
  readonly timeout: number;
}

/** Acts until `effect` does not reject; each attempt waits longer than the one before. */
export async function repeat(
  act: (limit: Limit) => Promise<unknown>,
  effect: (limit: Limit) => Promise<unknown>,
): Promise<void> {
  const end = Date.now() + limitMs;
  for (let timeout = stepMs; ; timeout = Math.min(timeout * 1.5, 30_000)) {
    try {
      await act({ timeout });
      return void (await effect({ timeout }));
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}

/** Acts until this is on the screen. */
export async function untilSeen(effect: Locator, act: (limit: Limit) => Promise<unknown>): Promise<void> {
  await repeat(act, (limit) => effect.first().waitFor(limit));
}

/** Runs a command by its title from the command palette. */
export async function command(page: Page, title: string): Promise<void> {
  const input = page.locator(paletteInput);
  await repeat(
    async (limit) => {
      await page.keyboard.press("F1");
      await input.fill(`>${title}`, limit);
      await page.locator(paletteRow, { hasText: title }).first().click(limit);
    },
    (limit) => input.waitFor({ state: "hidden", ...limit }),
  );
}

/** Opens a file of the workspace by quick open and waits until its editor is active. */
export async function openFile(page: Page, name: string): Promise<void> {
  const base = path.basename(name);
  await untilSeen(page.locator(`.tab.active[data-resource-name="${base}"]`), async (limit) => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+P");
    await page.locator(paletteInput).fill(name, limit);
    await page.locator(paletteRow, { hasText: base }).first().click(limit);
  });
}

/** Leaves the window as it was at its start: no editor, menu, question or panel. */
export async function closeAll(page: Page): Promise<void> {
  const tab = page.locator(".tabs-container .tab").first();
  const markers = page.locator(".markers-panel");
  const discard = page.locator(".monaco-dialog-box .monaco-button", { hasText: "Don't Save" });
  await repeat(
    async (limit) => {
      await page.keyboard.press("Escape");
      if (await markers.isVisible()) await page.keyboard.press("Control+J");
      if (!(await tab.isVisible())) return;
      await command(page, "View: Close All Editors");
      await Promise.race([tab.waitFor({ state: "detached", ...limit }), discard.waitFor(limit)]);
      if (await discard.isVisible()) await discard.click(limit);
    },
    async (limit) => {
      await tab.waitFor({ state: "detached", ...limit });
      await markers.waitFor({ state: "hidden", ...limit });
    },
  );
}

/** Puts the cursor at line:column (from 1) of the active editor. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  const place = page.locator("#status\\.editor\\.selection", { hasText: `Ln ${line}, Col ${column}` });
  await untilSeen(place, async (limit) => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+G");
    await page.locator(paletteInput).fill(`:${line}:${column}`, limit);
    await page.keyboard.press("Enter");
    await page.locator(paletteInput).waitFor({ state: "hidden", ...limit });
  });
}

/** The first row of the Problems panel whose text has `text`. */
export async function problem(page: Page, text: string): Promise<Locator> {
  const row = page.locator(".markers-panel .monaco-list-row", { hasText: text }).first();
  await untilSeen(row, async () => {
    if (!(await page.locator(".markers-panel").isVisible())) await page.keyboard.press("Control+Shift+M");
  });
  return row;
}

/**
 * Opens the menu of quick fixes at the cursor. Asks again if the menu does not come: the editor drops a request that is under way when
 * another provider (TypeScript's, say) reports.
 */
export async function openQuickFixes(page: Page, title: string): Promise<Locator> {
  await page.mouse.move(0, 0);
  const rows = page.locator(".action-widget .monaco-list-row");
  await untilSeen(rows.filter({ hasText: title }), async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+.");
  });
  return rows;
}

/** Applies a quick fix at the cursor by keyboard. */
export async function quickFix(page: Page, title: string): Promise<void> {
  const rows = await openQuickFixes(page, title);
  const focused = page.locator(".action-widget .monaco-list-row.focused", { hasText: title });
  for (let n = await rows.count(); n > 0 && (await focused.count()) === 0; n--) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** Saves the active editor and waits until that is done. */
export async function save(page: Page): Promise<void> {
  await untilSeen(page.locator(".tab.active:not(.dirty)"), () => page.keyboard.press("Control+S"));
}

/** The document of the webview on the screen: two frames down, the workbench's host frame and then the extension's own. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
}

/** The same document as a frame, to run scripts in. */
export async function webviewFrame(page: Page): Promise<Frame> {
  const handle = await webview(page).locator("body").elementHandle();
  const frame = await handle?.ownerFrame();
  if (!frame) throw new Error("There is no webview.");
  return frame;
}
