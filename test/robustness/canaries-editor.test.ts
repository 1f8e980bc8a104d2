// The same secrets in an editor: nothing that the server sends, in diagnostics, hovers, code actions, answers to its own requests, log
// messages or notifications, holds one of them.
import { PassThrough } from "node:stream";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { expect, test } from "vitest";
import { analyzeSource, type AnalysisSettings } from "../../src/analysis/analyze.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { ruleUrl } from "../../src/reporters/rule-url.ts";
import { createLogDesk } from "../../src/server/logs/log-desk.ts";
import { explainRuleRequest, rulesRequest } from "../../src/server/protocol.ts";
import { serve } from "../../src/server/serve.ts";
import { createMemoryHost } from "../memory-host.ts";
import { connectEditor, pushCapabilities } from "../server/editor.ts";
import { files, leaks } from "./canaries.ts";

const documents = Object.entries(files).slice(0, 3);

test("nothing the server sends holds a secret", { timeout: 120_000 }, async () => {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  let sent = "";
  toEditor.on("data", (bytes: Buffer) => void (sent += bytes.toString("utf8")));
  const [first = ["", ""]] = documents;
  // A configuration that cannot be read, with a secret in it, ends in a message as well.
  const host = createMemoryHost({ "/shop/seclog.json": `{ "rules": { ${first[1].slice(80, 200)} ` });
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
  await connection.sendRequest(rulesRequest);
  for (const rule of rules.ids) await connection.sendRequest(explainRuleRequest, { rule });
  expect(await editor.quit()).toBe(0);
  expect(findings).toBeGreaterThan(60);
  expect(sent).toContain("textDocument/publishDiagnostics");
  expect(leaks(sent).map((at) => sent.slice(at - 200, at + 60))).toEqual([]);
});
