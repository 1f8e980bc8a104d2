// What the editor at the other end understands, read once from its `initialize` request.
import type { InitializeParams } from "vscode-languageserver";
import { URI } from "vscode-uri";
import type { ServerOptions } from "./protocol.ts";

export interface ClientFeatures {
  /** The editor asks for diagnostics (LSP 3.17); otherwise they are pushed to it. Never both. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly versionedEdits: boolean;
  readonly snippetEdits: boolean;
  /** Edits may be shown for confirmation before they are made. */
  readonly changeAnnotations: boolean;
  readonly createsFiles: boolean;
  /** The edit of an action may be computed when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly codeActionLiterals: boolean;
  readonly watchesFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly configurationUpdates: boolean;
  readonly options: ServerOptions;
}

/** The folders that the editor has open, as paths. */
export function openFolders({ workspaceFolders }: InitializeParams): readonly string[] {
  return (workspaceFolders ?? []).flatMap(({ uri }) => {
    const parsed = URI.parse(uri);
    return parsed.scheme === "file" ? [parsed.fsPath] : [];
  });
}

/** Assumes the least of an editor that says nothing. */
export function readFeatures({ capabilities, initializationOptions }: InitializeParams): ClientFeatures {
  const { textDocument, workspace } = capabilities;
  const described = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      described?.relatedInformation === true || textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription:
      described?.codeDescriptionSupport === true || textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes("create") === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    configurationUpdates: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    options: readOptions(initializationOptions),
  };
}

/** Values of the wrong type count as missing: what an editor sends is input like any other. */
function readOptions(given: unknown): ServerOptions {
  if (typeof given !== "object" || given === null) return {};
  const explain = "explainCommand" in given ? given.explainCommand : undefined;
  const debounce = "debounce" in given ? given.debounce : undefined;
  const restricted = "restricted" in given && given.restricted === true;
  return {
    ...(typeof explain === "string" && explain !== "" ? { explainCommand: explain } : {}),
    ...(restricted ? { restricted } : {}),
    ...(typeof debounce === "number" && debounce >= 0 ? { debounce: Math.min(debounce, 10_000) } : {}),
  };
}
