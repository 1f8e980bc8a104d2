// The pictures of README, taken of the demo shop: `npm run screenshots`. One case for each, so that a broken surface cannot get into a picture.
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import type { Places } from "../main.ts";
import { command, goTo, openFile, openQuickFixes, repeat, untilSeen } from "../vscode/workbench.ts";
import { useSession } from "./session.ts";
import { openDashboard, openViewer } from "./viewer.ts";

const size = { width: 1060, height: 640 };

/** The cases that take the pictures. */
export function registerPictures(): void {
  describe("the pictures of README", function () {
    const session = useSession(this, {
      theme: "dark",
      from: "package",
      settings: { "breadcrumbs.enabled": false },
    });
    const { root } = JSON.parse(process.env.E2E_PLACES ?? "{}") as Places;
    const folder = path.join(root, "docs/images");

    async function take(name: string, part: { readonly x: number; readonly width: number }): Promise<void> {
      const { page } = session();
      fs.mkdirSync(folder, { recursive: true });
      // Without the title bar, which names what runs the tests, and the status bar.
      const clip = { ...part, y: 30, height: size.height - 64 };
      await page.screenshot({ path: path.join(folder, `${name}.png`), clip });
    }

    async function withoutSideBar(): Promise<void> {
      const { page } = session();
      await page.setViewportSize(size);
      const sideBar = page.locator(".part.sidebar");
      await repeat(
        async () => {
          if (await sideBar.isVisible()) await command(page, "View: Toggle Primary Side Bar Visibility");
        },
        (limit) => sideBar.waitFor({ state: "hidden", ...limit }),
      );
    }

    const editor = { x: 48, width: size.width - 48 };

    it("a finding and its repairs", async () => {
      const { page } = session();
      await withoutSideBar();
      await openFile(page, "src/services/mfa.ts");
      await page.waitForSelector(".squiggly-error");
      await goTo(page, 16, 70);
      await openQuickFixes(page, "Disable no-secret-in-log");
      await take("findings", editor);
    });

    it("a log with an attack", async () => {
      await withoutSideBar();
      const view = await openViewer(session(), "logs/access.log");
      await untilSeen(view.locator(".row.current.marked"), (limit) =>
        view.locator("#anomalies .anomaly").first().click(limit),
      );
      await take("log-viewer", editor);
    });

    it("the dashboard", async () => {
      await withoutSideBar();
      await openDashboard(session(), "logs/shop.log");
      await take("dashboard", editor);
    });

    it("findings, security events and log files in the side bar", async () => {
      const { page } = session();
      await page.setViewportSize(size);
      const row = (hasText: string | RegExp) => page.locator(".pane-body .monaco-list-row", { hasText });
      await untilSeen(row("no-secret-in-log"), () => command(page, "Seclog: Check Workspace"));
      await untilSeen(row(/of \d+ logged/), () => command(page, "Seclog: Show Coverage of Security Events"));
      await row("access.log").first().waitFor();
      await take("side-bar", { x: 0, width: 352 });
    });
  });
}
