// The connection to the language server: starts it in its own process, restarts it after a crash, and passes requests on.
import {
  EventEmitter,
  l10n,
  Uri,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
} from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import { statusNotification, type ServerOptions, type ServerStatus } from "../server/protocol.ts";
import { explainCommand } from "./commands/names.ts";

/** `starting`, `running` or `stopped`, as the status item shows it. */
export type ServerState = "starting" | "running" | "stopped";

export interface Server {
  readonly output: LogOutputChannel;
  readonly state: ServerState;
  /** What the server said last, if it runs. */
  readonly status: ServerStatus | undefined;
  readonly onDidChange: Event<void>;
  /** Never rejects: a server that does not start is shown by the status item and the output. */
  start(): Promise<void>;
  restart(): Promise<void>;
  /** Rejects with a plain message when the server is not running or cannot answer. */
  request<Result>(method: string, params?: object): Promise<Result>;
  notify(method: string, params: object): void;
}

/** The languages that are analysed; the server decides by the extension of the file. */
export const languages = ["javascript", "javascriptreact", "typescript", "typescriptreact"] as const;

// Where text comes from that the user writes; not the old side of a diff (`git:`) or an output channel.
const schemes = ["file", "untitled", "vscode-vfs"];

/** Creates the client; `start` runs it. */
export function startServer(context: ExtensionContext): Server {
  const output = window.createOutputChannel("Seclog", { log: true });
  const changed = new EventEmitter<void>();
  let client = createClient(context, output);
  let status: ServerStatus | undefined;
  const follow = (): void => {
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) status = undefined;
      changed.fire();
    });
    client.onNotification(statusNotification, (next: ServerStatus) => {
      status = next;
      changed.fire();
    });
  };
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
    client = createClient(context, output);
    follow();
    await start();
  };
  follow();
  context.subscriptions.push(
    output,
    changed,
    { dispose: () => void client.dispose() },
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("seclog.diagnostics")) void restart();
    }),
  );
  return {
    output,
    get state() {
      return stateOf(client.state);
    },
    get status() {
      return status;
    },
    onDidChange: changed.event,
    start,
    restart,
    async request(method, params) {
      if (client.state === State.Stopped) {
        throw new Error(l10n.t('The Seclog server is not running. Run "Seclog: Restart Server".'));
      }
      return await client.sendRequest(method, params);
    },
    notify: (method, params) => {
      if (client.state === State.Running) void client.sendNotification(method, params);
    },
  };
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return "running";
  return state === State.Starting ? "starting" : "stopped";
}

function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, "dist", "server.mjs").fsPath;
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient("seclog", "Seclog", { run: server, debug: server }, clientOptions(output));
}

function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  const settings = workspace.getConfiguration("seclog");
  const onSave = settings.get<string>("diagnostics.run") === "onSave";
  const initializationOptions: ServerOptions = {
    explainCommand,
    debounce: settings.get<number>("diagnostics.delay", 150),
  };
  return {
    documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
    diagnosticPullOptions: onSave ? { onSave: true } : { onChange: true },
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}
