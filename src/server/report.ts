// How the findings of a document reach the editor: asked for by it (LSP 3.17) where it can, pushed to it otherwise. Never both.
import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileOutcome } from "../base/finding.ts";
import type { Host } from "../base/host.ts";
import type { ClientFeatures } from "./features.ts";
import type { Outcomes } from "./outcomes.ts";
import { withSignal } from "./signal.ts";

export interface ReportOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly host: Host;
  readonly outcomes: Outcomes;
  readonly features: ClientFeatures;
  readonly toDiagnostics: (document: TextDocument, outcome: FileOutcome) => Promise<Diagnostic[]>;
}

export interface Reports {
  /** Brings every open document up to date after a change of the settings. */
  refresh(): void;
}

// Long enough to skip the letters of a word, short enough to feel immediate.
const defaultDebounce = 150;

/** Starts reporting; what is reported belongs to the version of the document that the editor shows. */
export function startReports(options: ReportOptions): Reports {
  return options.features.pullsDiagnostics ? answerPulls(options) : pushReports(options);
}

function answerPulls(options: ReportOptions): Reports {
  const { connection, documents, outcomes, features, toDiagnostics } = options;
  const ids = new WeakMap<FileOutcome, string>();
  const seen = new Set<string>();
  // Ids of a server that was restarted must not look like those of this one.
  const session = options.host.now().toString(36);
  let count = 0;
  documents.onDidChangeContent(({ document }) => outcomes.forget(document.uri));
  documents.onDidClose(({ document }) => {
    seen.delete(document.uri);
    outcomes.forget(document.uri);
  });
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = await openDocument(textDocument.uri, options);
    if (!document) throw cancelled("The document is not open.", false);
    const delay = seen.has(document.uri) ? (features.options.debounce ?? defaultDebounce) : 0;
    seen.add(document.uri);
    const outcome = await withSignal(token, (signal) => outcomes.get(document, { delay, signal }));
    if (!outcome) throw cancelled("The text changed meanwhile.", true);
    const resultId = ids.get(outcome) ?? `${session}-${++count}`;
    ids.set(outcome, resultId);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { ...fullReport(await toDiagnostics(document, outcome)), resultId };
  });
  return {
    refresh() {
      if (features.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
    },
  };
}

// After a restart of the server, editors may ask for a document a moment before they open it.
const openWait = 2_000;

/** An empty answer would be an all-clear for a text that nobody has seen, so this waits for the text. */
async function openDocument(uri: string, { documents, host }: ReportOptions): Promise<TextDocument | undefined> {
  const known = documents.get(uri);
  if (known) return known;
  return await new Promise((resolve) => {
    const end = (): void => {
      listener.dispose();
      timer.dispose();
      resolve(documents.get(uri));
    };
    const listener = documents.onDidOpen(({ document }) => {
      if (document.uri === uri) end();
    });
    const timer = host.setTimer(openWait, end);
  });
}

function cancelled(message: string, retriggerRequest: boolean): ResponseError<{ retriggerRequest: boolean }> {
  return new ResponseError(LSPErrorCodes.ServerCancelled, message, { retriggerRequest });
}

function fullReport(items: Diagnostic[]): DocumentDiagnosticReport & { kind: "full" } {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

function pushReports({ connection, documents, outcomes, features, toDiagnostics }: ReportOptions): Reports {
  const open = new Set<string>();
  const push = async (document: TextDocument, delay: number): Promise<void> => {
    const { uri, version } = document;
    const isCurrent = (): boolean => documents.get(uri) === document && document.version === version;
    const outcome = await outcomes.get(document, { delay });
    if (!outcome || !isCurrent()) return;
    const diagnostics = await toDiagnostics(document, outcome);
    if (isCurrent()) await connection.sendDiagnostics({ uri, version, diagnostics });
  };
  const start = (document: TextDocument, delay: number): void => {
    push(document, delay).catch((error: unknown) => connection.console.error(`Reporting failed: ${String(error)}`));
  };
  documents.onDidChangeContent(({ document }) => {
    outcomes.forget(document.uri);
    const delay = open.has(document.uri) ? (features.options.debounce ?? defaultDebounce) : 0;
    open.add(document.uri);
    start(document, delay);
  });
  documents.onDidClose(({ document }) => {
    open.delete(document.uri);
    outcomes.forget(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });
  return { refresh: () => documents.all().forEach((document) => start(document, 0)) };
}
