// The logger that a new line goes to: one that the function uses, the one of the file, that of the framework or of the project with
// its import; the console only in files that have nothing else.
import type { TextEdit } from "../../base/edits.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { separatorOf } from "../linking/resolve-module.ts";
import type { FunctionCode, FunctionId, Program } from "../program.ts";
import type { ProgramSource } from "../shapes/type-context.ts";
import { argumentOrders } from "../rules/log-arguments.ts";
import { importEdit, specifierTo } from "./modules.ts";
import { isVisibleAt } from "./scope.ts";

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
const nest = { ...usual, INFO: "log" };

/** Where a line is wanted, and a logger that is known to be used there. */
export interface LinePlace {
  readonly logger: string | undefined;
  readonly owner: FunctionId;
  /** Offset of the line. */
  readonly at: number;
}

/** Undefined where nobody knows where the line would go. */
export function loggerFor(file: FileAnalysis, place: LinePlace): EventLogger | undefined {
  const name = [...usedIn(file, place), ...declaredIn(file)].find(
    (each) => !isConsole(each) && isLogger(file, each) && isInScope(file, place, each),
  );
  if (name !== undefined) return described(file, name);
  return nestLogger(file) ?? requestLogger(file, place) ?? projectLogger(file) ?? consoleOf(file);
}

function isConsole(name: string): boolean {
  return name === "console" || name.startsWith("console.");
}

function described(file: FileAnalysis, name: string): EventLogger {
  const call = file.flow.sinkCalls.find(({ label }) => label.startsWith(`${name}.`));
  const library = call?.logger.library?.id;
  if (library === "nestjs") return { name, order: "one-object", methods: nest, imports: undefined };
  const order = argumentOrders[library ?? ""]?.order ?? (call ? orderSeen(file, name) : orderOfImported(file, name));
  return { name, order, methods: usual, imports: undefined };
}

/** Loggers of this function, of its class, and the one that is called elsewhere in the file; the nearest first. */
function usedIn({ program, flow }: FileAnalysis, { logger, owner }: LinePlace): readonly string[] {
  const calls = flow.sinkCalls.filter(
    ({ forwarded, label, logger: its }) => !forwarded && label.includes(".") && !its.library?.telemetry,
  );
  const named = (label: string): string => label.slice(0, label.lastIndexOf("."));
  const member = program.functions[owner]?.owner;
  const own = calls.filter((call) => call.function === owner);
  const ofClass = calls.filter(
    (call) =>
      member !== undefined && call.label.startsWith("this.") && program.functions[call.function]?.owner === member,
  );
  const ofModule = calls.filter(({ label }) => !/^(?:req|request|ctx|this)\b/.test(label));
  const known = logger === undefined ? [] : [logger];
  return [
    ...own.map(({ label }) => named(label)),
    ...known,
    ...[...ofClass, ...ofModule].map(({ label }) => named(label)),
  ];
}

/** What the module imports or declares under the name of a logger. */
function declaredIn({ program }: FileAnalysis): readonly string[] {
  const isValue = new Set(["import", "const", "let", "var"]);
  return program.bindings.flatMap(({ name, kind, function: owner }) =>
    owner === 0 && isValue.has(kind) && moduleLogger.test(name) ? [name] : [],
  );
}

// What loggers of a module are called; refuses classes, tables and functions, such as `Logger`, `auditLog` and `createLogger`.
const moduleLogger =
  /^(?:(?!(?:init|create|get|make|build|set|with|use|new|add|is|to)[A-Z])[a-z]\w*Logger|logger|log)$/;
const loggerName = /^(?:\w*[lL]ogger|log|logging|console)$/;

/** Of a known library, or called like one. */
function isLogger({ flow }: FileAnalysis, name: string): boolean {
  const calls = flow.sinkCalls.filter(({ label }) => label.startsWith(`${name}.`));
  // Trackers have methods of their own.
  if (calls.some(({ logger }) => logger.library?.telemetry)) return false;
  return (
    calls.some(({ logger }) => logger.library !== undefined) || loggerName.test(name.slice(name.lastIndexOf(".") + 1))
  );
}

/** The request of another function, or the instance of a class, is not there everywhere. */
function isInScope({ program }: FileAnalysis, { owner, at }: LinePlace, name: string): boolean {
  const [root = ""] = name.split(".");
  if (root !== "this") return isVisibleAt(program, root, { owner, at });
  for (let code = program.functions[owner]; code; code = parentOf(program, code))
    if (code.owner !== undefined) return true;
  return false;
}

function parentOf({ functions }: Program, { parent, kind }: FunctionCode): FunctionCode | undefined {
  // A function of its own has a `this` of its own.
  return kind !== "arrow" || parent === undefined ? undefined : functions[parent];
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

/** For a logger that the file does not call yet: the library of the module that it comes from. */
function orderOfImported({ program, flow }: FileAnalysis, name: string): Order {
  const binding = program.bindings.find((each) => each.name === name && each.function === 0);
  const imported = program.imports.find((each) => each.binding === binding?.id);
  const other = imported ? flow.types.source.imported(program.path, imported.specifier) : program;
  return orderOfText(other?.text ?? "") ?? "message-first";
}

function orderOfText(text: string): Order | undefined {
  const library = Object.keys(argumentOrders).find((id) => text.includes(`"${id}"`) || text.includes(`'${id}'`));
  return argumentOrders[library ?? ""]?.order;
}

/** The static methods of Nest's logger need nothing but their import. */
function nestLogger({ program }: FileAnalysis): EventLogger | undefined {
  const from = "@nestjs/common";
  if (!program.imports.some(({ specifier }) => specifier === from)) return undefined;
  const logger: EventLogger = { name: "Logger", order: "one-object", methods: nest, imports: undefined };
  if (program.imports.some(({ specifier, imported }) => specifier === from && imported === "Logger")) return logger;
  const imports = importEdit(program, { name: "Logger", specifier: from });
  return imports && { ...logger, imports };
}

// Where projects keep their logger.
const folders = [
  "logging/",
  "logger/",
  "",
  "utils/",
  "util/",
  "lib/",
  "shared/",
  "common/",
  "helpers/",
  "config/",
  "services/",
  "core/",
];
const places = [
  ...folders.map((folder) => `${folder}logger`),
  "logger/index",
  "logging/index",
  "lib/logger/index",
  "utils/logger/index",
  "lib/log",
  "utils/log",
  "log",
];

/** The logger that a module of this one uses, or that the project exports somewhere above, with the import that is missing here. */
function projectLogger(file: FileAnalysis): EventLogger | undefined {
  return loggerOfNeighbour(file) ?? loggerAbove(file);
}

function loggerAbove(file: FileAnalysis): EventLogger | undefined {
  const { program, flow } = file;
  const { source } = flow.types;
  const own = /\.[cm]?[jt]sx?$/.exec(program.path)?.[0].replace("x", "") ?? ".ts";
  const extensions = own === ".ts" ? [".ts", ".js"] : own === ".js" ? [".js", ".ts"] : [own];
  for (const place of places) {
    for (const extension of extensions) {
      const found = source.above(program.path, `${place}${extension}`);
      const other =
        found && found.path !== program.path && isSamePackage(file, found.path) ? source.at(found.path) : undefined;
      const logger = other && exportedLogger(file, other);
      if (logger) return logger;
    }
  }
  return undefined;
}

/** What another package has is not ours to import. */
function isSamePackage({ program, flow }: FileAnalysis, path: string): boolean {
  const manifest = flow.types.source.above(program.path, "package.json")?.path;
  return manifest === undefined || path.startsWith(manifest.slice(0, manifest.lastIndexOf(separatorOf(manifest)) + 1));
}

function exportedLogger(file: FileAnalysis, other: Program): EventLogger | undefined {
  const order = orderOfText(other.text) ?? (isOfOwnKind(other.text) ? "message-first" : undefined);
  const name = namedExport(other) ?? defaultExport(other);
  if (name === undefined || order === undefined) return undefined;
  const isDefault = namedExport(other) === undefined;
  const imports = importEdit(file.program, { name, specifier: specifierTo(file, other.path), isDefault });
  return imports && { name, order, methods: usual, imports };
}

/** Made of the console, or with a package that takes the message first, as all but few do. */
function isOfOwnKind(text: string): boolean {
  return (
    /\bconsole\.(?:log|info|warn|error)\b/.test(text) || /(?:from|require\()\s*["'](?!node:)[a-z][\w-]*["']/.test(text)
  );
}

/** `export const logger`, or a field of `module.exports`. */
function namedExport({ exports, values }: Program): string | undefined {
  const named = exports.find(({ name }) => moduleLogger.test(name));
  const whole = values[exports.find(({ name }) => name === "default")?.value ?? -1];
  const fields = whole?.op === "object" ? whole.entries : [];
  return (
    named?.name ??
    fields.flatMap((entry) => (entry.kind === "field" ? [entry.name] : [])).find((name) => moduleLogger.test(name))
  );
}

/** `export default logger` and `module.exports = logger`. */
function defaultExport({ exports, values, bindings }: Program): string | undefined {
  const whole = exports.find(({ name }) => name === "default");
  const value = values[whole?.value ?? -1];
  const binding = whole?.binding ?? (value?.op === "load" ? value.binding : undefined);
  const name = binding === undefined ? undefined : bindings[binding]?.name;
  return name !== undefined && moduleLogger.test(name) ? name : undefined;
}

/** How a module that this one imports gets its logger. */
function loggerOfNeighbour(file: FileAnalysis): EventLogger | undefined {
  const { program, flow } = file;
  const { source } = flow.types;
  for (const { specifier } of program.imports.slice(0, 30)) {
    const neighbour = source.imported(program.path, specifier);
    if (!neighbour || !isSamePackage(file, neighbour.path)) continue;
    for (const imported of neighbour.imports) {
      const name = neighbour.bindings[imported.binding]?.name ?? "";
      // `const logger = require("./logger")` takes the whole module, which is the logger.
      const isWhole = new RegExp(`\\b${name}\\s*=\\s*require\\(`).test(neighbour.text);
      if (!isModuleLogger(name, neighbour.text) || (imported.imported === "*" && !isWhole)) continue;
      const isRelative = imported.specifier.startsWith(".");
      const target = isRelative ? source.imported(neighbour.path, imported.specifier) : undefined;
      if (isRelative && (!target || target.path === program.path)) continue;
      const order = orderOfText(target?.text ?? "") ?? orderOfCalls(neighbour, name);
      const from = target ? specifierTo(file, target.path) : imported.specifier;
      const imports = importEdit(program, {
        name,
        specifier: from,
        isDefault: isWhole || imported.imported === "default",
      });
      if (order && imports) return { name, order, methods: usual, imports };
    }
  }
  return undefined;
}

/** An instance or a class that is called itself may have the name of a class: `Logger.info`. */
function isModuleLogger(name: string, text: string): boolean {
  if (moduleLogger.test(name)) return true;
  return name === "Logger" && /\bLogger\.(?:info|warn|error)\(/.test(text) && !/\bnew Logger\(/.test(text);
}

/** Told by the calls of another file: an object before a text, or a text before an object. */
function orderOfCalls({ text }: Program, name: string): Order | undefined {
  // `logger.info({` and `logger.info("…", {`; refuses calls with nothing but a text.
  if (new RegExp(`\\b${name}\\.\\w+\\(\\s*\\{`).test(text)) return "fields-first";
  return new RegExp(`\\b${name}\\.\\w+\\(\\s*["'\`]`).test(text) ? "message-first" : undefined;
}

/** Every request of Fastify has a logger. */
function requestLogger({ program, flow }: FileAnalysis, { owner }: LinePlace): EventLogger | undefined {
  for (let code = program.functions[owner]; code; code = outerOf(program, code)) {
    const request = code.parameters.find(({ value }) => flow.values[value]?.api === "request:fastify");
    if (request?.name)
      return { name: `${request.name}.log`, order: "fields-first", methods: usual, imports: undefined };
  }
  return undefined;
}

function outerOf({ functions }: Program, { parent }: FunctionCode): FunctionCode | undefined {
  return parent === undefined ? undefined : functions[parent];
}

// A dependency that is there to log; `debug` and `morgan` write no lines of the program's own.
const loggingPackage =
  /"(?:[\w@./-]*[/-])?(?:[\w-]*logg(?:er|ing)[\w-]*|winston|pino|bunyan|log4js|loglevel|signale|consola|tslog|roarr|npmlog|@logtape\/[\w-]+)"\s*:/;

/** The file, or a module that it imports, speaks of a logger: there is one, even if nobody could tell how to get it here. */
function isLoggerAround({ path, imports, text }: Program, source: ProgramSource): boolean {
  const texts = imports.slice(0, 30).map(({ specifier }) => source.imported(path, specifier)?.text ?? "");
  return [text, ...texts].some((each) => /\blogger\b/i.test(each));
}

/** Modules that this one imports write to the console, and have no logger. */
function isUsedByNeighbour({ path, imports }: Program, source: ProgramSource): boolean {
  return imports.slice(0, 30).some(({ specifier }) => {
    const text = specifier.startsWith(".") ? source.imported(path, specifier)?.text : undefined;
    return (
      text !== undefined && /\bconsole\.(?:log|info|warn|error)\(/.test(text) && !/\blog(?:ger)?\.\w+\(/i.test(text)
    );
  });
}

/** The console where the file writes to it, or where the project has nothing else to log with. */
function consoleOf({ program, flow }: FileAnalysis): EventLogger | undefined {
  const isUsed = flow.sinkCalls.some(({ forwarded, label }) => !forwarded && label.startsWith("console."));
  const manifest = flow.types.source.above(program.path, "package.json")?.text;
  const isOnly =
    manifest !== undefined && !loggingPackage.test(manifest) && !isLoggerAround(program, flow.types.source);
  return isUsed || isOnly || isUsedByNeighbour(program, flow.types.source)
    ? { name: "console", order: "message-first", methods: usual, imports: undefined }
    : undefined;
}
