// A VS Code window on a copy of the demo shop, for tests that look at it from outside.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, afterEach, before, beforeEach, type Suite } from "mocha";
import type { Page } from "playwright-core";
import { copyShop, type Places } from "../main.ts";
import { installVsix, launch } from "../vscode/launch.ts";
import { closeAll } from "../vscode/workbench.ts";

export type Theme = "dark" | "light" | "high contrast";

export interface Session {
  readonly page: Page;
  readonly workspace: string;
  /** Keeps a screenshot under this name. */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface SessionOptions {
  readonly theme: Theme;
  /** `package` installs the .vsix, `sources` loads the checkout. */
  readonly from: "sources" | "package";
  /** Files to add to the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opens the shop and this second folder as one workspace; names of its files with their texts. */
  readonly second?: Readonly<Record<string, string>>;
  readonly restricted?: boolean;
}

const themes: Readonly<Record<Theme, string>> = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  "high contrast": "Default High Contrast",
};

/**
 * One window for the cases of a suite. Each case starts without editors, whatever became of the one before; it is tried twice more when it
 * fails, which the run reports, and leaves a picture of what it failed at.
 */
export function useSession(suite: Suite, options: SessionOptions): () => Session {
  let session: Session | undefined;
  const current = (): Session => {
    if (!session) throw new Error("The window is not open.");
    return session;
  };
  suite.retries(2);
  before(async () => {
    session = await openSession(options).catch((error: unknown) => {
      process.stderr.write(`    again: the window did not open: ${String(error)}\n`);
      return openSession(options);
    });
  });
  beforeEach(() => closeAll(current().page));
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state === "passed") return;
    await session?.shoot(`failed-${test?.title.replace(/\W+/g, "-").slice(0, 60)}`).catch(() => {});
  });
  after(() => session?.close());
  return current;
}

/** Opens the window; the extension starts with the first file. */
async function openSession(options: SessionOptions): Promise<Session> {
  const { theme, from, files = {}, settings, second, restricted } = options;
  const { root, extension, out, vsix } = JSON.parse(process.env.E2E_PLACES ?? "{}") as Places;
  const temp = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-ui-"));
  const workspace = copyShop(root, temp);
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(workspace, name), text);
  const extensionsDir = path.join(temp, "extensions");
  if (from === "package") installVsix(vsix, extensionsDir);
  const workbench = await launch({
    workspace: second ? twoRoots(temp, workspace, second) : workspace,
    ...(restricted ? { restricted } : {}),
    extensionsDir,
    ...(from === "sources" ? { develop: [extension] } : {}),
    settings: { ...quietTrust, "workbench.colorTheme": themes[theme], "editor.minimap.enabled": false, ...settings },
  });
  const { page } = workbench;
  return {
    page,
    workspace,
    async shoot(name) {
      await page.screenshot({ path: path.join(out, `${name}.png`) });
    },
    async close() {
      await workbench.close();
      fs.rmSync(temp, { recursive: true, force: true });
    },
  };
}

// Restricted Mode is what is tested, not the question that comes before it.
const quietTrust = {
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.untrustedFiles": "open",
};

function twoRoots(temp: string, shop: string, files: Readonly<Record<string, string>>): string {
  const second = path.join(temp, "second");
  fs.mkdirSync(second);
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(second, name), text);
  const file = path.join(temp, "two.code-workspace");
  fs.writeFileSync(file, JSON.stringify({ folders: [{ path: shop }, { path: second }] }));
  return file;
}
