// Loggers that a project has made itself, by their modules: those that mask all they write, and those that take requests apart.
import { sanitizerEffects } from "../../catalogue/sanitizers/by-name.ts";
import { splitWords } from "../../catalogue/names.ts";
import { declarationsOf } from "../shapes/declarations.ts";
import { noValue, type Program, type Value } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import type { ProgramSource } from "../shapes/index.ts";
import type { Exposure } from "../dataflow/exposures.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";

/** Whether what this call writes goes through a mask of the project, as far as the modules of its logger show. */
export function isMaskedByOwnLogger(file: FileAnalysis, call: SinkCall): boolean {
  if (call.logger.library !== undefined || call.logger.isAudit === true) return false;
  const module = moduleOfLogger(file, call);
  return module !== undefined && masks(file.flow.types.source, module);
}

/**
 * Whether a field of what the project's own logger is given is hashed or masked there, by its name: the module that writes in the end masks
 * fields, and it or one that it uses names this kind.
 */
export function isMaskedField(
  file: FileAnalysis,
  { call, argument }: { readonly call: SinkCall; readonly argument: SinkArgument },
  { taint, fields }: Exposure,
): boolean {
  const { source } = file.flow.types;
  if (taint.confidence === "flow" || call.logger.isAudit === true) return false;
  // What a text is made of on the way is no field any more where it arrives.
  const isField = fields.length > 0 || file.program.values[argument.value]?.op === "object";
  const module = isField ? writingModule(file, call) : undefined;
  if (!module || !isMaking(module) || !masksFields.test(module.text)) return false;
  const word = new RegExp(taint.category.split("-").join("[-_ ]?"), "i");
  return [module, ...masksBeside(source, module)].some(({ text }) => word.test(text));
}

/** The module of the project that writes in the end, as far as it is known: where the call leads, or the only one about logs that is imported. */
function writingModule({ program, flow }: FileAnalysis, { forwarded, logger }: SinkCall): Program | undefined {
  const { source } = flow.types;
  if (forwarded?.path !== undefined) return source.at(forwarded.path);
  const about = new Set(program.imports.map(({ specifier }) => specifier).filter((each) => logModule.test(each)));
  const [specifier] = about;
  return logger.library || about.size !== 1 || specifier === undefined
    ? undefined
    : source.imported(program.path, specifier);
}

// `./logger`, `@/utils/logger`; refuses the package `logger`.
const logModule = /[./@].*\/(?:log|logs|logger|logging)(?:\.[cm]?[jt]s)?$/;

// A call or a hand-over of what masks by names of fields: `args.map(hashSensitiveFields)`, `redactPii(meta)`; refuses `maskOptions` and
// the function itself where it is written.
const masksFields =
  /(?<!function )\b(?:hash|mask|redact|scrub|saniti[sz]e|obfuscate|anonymi[sz]e)(?:Sensitive|P[iI][iI]|Personal|Private|Secrets?)\w{0,20}\s*[(),]/;
// Modules that hold such masks or the names for them: `./redact-fields`, `@/utils/sensitive`.
const maskModule = /(?:redact|mask|sensitive|saniti[sz]|scrub|pii)[\w-]*$/i;

function masksBeside(source: ProgramSource, module: Program): readonly Program[] {
  const specifiers = new Set(module.imports.map(({ specifier }) => specifier));
  return [...specifiers]
    .filter((specifier) => maskModule.test(specifier))
    .flatMap((specifier) => source.imported(module.path, specifier) ?? []);
}

/** Whether the project's own logger that is called asks which of its arguments are requests, and writes parts of those. */
export function takesRequestsApart(file: FileAnalysis, call: SinkCall): boolean {
  return call.logger.library === undefined && asksForRequest.test(moduleOfLogger(file, call)?.text ?? "");
}

// What tells a request from other objects: `instanceof http.IncomingMessage`, `if (arg.headers && …)`.
const asksForRequest =
  /instanceof \w*\.?(?:IncomingMessage|Request)\b|if \([\w.[\]]+\.(?:headers|originalUrl|socket|connection|remoteAddress)\b/;

/** The module of the project from which the logger that writes is imported. */
function moduleOfLogger({ program, flow }: FileAnalysis, { label, forwarded }: SinkCall): Program | undefined {
  const { source } = flow.types;
  const writer = forwarded?.path === undefined ? program : source.at(forwarded.path);
  const [root = ""] = (forwarded?.label ?? label).split(".");
  const entry = writer && declarationsOf(writer).imports.get(root);
  const specifier = entry?.specifier ?? (writer && requiredAs(writer, root));
  return writer && specifier !== undefined ? source.imported(writer.path, specifier) : undefined;
}

/** `const audit = require("./audit").getInstance()`: from where a variable of a file has its value. */
function requiredAs({ values, bindings }: Program, name: string): string | undefined {
  for (const { value } of valuesOf({ values }, "store")) {
    if (bindings[value.binding]?.name !== name) continue;
    let at: Value | undefined = values[value.value];
    for (let hop = 0; hop < 4 && at; hop++) {
      if (at.op === "module") return at.specifier;
      at = values[at.op === "call" ? at.callee : at.op === "property" ? at.object : noValue];
    }
  }
  return undefined;
}

const known = new WeakMap<Program, boolean>();
const maxHops = 2;

function masks(source: ProgramSource, module: Program): boolean {
  let result = known.get(module);
  if (result === undefined) {
    result = isMaking(module) && modulesBeside(source, module).some(callsMask);
    known.set(module, result);
  }
  return result;
}

/** A module that is about logging; refuses one that hands on the logger of a library among other things. */
function isMaking({ path }: Program): boolean {
  return path
    .split("/")
    .slice(-2)
    .some((part) => logWords.has(splitWords(part.replace(/\.\w+$/, "")).at(-1) ?? ""));
}

const logWords: ReadonlySet<string> = new Set(["log", "logger", "logging", "logs"]);

/** The module and what it uses in its own folder. */
function modulesBeside(source: ProgramSource, module: Program): readonly Program[] {
  const found = new Set([module]);
  let last: readonly Program[] = [module];
  for (let hop = 0; hop < maxHops; hop++) {
    last = last.flatMap((from) =>
      [...new Set(from.imports.map(({ specifier }) => specifier))]
        .filter((specifier) => /^\.\/[^/]+$/.test(specifier))
        .flatMap((specifier) => source.imported(from.path, specifier) ?? []),
    );
    for (const program of last) found.add(program);
  }
  return [...found];
}

function callsMask({ values, bindings }: Program): boolean {
  return values.some((value) => {
    if (value.op !== "call" || value.kind !== "call") return false;
    const callee = values[value.callee];
    const name =
      callee?.op === "load" ? bindings[callee.binding]?.name : callee?.op === "property" ? callee.name : undefined;
    return name !== undefined && isMask(name);
  });
}

// `withSanitizer`, `applyMask`: what is put round a stream; refuses `withMaskOptions`.
const wrapping = /^(?:with|apply|add|use)(?=[A-Z])/;

function isMask(name: string): boolean {
  const effects = sanitizerEffects(name.replace(wrapping, ""));
  return effects.includes("masks") || effects.includes("removes-secret");
}
