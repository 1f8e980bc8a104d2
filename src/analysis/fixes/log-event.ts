// Inserts the log line of a security event where it happens: with the OWASP name, who, from where, on what and how it came out,
// through the logger that is used there, in the argument order of its library. Never with a secret.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { SecurityPoint } from "../events/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { parseProgram } from "../languages/parse-program.ts";
import type { Program } from "../program.ts";
import { argumentOrders } from "../rules/log-arguments.ts";
import { guardsOf } from "../rules/guards.ts";
import { applyEdits } from "../../base/edits.ts";
import { importEdit, specifierTo } from "./modules.ts";
import { isNodeModule } from "./own-redactor.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { indentAt, indentStep, lineBreakOf, literal, semicolonOf } from "./source-text.ts";
import { beginsStatement } from "./statements.ts";
import { endBefore } from "./trivia.ts";

/** The line of the event; none where no logger is known or where a statement cannot stand. */
export function logEventFixes(file: FileAnalysis, point: SecurityPoint): readonly Fix[] {
  const { program } = file;
  if (!isFixable(program, point.range)) return [];
  const logger = loggerFor(file, { logger: point.names.logger, owner: point.function });
  const call = logger && eventCall(file, point, logger);
  const inserted = call === undefined ? [] : insertion(program, point, call);
  if (!logger || inserted.length === 0) return [];
  const edits = [...(logger.imports ? [logger.imports] : []), ...inserted];
  // Where a statement can stand, the parser knows best.
  if (parseProgram(program.path, applyEdits(program.text, edits)).syntaxErrors.length > program.syntaxErrors.length) {
    return [];
  }
  const title = `Log \`${point.event.name}\` here`;
  return ranked([repair({ id: "log-event", title, safety: "unsafe" }, ...edits)]);
}

type Order = "fields-first" | "message-first" | "one-object";

/** A logger and how it is called. */
export interface EventLogger {
  /** As the code calls it, such as `req.log`. */
  readonly name: string;
  readonly order: Order;
  readonly methods: { readonly WARN: string; readonly INFO: string; readonly ERROR: string };
  readonly imports: TextEdit | undefined;
}

const usual = { WARN: "warn", INFO: "info", ERROR: "error" };

/** The logger that a line in this function would go to: one that is used there, or the project's own with its import. */
export function loggerFor(
  file: FileAnalysis,
  { logger, owner }: { readonly logger: string | undefined; readonly owner: number },
): EventLogger | undefined {
  const candidates = [logger, loggerNear(file, owner)];
  const name = candidates.find((each) => each !== undefined && isLogger(file, each) && isInScope(file, owner, each));
  if (name === undefined) return projectLogger(file);
  const call = file.flow.sinkCalls.find(({ label }) => label.startsWith(`${name}.`));
  const library = call?.logger.library?.id;
  const methods = library === "nestjs" ? { ...usual, INFO: "log" } : usual;
  if (library === "nestjs") return { name, order: "one-object", methods, imports: undefined };
  const order = argumentOrders[library ?? ""]?.order ?? orderSeen(file, name);
  return { name, order, methods, imports: undefined };
}

// What loggers are called; refuses tables such as `auditLog`.
const loggerName = /^(?:\w*[lL]ogger|log|logging|console)$/;

/** Of a known library, or called like one. */
function isLogger({ flow }: FileAnalysis, name: string): boolean {
  const isKnown = flow.sinkCalls.some(
    ({ label, logger }) => logger.library !== undefined && label.startsWith(`${name}.`),
  );
  return isKnown || loggerName.test(name.slice(name.lastIndexOf(".") + 1));
}

/** The request of another function, or the instance of a class, is not there everywhere. */
function isInScope({ program }: FileAnalysis, owner: number, name: string): boolean {
  const [root = ""] = name.split(".");
  const isModule =
    program.bindings.some((binding) => binding.name === root && binding.function === 0) || root === "console";
  if (isModule) return true;
  for (let code = program.functions[owner]; code;) {
    const { id, parent, owner: member } = code;
    if (
      root === "this"
        ? member !== undefined
        : program.bindings.some((each) => each.name === root && each.function === id)
    ) {
      return true;
    }
    code = parent === undefined ? undefined : program.functions[parent];
  }
  return false;
}

/** A logger that another call of the same function uses, or one of the module. */
function loggerNear({ flow }: FileAnalysis, owner: number): string | undefined {
  const calls = flow.sinkCalls.filter(
    ({ forwarded, label, logger }) => !forwarded && label.includes(".") && !logger.library?.telemetry,
  );
  const own =
    calls.find((call) => call.function === owner) ??
    calls.find(({ label }) => !/^(?:req|request|ctx|this|console)\b/.test(label));
  return own?.label.slice(0, own.label.lastIndexOf("."));
}

const messages = new Set(["constant", "text", "add"]);

/** How other calls of the logger are written. */
function orderSeen({ program, flow }: FileAnalysis, name: string): Order {
  const calls = flow.sinkCalls.filter(({ label }) => label.startsWith(`${name}.`));
  const isFirst = calls.some(({ written }) => {
    const [first, second] = written.map(({ value }) => program.values[value]?.op ?? "");
    return first !== undefined && !messages.has(first) && messages.has(second ?? "");
  });
  return isFirst ? "fields-first" : "message-first";
}

// Where projects keep their logger.
const places = [
  "logging/logger",
  "logger",
  "utils/logger",
  "util/logger",
  "lib/logger",
  "shared/logger",
  "common/logger",
  "logging/index",
];

/** The logger that the project exports somewhere above, with the import that is missing here. */
function projectLogger(file: FileAnalysis): EventLogger | undefined {
  const { program, flow } = file;
  const { source } = flow.types;
  const extension = /\.[cm]?[jt]sx?$/.exec(program.path)?.[0].replace("x", "") ?? ".ts";
  for (const place of places) {
    const found = source.above(program.path, `${place}${extension}`);
    const other = found && found.path !== program.path ? source.at(found.path) : undefined;
    const exported = other?.exports.find(({ name }) => name === "logger" || name === "log");
    if (!found || !exported) continue;
    const imports = importEdit(program, exported.name, specifierTo(program, found.path, isNodeModule(file)));
    const library = Object.keys(argumentOrders).find((id) => new RegExp(`["']${id}["']`).test(found.text));
    const order = argumentOrders[library ?? ""]?.order;
    if (imports && order) return { name: exported.name, order, methods: usual, imports };
  }
  return undefined;
}

function eventCall(file: FileAnalysis, point: SecurityPoint, { name, order, methods }: EventLogger): string {
  const { text } = file.program;
  const { event, names, outcome } = point;
  const actor = isAbsent(file, point, names.actor) ? undefined : names.actor;
  const fields = [
    `event: ${literal(text, event.name)}`,
    ...(usable(actor) ? [actor === "userId" ? actor : `userId: ${optional(actor)}`] : []),
    ...(usable(names.object) && names.object !== actor ? [`target: ${names.object}`] : []),
    ...(usable(names.address) ? [`ip: ${names.address}`] : []),
    `outcome: ${literal(text, outcome)}`,
    ...(outcome === "failure" && event.fields.includes("reason") ? [`reason: ${literal(text, plain(point.why))}`] : []),
  ];
  const message = literal(text, event.title.toLowerCase());
  const object = order === "one-object" ? `{ message: ${message}, ${fields.join(", ")} }` : `{ ${fields.join(", ")} }`;
  const args =
    order === "fields-first" ? `${object}, ${message}` : order === "one-object" ? object : `${message}, ${object}`;
  return `${name}.${methods[event.severity]}(${args})${semicolonOf(text)}`;
}

function usable(expression: string | undefined): expression is string {
  if (expression === undefined) return false;
  const verdict = classifyName(expression.slice(expression.lastIndexOf(".") + 1));
  return !isSensitive(verdict) || verdict.category.id === "ip-address" || verdict.strength === "weak";
}

/** What may be missing must not throw. */
function optional(expression: string): string {
  const at = expression.lastIndexOf(".");
  return at < 0 || /^(?:req|request|ctx|this)\.\w+$/.test(expression)
    ? expression
    : `${expression.slice(0, at)}?.${expression.slice(at + 1)}`;
}

/** The branch was taken because there is no such user. */
function isAbsent(
  { program }: FileAnalysis,
  { function: owner, block }: SecurityPoint,
  actor: string | undefined,
): boolean {
  const code = program.functions[owner];
  const root = actor?.split(".")[0];
  if (!code || root === undefined) return false;
  return guardsOf(code, block).some(({ test, holds }) => {
    const value = program.values[test];
    const inner = value?.op === "unary" && value.operator === "!" ? program.values[value.value] : value;
    const isNegated = value !== inner;
    return inner !== undefined && program.text.slice(inner.start, inner.end) === root && holds === isNegated;
  });
}

function plain(why: string): string {
  return why.replaceAll("`", "");
}

/** The statement on a line of its own; around a branch without braces come braces. */
function insertion(program: Program, { insertAt, outcome, range }: SecurityPoint, call: string): readonly TextEdit[] {
  const { text } = program;
  const eol = lineBreakOf(text);
  if (beginsStatement(text, insertAt) || (semicolonOf(text) === "" && /[\r\n]\s*$/.test(text.slice(0, insertAt)))) {
    const isLineStart = insertAt === 0 || /[\r\n]/.test(text[insertAt - 1] ?? "");
    if (outcome === "success") {
      if (!isLineStart || /^\s*(?:return|throw)\b/.test(lineAt(text, range.start))) return [];
      return [{ range: { start: insertAt, end: insertAt }, newText: `${indentAt(text, range.start)}${call}${eol}` }];
    }
    return [{ range: { start: insertAt, end: insertAt }, newText: `${call}${eol}${indentAt(text, insertAt)}` }];
  }
  const before = text.slice(0, endBefore(text, insertAt));
  if (outcome === "success" || !/(?:\)|\belse)$/.test(before)) return [];
  const end = text[range.end] === ";" ? range.end + 1 : range.end;
  const indent = indentAt(text, before.length);
  const step = indent + indentStep(text);
  return [
    { range: { start: before.length, end: insertAt }, newText: ` {${eol}${step}${call}${eol}${step}` },
    { range: { start: end, end }, newText: `${eol}${indent}}` },
  ];
}

function lineAt(text: string, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1, offset + 12);
}
