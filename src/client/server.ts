// The server as the features of the extension see it: started once VS Code has done with the start of the extension, restarted after a
// crash; requests are passed on.
import {
  EventEmitter,
  l10n,
  window,
  workspace,
  type ConfigurationChangeEvent,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
} from "vscode";
import { closeLogNotification, type CheckProgress, type LogState, type ServerStatus } from "../server/protocol.ts";
import type { Connection, ConnectionParts, ServerState } from "./language-client.ts";

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

/** Creates what the features talk to; `start` runs the server. */
export function startServer(context: ExtensionContext): Server {
  const output = window.createOutputChannel("Seclog", { log: true });
  const events = createEvents();
  const wanted = new Set<string>();
  const current = createCurrent(context, { output, wanted, events });
  const restart = async (): Promise<void> => {
    await current.connection?.dispose().catch((error: unknown) => output.warn(String(error)));
    await current.open();
  };
  context.subscriptions.push(
    output,
    ...Object.values(events),
    { dispose: () => void current.connection?.dispose() },
    workspace.onDidChangeConfiguration((event) => void (concernsServer(event) && restart())),
    workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  return {
    output,
    get state() {
      return current.state;
    },
    get status() {
      return current.status;
    },
    ...subscriptionsOf(events),
    start: () => current.open(),
    restart,
    async request(method, params) {
      const connection = await current.loaded;
      if (connection === undefined || connection.state === "stopped") {
        throw new Error(l10n.t('The Seclog server is not running. Run "Seclog: Restart Server".'));
      }
      return await connection.request(method, params);
    },
    closeLog(view) {
      events.closed.fire(view);
      if (current.state === "running") current.connection?.notify(closeLogNotification, { view });
    },
    check(document) {
      wanted.add(document.uri.toString());
      return current.connection?.pull(document) ?? false;
    },
  };
}

type Events = ReturnType<typeof createEvents>;

/** The connection there is now, and what the server at its other end said last. */
interface Current {
  readonly state: ServerState;
  readonly status: ServerStatus | undefined;
  readonly connection: Connection | undefined;
  /** The connection, once there is one; undefined when it could not be made. */
  readonly loaded: Promise<Connection | undefined> | undefined;
  /** Never rejects. */
  open(): Promise<void>;
}

function createCurrent(
  context: ExtensionContext,
  { events, ...parts }: Pick<ConnectionParts, "output" | "wanted"> & { readonly events: Events },
): Current {
  const current: { -readonly [Key in keyof Current]: Current[Key] } = {
    state: "starting",
    status: undefined,
    connection: undefined,
    loaded: undefined,
    async open() {
      current.loaded = load();
      const connection = await current.loaded;
      await connection?.start().catch(fail);
    },
  };
  const fail = (error: unknown): undefined => {
    parts.output.error(l10n.t("The Seclog server did not start: {0}", String(error)));
    tell("stopped");
  };
  const tell = (state: ServerState): void => {
    current.state = state;
    if (state === "stopped") current.status = undefined;
    if (state === "running") events.started.fire();
    events.changed.fire();
  };
  const listener: ConnectionParts["listener"] = {
    onState: tell,
    onStatus(status) {
      current.status = status;
      events.changed.fire();
    },
    onLog: (state) => events.logs.fire(state),
    onProgress: (step) => events.progress.fire(step),
  };
  const load = async (): Promise<Connection | undefined> => {
    try {
      // Its size would hold up all that VS Code does at its start.
      await new Promise((resolve) => setImmediate(resolve));
      const { connect } = await import("./language-client.ts");
      current.connection = connect(context, { ...parts, listener });
      return current.connection;
    } catch (error) {
      return fail(error);
    }
  };
  return current;
}

function subscriptionsOf({ changed, started, logs, closed, progress }: Events) {
  return {
    onDidChange: changed.event,
    onDidStart: started.event,
    onLogChange: logs.event,
    onLogClose: closed.event,
    onCheckProgress: progress.event,
  };
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

function concernsServer(event: ConfigurationChangeEvent): boolean {
  return ["seclog.run", "seclog.delay"].some((name) => event.affectsConfiguration(name));
}
