// Where logs are shown: the custom editor of one file, panels for several merged ones, and dashboards.
import {
  commands,
  l10n,
  Uri,
  ViewColumn,
  window,
  type CustomDocument,
  type CustomReadonlyEditorProvider,
  type Disposable,
  type ExtensionContext,
  type WebviewPanel,
} from "vscode";
import type { LogFilter } from "../../server/protocol.ts";
import type { Server } from "../server.ts";
import type { ViewerSession } from "./viewer-session.ts";

/** Id of the editor in the manifest. */
export const logViewerType = "seclog.logViewer";
const mergedType = "seclog.mergedLogs";
const dashboardType = "seclog.dashboard";

/** Where to go once the viewer is there. */
export interface ViewerPlace {
  readonly filter?: LogFilter;
  readonly file?: number;
  readonly line?: number;
}

export interface Panels {
  openViewer(uris: readonly Uri[], place?: ViewerPlace): Promise<void>;
  openDashboard(uris: readonly Uri[]): Promise<void>;
}

/** Registers the editor and brings panels back after the window was loaded again. */
export function createPanels(context: ExtensionContext, server: Server): Panels {
  const sessions = new Set<ViewerSession>();
  const awaited = new Map<string, ViewerPlace>();
  const show: ShowPage = async (panel, uris, page) => {
    const { startSession } = await import("./viewer-session.ts");
    const session = startSession({ panel, uris, server, panels, page, root: context.extensionUri });
    sessions.add(session);
    panel.onDidDispose(() => sessions.delete(session));
    return session;
  };
  const showMerged = async (uris: readonly Uri[], place: ViewerPlace | undefined): Promise<void> => {
    const panel = window.createWebviewPanel(mergedType, mergedTitle(uris), ViewColumn.Active, {});
    const session = await show(panel, kept(context, panel, uris), "log-viewer");
    if (place) session.goTo(place);
  };
  const panels: Panels = {
    async openViewer(uris, place) {
      const [only] = uris;
      if (!only || uris.length > 1) return await showMerged(uris, place);
      const open = [...sessions].find((session) => session.page === "log-viewer" && isOf(session, only));
      if (place && !open) awaited.set(only.toString(), place);
      await commands.executeCommand("vscode.openWith", only, logViewerType);
      if (place) open?.goTo(place);
    },
    async openDashboard(uris) {
      const title = l10n.t("Dashboard: {0}", mergedTitle(uris));
      const panel = window.createWebviewPanel(dashboardType, title, ViewColumn.Active, {});
      await show(panel, kept(context, panel, uris), "dashboard");
    },
  };
  const showFile = async (uri: Uri, panel: WebviewPanel): Promise<void> => {
    const session = await show(panel, [uri], "log-viewer");
    const place = awaited.get(uri.toString());
    awaited.delete(uri.toString());
    if (place) session.goTo(place);
  };
  context.subscriptions.push(
    window.registerCustomEditorProvider(logViewerType, providerOf(showFile), {
      supportsMultipleEditorsPerDocument: true,
    }),
    ...bringBack(context, show),
  );
  return panels;
}

type ShowPage = (panel: WebviewPanel, uris: readonly Uri[], page: ViewerSession["page"]) => Promise<ViewerSession>;

/** Panels of the window as it was before it was loaded again. */
function bringBack(context: ExtensionContext, show: ShowPage): readonly Disposable[] {
  return ([mergedType, dashboardType] as const).map((type) =>
    window.registerWebviewPanelSerializer(type, {
      async deserializeWebviewPanel(panel: WebviewPanel) {
        const uris = restored(context, panel);
        if (uris.length === 0) panel.dispose();
        else await show(panel, uris, type === dashboardType ? "dashboard" : "log-viewer");
      },
    }),
  );
}

function isOf({ uris: [uri] }: ViewerSession, file: Uri): boolean {
  return uri?.toString() === file.toString();
}

function providerOf(show: (uri: Uri, panel: WebviewPanel) => Promise<void>): CustomReadonlyEditorProvider {
  return {
    openCustomDocument: (uri): CustomDocument => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: ({ uri }, panel) => show(uri, panel),
  };
}

function mergedTitle(uris: readonly Uri[]): string {
  const names = uris.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
  return names.length > 2 ? l10n.t("{0} and {1} more", names[0] ?? "", names.length - 1) : names.join(" + ");
}

// A page never learns paths, so which files a panel shows is kept by the extension, under the title of the panel.
const stateKey = "seclog.panels";

interface KeptPanel {
  readonly title: string;
  readonly uris: readonly string[];
}

const maxKept = 20;

function kept(context: ExtensionContext, panel: WebviewPanel, uris: readonly Uri[]): readonly Uri[] {
  const others = context.workspaceState
    .get<readonly KeptPanel[]>(stateKey, [])
    .filter(({ title }) => title !== panel.title);
  const entry: KeptPanel = {
    title: panel.title,
    uris: uris.map((uri) => uri.toString()),
  };
  void context.workspaceState.update(stateKey, [...others, entry].slice(-maxKept));
  return uris;
}

function restored(context: ExtensionContext, { title }: WebviewPanel): readonly Uri[] {
  const entry = context.workspaceState.get<readonly KeptPanel[]>(stateKey, []).find((each) => each.title === title);
  return (entry?.uris ?? []).map((uri) => Uri.parse(uri));
}
