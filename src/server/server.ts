// The language server: translates between LSP and the engine and decides nothing. Wired by hand here, in one place.
import {
  CodeActionKind,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { Disposable } from "../base/disposable.ts";
import type { Host } from "../base/host.ts";
import { createBoundary, withinBoundary } from "../hosts/boundary.ts";
import { ruleMarkdown } from "../reporters/rule-page.ts";
import type { Analyzer } from "./analyzer.ts";
import { codeActions } from "./code-actions.ts";
import { sourceKinds } from "./source-actions.ts";
import { answerEventCoverage } from "./event-coverage.ts";
import { answerFixProject, readOther } from "./fix-project.ts";
import { createConfigReports } from "./config-reports.ts";
import { createConfigWatch } from "./config-watch.ts";
import { toDiagnostics } from "./diagnostics.ts";
import { pathOf } from "./document-path.ts";
import { readFeatures, type ClientFeatures } from "./features.ts";
import { readDocument, readFlowTexts } from "./flow-texts.ts";
import { hoverAt } from "./hover.ts";
import { answerLogRequests } from "./log-requests.ts";
import type { LogDesk } from "./logs/log-desk.ts";
import { followFolders } from "./open-folders.ts";
import { answerNewCode } from "./new-code.ts";
import { createOutcomes, type Outcomes } from "./outcomes.ts";
import {
  explainRuleRequest,
  logChangedNotification,
  rulesRequest,
  type ExplainRuleParams,
  type LogState,
  type RuleTitle,
} from "./protocol.ts";
import { startReports, type Reports } from "./report.ts";
import type { RuleEntry } from "./rule-text.ts";
import { withSignal } from "./signal.ts";
import { answerWorkspaceCheck } from "./workspace-check.ts";
import { createWorkspace, type Workspace } from "./workspace.ts";

export interface CreateServerOptions {
  readonly connection: Connection;
  readonly host: Host;
  readonly version: string;
  readonly rules: readonly RuleEntry[];
  /** Address of the page about a rule, or undefined when there is none. */
  readonly rulePage: (rule: string) => string | undefined;
  /** With `folders`, nothing outside of them may be read. */
  readonly createAnalyzer: (settings: AnalysisSettings, folders?: () => readonly string[]) => Analyzer;
  /** Reads logs; tells what changed in those that are shown. */
  readonly createLogs: (onChange: (state: LogState) => void) => LogDesk;
}

interface Session {
  readonly options: CreateServerOptions;
  readonly documents: TextDocuments<TextDocument>;
  readonly features: ClientFeatures;
  readonly workspace: Workspace;
  readonly outcomes: Outcomes;
  readonly logs: LogDesk;
}

/** Answers on the connection as soon as it listens; `dispose` ends all work that is under way. */
export function createServer(options: CreateServerOptions): Disposable {
  const { connection } = options;
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;
  documents.listen(connection);
  connection.onInitialize((params) => {
    session = startSession(options, documents, params);
    return initializeResult(options.version, session.features);
  });
  return {
    dispose() {
      session?.outcomes.dispose();
      session?.workspace.dispose();
      session?.logs.dispose();
    },
  };
}

function startSession(
  options: CreateServerOptions,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
): Session {
  const { connection, rules } = options;
  const features = readFeatures(params);
  const { restricted = false } = features.options;
  const logs = options.createLogs((state) => void connection.sendNotification(logChangedNotification, state));
  const folders = followFolders(
    connection,
    { params, features },
    (current) => void logs.folders({ folders: current, restricted }),
  );
  const { host, createAnalyzer } = bounded(options, features, () => folders.current);
  const configReports = createConfigReports(connection, rules);
  const configWatch = createConfigWatch(connection, features);
  const workspace = createWorkspace({
    host,
    createAnalyzer,
    ruleIds: rules.map(({ id }) => id),
    folders: () => folders.current,
    onConfig(config) {
      configReports.report(config);
      configWatch.report(config);
    },
  });
  const onFailure = (path: string, error: unknown): void =>
    connection.console.error(`The analysis of ${path} failed: ${describeBug(error)}`);
  const outcomes = createOutcomes({ analyzer: workspace, host, onFailure });
  const session: Session = { options: { ...options, host }, documents, features, workspace, outcomes, logs };
  const reports = startReports({
    connection,
    documents,
    host,
    outcomes,
    features,
    async toDiagnostics(document, outcome) {
      const text = document.getText();
      const texts = await readFlowTexts(outcome, host, documents);
      return toDiagnostics(outcome, { uri: document.uri, text, texts, ...features, rulePage: options.rulePage });
    },
  });
  followConfiguration(session, reports, { ...configReports, concerns: configWatch.concerns });
  answerEditing(session);
  answerRules(connection, rules);
  answerLogs(session);
  const walk = { connection, host, workspace, folders: () => folders.current };
  answerWorkspaceCheck(walk);
  answerEventCoverage(walk);
  answerNewCode({ connection, folders: () => folders.current, env: process.env, restricted });
  answerFixProject({ connection, host, documents, workspace, features, folders: () => folders.current });
  connection.onInitialized(() => {
    folders.start();
    configReports.start();
    configWatch.start();
  });
  return session;
}

/** In a workspace that nobody trusts, nothing outside of its folders is read. */
function bounded(
  { host, createAnalyzer }: CreateServerOptions,
  { options: { restricted } }: ClientFeatures,
  folders: () => readonly string[],
): { readonly host: Host; readonly createAnalyzer: (settings: AnalysisSettings) => Analyzer } {
  if (!restricted) return { host, createAnalyzer: (settings) => createAnalyzer(settings) };
  return {
    host: withinBoundary(host, createBoundary(folders)),
    createAnalyzer: (settings) => createAnalyzer(settings, folders),
  };
}

function initializeResult(version: string, features: ClientFeatures): InitializeResult {
  return {
    serverInfo: { name: "seclog", version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      hoverProvider: true,
      ...(features.codeActionLiterals
        ? {
            codeActionProvider: {
              codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, ...sourceKinds],
              resolveProvider: features.resolvesEdits,
            },
          }
        : {}),
      ...(features.pullsDiagnostics
        ? { diagnosticProvider: { identifier: "seclog", interFileDependencies: true, workspaceDiagnostics: false } }
        : {}),
      ...(features.workspaceFolders
        ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
        : {}),
    },
  };
}

interface Configurations {
  clear(): void;
  concerns(uri: string): boolean;
}

/** A changed configuration file changes the findings of every open document. */
function followConfiguration(session: Session, reports: Reports, configurations: Configurations): void {
  const { options, documents, features, workspace, outcomes } = session;
  const reload = (): void => {
    workspace.reload();
    outcomes.clear();
    configurations.clear();
    reports.refresh();
  };
  options.connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => configurations.concerns(uri))) reload();
  });
  documents.onDidSave(() => {
    // An editor that cannot watch files for us still tells when it saves one.
    if (!features.watchesFiles) return reload();
    // Values are followed into imported files as they are on disk, so the others may read differently now.
    outcomes.clear();
    reports.refresh();
  });
}

function answerEditing({ options, documents, features, workspace, outcomes }: Session): void {
  const { connection, rules } = options;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  connection.onCodeAction(async (params, token) => {
    const document = documents.get(params.textDocument.uri);
    if (!document) return [];
    return await withSignal(token, async (signal) => {
      const outcome = await outcomes.get(document, { signal });
      if (!outcome) return [];
      const path = pathOf(document);
      const analyze = async (text: string) =>
        signal.aborted ? undefined : await workspace.analyze({ path, text }, signal).catch(() => undefined);
      const read = (other: string) => readOther(other, options.host, documents);
      return await codeActions(params, { document, outcome, features, analyze, read });
    });
  });
  connection.onHover(async ({ textDocument, position }, token) => {
    const document = documents.get(textDocument.uri);
    if (!document) return null;
    const outcome = await withSignal(token, (signal) => outcomes.get(document, { signal }));
    return outcome ? hoverAt(document.offsetAt(position), { document, outcome, rule: (id) => byId.get(id) }) : null;
  });
}

/** What a record's statement is reported for is asked of the same analysis as the editor's findings. */
function answerLogs({ options, documents, workspace, logs }: Session): void {
  const { connection, host } = options;
  answerLogRequests(connection, logs, async (path) => {
    const text = await readDocument(path, host, documents);
    if (text === undefined) return undefined;
    const outcome = await workspace.analyze({ path, text });
    return outcome.status === "skipped" ? undefined : { text, findings: outcome.findings };
  });
}

function answerRules(connection: Connection, rules: readonly RuleEntry[]): void {
  connection.onRequest(rulesRequest, (): readonly RuleTitle[] =>
    rules.map(({ id, docs }) => ({ id, title: docs.title })),
  );
  connection.onRequest(explainRuleRequest, ({ rule }: ExplainRuleParams): string | null => {
    const entry = rules.find(({ id }) => id === rule);
    return entry ? ruleMarkdown(entry) : null;
  });
}

/** Where a bug happened, without its message, which may quote the analysed text. */
function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return [error.name, ...frames].join("\n");
}
