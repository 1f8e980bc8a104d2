// What the rules about sensitive data share: every datum of a kind that reaches a sink, grouped by the place a person would mend.
import type { Confidence, RelatedLocation } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { exposuresOf, literalSecret, type Exposure } from "../dataflow/exposures.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import { isRedacted } from "../dataflow/redaction.ts";
import { spotOf, type Spot } from "../dataflow/spots.ts";
import { createTaint, trailSteps, type Taint, type TaintKind } from "../dataflow/taint.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { removalFixes } from "../fixes/removal.ts";
import type { Report } from "../rule.ts";

export interface ExposureRule {
  readonly kind: Extract<TaintKind, "secret" | "personal">;
  /** Ends the message. */
  readonly remedy: string;
}

/** What a spot carries; the fields of each exposure lead from the spot to the datum. */
interface Leak {
  readonly spot: Spot;
  readonly exposures: Exposure[];
}

/** One report for each spot of each logging call that carries such data. */
export function* exposureReports(file: FileAnalysis, rule: ExposureRule): Iterable<Report> {
  const seen = new Set<string>();
  for (const call of file.flow.sinkCalls) {
    const leaks = new Map<number, Leak>();
    for (const argument of call.args) {
      for (const exposure of sensitive(file, argument, rule.kind)) {
        if (isRedacted(call, argument, exposure.fields)) continue;
        const spot = spotOf(file.program, file.flow.values, { argument, exposure });
        const known = leaks.get(spot.range.start) ?? { spot, exposures: [] };
        known.exposures.push({ taint: exposure.taint, fields: spot.fields });
        leaks.set(spot.range.start, known);
      }
    }
    for (const leak of leaks.values()) {
      // A function that logs in two places is called once.
      const key = `${call.call} ${leak.spot.range.start}`;
      if (!seen.has(key)) yield report(file, call, { leak, rule });
      seen.add(key);
    }
  }
}

function sensitive(file: FileAnalysis, argument: SinkArgument, kind: TaintKind): readonly Exposure[] {
  const found = exposuresOf(argument.abstract).filter(({ taint }) => taint.kind === kind && isConvincing(taint));
  return kind === "secret" ? [...found, ...literals(file, argument)] : found;
}

/** A weak name needs a source that backs it. */
function isConvincing(taint: Taint): boolean {
  return !taint.weak || taint.confidence !== "name";
}

/** Secrets that are written in the source: the value itself shows what it is. */
function literals(file: FileAnalysis, argument: SinkArgument): readonly Exposure[] {
  const value = file.program.values[argument.value];
  const category = literalSecret(argument.abstract.constant);
  if (!category || !value) return [];
  const source = { start: value.start, end: value.end };
  const taint = createTaint({ kind: "secret", category, confidence: "flow", label: `a literal ${category}`, source });
  return [{ taint, fields: [] }];
}

interface Told {
  readonly leak: Leak;
  readonly rule: ExposureRule;
}

function report(file: FileAnalysis, call: SinkCall, { leak, rule }: Told): Report {
  const { spot, exposures } = leak;
  const taints = exposures.map(({ taint }) => taint);
  const [first] = taints;
  const range = spot.place.kind === "entry" ? spot.place.entry.range : spot.range;
  return {
    range,
    message: `${subject(file, spot, exposures)} ${target(call)}; ${rule.remedy}.`,
    confidence: confidenceOf(call, taints),
    category: first?.category ?? "secret",
    flow: first ? flowOf(first, call) : [],
    fixes: removalFixes(file, call, spot),
    sink: call.label,
    symbol: symbolOf(file.program, call.function),
    anchor: call.range.start,
  };
}

/** Names the data as the code calls it: at the spot itself, or through what carries it. */
function subject(file: FileAnalysis, spot: Spot, exposures: readonly Exposure[]): string {
  const labels = [...new Set(exposures.map(({ taint }) => taint.label))];
  const [only = ""] = labels;
  if (exposures.every(({ taint }) => isWithin(taint, spot.range))) {
    return labels.length > 1 ? `${labels.map(quoted).join(", ")} reach` : `${quoted(only)} reaches`;
  }
  const carrier = carrierName(file, spot);
  if (spot.fields.length > 0 || labels.length > 1) {
    const carried = exposures.map(({ taint, fields }) => (fields.length > 0 ? fields.join(".") : taint.label));
    return `${quoted(carrier)} carries ${listed([...new Set(carried)])} and reaches`;
  }
  const isSame = carrier === only || carrier.endsWith(`.${only}`);
  return isSame || isTellingName(carrier)
    ? `${quoted(carrier)} reaches`
    : `${quoted(only)} (in ${quoted(carrier)}) reaches`;
}

/** `user.mfaSecret` says by itself what it is; where it comes from is told by the flow. */
function isTellingName(carrier: string): boolean {
  const verdict = classifyName(carrier.slice(carrier.lastIndexOf(".") + 1));
  return isSensitive(verdict) && verdict.strength === "strong";
}

const longestList = 5;

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, longestList).map(quoted).join(", ");
  return labels.length > longestList ? `${shown} and ${labels.length - longestList} more` : shown;
}

function quoted(label: string): string {
  return label.startsWith("a literal ") ? label : `\`${label}\``;
}

const longestName = 40;

/** The text of the spot when it is a short name, otherwise what kind of value it is. */
function carrierName(file: FileAnalysis, spot: Spot): string {
  const value = file.program.values[spot.value];
  const text = file.program.text.slice(spot.range.start, spot.range.end);
  const isName = value?.op === "load" || value?.op === "property";
  return isName && text.length <= longestName && !/\s/.test(text) ? text : "this value";
}

function isWithin(taint: Taint, range: Range): boolean {
  return taint.path === undefined && taint.source.start >= range.start && taint.source.end <= range.end;
}

function target(call: SinkCall): string {
  return call.forwarded ? `\`${call.forwarded.label}\` through \`${call.label}\`` : `\`${call.label}\``;
}

const order: readonly Confidence[] = ["name", "type", "flow"];

/** The best evidence counts, but a sink that is one by its name only stays a guess. */
function confidenceOf(call: SinkCall, taints: readonly Taint[]): Confidence {
  if (!call.logger.library) return "name";
  return order[Math.max(...taints.map(({ confidence }) => order.indexOf(confidence)))] ?? "name";
}

/** The way from the source to the sink, both ends included when they are not the finding itself. */
export function flowOf(taint: Taint, call: SinkCall): readonly RelatedLocation[] {
  const location = (range: Range, message: string, path: string | undefined): RelatedLocation =>
    path === undefined ? { range, message } : { range, message, path };
  const steps = trailSteps(taint.trail).map((step) => location(step.range, step.message, step.path));
  const sink = call.forwarded ?? { label: call.label, range: call.range, path: undefined };
  return [
    location(taint.source, `source: \`${taint.label}\``, taint.path),
    ...steps,
    location(sink.range, `sink: \`${sink.label}\``, sink.path),
  ];
}
