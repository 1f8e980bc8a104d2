// Entry of the engine: one text in, one outcome out. No I/O, no clock, never throws for bad input.
import type { AnalysisNotice, FileOutcome, SkipReason } from "../base/finding.ts";
import { hashText } from "../base/hash.ts";
import { deploymentFormatOf } from "./deployment/index.ts";
import { keptLogsIn } from "./deployment/kept-logs-in.ts";
import { runProgram } from "./dataflow/run-program.ts";
import { mayConcernLog } from "./dataflow/sink-candidates.ts";
import { noLinker, type ModuleLinker } from "./dataflow/summary.ts";
import { eventPlaces } from "./events/event-places.ts";
import { guardText } from "./languages/guard-rails.ts";
import { countSyntaxErrors, parseProgram } from "./languages/parse-program.ts";
import { createModuleGraph, type ModuleFiles, type ModuleGraph } from "./linking/module-graph.ts";
import { mayHoldEventIn } from "./languages/event-prefilter.ts";
import { relevanceOf } from "./languages/prefilter.ts";
import type { Program } from "./program.ts";
import { policyOf, type PolicySettings } from "./policy.ts";
import { runRules, unmeasured, type Measure } from "./run-rules.ts";

/** The part of the configuration the engine needs; plain data, so that it can be sent to a worker. */
export interface AnalysisSettings extends PolicySettings {
  /** Level per rule id; a rule that is missing here runs at its own level. */
  readonly rules: PolicySettings["rules"];
  /** Names of functions that make a value safe to log. */
  readonly sanitizers: readonly string[];
  readonly maxFileBytes: number;
  /** Whether a suppression comment without a reason counts for nothing. */
  readonly requireReason?: boolean;
  /** Whether a type checker is asked for the types that declarations do not tell. */
  readonly types?: true;
  /** Tells the places of security events as well. */
  readonly events?: true;
  /** Asks whoever runs the engine how long its steps and rules take; changes nothing of what is found. */
  readonly timing?: true;
}

/** What the engine may use beside the text. */
export interface EngineAids extends ModuleLinker {
  readonly measure?: Measure | undefined;
}

export interface SourceText {
  /** Absolute path; its extension chooses the language. */
  readonly path: string;
  readonly text: string;
}

/** Findings are sorted by position. The same text and settings always give the same outcome. */
export function analyzeSource(
  source: SourceText,
  settings: AnalysisSettings,
  linker: EngineAids = noLinker,
): FileOutcome {
  const { measure = unmeasured } = linker;
  const { path, text } = source;
  const guarded = guard(source, settings);
  if (guarded) return guarded;
  const hash = hashText(text);
  const format = deploymentFormatOf(path);
  if (format) return { status: "ok", path, hash, ...runRules(keptLogsIn(format, text, policyOf(settings)), settings) };
  const relevance = mayHoldEventIn(source) ? "yes" : relevanceOf(text);
  const isQuiet = relevance === "no" || (relevance === "imports" && linker.reachesLog?.(path, text) !== true);
  if (isQuiet) return { status: "ok", path, hash, findings: [], notices: [] };
  try {
    const program = measure("parsing", () => parseProgram(path, text));
    if (relevance === "sinks" && !mayReachLog(program, settings, linker)) return quiet(program, hash);
    const flow = measure("following values", () => runProgram(program, { linker, sanitizers: settings.sanitizers }));
    const file = { program, flow, policy: policyOf(settings), countSyntaxErrors };
    const { findings, notices } = runRules(
      {
        ...program,
        policy: file.policy,
        notices: syntaxNotices(program),
        reportsOf: (rule) => rule.check(file),
        measure,
      },
      settings,
    );
    const events = settings.events ? measure("security events", () => eventPlaces(file)) : [];
    const sanitizers = [...flow.usedSanitizers].sort();
    const status = program.syntaxErrors.length > 0 ? "recovered" : "ok";
    const extra = { ...(sanitizers.length > 0 && { sanitizers }), ...(events.length > 0 && { events }) };
    return { status, path, hash, findings, notices, ...extra };
  } catch (error) {
    if (error instanceof RangeError)
      return skipped(path, "too-deep", "The code nests deeper than the parser can follow.");
    throw error;
  }
}

/** Whether following values can lead anywhere: to a log, or to a sanitizer whose use is asked for. */
function mayReachLog(program: Program, { sanitizers }: AnalysisSettings, linker: ModuleLinker): boolean {
  const { path, text } = program;
  const usesSanitizer = sanitizers.some((name) => text.includes(name.slice(name.lastIndexOf(".") + 1)));
  return usesSanitizer || mayConcernLog(program) || linker.reachesLog?.(path, text) === true;
}

function quiet(program: Program, hash: string): FileOutcome {
  const { path, syntaxErrors } = program;
  const status = syntaxErrors.length > 0 ? "recovered" : "ok";
  return { status, path, hash, findings: [], notices: syntaxNotices(program) };
}

/** A graph of the project's modules under these settings; linkers of it let analyses look into imported files. */
export function createLinkedModules(files: ModuleFiles, settings: AnalysisSettings): ModuleGraph {
  return createModuleGraph({
    files,
    parse: (source) => {
      if (guard(source, settings)) return undefined;
      try {
        return parseProgram(source.path, source.text);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    summarize: (program, linker) => runProgram(program, { linker, sanitizers: settings.sanitizers }).summarize(),
  });
}

function guard({ path, text }: SourceText, settings: AnalysisSettings): FileOutcome | undefined {
  const problem = guardText(text, settings.maxFileBytes);
  return problem && skipped(path, problem.reason, problem.detail);
}

function skipped(path: string, reason: SkipReason, detail: string): FileOutcome {
  return { status: "skipped", path, reason, detail };
}

function syntaxNotices({ syntaxErrors }: Program): AnalysisNotice[] {
  return syntaxErrors.map(({ message, range }) => ({ kind: "syntax", message, range }));
}
