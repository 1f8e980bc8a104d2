// Starts the headless VS Code and opens its workbench in Chromium: the same extension host and the same workbench as on the desktop.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { homeOf, type Build } from "./install.ts";

export interface LaunchOptions {
  readonly build?: Build;
  /** Folder or `.code-workspace` file to open. */
  readonly workspace: string;
  /** Restricted Mode: nobody has said that the workspace is trusted. */
  readonly restricted?: boolean;
  /** Extension folders to load from source. */
  readonly develop?: readonly string[];
  /** Module with `run()` to execute in the extension host. */
  readonly tests?: string;
  /** File to open at the start. */
  readonly open?: string;
  /** Folder of installed extensions; an empty one when missing. */
  readonly extensionsDir?: string;
  /** User settings laid over the defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Console output of the extension host. */
  readonly onLog?: (type: string, args: readonly unknown[]) => void;
}

export interface Workbench {
  readonly page: Page;
  /** 0 when the suite passed, else its exit code or what went wrong. */
  readonly exit: Promise<number | Error>;
  close(): Promise<void>;
}

const chromiumNames = ["chromium", "chromium-browser", "google-chrome"];
const chromiumPath = process.env.CHROMIUM_PATH ?? findOnPath(chromiumNames);
const chromiumArgs = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];

/** Whether this machine has what the headless VS Code needs besides itself. */
export function canLaunch(): boolean {
  return process.platform === "linux" && chromiumPath !== undefined && fs.existsSync(chromiumPath);
}

/** A browser without an editor in it; close it in the end. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    headless: true,
    args: chromiumArgs,
  });
}

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

// Quiet defaults that behave as the desktop does.
const defaultSettings = {
  // The web's own default, afterDelay, would write edited fixtures to disk.
  "files.autoSave": "off",
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Resolves when the workbench is on the screen; always `close()` it. */
export async function launch(options: LaunchOptions): Promise<Workbench> {
  const temp = fs.mkdtempSync(path.join(os.tmpdir(), "vscode-web-"));
  const userSettings = path.join(temp, "user", "User", "settings.json");
  fs.mkdirSync(path.dirname(userSettings), { recursive: true });
  fs.writeFileSync(userSettings, JSON.stringify({ ...defaultSettings, ...options.settings }));
  const server = startServer(options, temp);
  let context: BrowserContext | undefined;
  const close = async (): Promise<void> => {
    await context?.close().catch(() => {});
    await stopServer(server);
    fs.rmSync(temp, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const port = await portOf(server);
    context = await chromium.launchPersistentContext(path.join(temp, "chromium"), {
      ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
      headless: true,
      args: chromiumArgs,
      viewport: { width: 1400, height: 900 },
    });
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(60_000);
    const { exit } = await followSuite({ page, server, passed: path.join(temp, "passed"), onLog: options.onLog });
    await page.goto(addressOf(options, port, temp));
    await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
    return { page, exit, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Installs a packaged extension into a folder to pass as `extensionsDir`. */
export function installVsix(vsix: string, extensionsDir: string, build: Build = "latest"): void {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "vscode-web-"));
  const { node, main } = serverOf(build);
  const args = ["--no-deprecation", main, "--install-extension", path.resolve(vsix), "--force"];
  const folders = ["--extensions-dir", path.resolve(extensionsDir), "--server-data-dir", data];
  try {
    execFileSync(node, [...args, ...folders, "--accept-server-license-terms"], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  } finally {
    fs.rmSync(data, { recursive: true, force: true });
  }
}

function serverOf(build: Build): { readonly node: string; readonly main: string } {
  const home = homeOf(build);
  return { node: path.join(home, "node", "bin", "node"), main: path.join(home, "server", "out", "server-main.js") };
}

function startServer(options: LaunchOptions, temp: string): ChildProcess {
  const { node, main } = serverOf(options.build ?? "latest");
  const server = spawn(
    node,
    [
      ...["--no-deprecation", main, "--host", "127.0.0.1", "--port", "0"],
      ...["--without-connection-token", "--accept-server-license-terms"],
      // Without it a release build ignores the development and test paths.
      "--enable-smoke-test-driver",
      ...(options.restricted ? [] : ["--disable-workspace-trust"]),
      ...["--disable-telemetry", "--disable-update-check"],
      // Should this process be killed outright, the server ends by itself soon after Chromium is gone.
      ...["--reconnection-grace-time", "10", "--enable-remote-auto-shutdown"],
      ...["--server-data-dir", path.join(temp, "server"), "--user-data-dir", path.join(temp, "user")],
      ...["--extensions-dir", options.extensionsDir ?? path.join(temp, "extensions"), "--log", "error"],
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, EXTENSIONS_GALLERY: "{}" } },
  );
  running.add(server);
  server.once("exit", () => running.delete(server));
  return server;
}

/** One listener for all servers, however many a run starts. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const server of running) server.kill("SIGKILL");
});

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  const hard = setTimeout(() => server.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(hard);
}

function portOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (data: Buffer): void => {
      output = (output + data.toString()).slice(-4_000);
      const match = /agent listening on (\d+)/.exec(output);
      if (match) resolve(Number(match[1]));
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`The VS Code server ended at once (${code}):\n${output}`)));
  });
}

interface Suite {
  readonly page: Page;
  readonly server: ChildProcess;
  /** The file that the suite leaves when it got to its end. */
  readonly passed: string;
  readonly onLog: LaunchOptions["onLog"];
}

/**
 * The workbench calls the globals `codeAutomationLog` and `codeAutomationExit` when they exist. The first gets the workbench's log mixed
 * with the extension host's console; the call stack tells them apart. The second reports 0 also when the extension host died.
 */
async function followSuite({ page, server, passed, onLog }: Suite): Promise<Pick<Workbench, "exit">> {
  let finish: (result: number | Error) => void = () => {};
  const exit = new Promise<number | Error>((resolve) => (finish = resolve));
  await page.exposeFunction("codeAutomationExit", (code: number) => {
    finish(code === 0 && !fs.existsSync(passed) ? new Error("The extension host ended before the suite did.") : code);
  });
  page.once("crash", () => finish(new Error("Chromium crashed.")));
  server.once("exit", (code) => finish(new Error(`The VS Code server ended (${code}).`)));
  await page.exposeFunction("forwardLog", (type: string, args: readonly unknown[]) => onLog?.(type, args));
  await page.addInitScript(`
    window.codeAutomationLog = (type, args) => {
      const limit = Error.stackTraceLimit;
      Error.stackTraceLimit = 100;
      const fromExtensionHost = new Error().stack.includes("$logExtensionHostMessage");
      Error.stackTraceLimit = limit;
      if (fromExtensionHost) window.forwardLog(type, args);
    };
  `);
  return { exit };
}

function addressOf(options: LaunchOptions, port: number, temp: string): string {
  const authority = `127.0.0.1:${port}`;
  const remote = (file: string): string =>
    `vscode-remote://${authority}${encodeURI(path.resolve(file)).replace(/[?#]/g, encodeURIComponent)}`;
  const payload = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
    ["logLevel", "info"],
    ...(options.develop ?? []).map((folder) => ["extensionDevelopmentPath", remote(folder)]),
    ...(options.tests === undefined ? [] : [["extensionTestsPath", remote(wrapSuite(temp, options.tests))]]),
    ...(options.open === undefined ? [] : [["openFile", remote(options.open)]]),
  ];
  const url = new URL(`http://${authority}/`);
  const kind = options.workspace.endsWith(".code-workspace") ? "workspace" : "folder";
  url.searchParams.set(kind, path.resolve(options.workspace));
  url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

/** A module that runs the suite and leaves the file `passed` when it succeeded. */
function wrapSuite(folder: string, tests: string): string {
  const file = path.join(folder, "suite.cjs");
  const passed = path.join(folder, "passed");
  fs.writeFileSync(
    file,
    `exports.run = async () => {
  await require(${JSON.stringify(path.resolve(tests))}).run();
  require("node:fs").writeFileSync(${JSON.stringify(passed)}, "");
};
`,
  );
  return file;
}
