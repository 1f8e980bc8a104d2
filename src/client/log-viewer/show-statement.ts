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
} from "vscode";
import type { LogSource } from "../../server/protocol.ts";

/** Opens the statement, asking when several may have written the record; gives what to tell the person. */
export async function showStatement(source: LogSource): Promise<string | undefined> {
  const place = await choose(source);
  if (!place) return undefined;
  const editor = await window.showTextDocument(Uri.parse(place.uri), { viewColumn: ViewColumn.Beside });
  const [finding] = place.uri === source.uri && place.line === source.line ? source.findings : [];
  const start = finding
    ? new Position(finding.line, finding.character)
    : new Position(place.line - 1, editor.document.lineAt(place.line - 1).firstNonWhitespaceCharacterIndex);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenter);
  if (!finding?.fix) return undefined;
  await diagnosed(editor.document.uri);
  await commands.executeCommand("editor.action.quickFix");
  return l10n.t("This statement leaks: {0} A repair is offered there.", finding.message);
}

const diagnosisMilliseconds = 10_000;

/** Waits until the editor knows of findings in the file, which is when it offers their repairs. */
async function diagnosed(uri: Uri): Promise<void> {
  const isKnown = (): boolean => languages.getDiagnostics(uri).some(({ source }) => source === "seclog");
  if (isKnown()) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(end, diagnosisMilliseconds);
    const listener = languages.onDidChangeDiagnostics(() => {
      if (isKnown()) end();
    });
  });
}

interface Place {
  readonly uri: string;
  readonly line: number;
}

async function choose({ uri, line, alternatives }: LogSource): Promise<Place | undefined> {
  const places = [{ uri, line }, ...alternatives];
  if (places.length === 1) return places[0];
  const items = places.map((place, i) => ({
    label: `${Uri.parse(place.uri).path.split("/").at(-1)}:${place.line}`,
    description: i === 0 ? l10n.t("likeliest") : "",
    detail: Uri.parse(place.uri).fsPath,
    place,
  }));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t("Several statements may have written this record"),
  });
  return picked?.place;
}
