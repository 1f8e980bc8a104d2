// Names of logged fields that a client chooses: computed keys, and objects of the client that become the record itself, so that they
// take the place of its `level`, `time` or message (CWE-117). Part of `no-log-injection`.
import { requestObject } from "../../catalogue/frameworks/index.ts";
import type { Confidence } from "../../base/finding.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { noValue, type ObjectEntry, type ValueId } from "../program.ts";
import { origin } from "../redaction/key-lists.ts";
import type { Report } from "../rule.ts";

/** One report for each field or object of a structured record whose names the client chooses. */
export function* chosenKeyReports(file: FileAnalysis, call: SinkCall): Iterable<Report> {
  if (call.logger.lineBreaks === "printed" || call.method.quotes || call.forwarded || call.logger.isAudit) return;
  for (const argument of call.args) {
    if (!argument.spread)
      yield* reportsAt(file, call, { id: argument.value, isRecord: isRecord(call, argument), depth: 0 });
  }
}

/** Loggers that copy the fields of their first argument into the record, over their own (pino's and bunyan's fields come first). */
const merging = new Set(["pino", "fastify", "nestjs-pino", "bunyan", "roarr", "aws-powertools"]);

function isRecord({ logger, method }: SinkCall, { index }: SinkArgument): boolean {
  return index === method.from && merging.has(logger.library?.id ?? "");
}

interface Place {
  readonly id: ValueId;
  /** Its fields are those of the record. */
  readonly isRecord: boolean;
  readonly depth: number;
}

const maxDepth = 4;

function* reportsAt(file: FileAnalysis, call: SinkCall, { id, isRecord, depth }: Place): Iterable<Report> {
  const { program } = file;
  const value = program.values[origin({ program, values: file.flow.values }, id)];
  if (value?.op !== "object" || depth > maxDepth) {
    if (isRecord) yield* clientObject(file, call, id);
    return;
  }
  for (const entry of value.entries) {
    if (entry.kind === "computed") yield* computedKey(file, call, { entry, isRecord });
    else if (entry.kind === "spread" && isRecord) yield* clientObject(file, call, entry.value);
    else if (entry.kind === "field")
      yield* reportsAt(file, call, { id: entry.value, isRecord: false, depth: depth + 1 });
  }
}

interface ComputedField {
  readonly entry: Extract<ObjectEntry, { kind: "computed" }>;
  readonly isRecord: boolean;
}

function* computedKey(file: FileAnalysis, call: SinkCall, { entry, isRecord }: ComputedField): Iterable<Report> {
  const key = file.flow.values[entry.key];
  const taint = key?.taints.find(({ kind }) => kind === "input");
  if (!taint) return;
  const harm = isRecord
    ? "so a client can overwrite `level`, `time` or any other field"
    : "so a client can fill the log with fields of its own";
  const message = `\`${taint.label}\` (${taint.category}) chooses the name of a field that \`${call.label}\` writes, ${harm}; log it as a value.`;
  yield report(file, call, { id: entry.key, message, category: taint.category });
}

// The client chooses their values and, but for parameters of a route, their names.
const fixedNames = new Set(["route parameter"]);

function* clientObject(file: FileAnalysis, call: SinkCall, id: ValueId): Iterable<Report> {
  const value = file.flow.values[id];
  const what = value?.api === undefined ? undefined : requestObject(value.api);
  // A declared type has been checked, or ought to be.
  if (!value || what === undefined || fixedNames.has(what) || value.type?.kind === "name") return;
  const message = `The fields of \`${value.label}\` (${what}) become fields of the record that \`${call.label}\` writes, so a client can overwrite \`level\`, \`time\` or the message; log it under a name of its own.`;
  yield report(file, call, { id, message, category: what });
}

interface Found {
  readonly id: ValueId;
  readonly message: string;
  readonly category: string;
}

function report(file: FileAnalysis, call: SinkCall, { id, message, category }: Found): Report {
  const value = file.program.values[id === noValue ? call.call : id];
  const confidence: Confidence = call.logger.library ? "flow" : "name";
  return {
    range: { start: value?.start ?? call.range.start, end: value?.end ?? call.range.end },
    message,
    confidence,
    category: category.replaceAll(" ", "-"),
    flow: [],
    fixes: [],
    sink: call.label,
    symbol: symbolOf(file.program, call.function),
    anchor: call.range.start,
  };
}
