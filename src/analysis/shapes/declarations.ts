// A program's declarations by name: shapes, imports, exports, what is stored where. Built when the first of them is needed.
import type { BindingId, ExportedName, FunctionId, ImportedBinding, Program, ValueId } from "../program.ts";
import { declaredShapes, type DeclaredShapes } from "./declared-shapes.ts";
import { taggedOffsets } from "./doc-tags.ts";

export interface Declarations extends DeclaredShapes {
  readonly imports: ReadonlyMap<string, ImportedBinding>;
  readonly exports: readonly ExportedName[];
  /** Bindings of the module itself, by name. */
  readonly bindings: ReadonlyMap<string, BindingId>;
  readonly stores: ReadonlyMap<BindingId, readonly ValueId[]>;
  /** The function in whose body a `this`, parameter or return stands. */
  readonly functions: ReadonlyMap<ValueId, FunctionId>;
  /** What is set on an object that a variable of the module holds: `db.Account = …`. */
  readonly writes: ReadonlyMap<BindingId, readonly FieldWrite[]>;
  readonly returns: ReadonlyMap<FunctionId, readonly ValueId[]>;
  /** The call that a function expression is an argument of. */
  readonly callbacks: ReadonlyMap<FunctionId, Callback>;
  /** Where declarations begin that a doc tag calls sensitive. */
  readonly tagged: ReadonlySet<number>;
}

export interface FieldWrite {
  readonly name: string;
  readonly value: ValueId;
  readonly start: number;
  readonly end: number;
}

export interface Callback {
  readonly call: ValueId;
  readonly index: number;
}

const cache = new WeakMap<Program, Declarations>();

/** The same program always gives the same declarations. */
export function declarationsOf(program: Program): Declarations {
  let found = cache.get(program);
  if (!found) cache.set(program, (found = index(program)));
  return found;
}

function index(program: Program): Declarations {
  const { imports, exports, bindings } = program;
  const importsByName = new Map<string, ImportedBinding>();
  for (const entry of imports) importsByName.set(bindings[entry.binding]?.name ?? "", entry);
  return {
    ...declaredShapes(program),
    imports: importsByName,
    exports,
    bindings: new Map(bindings.filter((binding) => binding.function === 0).map(({ name, id }) => [name, id])),
    ...valueIndex(program),
    tagged: taggedOffsets(program),
  };
}

function valueIndex(program: Program) {
  const stores = new Map<BindingId, ValueId[]>();
  const functions = new Map<ValueId, FunctionId>();
  const returns = new Map<FunctionId, ValueId[]>();
  const callbacks = new Map<FunctionId, Callback>();
  const writes = new Map<BindingId, FieldWrite[]>();
  for (const code of program.functions) {
    for (const block of code.blocks) {
      for (const id of block.ops) {
        const value = program.values[id];
        if (value?.op === "store") listIn(stores, value.binding).push(value.value);
        else if (value?.op === "this" || value?.op === "parameter") functions.set(id, code.id);
        else if (value?.op === "set-property" && code.id === 0) {
          const of = program.values[value.object];
          const { name, start, end } = value;
          if (of?.op === "load" && name !== undefined)
            listIn(writes, of.binding).push({ name, value: value.value, start, end });
        } else if (value?.op === "return") listIn(returns, code.id).push(value.value);
        else if (value?.op === "call") {
          for (const [at, argument] of value.args.entries()) {
            const passed = program.values[argument.value];
            if (passed?.op === "function") callbacks.set(passed.function, { call: id, index: at });
          }
        }
      }
    }
  }
  return { stores, functions, returns, callbacks, writes };
}

function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
