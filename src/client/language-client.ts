// The language client: the one part of the extension that knows the library for the protocol, which is large. It is a file of its own that is
// loaded once VS Code has done with the start of the extension.
import { Uri, workspace, type ExtensionContext, type LogOutputChannel, type TextDocument } from "vscode";
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
  logChangedNotification,
  statusNotification,
  type CheckProgress,
  type LogState,
  type ServerOptions,
  type ServerStatus,
} from "../server/protocol.ts";
import { explainCommand } from "./commands/names.ts";
import { languages } from "./languages.ts";

/** `starting`, `running` or `stopped`, as the status item shows it. */
export type ServerState = "starting" | "running" | "stopped";

/** A server in a process of its own. */
export interface Connection {
  readonly state: ServerState;
  /** Rejects when the server cannot be started. */
  start(): Promise<void>;
  dispose(): Promise<void>;
  request<Result>(method: string, params?: object): Promise<Result>;
  notify(method: string, params: object): void;
  /** Asks for the findings of the document now; false when it is none that is analysed. */
  pull(document: TextDocument): boolean;
}

/** Who hears what the server tells. */
export interface ConnectionListener {
  onState(state: ServerState): void;
  onStatus(status: ServerStatus): void;
  onLog(state: LogState): void;
  onProgress(step: CheckProgress): void;
}

export interface ConnectionParts {
  readonly output: LogOutputChannel;
  /** Documents that were checked by hand and not changed since. */
  readonly wanted: Set<string>;
  readonly listener: ConnectionListener;
}

// Where text comes from that the user writes; not the old side of a diff (`git:`) or an output channel.
const schemes = ["file", "untitled", "vscode-vfs"];

/** Creates the client; `start` runs it. */
export function connect(context: ExtensionContext, parts: ConnectionParts): Connection {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.mjs").fsPath;
  const server = { module, transport: TransportKind.ipc };
  const client = new LanguageClient("seclog", "Seclog", { run: server, debug: server }, clientOptions(parts));
  listen(client, parts.listener);
  return {
    get state() {
      return stateOf(client.state);
    },
    start: () => client.start(),
    dispose: () => client.dispose(),
    request: (method, params) => client.sendRequest(method, params),
    notify: (method, params) => void client.sendNotification(method, params),
    pull: (document) => pullNow(client, document),
  };
}

function listen(client: LanguageClient, listener: ConnectionListener): void {
  client.onDidChangeState(({ newState }) => listener.onState(stateOf(newState)));
  client.onNotification(statusNotification, (status: ServerStatus) => listener.onStatus(status));
  client.onNotification(logChangedNotification, (state: LogState) => listener.onLog(state));
  client.onNotification(checkProgressNotification, (step: CheckProgress) => listener.onProgress(step));
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return "running";
  return state === State.Starting ? "starting" : "stopped";
}

function pullNow(client: LanguageClient, document: TextDocument): boolean {
  const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  provider?.onDidChangeDiagnosticsEmitter.fire();
  return provider !== undefined;
}

function clientOptions({ output, wanted }: ConnectionParts): LanguageClientOptions {
  const settings = workspace.getConfiguration("seclog");
  const run = settings.get<string>("run");
  const initializationOptions: ServerOptions = {
    explainCommand,
    debounce: settings.get<number>("delay", 150),
    restricted: !workspace.isTrusted,
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
