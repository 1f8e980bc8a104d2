// What an edit costs through the language server, as an editor meets it: processor time from the change to the answered question for
// diagnostics, in a file of 2,000 lines, against plain `ts.createSourceFile` of the same text; how long hover and quick fixes take; and how
// soon the findings of an open file are fresh after a file that it imports was saved.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { root } from "./corpus.mjs";
import { at, service } from "./edited-file.mjs";
import { bundles, loadHosts } from "./hosts.mjs";

export const id = "server";

const edits = 200;
const warmUp = 20;

/** Prints percentiles, and the ratio to the plain parse. */
export async function run() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seclog-bench-"));
  const editor = await startEditor(folder);
  try {
    const text = service();
    const { costs, waits, hovers, actions, parses } = await editEach(editor, { folder, text });
    const ratio = Number(at(costs, 0.5)) / Number(at(parses, 0.5));
    console.log(`server  a file of ${text.split("\n").length} lines, ${edits} edits through LSP`);
    console.log(`  processor time of an edit    p50 ${at(costs, 0.5)} ms, p95 ${at(costs, 0.95)} ms`);
    console.log(`  ts.createSourceFile          p50 ${at(parses, 0.5)} ms, p95 ${at(parses, 0.95)} ms`);
    console.log(`  ratio                        ${ratio.toFixed(2)} of the plain parse's time`);
    console.log(`  until the diagnostics came   p50 ${at(waits, 0.5)} ms, p95 ${at(waits, 0.95)} ms`);
    console.log(`  hover                        p50 ${at(hovers, 0.5)} ms, p95 ${at(hovers, 0.95)} ms`);
    console.log(`  quick fixes                  p50 ${at(actions, 0.5)} ms, p95 ${at(actions, 0.95)} ms`);
    const fresh = await crossFile(editor, { folder, text });
    console.log(
      `  an imported file was saved   p50 ${at(fresh, 0.5)} ms, p95 ${at(fresh, 0.95)} ms until fresh findings`,
    );
  } finally {
    await editor.quit();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @typedef {Awaited<ReturnType<typeof startEditor>>} Editor */
/** @typedef {{ readonly folder: string, readonly text: string }} Subject */

/** @param {Editor} editor @param {Subject} subject */
async function editEach({ connection }, { folder, text }) {
  const uri = pathToFileURL(path.join(folder, "service.ts")).href;
  const textDocument = { uri };
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "typescript", version: 1, text },
  });
  await connection.sendRequest("textDocument/diagnostic", { textDocument });
  const line = text.split("\n").findIndex((each) => each.includes("email: user.email"));
  const position = { line, character: text.split("\n")[line]?.indexOf("email: user") ?? 0 };
  const places = Array.from({ length: edits + warmUp }, (_, edit) => (edit * 97) % text.split("\n").length);
  /** @type {Record<"costs" | "waits" | "hovers" | "actions" | "parses", number[]>} */
  const times = { costs: [], waits: [], hovers: [], actions: [], parses: [] };
  for (const [edit, changed] of places.entries()) {
    const isCounted = edit >= warmUp;
    const before = process.cpuUsage();
    const wait = await timed(async () => {
      const start = { line: changed, character: 0 };
      await connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version: edit + 2 },
        contentChanges: [{ range: { start, end: start }, text: edit % 2 === 0 ? "/**/ " : "" }],
      });
      await connection.sendRequest("textDocument/diagnostic", { textDocument });
    });
    const { user, system } = process.cpuUsage(before);
    const hover = await timed(() => connection.sendRequest("textDocument/hover", { textDocument, position }));
    const context = { diagnostics: [], only: ["quickfix"] };
    const range = { start: position, end: position };
    const action = await timed(() =>
      connection.sendRequest("textDocument/codeAction", { textDocument, range, context }),
    );
    const parseBefore = process.cpuUsage();
    ts.createSourceFile("service.ts", text, ts.ScriptTarget.Latest, false);
    const parse = process.cpuUsage(parseBefore);
    if (!isCounted) continue;
    times.costs.push((user + system) / 1000);
    times.waits.push(wait);
    times.hovers.push(hover);
    times.actions.push(action);
    times.parses.push((parse.user + parse.system) / 1000);
  }
  await connection.sendNotification("textDocument/didClose", { textDocument });
  return times;
}

/** @param {Editor} editor @param {Subject} subject */
async function crossFile({ connection, refreshed }, { folder, text }) {
  const audit = path.join(folder, "audit.ts");
  const importer = pathToFileURL(path.join(folder, "sign-in.ts")).href;
  const content = `import { audit } from "./audit";\n${text}\nexport const signIn = (password: string) => audit(password);\n`;
  const textDocument = { uri: importer };
  const auditDocument = { uri: pathToFileURL(audit).href };
  const bodyOf = (/** @type {number} */ edit) =>
    `const store: number[] = [];\nexport function audit(entry: string) {\n  ${edit % 2 === 0 ? "console.info(entry);" : "store.push(entry.length);"} // ${edit}\n}\n`;
  fs.writeFileSync(audit, bodyOf(1));
  for (const [{ uri }, open] of /** @type {const} */ ([
    [textDocument, content],
    [auditDocument, bodyOf(1)],
  ])) {
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text: open },
    });
  }
  const waits = [];
  for (let edit = 0; edit < 60; edit++) {
    const change = refreshed();
    const start = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { ...auditDocument, version: edit + 2 },
      contentChanges: [{ text: bodyOf(edit) }],
    });
    fs.writeFileSync(audit, bodyOf(edit));
    await connection.sendNotification("textDocument/didSave", { textDocument: auditDocument });
    await change;
    const { items } = /** @type {{ items: readonly { message: string }[] }} */ (
      await connection.sendRequest("textDocument/diagnostic", { textDocument })
    );
    if (edit >= 10) waits.push(performance.now() - start);
    const found = items.some(({ message }) => message.includes("`audit`"));
    if (found !== (edit % 2 === 0)) throw new Error(`After edit ${edit} the findings of the importer are not fresh.`);
  }
  return waits;
}

/** @param {string} folder */
async function startEditor(folder) {
  // Beside the worker that the server starts.
  await loadHosts();
  const bundle = path.join(bundles, "server.mjs");
  const stdin = {
    contents: 'export * from "./src/server/start.ts"; export { createNodeHost } from "./src/hosts/node.ts";',
    resolveDir: root,
  };
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
    stdin,
    outfile: bundle,
  });
  const { startServer, createNodeHost } = await import(pathToFileURL(bundle).href);
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  const exit = startServer({ host: createNodeHost(), stdin: toServer, stdout: toEditor });
  const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  /** @type {(() => void)[]} */
  const waiting = [];
  connection.onRequest("workspace/diagnostic/refresh", () => {
    for (const resolve of waiting.splice(0)) resolve();
    return null;
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "bench" }],
    initializationOptions: { debounce: 0 },
    capabilities: {
      workspace: {
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true },
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        diagnostic: {},
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } },
          resolveSupport: { properties: ["edit"] },
        },
      },
    },
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    /** Resolves when the server says that findings may have changed. */
    refreshed: () => /** @type {Promise<void>} */ (new Promise((resolve) => void waiting.push(resolve))),
    async quit() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await exit;
      connection.dispose();
    },
  };
}

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
