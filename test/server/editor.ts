// A small LSP editor for tests: speaks to a real server over a pair of streams and keeps its documents as an editor does.
import { PassThrough } from "node:stream";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serve, type ServeOptions } from "../../src/server/serve.ts";

export interface Editor {
  readonly connection: ProtocolConnection;
  /** Everything that was pushed, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  readonly capabilities: unknown;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  /** Replaces the first occurrence of `search` in the document. */
  replace(uri: string, search: string, replacement: string): Promise<void>;
  /** Sends the changes as they are and applies them to the editor's own text. */
  change(uri: string, changes: readonly { readonly range: Range; readonly text: string }[]): Promise<void>;
  close(uri: string): Promise<void>;
  text(uri: string): string;
  version(uri: string): number;
  /** Resolves with the next diagnostics for this URI that satisfy the condition, or with the latest if they do already. */
  diagnostics(uri: string, isWanted?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  pull(uri: string, previousResultId?: string): Promise<{ kind: string; resultId?: string; items?: Diagnostic[] }>;
  codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]>;
  /** Applies a workspace edit to the editor's text and tells the server; snippets are inserted with their placeholder. */
  apply(edit: WorkspaceEdit | undefined): Promise<void>;
  /** Shuts the server down and gives its exit code. */
  quit(): Promise<number>;
  /** Drops the connection as a killed editor does, and gives the exit code of the server. */
  vanish(): Promise<number>;
}

export interface EditorOptions {
  readonly server: Omit<ServeOptions, "reader" | "writer">;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
}

/** What editors that know LSP 3.16 say of themselves; no pull diagnostics. */
export const pushCapabilities: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      versionSupport: true,
    },
  },
};

/** The same with pull diagnostics of LSP 3.17. */
export const pullCapabilities: ClientCapabilities = {
  ...pushCapabilities,
  workspace: { ...pushCapabilities.workspace, diagnostics: { refreshSupport: true } },
  textDocument: { ...pushCapabilities.textDocument, diagnostic: {} },
};

/** Connects, initializes and returns the editor. */
export async function startEditor({ server, capabilities, initializationOptions }: EditorOptions): Promise<Editor> {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  const exit = serve({
    ...server,
    reader: new StreamMessageReader(toServer),
    writer: new StreamMessageWriter(toEditor),
  });
  const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  return await connectEditor(connection, {
    capabilities: capabilities ?? pushCapabilities,
    initializationOptions,
    exit,
    hangUp: () => toServer.end(),
  });
}

export interface ConnectOptions {
  readonly capabilities: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly exit: Promise<number>;
  readonly hangUp: () => void;
}

/** Initializes a server at the other end of any connection. */
export async function connectEditor(connection: ProtocolConnection, options: ConnectOptions): Promise<Editor> {
  const { capabilities, initializationOptions, exit, hangUp } = options;
  const documents = new Map<string, TextDocument>();
  const closedAt = new Map<string, number>();
  const published: PublishDiagnosticsParams[] = [];
  const listeners = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const listener of [...listeners]) listener();
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const initialized: { capabilities: unknown } = await connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  const documentOf = (uri: string): TextDocument => {
    const document = documents.get(uri);
    if (!document) throw new Error(`${uri} is not open.`);
    return document;
  };
  const change: Editor["change"] = async (uri, changes) => {
    const document = documentOf(uri);
    TextDocument.update(document, [...changes], document.version + 1);
    const textDocument = { uri, version: document.version };
    await connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: changes });
  };
  return {
    connection,
    published,
    capabilities: initialized.capabilities,
    change,
    text: (uri) => documentOf(uri).getText(),
    version: (uri) => documentOf(uri).version,
    async open(uri, text, languageId = "typescript") {
      // Versions go on growing over the life of the editor, so that answers can be told apart.
      const version = (closedAt.get(uri) ?? 0) + 1;
      documents.set(uri, TextDocument.create(uri, languageId, version, text));
      const textDocument = { uri, languageId, version, text };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
    },
    async replace(uri, search, replacement) {
      const document = documentOf(uri);
      const start = document.getText().indexOf(search);
      if (start < 0) throw new Error(`"${search}" is not in ${uri}.`);
      const range = { start: document.positionAt(start), end: document.positionAt(start + search.length) };
      await change(uri, [{ range, text: replacement }]);
    },
    async close(uri) {
      closedAt.set(uri, documentOf(uri).version);
      documents.delete(uri);
      await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    },
    diagnostics: (uri, isWanted = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const latest = published.findLast((params) => params.uri === uri);
          if (!latest || !isWanted(latest)) return;
          listeners.delete(look);
          resolve(latest);
        };
        listeners.add(look);
        look();
      }),
    pull: (uri, previousResultId) =>
      connection.sendRequest("textDocument/diagnostic", { textDocument: { uri }, previousResultId }),
    async codeActions(uri, range, only) {
      const diagnostics = published.findLast((params) => params.uri === uri)?.diagnostics ?? [];
      const context = { diagnostics, ...(only ? { only } : {}) };
      return await connection.sendRequest("textDocument/codeAction", { textDocument: { uri }, range, context });
    },
    async apply(edit) {
      for (const { uri, changes } of changesOf(edit)) await change(uri, changes);
    },
    async quit() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      const code = await exit;
      connection.dispose();
      return code;
    },
    async vanish() {
      hangUp();
      const code = await exit;
      connection.dispose();
      return code;
    },
  };
}

/** Sorted from the end, so that each range still holds when its turn comes. */
function changesOf(edit: WorkspaceEdit | undefined) {
  const grouped = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => ({ uri, edits }));
  for (const change of edit?.documentChanges ?? []) {
    if (!("textDocument" in change)) throw new Error("Only text edits are expected.");
    const edits = change.edits.map((entry) =>
      "snippet" in entry
        ? { range: entry.range, newText: entry.snippet.value.replace(/\$\{1:([^}]*)\}/, "$1") }
        : entry,
    );
    grouped.push({ uri: change.textDocument.uri, edits });
  }
  return grouped.map(({ uri, edits }) => ({
    uri,
    changes: [...edits]
      .sort((a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character)
      .map(({ range, newText }) => ({ range, text: newText })),
  }));
}
