// The project's seclog.config.json in the editor: which one holds, what happens when it changes, and what when it is broken.
import { expect, test } from "vitest";
import type { AnalysisSettings } from "../../src/analysis/analyze.ts";
import { pathOf } from "../../src/server/document-path.ts";
import { createWorkspace } from "../../src/server/workspace.ts";
import { createMemoryHost } from "../memory-host.ts";
import { pullCapabilities } from "./editor.ts";
import { startStubServer } from "./stub-server.ts";
import { createStubAnalyzer, type StubAnalyzer } from "./stub-analyzer.ts";

const uri = "file:///shop/src/login.ts";
const leak = "logger.info(password);\n";
const configUri = "file:///shop/seclog.config.json";

test("each document is analysed with the nearest configuration, and equal settings share one analyzer", async () => {
  const host = createMemoryHost({
    "/work/shop/seclog.config.json": '{ "sanitizers": ["redact"] }',
    "/work/shop/admin/seclog.config.json": '{ "rules": { "no-secret-in-log": "off" } }',
    "/work/tools/seclog.config.json": '{ "sanitizers": ["redact"] } // the same',
  });
  const created: AnalysisSettings[] = [];
  const workspace = createWorkspace({
    host,
    ruleIds: ["no-secret-in-log"],
    folders: () => [],
    onConfig: () => {},
    createAnalyzer(settings) {
      created.push(settings);
      return createStubAnalyzer();
    },
  });
  for (const path of ["/work/shop/a.ts", "/work/shop/admin/b.ts", "/work/tools/c.ts", "/work/shop/d.ts"]) {
    await workspace.analyze({ path, text: leak });
  }
  expect(created.map(({ sanitizers, rules }) => ({ sanitizers, rules }))).toEqual([
    { sanitizers: ["redact"], rules: {} },
    { sanitizers: [], rules: { "no-secret-in-log": "off" } },
  ]);
});

test("workers of settings that are no longer in use are ended", async () => {
  const folders = ["a", "b", "c", "d"];
  const files = folders.map((name) => [`/${name}/seclog.config.json`, `{ "sanitizers": ["${name}"] }`]);
  const analyzers: StubAnalyzer[] = [];
  const workspace = createWorkspace({
    host: createMemoryHost(Object.fromEntries(files) as Record<string, string>),
    ruleIds: [],
    folders: () => [],
    onConfig: () => {},
    createAnalyzer() {
      const analyzer = createStubAnalyzer();
      analyzers.push(analyzer);
      return analyzer;
    },
  });
  for (const name of folders) await workspace.analyze({ path: `/${name}/x.ts`, text: leak });
  expect(analyzers.map(({ disposed }) => disposed)).toEqual([true, false, false, false]);
  workspace.dispose();
  expect(analyzers.every(({ disposed }) => disposed)).toBe(true);
});

test("files that the configuration ignores have no findings", async () => {
  const { editor } = await startStubServer({
    files: { "/shop/seclog.config.json": '{ "ignorePatterns": ["src/generated/"] }' },
  });
  const generated = "file:///shop/src/generated/api.ts";
  await editor.open(generated, leak);
  expect((await editor.diagnostics(generated)).diagnostics).toEqual([]);
  await editor.open(uri, leak);
  expect((await editor.diagnostics(uri)).diagnostics).toHaveLength(1);
  await editor.quit();
});

test("a changed configuration brings all open documents up to date", async () => {
  const { editor, host } = await startStubServer({
    files: { "/shop/seclog.config.json": '{ "ignorePatterns": ["src/"] }' },
  });
  await editor.open(uri, leak);
  expect((await editor.diagnostics(uri)).diagnostics).toEqual([]);
  host.write("/shop/seclog.config.json", "{}");
  const changes = [{ uri: configUri, type: 2 }];
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  expect((await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0)).diagnostics).toHaveLength(1);
  await editor.quit();
});

test("an editor that asks for diagnostics is told to ask again", async () => {
  const { editor, host } = await startStubServer({ capabilities: pullCapabilities });
  const asked = new Promise<void>((resolve) => {
    editor.connection.onRequest("workspace/diagnostic/refresh", () => {
      resolve();
      return null;
    });
  });
  await editor.open(uri, leak);
  const { resultId } = await editor.pull(uri);
  host.write("/shop/seclog.config.json", '{ "ignorePatterns": ["src/"] }');
  const changes = [{ uri: configUri, type: 1 }];
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  await asked;
  expect((await editor.pull(uri, resultId)).items).toEqual([]);
  await editor.quit();
});

test("a mistake in the configuration is shown in it, and what could be understood holds", async () => {
  const { editor, host } = await startStubServer({
    files: { "/shop/seclog.config.json": '{\n  "rulez": {}\n}' },
  });
  await editor.open(uri, leak);
  expect((await editor.diagnostics(uri)).diagnostics).toHaveLength(1);
  const { diagnostics } = await editor.diagnostics(configUri);
  expect(diagnostics).toEqual([
    {
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } },
      severity: 1,
      source: "seclog",
      code: "configuration",
      message: 'Unknown key "rulez". Did you mean "rules"?',
    },
  ]);
  host.write("/shop/seclog.config.json", "{}");
  const changes = [{ uri: configUri, type: 2 }];
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  await editor.diagnostics(configUri, (params) => params.diagnostics.length === 0);
  await editor.quit();
});

test("the status says which configurations are in use, and the first problem", async () => {
  const { editor } = await startStubServer({
    files: { "/shop/seclog.config.json": '{ "maxFileBytes": 0 }' },
  });
  const problem = new Promise((resolve) => {
    editor.connection.onNotification("seclog/status", (status: { state: string }) => {
      if (status.state === "problem") resolve(status);
    });
  });
  await editor.open(uri, leak);
  expect(await problem).toEqual({
    state: "problem",
    message: '/shop/seclog.config.json:1:19: "maxFileBytes" must be a whole number from 1 to 10000000.',
    configurations: ["/shop/seclog.config.json"],
    turnedOff: [],
  });
  await editor.quit();
});

test("the status says which protection a configuration turns off, not which it only lowers", async () => {
  const { editor } = await startStubServer({
    files: {
      "/shop/seclog.config.json":
        '{ "rules": { "no-secret-in-log": "off" }, "categories": { "password": "off", "email": "off", "api-key": "info" } }',
    },
  });
  const told = new Promise((resolve) => {
    editor.connection.onNotification("seclog/status", (status: { configurations: readonly string[] }) => {
      if (status.configurations.length > 0) resolve(status);
    });
  });
  await editor.open(uri, leak);
  expect(await told).toMatchObject({ state: "ready", turnedOff: ["no-secret-in-log", "password"] });
  await editor.quit();
});

test("a document that was never saved gets the extension of its language", () => {
  expect(pathOf({ uri: "untitled:Untitled-1", languageId: "typescriptreact" })).toBe("/Untitled-1.tsx");
  expect(pathOf({ uri: "file:///shop/start", languageId: "javascript" })).toBe("/shop/start.js");
  expect(pathOf({ uri: "file:///shop/my%20app/login.mts", languageId: "typescript" })).toBe("/shop/my app/login.mts");
});
