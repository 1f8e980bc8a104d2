// In which order the functions of a program are run for the first time: what others go by comes before them, so that few run twice.
import type { BindingId, ClassId, FunctionCode, FunctionId, Program, ValueId } from "../program.ts";

/** A chain of calls this long is broken off; its functions run again when what they call is known. */
const deepest = 200;

/**
 * Every function once: outer functions before inner ones, constructors before the methods of their class, and functions before
 * those that call them by name.
 */
export function runOrder(program: Program): readonly FunctionId[] {
  const order = new Set<FunctionId>();
  const begun = new Set<FunctionId>();
  const names = namesOf(program);
  const add = (id: FunctionId, depth: number): void => {
    const code = program.functions[id];
    if (!code || begun.has(id) || depth > deepest) return;
    if (code.parent !== undefined) add(code.parent, depth + 1);
    if (begun.has(id)) return;
    begun.add(id);
    for (const other of goesBy(program, code, names)) if (!isInside(program, other, id)) add(other, depth + 1);
    order.add(id);
  };
  for (const { id } of program.functions) add(id, 0);
  for (const { id } of program.functions) order.add(id);
  return [...order];
}

interface Names {
  readonly ofBindings: ReadonlyMap<BindingId, FunctionId>;
  readonly constructors: ReadonlyMap<ClassId, FunctionId>;
}

function namesOf({ values, classes }: Program): Names {
  const ofBindings = new Map<BindingId, FunctionId>();
  for (const value of values) {
    if (value.op !== "store") continue;
    const stored = values[value.value];
    if (stored?.op === "function") ofBindings.set(value.binding, stored.function);
  }
  const constructors = new Map<ClassId, FunctionId>();
  for (const { id, members } of classes) {
    const own = members.find(({ kind }) => kind === "constructor")?.function;
    if (own !== undefined) constructors.set(id, own);
  }
  return { ofBindings, constructors };
}

/** The functions whose outcome this one needs, as far as names tell. */
function goesBy(program: Program, code: FunctionCode, names: Names): readonly FunctionId[] {
  // The module runs first of all: it holds what the others share.
  if (code.parent === undefined) return [];
  const found: FunctionId[] = [];
  const maker = code.owner === undefined ? undefined : names.constructors.get(code.owner);
  if (maker !== undefined && maker !== code.id) found.push(maker);
  for (const { ops } of code.blocks) {
    for (const op of ops) {
      const value = program.values[op];
      const called = value?.op === "call" ? calledFunction(program, { callee: value.callee, code, names }) : undefined;
      if (called !== undefined) found.push(called);
    }
  }
  return found;
}

interface CallIn {
  readonly callee: ValueId;
  readonly code: FunctionCode;
  readonly names: Names;
}

function calledFunction(program: Program, { callee, code, names }: CallIn): FunctionId | undefined {
  const value = program.values[callee];
  if (value?.op === "load") return names.ofBindings.get(value.binding);
  if (value?.op !== "property" || program.values[value.object]?.op !== "this" || code.owner === undefined) return;
  return program.classes[code.owner]?.members.find(({ name }) => name === value.name)?.function;
}

function isInside(program: Program, id: FunctionId, outer: FunctionId): boolean {
  for (let at: FunctionId | undefined = id; at !== undefined; at = program.functions[at]?.parent) {
    if (at === outer) return true;
  }
  return false;
}
