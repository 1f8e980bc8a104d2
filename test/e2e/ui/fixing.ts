// Fixes on the screen: the lightbulb, the preview of many changes, and undoing them.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { goTo, openFile, openQuickFixes, quickFix, repeat, save, untilSeen } from "../vscode/workbench.ts";
import { useSession, type Session } from "./session.ts";

const name = "src/fixing.ts";
const text = `\ufeffimport { pino } from "pino";\r
const log = pino();\r
\r
export function open(user: { id: string; password: string }, apiKey: string): void {\r
  log.info({ id: user.id, password: user.password }, "opened");\r
  log.info({ id: user.id, apiKey }, "called"); // once a day\r
  log.info(\`opened \${user.id} with \${apiKey}\`);\r
}\r
`;

/** The file as it was at first, with the cursor at its first leak. */
async function openAtLeak({ page, workspace }: Session): Promise<void> {
  fs.writeFileSync(path.join(workspace, name), text);
  await openFile(page, name);
  await page.waitForSelector(".squiggly-error");
  await goTo(page, 5, 40);
}

/** The preview of all fixes of a rule. */
async function openPreview(session: Session): Promise<void> {
  await openAtLeak(session);
  await quickFix(session.page, "Fix all of no-secret-in-log in this file");
}

/** The tests of this file. */
export function registerFixingTests(): void {
  describe("fixes in the workbench", function () {
    const session = useSession(this, { theme: "light", from: "package", files: { [name]: text } });
    const read = (): string => fs.readFileSync(path.join(session().workspace, name), "utf8");

    it("shows a lightbulb with the fixes, the preferred one first", async () => {
      const { page } = session();
      await openAtLeak(session());
      await untilSeen(
        page.locator(
          ".codicon-light-bulb, .codicon-lightbulb-autofix, .codicon-gutter-lightbulb-auto-fix, [class*=lightbulb]",
        ),
        () => page.keyboard.press("ArrowRight"),
      );
      await openQuickFixes(page, "Leave the field out of the log");
      await session().shoot("fixing-lightbulb-light");
      const rows = await page.locator(".action-widget .monaco-list-row.action").allInnerTexts();
      assert.match(rows[0] ?? "", /Leave the field out of the log/);
      await page.keyboard.press("Escape");
    });

    it("previews all fixes of a rule, applies them, and undoes them byte by byte", async () => {
      const { page } = session();
      await openPreview(session());
      const all = page.locator(".bulk-edit-panel .edit-checkbox").first();
      await all.waitFor();
      await session().shoot("fixing-preview-light");
      const apply = page.locator(".monaco-button", { hasText: "Apply" }).first();
      await repeat(
        async (limit) => {
          // What asks for a confirmation is not chosen at first.
          if ((await all.getAttribute("aria-checked", limit)) !== "true") await all.click(limit);
          await apply.click(limit);
        },
        (limit) => page.locator(".view-line", { hasText: "with ${apiKey}" }).waitFor({ state: "detached", ...limit }),
      );
      await save(page);
      const fixed = read();
      assert.match(
        fixed,
        /log\.info\(\{ id: user\.id \}, "opened"\);\r\n {2}log\.info\(\{ id: user\.id \}, "called"\); \/\/ once a day\r\n/,
      );
      await session().shoot("fixing-applied-light");
      await openFile(page, name);
      await repeat(
        async () => {
          await page.keyboard.press("Control+Z");
          await save(page);
          assert.equal(read(), text);
        },
        () => Promise.resolve(),
      );
      assert.equal(read(), text);
    });

    it("applies what is ticked in the preview only", async () => {
      const { page } = session();
      await openPreview(session());
      const boxes = page.locator(".bulk-edit-panel .edit-checkbox");
      const apply = page.locator(".monaco-button", { hasText: "Apply" }).first();
      const second = page
        .locator(".bulk-edit-panel .monaco-list-row", { hasText: "apiKey" })
        .locator(".edit-checkbox")
        .first();
      await boxes.first().waitFor();
      await repeat(
        async (limit) => {
          if ((await boxes.first().getAttribute("aria-checked", limit)) !== "true") await boxes.first().click(limit);
          if ((await second.getAttribute("aria-checked", limit)) === "true") await second.click(limit);
        },
        async (limit) => {
          assert.equal(await second.getAttribute("aria-checked", limit), "false");
          assert.ok((await page.locator('.bulk-edit-panel .edit-checkbox[aria-checked="true"]').count()) > 0);
        },
      );
      await session().shoot("fixing-unticked-light");
      await repeat(
        (limit) => apply.click(limit),
        (limit) =>
          page
            .locator(".bulk-edit-panel .edit-checkbox")
            .first()
            .waitFor({ state: "detached", ...limit }),
      );
      await save(page);
      const fixed = read();
      assert.match(fixed, /log\.info\(\{ id: user\.id \}, "opened"\);/);
      assert.match(fixed, /log\.info\(\{ id: user\.id, apiKey \}, "called"\);/);
    });
  });
}
