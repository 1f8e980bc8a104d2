// What the settings of a workspace can bring about in the extension: the server that is started is its own, whatever a repository writes into
// `.vscode/settings.json`, dotted or nested.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import * as fake from "./fake-vscode.ts";

const created: unknown[][] = [];
vi.mock("vscode", () => import("./fake-vscode.ts"));
vi.mock("vscode-languageclient/node", () => ({
  DocumentDiagnosticRequest: { method: "textDocument/diagnostic" },
  RevealOutputChannelOn: { Never: 4 },
  State: { Running: 2, Starting: 3 },
  TransportKind: { ipc: 1 },
  LanguageClient: class {
    readonly state = 1;
    constructor(...values: unknown[]) {
      created.push(values);
    }
    onDidChangeState(): void {}
    onNotification(): void {}
  },
}));
const { connect } = await import("../../src/client/language-client.ts");

const root = path.resolve(import.meta.dirname, "../..");
const declared = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));

function start(): { readonly server: unknown; readonly options: { readonly initializationOptions: object } } {
  created.length = 0;
  const context = { extensionUri: fake.Uri.file("/extension") };
  const listener = { onState() {}, onStatus() {}, onLog() {}, onProgress() {} };
  const parts = { output: {}, wanted: new Set<string>(), listener };
  connect(context as unknown as Parameters<typeof connect>[0], parts as unknown as Parameters<typeof connect>[1]);
  const [, , server, options] = created[0] ?? [];
  return { server, options: options as ReturnType<typeof start>["options"] };
}

beforeEach(() => {
  fake.settings.clear();
  fake.calls.length = 0;
  fake.state.isTrusted = true;
});

test("settings that would start another program change nothing", () => {
  const usual = start();
  const own = { module: "/extension/dist/server.mjs", transport: 1 };
  expect(usual.server).toEqual({ run: own, debug: own });
  const evil = "/shop/.vscode/evil.js";
  for (const name of [
    "path",
    "command",
    "execPath",
    "execArgv",
    "runtime",
    "nodePath",
    "module",
    "args",
    "env",
    "options",
  ]) {
    fake.settings.set(`seclog.${name}`, evil);
    fake.settings.set(`seclog.server.${name}`, [evil]);
  }
  fake.settings.set("seclog.server", { path: evil, command: evil, runtime: evil, execArgv: ["--require", evil] });
  fake.settings.set("seclog", { server: { path: evil }, path: evil, delay: { path: evil } });
  expect(JSON.stringify(start())).toBe(JSON.stringify(usual));
  expect(JSON.stringify(start())).not.toContain("evil");
});

test("no setting is read but those that the manifest declares, none of which names a program", () => {
  start();
  const read = fake.calls.filter(({ name }) => name === "configuration.get").map(({ values }) => values[0]);
  expect(new Set(read)).toEqual(new Set(["seclog.run", "seclog.delay"]));
  const folder = path.join(root, "src/client");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const sections = new Map<string, string>();
  for (const name of files) {
    const text = readFileSync(path.join(folder, name), "utf8");
    for (const [, section = ""] of text.matchAll(/getConfiguration\(([^)]*)\)/g)) sections.set(section, name);
    const [, of = "seclog"] = /getConfiguration\("([^"]*)"\)/.exec(text) ?? [];
    if (!of.startsWith("seclog")) continue;
    for (const [, setting = ""] of text.matchAll(/\.get<(?:string|boolean|number)>\("([^"]+)"/g)) {
      if (!setting.startsWith("seclog.")) expect(declared, name).toContain(`${of}.${setting}`);
    }
  }
  // Those of the editor tell which files are hidden.
  expect([...sections.keys()].sort()).toEqual(['"seclog"', '"seclog.logViewer"', "section, uri"].sort());
});

test("the server is told that nobody trusts the workspace", () => {
  expect(start().options.initializationOptions).toMatchObject({ restricted: false });
  fake.state.isTrusted = false;
  expect(start().options.initializationOptions).toMatchObject({ restricted: true });
});
