// Problems of configuration files: diagnostics on the file itself, and one line of status. They never stop the analysis.
import { DiagnosticSeverity, type Connection, type Diagnostic } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { formatConfigProblem, type ConfigProblem } from "../config/parse.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import { diagnosticSource } from "./diagnostics.ts";
import { statusNotification, type ServerStatus } from "./protocol.ts";

export interface ConfigReports {
  /** Notifications may be sent from now on. */
  start(): void;
  readonly report: (config: ResolvedConfig) => void;
  /** Forgets all configurations: they are about to be read again. */
  clear(): void;
}

/** Says nothing before `start`. */
export function createConfigReports(connection: Connection): ConfigReports {
  const configs = new Map<string, readonly ConfigProblem[]>();
  let started = false;
  const send = (): void => {
    if (started) void connection.sendNotification(statusNotification, statusOf(configs));
  };
  return {
    start() {
      started = true;
      send();
    },
    report({ path, problems }) {
      if (path === undefined || configs.has(path)) return;
      configs.set(path, problems);
      // What is wrong in a file that it extends stands in that file.
      for (const file of new Set([path, ...problems.map((problem) => problem.path)])) {
        const diagnostics = problems.filter((problem) => problem.path === file).map(toDiagnostic);
        void connection.sendDiagnostics({ uri: URI.file(file).toString(), diagnostics });
      }
      send();
    },
    clear() {
      for (const file of new Set([...configs.values()].flat().map(({ path }) => path))) {
        void connection.sendDiagnostics({ uri: URI.file(file).toString(), diagnostics: [] });
      }
      configs.clear();
      send();
    },
  };
}

function statusOf(configs: ReadonlyMap<string, readonly ConfigProblem[]>): ServerStatus {
  const configurations = [...configs.keys()];
  const [first] = [...configs.values()].flat();
  if (!first) return { state: "ready", message: "", configurations };
  return { state: "problem", message: formatConfigProblem(first), configurations };
}

function toDiagnostic({ line, column, message }: ConfigProblem): Diagnostic {
  const at = { line: line - 1, character: column - 1 };
  return {
    range: { start: at, end: { ...at, character: at.character + 1 } },
    severity: DiagnosticSeverity.Error,
    source: diagnosticSource,
    code: "configuration",
    message,
  };
}
