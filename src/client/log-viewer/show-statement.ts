// Jumps from a record to the statement that wrote it; where that leaks a secret, its repair is offered at once.
import {
  commands,
  l10n,
  languages,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  type WebviewPanel,
} from "vscode";
import type { LogSource } from "../../server/protocol.ts";
import { plainLabel } from "../plain-text.ts";

/** Opens the statement, asking when several may have written the record; gives what to tell the person. */
export async function showStatement(source: LogSource, viewer: WebviewPanel): Promise<string | undefined> {
  const place = await choose(source);
  if (!place) return undefined;
  const uri = Uri.parse(place.uri);
  const editor = await window.showTextDocument(uri, { viewColumn: columnFor(uri, viewer) });
  const [finding] = place.uri === source.uri && place.line === source.line ? source.findings : [];
  const start = finding
    ? new Position(finding.line, finding.character)
    : new Position(place.line - 1, editor.document.lineAt(place.line - 1).firstNonWhitespaceCharacterIndex);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenter);
  if (!finding?.fix) return undefined;
  await settled(editor.document.uri);
  // The first answer of another provider may take long, and the menu waits for all; the next one comes at once.
  await commands.executeCommand("vscode.executeCodeActionProvider", editor.document.uri, new Range(start, start));
  await commands.executeCommand("editor.action.quickFix");
  return l10n.t("This statement leaks: {0} A repair is offered there.", finding.message);
}

/** Where the file is shown already, or beside the log, but never in a third column. */
export function columnFor(uri: Uri, viewer: WebviewPanel): ViewColumn {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const other = window.tabGroups.all.find(({ viewColumn }) => viewColumn !== viewer.viewColumn);
  return shown?.viewColumn ?? other?.viewColumn ?? ViewColumn.Beside;
}

const quietMilliseconds = 400;
const patienceMilliseconds = 10_000;

/**
 * Waits until the editor knows of findings in the file, which is when it offers their repairs, and until nobody reports any more: a report
 * makes the editor drop a menu that is about to open.
 */
async function settled(uri: Uri): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(limit);
      clearTimeout(quiet);
      listener.dispose();
      resolve();
    };
    const rest = (): NodeJS.Timeout | undefined => (hasFindings(uri) ? setTimeout(end, quietMilliseconds) : undefined);
    const limit = setTimeout(end, patienceMilliseconds);
    const listener = languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((each) => each.toString() === uri.toString())) return;
      clearTimeout(quiet);
      quiet = rest();
    });
    let quiet = rest();
  });
}

function hasFindings(uri: Uri): boolean {
  return languages.getDiagnostics(uri).some(({ source }) => source === "seclog");
}

interface Place {
  readonly uri: string;
  readonly line: number;
}

async function choose({ uri, line, alternatives }: LogSource): Promise<Place | undefined> {
  const places = [{ uri, line }, ...alternatives];
  if (places.length === 1) return places[0];
  const items = places.map((place, i) => ({
    label: plainLabel(`${Uri.parse(place.uri).path.split("/").at(-1)}:${place.line}`),
    description: i === 0 ? l10n.t("likeliest") : "",
    detail: plainLabel(Uri.parse(place.uri).fsPath),
    place,
  }));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t("Several statements may have written this record"),
  });
  return picked?.place;
}
