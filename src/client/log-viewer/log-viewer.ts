// The log viewer as a read-only custom editor: shows what the server reads from the file, page by page. Reads nothing itself.
import { randomBytes } from "node:crypto";
import {
  env,
  l10n,
  RelativePattern,
  Uri,
  window,
  workspace,
  type CustomDocument,
  type CustomReadonlyEditorProvider,
  type ExtensionContext,
  type WebviewPanel,
} from "vscode";
import { assertNever } from "../../base/assert-never.ts";
import {
  closeLogNotification,
  logRowsRequest,
  openLogRequest,
  type LogRows,
  type LogSummary,
} from "../../server/protocol.ts";
import type { Server } from "../server.ts";
import { readFromPage, type FromPage, type ToPage } from "./messages.ts";
import { pageHtml, type PageLabels } from "./page-html.ts";
import { showLine } from "./show-line.ts";

/** Id of the editor in the manifest. */
export const logViewerType = "seclog.logViewer";

/** Registers the editor. */
export function register(context: ExtensionContext, server: Server): void {
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri): CustomDocument => ({
      uri,
      dispose: () => server.notify(closeLogNotification, { uri: uri.toString() }),
    }),
    resolveCustomEditor: ({ uri }, panel) => showLog({ uri, panel, server, root: context.extensionUri }),
  };
  context.subscriptions.push(
    window.registerCustomEditorProvider(logViewerType, provider, { supportsMultipleEditorsPerDocument: true }),
  );
}

interface Showing {
  readonly uri: Uri;
  readonly panel: WebviewPanel;
  readonly server: Server;
  readonly root: Uri;
}

function showLog(showing: Showing): void {
  const { panel, uri, root, server } = showing;
  const { webview } = panel;
  const files = Uri.joinPath(root, "dist", "webview");
  webview.options = { enableScripts: true, localResourceRoots: [files] };
  webview.html = pageHtml({
    nonce: randomBytes(24).toString("base64"),
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(Uri.joinPath(files, "log-viewer.js")).toString(),
    styleUri: webview.asWebviewUri(Uri.joinPath(files, "log-viewer.css")).toString(),
    language: env.language,
    labels: labels(),
  });
  const send = (message: ToPage): void => void webview.postMessage(message);
  const listener = webview.onDidReceiveMessage((message: unknown) => {
    const known = readFromPage(message);
    if (!known) return server.output.warn("The log viewer sent a message that is not understood.");
    answer(known, showing).then(
      (reply) => reply && send(reply),
      (error: unknown) => send({ type: "failed", message: error instanceof Error ? error.message : String(error) }),
    );
  });
  const watcher = workspace.createFileSystemWatcher(
    new RelativePattern(Uri.joinPath(uri, ".."), uri.path.slice(uri.path.lastIndexOf("/") + 1)),
  );
  const changed = (): void => send({ type: "changed" });
  watcher.onDidChange(changed);
  watcher.onDidCreate(changed);
  panel.onDidDispose(() => {
    listener.dispose();
    watcher.dispose();
  });
}

async function answer(message: FromPage, { uri, server }: Showing): Promise<ToPage | undefined> {
  const log = { uri: uri.toString() };
  switch (message.type) {
    case "ready":
    case "reload":
      return { type: "opened", summary: await server.request<LogSummary>(openLogRequest, log) };
    case "rows": {
      const { start, count } = message;
      const { rows } = await server.request<LogRows>(logRowsRequest, { ...log, start, count });
      return { type: "rows", start, rows };
    }
    case "showLine":
      await showLine(uri, message.line);
      return undefined;
    default:
      return assertNever(message);
  }
}

function labels(): PageLabels {
  return {
    title: l10n.t("Seclog Log Viewer"),
    anomalies: l10n.t("Anomalies"),
    log: l10n.t("Log records"),
    details: l10n.t("Selected record"),
    previous: l10n.t("Previous anomaly"),
    next: l10n.t("Next anomaly"),
    showLine: l10n.t("Show in text editor"),
    reload: l10n.t("File changed: reload"),
  };
}
