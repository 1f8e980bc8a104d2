// The functions of the project that a call runs, here or in another file, and what their code does.
import { isAuditCall } from "../../catalogue/events/audit-trail.ts";
import { checkOfFunction } from "../../catalogue/security-checks/index.ts";
import type { SecurityCheck } from "../../catalogue/security-checks/security-check.ts";
import { mayLog } from "../languages/prefilter.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { exportedPlace } from "../production/exported.ts";
import { labelIn } from "../production/labels.ts";
import { storesOf } from "../redaction/program-index.ts";
import type { ProgramSource } from "../shapes/index.ts";
import type { CallValue, FoundFunction, SwallowView } from "./swallow-view.ts";

/** What the call may run, as far as it can be found. */
export function functionsCalled(view: SwallowView, call: CallValue): readonly FoundFunction[] {
  const refs = view.file.flow.values[call.callee]?.functions ?? [];
  const known = refs.flatMap(({ id, module }) => {
    const program = module ? view.source.at(module.path) : view.program;
    return program ? [{ program, id }] : [];
  });
  return known.length > 0 ? known : functionsNamed(view, view.program, call.callee);
}

interface Modules {
  readonly source: ProgramSource;
}

/** By the text of a program alone: a function that a name stands for, here or in the module that it is imported from. */
function functionsNamed({ source }: Modules, program: Program, callee: ValueId): readonly FoundFunction[] {
  const value = program.values[callee];
  if (value?.op === "property") return memberFunctions({ source }, program, value);
  if (value?.op !== "load") return [];
  const imported = program.imports.find(({ binding }) => binding === value.binding);
  if (imported) return exportedFunction({ source }, program, imported);
  const [only, ...others] = storesOf(program, value.binding);
  return others.length === 0 && only !== undefined ? functionAt(program, only) : [];
}

/** `tokens.verify` of an imported module, `this.verify` of the class around. */
function memberFunctions(
  { source }: Modules,
  program: Program,
  { object, name }: Extract<Value, { op: "property" }>,
): readonly FoundFunction[] {
  const owner = program.values[object];
  if (name === undefined) return [];
  if (owner?.op === "module")
    return exportedFunction({ source }, program, { specifier: owner.specifier, imported: name });
  if (owner?.op !== "load") return [];
  const imported = program.imports.find(({ binding }) => binding === owner.binding);
  if (imported?.imported === "*") return exportedFunction({ source }, program, { ...imported, imported: name });
  const place = imported && exportedPlace({ program, source }, imported.specifier, imported.imported);
  const object_ = place?.program.values[place.value];
  const entry =
    object_?.op === "object" ? object_.entries.find((each) => each.kind === "field" && each.name === name) : undefined;
  return place && entry ? functionAt(place.program, entry.value) : [];
}

function exportedFunction(
  { source }: Modules,
  program: Program,
  { specifier, imported }: { readonly specifier: string; readonly imported: string },
): readonly FoundFunction[] {
  const place = exportedPlace({ program, source }, specifier, imported);
  return place ? functionAt(place.program, place.value) : [];
}

function functionAt(program: Program, id: ValueId): readonly FoundFunction[] {
  let value = program.values[id];
  if (value?.op === "load") {
    const [only, ...others] = storesOf(program, value.binding);
    value = only === undefined || others.length > 0 ? undefined : program.values[only];
  }
  return value?.op === "function" ? [{ program, id: value.function }] : [];
}

/** Calls are followed this deep. */
export const deepest = 2;

/** Whether a function writes to a log or an audit trail, itself or one or two calls deeper. */
export function logsInside(modules: Modules, { program, id }: FoundFunction, depth = 0): boolean {
  const code = program.functions[id];
  if (!code) return false;
  const { start, end } = code.range;
  if (mayLog(program.text.slice(start, end))) return true;
  return callsOf(program, id).some((call) => {
    if (isAuditCall(labelIn(program, call.callee).replaceAll("()", "").split("."))) return true;
    if (depth >= deepest) return false;
    return functionsNamed(modules, program, call.callee).some((found) => logsInside(modules, found, depth + 1));
  });
}

/** Whether a function ends in an exception on some way. */
export function throwsInside({ program, id }: FoundFunction): boolean {
  const blocks = program.functions[id]?.blocks ?? [];
  return blocks.some(({ ops }) => ops.some((op) => program.values[op]?.op === "throw"));
}

/** The check of a library that a function of the project runs and does not swallow itself. */
export function checkInside(modules: Modules, { program, id }: FoundFunction, depth = 0): SecurityCheck | undefined {
  for (const call of callsOf(program, id)) {
    const api = libraryPath(program, call.callee);
    const check = api === undefined ? undefined : checkOfFunction(api);
    if (check) return check;
    if (depth >= deepest) continue;
    for (const found of functionsNamed(modules, program, call.callee)) {
      const inner = checkInside(modules, found, depth + 1);
      if (inner) return inner;
    }
  }
  return undefined;
}

function callsOf(program: Program, id: number): readonly CallValue[] {
  return (program.functions[id]?.blocks ?? []).flatMap(({ ops }) =>
    ops.flatMap((op) => {
      const value = program.values[op];
      return value?.op === "call" ? [value] : [];
    }),
  );
}

/** `jwt.verify` of an imported package as an API path, by the text of the program alone. */
function libraryPath(program: Program, callee: ValueId): string | undefined {
  const names: string[] = [];
  let at = callee;
  for (let depth = 0; depth < 5; depth++) {
    const value = program.values[at];
    if (value?.op === "property" && value.name !== undefined) {
      if (value.name !== "default") names.unshift(value.name);
      at = value.object;
    } else if (value?.op === "module") return [`module:${value.specifier.replace(/^node:/, "")}`, ...names].join(".");
    else if (value?.op === "load") {
      const [only, ...others] = storesOf(program, value.binding);
      if (only === undefined || others.length > 0) return undefined;
      at = only;
    } else if (value?.op === "call") at = value.callee;
    else return undefined;
  }
  return undefined;
}
