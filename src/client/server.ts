// The connection to the language server: starts it in its own process, restarts it after a crash, and passes requests on.
import {
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type ConfigurationChangeEvent,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
} from "vscode";
import {
  DocumentDiagnosticRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import {
  checkProgressNotification,
  closeLogNotification,
  logChangedNotification,
  statusNotification,
  type CheckProgress,
  type LogState,
  type ServerOptions,
  type ServerStatus,
} from "../server/protocol.ts";
import { explainCommand } from "./commands/names.ts";

/** `starting`, `running` or `stopped`, as the status item shows it. */
export type ServerState = "starting" | "running" | "stopped";

export interface Server {
  readonly output: LogOutputChannel;
  readonly state: ServerState;
  /** What the server said last, if it runs. */
  readonly status: ServerStatus | undefined;
  readonly onDidChange: Event<void>;
  /** A server runs that knows nothing of what the one before was asked. */
  readonly onDidStart: Event<void>;
  /** A log that is shown has more rows, or others. */
  readonly onLogChange: Event<LogState>;
  /** A log is not shown any more; gives its view. */
  readonly onLogClose: Event<string>;
  /** How far the check of the workspace is. */
  readonly onCheckProgress: Event<CheckProgress>;
  /** Never rejects: a server that does not start is shown by the status item and the output. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Rejects with a plain message when the server is not running or cannot answer. */
  request<Result>(method: string, params?: object): Promise<Result>;
  closeLog(view: string): void;
  /** Analyses the document now, whatever `seclog.run` says; false when it is none that is analysed. */
  check(document: TextDocument): boolean;
}

/** The languages that are analysed; the server decides by the extension of the file. */
export const languages = ["javascript", "javascriptreact", "typescript", "typescriptreact"] as const;

// Where text comes from that the user writes; not the old side of a diff (`git:`) or an output channel.
const schemes = ["file", "untitled", "vscode-vfs"];

/** Creates the client; `start` runs it. */
export function startServer(context: ExtensionContext): Server {
  const output = window.createOutputChannel("Seclog", { log: true });
  const events = createEvents();
  const { changed, closed } = events;
  const wanted = new Set<string>();
  let client = createClient(context, { output, wanted });
  let status: ServerStatus | undefined;
  const follow = (): void =>
    listen(client, events, (next) => {
      status = next;
      changed.fire();
    });
  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      output.error(l10n.t("The Seclog server did not start: {0}", String(error)));
      changed.fire();
    }
  };
  const restart = async (): Promise<void> => {
    await client.dispose().catch((error: unknown) => output.warn(String(error)));
    client = createClient(context, { output, wanted });
    follow();
    await start();
  };
  follow();
  context.subscriptions.push(
    output,
    ...Object.values(events),
    { dispose: () => void client.dispose() },
    workspace.onDidChangeConfiguration((event) => void (concernsServer(event) && restart())),
  );
  return {
    output,
    get state() {
      return stateOf(client.state);
    },
    get status() {
      return status;
    },
    ...subscriptionsOf(events),
    start,
    restart,
    async request(method, params) {
      if (client.state === State.Stopped) {
        throw new Error(l10n.t('The Seclog server is not running. Run "Seclog: Restart Server".'));
      }
      return await client.sendRequest(method, params);
    },
    closeLog(view) {
      closed.fire(view);
      if (client.state === State.Running) void client.sendNotification(closeLogNotification, { view });
    },
    check(document) {
      wanted.add(document.uri.toString());
      return pullNow(client, document);
    },
  };
}

function subscriptionsOf({ changed, started, logs, closed, progress }: ReturnType<typeof createEvents>) {
  return {
    onDidChange: changed.event,
    onDidStart: started.event,
    onLogChange: logs.event,
    onLogClose: closed.event,
    onCheckProgress: progress.event,
  };
}

function concernsServer(event: ConfigurationChangeEvent): boolean {
  return ["seclog.run", "seclog.delay"].some((name) => event.affectsConfiguration(name));
}

/** False when the document is none that the server analyses. */
function pullNow(client: LanguageClient, document: TextDocument): boolean {
  const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  provider?.onDidChangeDiagnosticsEmitter.fire();
  return provider !== undefined;
}

function createEvents() {
  return {
    changed: new EventEmitter<void>(),
    started: new EventEmitter<void>(),
    logs: new EventEmitter<LogState>(),
    closed: new EventEmitter<string>(),
    progress: new EventEmitter<CheckProgress>(),
  };
}

/** Passes on what a client tells; `onStatus` gets undefined when the server is gone. */
function listen(
  client: LanguageClient,
  { started, logs, progress }: ReturnType<typeof createEvents>,
  onStatus: (status: ServerStatus | undefined) => void,
): void {
  let status: ServerStatus | undefined;
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) status = undefined;
    if (newState === State.Running) started.fire();
    onStatus(status);
  });
  client.onNotification(logChangedNotification, (state: LogState) => logs.fire(state));
  client.onNotification(checkProgressNotification, (step: CheckProgress) => progress.fire(step));
  client.onNotification(statusNotification, (next: ServerStatus) => {
    status = next;
    onStatus(status);
  });
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return "running";
  return state === State.Starting ? "starting" : "stopped";
}

interface ClientParts {
  readonly output: LogOutputChannel;
  /** Documents that were checked by hand and not changed since. */
  readonly wanted: Set<string>;
}

function createClient(context: ExtensionContext, parts: ClientParts): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.mjs").fsPath;
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient("seclog", "Seclog", { run: server, debug: server }, clientOptions(parts));
}

function clientOptions({ output, wanted }: ClientParts): LanguageClientOptions {
  const settings = workspace.getConfiguration("seclog");
  const run = settings.get<string>("run");
  const initializationOptions: ServerOptions = {
    explainCommand,
    debounce: settings.get<number>("delay", 150),
  };
  return {
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
    diagnosticPullOptions: run === "onType" ? { onChange: true } : run === "onSave" ? { onSave: true } : {},
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    middleware: {
      provideDiagnostics: (document, ...[previous, token, next]) => {
        const uri = document instanceof Uri ? document : document.uri;
        const isManual = run === "manual" && !wanted.delete(uri.toString());
        // Nothing is known, which is not the same as nothing was found.
        return isManual ? undefined : next(document, previous, token);
      },
    },
  };
}
