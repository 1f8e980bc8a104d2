// What the pages ask the editor to do: open files and statements, copy, export, merge, save.
import type { Uri, WebviewPanel } from "vscode";
import { env, l10n, window, workspace } from "vscode";
import { assertNever } from "../../base/assert-never.ts";
import { logSourceRequest, logTextRequest, type LogSource, type LogText } from "../../server/protocol.ts";
import type { Server } from "../server.ts";
import type { FromPage, ToPage } from "./messages.ts";
import { showLine } from "./show-line.ts";
import { showStatement } from "./show-statement.ts";
import type { Panels } from "./panels.ts";

/** Everything a page sends besides questions. */
export type PageAction = Exclude<FromPage, { readonly type: "ask" | "ready" }>;

export interface ActionContext {
  readonly server: Server;
  readonly view: string;
  readonly uris: readonly Uri[];
  readonly panels: Panels;
  /** The page itself. */
  readonly panel: WebviewPanel;
  readonly send: (message: ToPage) => void;
}

/** Gives what to tell the person, if anything. */
export async function runAction(action: PageAction, context: ActionContext): Promise<string | undefined> {
  const { server, view, uris, panels, panel } = context;
  switch (action.type) {
    case "showLine": {
      const uri = uris[action.file];
      if (uri) await showLine(uri, action.line, panel);
      return undefined;
    }
    case "openSource": {
      const source = await server.request<LogSource | null>(logSourceRequest, { view, row: action.row });
      if (!source) return l10n.t("No statement in the open folders explains this record.");
      return await showStatement(source, panel);
    }
    case "copy": {
      const { text, omitted } = await textOf(action, context);
      await env.clipboard.writeText(text);
      return omitted > 0 ? l10n.t("Copied without the last {0} rows.", omitted) : l10n.t("Copied.");
    }
    case "export":
      return await exportText(action, context);
    case "addFile":
      await addFile(uris, panels);
      return undefined;
    case "openDashboard":
      await panels.openDashboard(uris);
      return undefined;
    case "showRecords":
      await showRecords(action, uris, panels);
      return undefined;
    case "savePage":
      return await save("html", Buffer.from(action.text, "utf8"));
    case "savePicture":
      return await save("png", Buffer.from(action.data, "base64"));
    default:
      return assertNever(action);
  }
}

interface RowSpan {
  readonly start: number;
  readonly count: number;
}

async function textOf({ start, count }: RowSpan, { server, view }: ActionContext): Promise<LogText> {
  return await server.request<LogText>(logTextRequest, { view, start, count });
}

async function exportText(span: RowSpan, context: ActionContext): Promise<string | undefined> {
  const { text, omitted } = await textOf(span, context);
  const target = await window.showSaveDialog({
    title: l10n.t("Export rows, with secrets masked"),
    filters: { [l10n.t("Log")]: ["log", "txt"] },
  });
  if (!target) return undefined;
  await workspace.fs.writeFile(target, Buffer.from(`${text}\n`, "utf8"));
  return omitted > 0 ? l10n.t("Exported without the last {0} rows.", omitted) : l10n.t("Exported.");
}

async function addFile(uris: readonly Uri[], panels: Panels): Promise<void> {
  const chosen = await window.showOpenDialog({
    title: l10n.t("Logs to merge by time"),
    openLabel: l10n.t("Merge"),
    canSelectMany: true,
  });
  if (chosen && chosen.length > 0) await panels.openViewer([...uris, ...chosen]);
}

async function showRecords(
  { filter, file = 0, line }: Extract<PageAction, { type: "showRecords" }>,
  uris: readonly Uri[],
  panels: Panels,
): Promise<void> {
  await panels.openViewer(uris, { filter, file, ...(line === undefined ? {} : { line }) });
}

async function save(kind: "html" | "png", bytes: Uint8Array): Promise<string | undefined> {
  const target = await window.showSaveDialog({
    title: l10n.t("Save the dashboard"),
    filters: kind === "html" ? { HTML: ["html"] } : { PNG: ["png"] },
  });
  if (!target) return undefined;
  await workspace.fs.writeFile(target, bytes);
  return l10n.t("Saved.");
}
