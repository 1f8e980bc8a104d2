// Loggers that a project has made itself and that mask all they write: their module, or one beside it that it uses, calls a mask.
import { sanitizerEffects } from "../../catalogue/sanitizers/by-name.ts";
import { splitWords } from "../../catalogue/names.ts";
import { declarationsOf } from "../shapes/declarations.ts";
import type { Program } from "../program.ts";
import type { ProgramSource } from "../shapes/index.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";

/** Whether what this call writes goes through a mask of the project, as far as the modules of its logger show. */
export function isMaskedByOwnLogger({ program, flow }: FileAnalysis, { label, logger, forwarded }: SinkCall): boolean {
  if (logger.library !== undefined || logger.isAudit === true) return false;
  const { source } = flow.types;
  const writer = forwarded?.path === undefined ? program : source.at(forwarded.path);
  const [root = ""] = (forwarded?.label ?? label).split(".");
  const entry = writer && declarationsOf(writer).imports.get(root);
  const module = entry && source.imported(writer.path, entry.specifier);
  return module !== undefined && masks(source, module);
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
