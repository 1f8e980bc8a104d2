// Diagnostics as an editor sees them: what they say, when they come, and that they always belong to the text on the screen.
import { expect, test } from "vitest";
import { pullCapabilities, pushCapabilities } from "./editor.ts";
import { startStubServer } from "./stub-server.ts";

const uri = "file:///shop/login.ts";
const leak = "logger.info(password);\n";

test("a finding becomes one line with rule, link, way and severity", async () => {
  const { editor } = await startStubServer();
  await editor.open(uri, `// sign in\n${leak}`);
  const { diagnostics, version } = await editor.diagnostics(uri);
  const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 20 } };
  expect(version).toBe(1);
  expect(diagnostics).toEqual([
    {
      range,
      severity: 1,
      source: "seclog",
      code: "no-secret-in-log",
      codeDescription: { href: "https://example.com/rules/no-secret-in-log" },
      message: '"password" reaches `logger.info`; log the user id instead.',
      relatedInformation: [{ location: { uri, range }, message: "it is logged here" }],
      data: { fingerprint: expect.any(String) as string },
    },
  ]);
  await editor.quit();
});

test("findings follow the text while it is typed, in UTF-16 columns", async () => {
  const { editor } = await startStubServer();
  await editor.open(uri, 'logger.info("hi");\n');
  expect((await editor.diagnostics(uri)).diagnostics).toEqual([]);
  await editor.replace(uri, '"hi"', '"👋", password');
  const { diagnostics } = await editor.diagnostics(uri, ({ version }) => version === 2);
  expect(diagnostics[0]?.range.start).toEqual({ line: 0, character: 18 });
  await editor.quit();
});

test("an edit stops the analysis of the older text, and nothing older is shown after it", async () => {
  const { editor, analyzer, host } = await startStubServer({ initializationOptions: { debounce: 50 } });
  const release = analyzer.hold();
  await editor.open(uri, leak);
  await host.settle();
  await editor.replace(uri, "password", "user.id");
  await host.settle();
  expect(analyzer.aborted).toBe(1);
  release();
  await host.advance(50);
  expect((await editor.diagnostics(uri)).version).toBe(2);
  expect(editor.published.map(({ version }) => version)).toEqual([2]);
  await editor.quit();
});

test("fast typing is analysed once, when it pauses", async () => {
  const { editor, analyzer, host } = await startStubServer({ initializationOptions: { debounce: 150 } });
  await editor.open(uri, "logger.info(p);\n");
  await editor.diagnostics(uri);
  for (const [before, after] of [
    ["(p)", "(pa)"],
    ["(pa)", "(pass)"],
    ["(pass)", "(password)"],
  ] as const) {
    await editor.replace(uri, before, after);
    await host.advance(100);
  }
  expect(analyzer.analysed).toHaveLength(1);
  await host.advance(150);
  expect((await editor.diagnostics(uri, ({ version }) => version === 4)).diagnostics).toHaveLength(1);
  expect(analyzer.analysed).toHaveLength(2);
  await editor.quit();
});

test("closing a document takes its findings away", async () => {
  const { editor } = await startStubServer();
  await editor.open(uri, leak);
  await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1);
  await editor.close(uri);
  await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
  await editor.quit();
});

test("closing a document stops its analysis for good", async () => {
  const { editor, analyzer, host } = await startStubServer();
  const release = analyzer.hold();
  await editor.open(uri, leak);
  await host.settle();
  await editor.close(uri);
  await editor.diagnostics(uri);
  release();
  await host.settle();
  expect(editor.published.map(({ diagnostics }) => diagnostics)).toEqual([[]]);
  await editor.quit();
});

test("a file that is not analysed says so at its top instead of looking clean", async () => {
  const { editor } = await startStubServer();
  await editor.open(uri, "/* @minified */");
  const { diagnostics } = await editor.diagnostics(uri);
  expect(diagnostics).toEqual([
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: 3,
      source: "seclog",
      code: "skipped-minified",
      message: "Seclog did not analyse this file. It is minified; analyse its source instead.",
    },
  ]);
  await editor.quit();
});

test("a bug in the analysis is reported without the text that triggered it, and the server goes on", async () => {
  const { editor, analyzer } = await startStubServer();
  const logged: string[] = [];
  editor.connection.onNotification(
    "window/logMessage",
    ({ message }: { message: string }) => void logged.push(message),
  );
  analyzer.failNext(new Error("unexpected token hunter2hunter2"));
  await editor.open(uri, leak);
  const { diagnostics } = await editor.diagnostics(uri);
  expect(diagnostics.map(({ code }) => code)).toEqual(["skipped-internal"]);
  expect(logged.join("\n")).toContain("/shop/login.ts failed: Error");
  expect(logged.join("\n")).not.toContain("hunter2");
  await editor.replace(uri, "info", "warn");
  await editor.diagnostics(uri, ({ version }) => version === 2);
  expect(editor.published.at(-1)?.diagnostics[0]?.code).toBe("no-secret-in-log");
  await editor.quit();
});

test("an editor that asks for diagnostics gets them once: nothing is pushed to it", async () => {
  const { editor } = await startStubServer({ capabilities: pullCapabilities });
  expect(editor.capabilities).toMatchObject({ diagnosticProvider: { workspaceDiagnostics: false } });
  await editor.open(uri, leak);
  const report = await editor.pull(uri);
  expect(report.items?.map(({ code }) => code)).toEqual(["no-secret-in-log"]);
  expect(await editor.pull(uri, report.resultId)).toEqual({ kind: "unchanged", resultId: report.resultId });
  expect(editor.published).toEqual([]);
  await editor.quit();
});

test("an editor that cannot ask is not told that it could", async () => {
  const { editor } = await startStubServer({ capabilities: pushCapabilities });
  expect(editor.capabilities).not.toHaveProperty("diagnosticProvider");
  await editor.quit();
});

test("a question overtaken by an edit is answered with `server cancelled`, so that it is asked again", async () => {
  const { editor, analyzer, host } = await startStubServer({ capabilities: pullCapabilities });
  const release = analyzer.hold();
  await editor.open(uri, leak);
  const overtaken = editor.pull(uri).catch((error: unknown) => error);
  await host.settle();
  await editor.replace(uri, "password", "user.id");
  expect(await overtaken).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  release();
  expect((await editor.pull(uri)).items).toEqual([]);
  await editor.quit();
});

test("a document that is asked for before it is opened is answered once it is; one that never is gets no all-clear", async () => {
  const { editor, host } = await startStubServer({ capabilities: pullCapabilities });
  const early = editor.pull(uri);
  await editor.open(uri, leak);
  expect((await early).items).toHaveLength(1);
  const never = editor.pull("file:///shop/closed.ts").catch((error: unknown) => error);
  await host.settle();
  await host.advance(2_000);
  expect(await never).toMatchObject({ code: -32802, data: { retriggerRequest: false } });
  await editor.quit();
});

test("an editor without any capability still gets plain diagnostics", async () => {
  const { editor } = await startStubServer({ capabilities: {} });
  await editor.open(uri, leak);
  const [diagnostic] = (await editor.diagnostics(uri)).diagnostics;
  expect(diagnostic).not.toHaveProperty("codeDescription");
  expect(diagnostic).not.toHaveProperty("relatedInformation");
  await editor.quit();
});

test("`shutdown` and `exit` end with 0, an editor that vanishes with 1, and the workers stop either way", async () => {
  const first = await startStubServer();
  await first.editor.open(uri, leak);
  await first.editor.diagnostics(uri);
  expect(await first.editor.quit()).toBe(0);
  expect(first.analyzer.disposed).toBe(true);

  const second = await startStubServer();
  await second.editor.open(uri, leak);
  await second.editor.diagnostics(uri);
  expect(await second.editor.vanish()).toBe(1);
  expect(second.analyzer.disposed).toBe(true);
});
