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
  readonly returns: ReadonlyMap<FunctionId, readonly ValueId[]>;
  /** The call that a function expression is an argument of. */
  readonly callbacks: ReadonlyMap<FunctionId, Callback>;
  /** Where declarations begin that a doc tag calls sensitive. */
  readonly tagged: ReadonlySet<number>;
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
  for (const code of program.functions) {
    for (const block of code.blocks) {
      for (const id of block.ops) {
        const value = program.values[id];
        if (value?.op === "store") listIn(stores, value.binding).push(value.value);
        else if (value?.op === "this" || value?.op === "parameter") functions.set(id, code.id);
        else if (value?.op === "return") listIn(returns, code.id).push(value.value);
        else if (value?.op === "call") {
          for (const [at, argument] of value.args.entries()) {
            const passed = program.values[argument.value];
            if (passed?.op === "function") callbacks.set(passed.function, { call: id, index: at });
          }
        }
      }
    }
  }
  return { stores, functions, returns, callbacks };
}

function listIn<Key>(lists: Map<Key, ValueId[]>, key: Key): ValueId[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
