// One page of the log viewer: passes its questions on to the server, tells it what changed, and does for it what only the editor can. A file
// of its own in the bundle, which is loaded with the first page.
import { randomBytes } from "node:crypto";
import { env, l10n, Uri, workspace, type Webview, type WebviewPanel } from "vscode";
import {
  expandLogRowRequest,
  filterLogRequest,
  findInLogRequest,
  logAnomaliesRequest,
  logDashboardRequest,
  logOverviewRequest,
  logPlaceRequest,
  logRecordRequest,
  logRowsRequest,
  clearLogRequest,
  openLogRequest,
  pauseLogRequest,
  type LogFilter,
  type LogState,
} from "../../server/protocol.ts";
import { dashboardLabels } from "../dashboard/labels.ts";
import type { Server } from "../server.ts";
import { runAction, type PageAction } from "./actions.ts";
import { readFromPage, type Question, type ToPage, type ViewerOptions } from "./messages.ts";
import { viewerLabels } from "./labels.ts";
import { pageHtml } from "./page-html.ts";
import type { Panels } from "./panels.ts";

/** A page that shows logs. */
export interface ViewerSession {
  readonly uris: readonly Uri[];
  readonly panel: WebviewPanel;
  readonly page: "log-viewer" | "dashboard";
  /** Shows a filter and a line, as soon as the page is there. */
  goTo(place: { readonly filter?: LogFilter; readonly file?: number; readonly line?: number }): void;
}

export interface SessionOptions {
  readonly panel: WebviewPanel;
  readonly uris: readonly Uri[];
  readonly server: Server;
  readonly root: Uri;
  readonly panels: Panels;
  /** Script and style of the page, without their endings. */
  readonly page: "log-viewer" | "dashboard";
}

const requests: Readonly<Record<Question, string>> = {
  rows: logRowsRequest,
  record: logRecordRequest,
  expand: expandLogRowRequest,
  place: logPlaceRequest,
  find: findInLogRequest,
  anomalies: logAnomaliesRequest,
  overview: logOverviewRequest,
  filter: filterLogRequest,
  pause: pauseLogRequest,
  clear: clearLogRequest,
  dashboard: logDashboardRequest,
};

/** Fills the panel and answers it until it is closed. */
export function startSession(options: SessionOptions): ViewerSession {
  const { panel, uris, server } = options;
  let view = "";
  const waiting: ToPage[] = [];
  let isReady = false;
  const send = (message: ToPage): void => void panel.webview.postMessage(message);
  let opening = Promise.resolve();
  // One after the other: of two at a time, the first to come would stay open for nobody.
  const open = (): Promise<void> => (opening = opening.then(openAnew));
  const openAnew = async (): Promise<void> => {
    try {
      // A page may be loaded again at any time; what it asks then must not meet a view that is just being closed.
      const next = randomBytes(8).toString("hex");
      const params = { view: next, uris: uris.map((uri) => uri.toString()) };
      const state = await server.request<LogState>(openLogRequest, params);
      if (view !== "") server.closeLog(view);
      view = next;
      send({ type: "opened", state, options: viewerOptions() });
      isReady = true;
      for (const message of waiting.splice(0)) send(message);
    } catch (error) {
      send({ type: "failed", message: messageOf(error) });
    }
  };
  const session: ViewerSession = {
    uris,
    panel,
    page: options.page,
    goTo({ filter, file = 0, line }) {
      const message: ToPage = { type: "goTo", filter, file, line };
      if (isReady) send(message);
      else waiting.push(message);
    },
  };
  const listeners = [
    panel.webview.onDidReceiveMessage((given: unknown) => {
      const message = readFromPage(given);
      if (!message) return server.output.warn("A page sent a message that is not understood.");
      if (message.type === "ready") return void open();
      if (message.type === "ask") return void answer(message, { server, view: () => view, send });
      act(message, { ...options, view, send });
    }),
    server.onLogChange((state) => {
      if (state.view === view) send({ type: "changed", state });
    }),
    // A server that was restarted knows nothing of the view.
    server.onDidStart(() => void (isReady && open())),
  ];
  panel.onDidDispose(() => {
    for (const listener of listeners) listener.dispose();
    server.closeLog(view);
  });
  fill(panel.webview, options);
  return session;
}

function fill(webview: Webview, { root, page }: SessionOptions): void {
  const labels = page === "dashboard" ? dashboardLabels() : viewerLabels();
  const files = Uri.joinPath(root, "dist", "webview");
  webview.options = { enableScripts: true, localResourceRoots: [files] };
  webview.html = pageHtml({
    nonce: randomBytes(24).toString("base64"),
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(Uri.joinPath(files, `${page}.js`)).toString(),
    styleUri: webview.asWebviewUri(Uri.joinPath(files, `${page}.css`)).toString(),
    language: env.language,
    title: labels.title,
    labels,
  });
}

interface Asked {
  readonly id: number;
  readonly question: Question;
  readonly params: object;
}

interface Answering {
  readonly server: Server;
  /** The view that is open now. */
  readonly view: () => string;
  readonly send: (message: ToPage) => void;
}

async function answer(asked: Asked, answering: Answering): Promise<void> {
  const { id, question, params } = asked;
  const { server, send } = answering;
  const view = answering.view();
  try {
    send({ type: "answer", id, result: await server.request(requests[question], { ...params, view }) });
  } catch (error) {
    // The log was opened anew while the question was under way.
    if (answering.view() !== view) return answer(asked, answering);
    send({ type: "refused", id, message: messageOf(error) });
  }
}

function act(action: PageAction, context: Parameters<typeof runAction>[1]): void {
  runAction(action, context).then(
    (told) => told !== undefined && context.send({ type: "told", message: told }),
    (error: unknown) => context.send({ type: "failed", message: messageOf(error) }),
  );
}

function viewerOptions(): ViewerOptions {
  const settings = workspace.getConfiguration("seclog.logViewer");
  return {
    openAt: settings.get<string>("openAt") === "end" ? "end" : "start",
    columns: settings.get<boolean>("columns", true),
  };
}

function messageOf(error: unknown): string {
  // The client puts its own words before those of the server.
  return error instanceof Error
    ? error.message.replace(/^Request \S+ failed with message: /, "")
    : l10n.t("Something went wrong; see the output of Seclog.");
}
