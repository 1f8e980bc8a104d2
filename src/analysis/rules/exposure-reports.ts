// What the rules about sensitive data share: every datum of a kind that reaches a sink, grouped by the place a person would mend.
import type { Confidence, RelatedLocation } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { isOnlyInDevelopment } from "../dataflow/branch-tests.ts";
import { eventAttributes } from "../dataflow/event-attributes.ts";
import { isOfAny } from "../dataflow/environment-listed.ts";
import { exposuresOf, type Exposure } from "../dataflow/exposures.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import { isLoggingFunction } from "../dataflow/loggers.ts";
import { spotOf, type Spot } from "../dataflow/spots.ts";
import { trailSteps, type Taint } from "../dataflow/taint.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { redactionFixes } from "../fixes/redaction.ts";
import { coverageNote, coverageOfExposure, worstOf, type Coverage } from "../redaction/coverage.ts";
import { isMaskedByOwnLogger, isMaskedField, takesRequestsApart } from "../redaction/own-masks.ts";
import type { Report } from "../rule.ts";
import { isFilePath } from "./file-paths.ts";
import { isWrittenByItself } from "./format-specifiers.ts";
import { isChosenVariable, isOnlyAfterFailure, isShownEmpty } from "./guards.ts";
import { isAnswerOfTool, isMadeToBeShown, isShownToOperator, operatorProgramOf } from "./operator-output.ts";
import { isBacked, isConvincing, isOtherSession, isSecretReference, isUnbackedToken } from "./weak-names.ts";
import {
  describeWhole,
  isAnswer,
  isContext,
  isLeftToSerializer,
  isMissed,
  isPrintedInPage,
  isShownInBrowser,
  isTakenOut,
  isWholeLogged,
  isWholeRequest,
} from "./whole-objects.ts";
import { literals } from "./written-secrets.ts";

/** Kinds of data that must not be logged; the first of them that a place carries decides which rule reports it. */
export type LeakKind = (typeof leakKinds)[number];

const leakKinds = ["secret", "object", "personal"] as const;

/** What a rule adds to its reports. */
export interface ExposureRule {
  readonly kind: LeakKind;
  /** Ends the message. */
  readonly remedy: (leak: Leak) => string;
}

/** A place of a logging call and what it carries; the fields of each exposure lead from the spot to the datum. */
export interface Leak {
  readonly call: SinkCall;
  readonly spot: Spot;
  readonly kind: LeakKind;
  readonly exposures: readonly Exposure[];
  /** What the logger's own redaction makes of them. */
  readonly coverage: Coverage;
  /** How many further calls of the file do the same. */
  readonly others?: number;
}

/** One report for each spot of each logging call whose worst data are of the rule's kind. */
export function* exposureReports(file: FileAnalysis, rule: ExposureRule): Iterable<Report> {
  const leaks = leaksOf(file).filter(({ kind }) => kind === rule.kind);
  for (const leak of withoutRepeated(leaks)) yield report(file, leak, rule);
}

/** As many calls may be told one by one: what is to be mended once needs not be said thirty times. */
const fewCalls = 3;

/** Of many calls that hand such an object to the same function of another file, the first, with the number of the others. */
function withoutRepeated(leaks: readonly Leak[]): readonly Leak[] {
  const alike = new Map<string, Leak[]>();
  for (const leak of leaks) {
    const { forwarded } = leak.call;
    // What a logger is given are lines of their own.
    if (leak.kind !== "object" || forwarded?.path === undefined || !isPassedAlong(leak.call)) continue;
    const key = `${forwarded.path} ${forwarded.range.start} ${leak.exposures[0]?.taint.category ?? ""}`;
    alike.set(key, [...(alike.get(key) ?? []), leak]);
  }
  const repeated = new Map<Leak, number>();
  for (const group of alike.values()) {
    if (group.length <= fewCalls) continue;
    const [first, ...rest] = group.sort((a, b) => a.spot.range.start - b.spot.range.start);
    if (first) repeated.set(first, rest.length);
    for (const leak of rest) repeated.set(leak, 0);
  }
  return leaks.flatMap((leak) => {
    const others = repeated.get(leak);
    if (others === undefined) return [leak];
    return others === 0 ? [] : [{ ...leak, others }];
  });
}

const known = new WeakMap<FileAnalysis, readonly Leak[]>();

/** All leaks of a file, found once for all rules. */
export function leaksOf(file: FileAnalysis): readonly Leak[] {
  const before = known.get(file);
  if (before) return before;
  const leaks: Leak[] = [];
  const seen = new Set<string>();
  const isTrial = ({ forwarded }: SinkCall): boolean => forwarded?.isTrial === true;
  for (const call of [...file.flow.sinkCalls].sort((a, b) => Number(isTrial(a)) - Number(isTrial(b)))) {
    for (const leak of leaksOfCall(file, call)) {
      // A function that logs in two places is called once.
      const key = `${call.call} ${leak.spot.range.start}`;
      if (!seen.has(key)) leaks.push(leak);
      seen.add(key);
    }
  }
  known.set(file, leaks);
  return leaks;
}

function leaksOfCall(file: FileAnalysis, call: SinkCall): readonly Leak[] {
  const places = new Map<
    number,
    { readonly spot: Spot; readonly exposures: Exposure[]; readonly coverages: Coverage[] }
  >();
  for (const argument of call.args) {
    // A structured logger copies the fields of the object it is given, and asks only what is in them for its JSON.
    const written = call.logger.lineBreaks === "escaped" ? "json-inside" : "inspected";
    const exposed = exposuresOf(argument.abstract, file.flow.types, written);
    for (const exposure of [...exposed, ...literals(file, argument)]) {
      if (isCollaborator(file, call, argument) || !isReported(file, call, exposure.taint)) continue;
      if (exposure.taint.kind === "object" && isWrittenByItself(file, call, argument)) continue;
      if (isContext(call, exposure)) continue;
      if (isWholeRequest(exposure) && takesRequestsApart(file, call)) continue;
      if (isChosenByItself(argument, exposure)) continue;
      if (isTakenOut(file.program, call, exposure) || isMaskedField(file, { call, argument }, exposure)) continue;
      if (isMissed(file, { call, argument }, exposure)) continue;
      const coverage = coverageOfExposure(file, { call, argument }, exposure);
      if (coverage.kind === "covered") continue;
      const isOpen = call.logger.library === undefined || coverage.kind === "unknown";
      if (isOpen && isLeftToSerializer(call, argument, exposure)) continue;
      const spot = spotOf(file.program, file.flow, { argument, exposure });
      const place = places.get(spot.range.start) ?? { spot, exposures: [], coverages: [] };
      place.exposures.push({ taint: exposure.taint, fields: spot.fields });
      place.coverages.push(coverage);
      places.set(spot.range.start, place);
    }
  }
  return [...places.values()].flatMap(({ spot, exposures, coverages }) => {
    const kind = leakKinds.find((candidate) => exposures.some(({ taint }) => taint.kind === candidate));
    if (!kind) return [];
    const told = exposures.filter(
      ({ taint }) => taint.kind === kind || (kind === "secret" && taint.kind === "personal"),
    );
    told.sort((a, b) => leakKinds.indexOf(a.taint.kind as LeakKind) - leakKinds.indexOf(b.taint.kind as LeakKind));
    return [{ call, spot, kind, exposures: told, coverage: worstOf(coverages) }];
  });
}

/** `logger.logQuery(sql, parameters, this)`: a logger of the project is told who asks, and prints what it needs of it. */
function isCollaborator({ program }: FileAnalysis, { logger }: SinkCall, { value }: SinkArgument): boolean {
  return logger.library === undefined && program.values[value]?.op === "this";
}

// `getLogMessage`, `toLog`, `asLogEntry`: what an object says of itself in a log; refuses `log` and `logger`.
const saysItself = /^(?:get|to|as|format)_?[lL]og(?:[A-Z_]\w*|gable)?$/;

/** `logger.warn(new TransferFailed(account))`: such an object is asked what to write, and chooses of what it was made with. */
function isChosenByItself({ abstract }: SinkArgument, { taint, fields }: Exposure): boolean {
  const isWhole = taint.kind === "object" || fields.length > 1;
  return isWhole && [...(abstract.fields?.keys() ?? [])].some((name) => saysItself.test(name));
}

// By what a trail tells who did something.
const actors = new Set(["email", "username", "person-name", "ip-address"]);
const trail = new Set(["audit", "audits", "auditing", "auditor", "auditlog", "auditlogger"]);

/** `auditLog({ event, actor })`, `auditLogger.info(…)`. */
function isAuditTrail({ label }: SinkCall): boolean {
  return label.split(".").some((name) => splitWords(name).some((word) => trail.has(word)));
}

function isReported(file: FileAnalysis, call: SinkCall, taint: Taint): boolean {
  if (taint.kind === "input" || taint.kind === "parameter") return false;
  if (file.policy.isOff(taint.category)) return false;
  // Who did what to whom belongs into an audit table.
  if (call.logger.isAudit === true && taint.kind !== "secret") return false;
  if (actors.has(taint.category) && isAuditTrail(call)) return false;
  if (taint.confidence !== "flow" && isPassedAlong(call) && taint.kind !== "secret") return false;
  if (isSecretReference(file.program, taint) || isFilePath(file, taint)) return false;
  if (isOfAny(taint) && isChosenVariable(file, call)) return false;
  // A mask of their own takes the secrets that a project knows of; what is traced to its source is told all the same.
  if (taint.confidence !== "flow" && taint.kind !== "personal" && isMaskedByOwnLogger(file, call)) return false;
  if (isShownToOperator(file, call, taint) && operatorProgramOf(file) === "tool") return false;
  if (isShownEmpty(file, call, taint)) return false;
  if (isShownInBrowser(file, call, taint) || isOtherSession(file.program, taint)) return false;
  if (taint.kind === "object")
    return isWholeLogged(file, call, taint) && (!taint.weak || isBacked(file.program, taint));
  if (taint.kind === "personal" && eventAttributes.has(taint.category)) return false;
  // Error trackers ask who the user is, and are told on purpose.
  if (taint.kind === "personal" && call.method.name === "setUser") return false;
  // Where the request has failed, its answer is called a token and says why there is none.
  if (taint.confidence === "name" && isAnswer(file.program, taint.label) && isOnlyAfterFailure(file, call))
    return false;
  return isConvincing(file.program, taint);
}

/** A function of another file that logs what it is given on its way: a guess at each of its callers would say it too often. */
export function isPassedAlong({ forwarded, label }: SinkCall): boolean {
  return forwarded?.path !== undefined && forwarded.isOfLogger !== true && !isLoggingFunction(label);
}

function report(file: FileAnalysis, leak: Leak, rule: ExposureRule): Report {
  const { call, spot, exposures } = leak;
  const taints = exposures.map(({ taint }) => taint);
  const [first] = taints;
  const range = spot.place.kind === "entry" ? spot.place.entry.range : spot.range;
  return {
    range,
    message: `${subject(file, leak)} ${target(call)}${repeated(leak)}; ${rule.remedy(leak)}${coverageNote(leak.coverage)}.`,
    confidence: leak.coverage.kind === "unknown" ? "name" : confidenceOf(call, taints),
    category: first?.category ?? "secret",
    categories: taints.map(({ category }) => category),
    flow: first ? flowOf(first, call) : [],
    fixes: redactionFixes(file, leak),
    sink: call.label,
    symbol: symbolOf(file.program, call.function),
    anchor: call.range.start,
    ...levelOf(file, leak),
  };
}

/**
 * Less is at stake where a log is written while developing only, in the console of whoever uses a page, or where it is what somebody has
 * asked for on the terminal.
 */
function levelOf(file: FileAnalysis, { call, kind, exposures }: Leak): Pick<Report, "level"> {
  if (exposures.every(({ taint }) => isShownToOperator(file, call, taint))) return { level: "info" };
  if (exposures.every(({ taint }) => isMadeToBeShown(file, call, taint))) return { level: "info" };
  if (exposures.every(({ taint }) => isUnbackedToken(file.program, taint))) return { level: "info" };
  if (isAnswerOfTool(file, call) && exposures.every(({ taint }) => taint.confidence === "name"))
    return { level: "info" };
  if (isPrintedInPage(file, call)) return { level: "info" };
  return isOnlyInDevelopment(file.program, call) ? { level: kind === "secret" ? "warning" : "info" } : {};
}

/** Names the data as the code calls it: at the spot itself, or through what carries it. */
function subject(file: FileAnalysis, { spot, exposures, kind }: Leak): string {
  const [whole] = exposures;
  if (kind === "object" && whole) return wholeSubject(file, spot, whole.taint);
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
  if (only.startsWith("a literal ")) return `${only} reaches`;
  return isSame || isTellingName(carrier)
    ? `${quoted(carrier)} reaches`
    : `${quoted(only)} (in ${quoted(carrier)}) reaches`;
}

function wholeSubject(file: FileAnalysis, spot: Spot, taint: Taint): string {
  return `${quoted(carrierName(file, spot, taint.label))} ${describeWhole(taint)} and reaches`;
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
function carrierName(file: FileAnalysis, spot: Spot, otherwise = "this value"): string {
  const value = file.program.values[spot.value];
  const text = file.program.text.slice(spot.range.start, spot.range.end);
  const isName = value?.op === "load" || value?.op === "property" || value?.op === "this";
  return isName && text.length <= longestName && !/\s/.test(text) ? text : otherwise;
}

function isWithin(taint: Taint, range: Range): boolean {
  return taint.path === undefined && taint.source.start >= range.start && taint.source.end <= range.end;
}

function target(call: SinkCall): string {
  return call.forwarded && !call.isHanded
    ? `\`${call.forwarded.label}\` through \`${call.label}\``
    : `\`${call.label}\``;
}

function repeated({ others }: Leak): string {
  return others === undefined ? "" : `, as in ${others} more calls of this file`;
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
  // What is known by its name alone comes from where it is logged.
  const from = taint.source.end === 0 && taint.path === undefined ? call.range : taint.source;
  return [
    location(from, `source: \`${taint.label}\``, taint.path),
    ...steps,
    location(sink.range, `sink: \`${sink.label}\``, sink.path),
  ];
}
