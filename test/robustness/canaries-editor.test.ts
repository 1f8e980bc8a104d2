// The same secrets in an editor: nothing that the server sends, in diagnostics, hovers, code actions, answers to its own requests, log
// messages or notifications, holds one of them.
import { PassThrough } from "node:stream";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { expect, test } from "vitest";
import { analyzeSource, type AnalysisSettings } from "../../src/analysis/analyze.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { ruleUrl } from "../../src/reporters/rule-url.ts";
import { createLogDesk } from "../../src/server/logs/log-desk.ts";
import * as protocol from "../../src/server/protocol.ts";
import { serve } from "../../src/server/serve.ts";
import { createMemoryHost } from "../memory-host.ts";
import { connectEditor, pushCapabilities } from "../server/editor.ts";
import { canaries, files, leaks } from "./canaries.ts";

const documents = Object.entries(files).slice(0, 3);

const log = canaries
  .slice(0, 100)
  .map(
    (secret, n) => `2026-01-31T08:00:${String(n % 60).padStart(2, "0")}Z WARN refused password=${secret} of user ${n}`,
  )
  .join("\n");
const view = "canaries";

/** Parameters for each request of the server's own, in the order in which they are sent; a secret is only revealed on demand. */
const requests: Readonly<Record<string, object>> = {
  [protocol.rulesRequest]: {},
  [protocol.explainRuleRequest]: { rule: "no-secret-in-log" },
  [protocol.checkWorkspaceRequest]: {},
  [protocol.newCodeRequest]: {},
  [protocol.eventCoverageRequest]: {},
  [protocol.openLogRequest]: { view, uris: ["file:///shop/app.log"] },
  [protocol.filterLogRequest]: { view, filter: { severities: ["WARN"] }, folded: false },
  [protocol.logRowsRequest]: { view, start: 0, count: 100, columns: true },
  [protocol.logRecordRequest]: { view, row: 0 },
  [protocol.expandLogRowRequest]: { view, row: 0 },
  [protocol.logPlaceRequest]: { view, file: 0, line: 3 },
  [protocol.findInLogRequest]: { view, text: "password", from: 0, direction: 1 },
  [protocol.logAnomaliesRequest]: { view },
  [protocol.logOverviewRequest]: { view },
  [protocol.logTextRequest]: { view, start: 0, count: 100 },
  [protocol.pauseLogRequest]: { view, paused: true },
  [protocol.clearLogRequest]: { view, cleared: false },
  [protocol.logDashboardRequest]: { view },
  [protocol.logSourceRequest]: { view, row: 0 },
  [protocol.statementUsesRequest]: { view, uri: "file:///shop/src/part0.js", line: 2 },
  [protocol.logFilesRequest]: { uris: ["file:///shop"] },
};

test("every request of the server's own is sent", () => {
  const all = Object.entries(protocol);
  expect(Object.keys(requests).toSorted()).toEqual(
    all.flatMap(([name, value]) => (name.endsWith("Request") ? [String(value)] : [])).toSorted(),
  );
});

test("nothing the server sends holds a secret", { timeout: 120_000 }, async () => {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  let sent = "";
  toEditor.on("data", (bytes: Buffer) => void (sent += bytes.toString("utf8")));
  const [first = ["", ""]] = documents;
  // A configuration that cannot be read, with a secret in it, ends in a message as well.
  const host = createMemoryHost({
    "/shop/seclog.json": `{ "rules": { ${first[1].slice(80, 200)} `,
    "/shop/app.log": `${log}\n`,
  });
  const exit = serve({
    host,
    version: "0.0.0",
    rules: rules.entries,
    rulePage: ruleUrl,
    createAnalyzer: (settings: AnalysisSettings) => ({
      analyze: async (job) => await Promise.resolve(analyzeSource(job, settings)),
      dispose: () => undefined,
    }),
    createLogs: (onChange) => createLogDesk({ host, onChange }),
    reader: new StreamMessageReader(toServer),
    writer: new StreamMessageWriter(toEditor),
  });
  const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  const editor = await connectEditor(connection, {
    capabilities: pushCapabilities,
    initializationOptions: { debounce: 0 },
    exit,
    hangUp: () => toServer.end(),
  });
  let findings = 0;
  for (const [path, text] of documents) {
    const uri = `file:///shop/${path}`;
    await editor.open(uri, text, "javascript");
    const { diagnostics } = await editor.diagnostics(uri, (params) => params.diagnostics.length > 0);
    findings += diagnostics.length;
    for (const { range } of diagnostics.slice(0, 12)) {
      await editor.codeActions(uri, range);
      await connection.sendRequest("textDocument/hover", { textDocument: { uri }, position: range.start });
    }
  }
  let refused = 0;
  for (const [request, params] of Object.entries(requests)) {
    // What is refused is told in a message, which must hold no secret either.
    await connection.sendRequest(request, params).catch(() => refused++);
  }
  for (const rule of rules.ids) await connection.sendRequest(protocol.explainRuleRequest, { rule });
  expect(await editor.quit()).toBe(0);
  expect(findings).toBeGreaterThan(60);
  expect(refused).toBeLessThan(Object.keys(requests).length / 4);
  expect(sent).toContain("refused password=");
  expect(sent).toContain("textDocument/publishDiagnostics");
  expect(leaks(sent).map((at) => sent.slice(at - 200, at + 60))).toEqual([]);
});
