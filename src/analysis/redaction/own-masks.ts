// Loggers that a project has made itself, by their modules: those that mask all they write, and those that take requests apart.
import { sanitizerEffects } from "../../catalogue/sanitizers/by-name.ts";
import { splitWords } from "../../catalogue/names.ts";
import { declarationsOf } from "../shapes/declarations.ts";
import { noValue, type Program, type Value } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import type { ProgramSource } from "../shapes/index.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";

/** Whether what this call writes goes through a mask of the project, as far as the modules of its logger show. */
export function isMaskedByOwnLogger(file: FileAnalysis, call: SinkCall): boolean {
  if (call.logger.library !== undefined || call.logger.isAudit === true) return false;
  const module = moduleOfLogger(file, call);
  return module !== undefined && masks(file.flow.types.source, module);
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
