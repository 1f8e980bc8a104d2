// Problems of configuration files: diagnostics on the file itself, and one line of status. They never stop the analysis.
import { DiagnosticSeverity, type Connection, type Diagnostic } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { formatConfigProblem, type ConfigProblem } from "../config/parse.ts";
import type { ResolvedConfig } from "../config/resolve.ts";
import { diagnosticSource } from "./diagnostics.ts";
import { statusNotification, type ServerStatus } from "./protocol.ts";
import type { RuleEntry } from "./rule-text.ts";
import { turnedOff } from "./turned-off.ts";

export interface ConfigReports {
  /** Notifications may be sent from now on. */
  start(): void;
  readonly report: (config: ResolvedConfig) => void;
  /** Forgets all configurations: they are about to be read again. */
  clear(): void;
}

/** What is told of a configuration file. */
interface Told {
  readonly problems: readonly ConfigProblem[];
  readonly turnedOff: readonly string[];
}

/** Says nothing before `start`. */
export function createConfigReports(connection: Connection, rules: readonly RuleEntry[]): ConfigReports {
  const configs = new Map<string, Told>();
  let started = false;
  const send = (): void => {
    if (started) void connection.sendNotification(statusNotification, statusOf(configs));
  };
  return {
    start() {
      started = true;
      send();
    },
    report({ path, problems, config }) {
      if (path === undefined || configs.has(path)) return;
      configs.set(path, { problems, turnedOff: turnedOff(config, rules) });
      // What is wrong in a file that it extends stands in that file.
      for (const file of new Set([path, ...problems.map((problem) => problem.path)])) {
        const diagnostics = problems.filter((problem) => problem.path === file).map(toDiagnostic);
        void connection.sendDiagnostics({ uri: URI.file(file).toString(), diagnostics });
      }
      send();
    },
    clear() {
      for (const file of new Set(problemsOf(configs).map(({ path }) => path))) {
        void connection.sendDiagnostics({ uri: URI.file(file).toString(), diagnostics: [] });
      }
      configs.clear();
      send();
    },
  };
}

function problemsOf(configs: ReadonlyMap<string, Told>): readonly ConfigProblem[] {
  return [...configs.values()].flatMap(({ problems }) => problems);
}

function statusOf(configs: ReadonlyMap<string, Told>): ServerStatus {
  const off = new Set([...configs.values()].flatMap((told) => told.turnedOff));
  const facts = { configurations: [...configs.keys()], turnedOff: [...off] };
  const [first] = problemsOf(configs);
  if (!first) return { state: "ready", message: "", ...facts };
  return { state: "problem", message: formatConfigProblem(first), ...facts };
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
