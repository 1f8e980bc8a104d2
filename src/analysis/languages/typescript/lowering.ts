// The state of a lowering from ESTree to Program, and the driver that runs it without native recursion: lowering functions are
// generators that yield the work they need done first, so depth costs heap and not stack.
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type {
  Binding,
  BindingId,
  ClassCode,
  ExportedName,
  FunctionCode,
  FunctionId,
  ClassId,
  ImportedBinding,
  Operation,
  Parameter,
  TypeRef,
  TypeShape,
  Value,
  ValueId,
} from "../../program.ts";
import { noValue } from "../../program.ts";
import type { FunctionBuilder } from "./blocks.ts";

/** Work that gives a value: at once, or after the steps it yields. */
export type Lowered = ValueId | Step;
export type Step = Generator<Lowered, ValueId, ValueId>;

export type ScopeNames = Map<string, BindingId>;

/** Names visible at a point; `owner` is the function whose variables it holds. */
export interface Scope {
  readonly names: ScopeNames;
  readonly parent: Scope | undefined;
  readonly owner: FunctionId;
}

/** A function whose body is lowered after the one that contains it. */
export interface PendingFunction {
  readonly id: FunctionId;
  readonly name: string;
  readonly node: FunctionNode;
  readonly kind: FunctionCode["kind"];
  readonly scope: Scope;
  readonly owner: ClassId | undefined;
  readonly parent: FunctionId;
}

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSEmptyBodyFunctionExpression
  | TSESTree.TSDeclareFunction;

export interface Lowering {
  readonly text: string;
  readonly values: Value[];
  readonly bindings: Binding[];
  readonly classes: ClassCode[];
  readonly shapes: TypeShape[];
  readonly imports: ImportedBinding[];
  readonly exports: ExportedName[];
  readonly functions: FunctionCode[];
  readonly pending: PendingFunction[];
  nextFunction: number;
  /** The function being lowered. */
  current: FunctionBuilder;
  parameters: Parameter[];
  scope: Scope;
  owner: ClassId | undefined;
  /** Labels of the statement that comes next. */
  labels: readonly string[];
}

/** Runs lowering work to its end with an explicit stack. */
export function drive(root: Lowered): ValueId {
  if (typeof root === "number") return root;
  const stack: Step[] = [root];
  let input: ValueId = noValue;
  for (;;) {
    const top = stack[stack.length - 1];
    if (!top) return input;
    const result = top.next(input);
    if (result.done) {
      stack.pop();
      input = result.value;
    } else if (typeof result.value === "number") {
      input = result.value;
    } else {
      stack.push(result.value);
      input = noValue;
    }
  }
}

/** Appends a value to the block being built and returns its number. */
export function emit(
  lowering: Lowering,
  operation: Operation,
  node: { readonly range: readonly [number, number] },
): ValueId {
  const id = lowering.values.length;
  // Made by the caller for this value alone, so it is completed rather than copied: there are many of them.
  lowering.values.push(placed(operation, node.range));
  lowering.current.append(id);
  return id;
}

function placed(operation: Operation & { start?: number; end?: number }, range: readonly [number, number]): Value {
  operation.start = range[0];
  operation.end = range[1];
  return operation as Value;
}

export interface BindingDeclaration {
  readonly name: string;
  readonly kind: Binding["kind"];
  readonly node: { readonly range: readonly [number, number] };
  readonly type?: TypeRef | undefined;
}

/** Declares a name in a scope; a second declaration of the same name (`var`, overloads) gives the first binding. */
export function declare(lowering: Lowering, scope: Scope, declaration: BindingDeclaration): BindingId {
  const existing = scope.names.get(declaration.name);
  if (existing !== undefined) return existing;
  const id = lowering.bindings.length;
  lowering.bindings.push({
    id,
    name: declaration.name,
    kind: declaration.kind,
    function: scope.owner,
    range: { start: declaration.node.range[0], end: declaration.node.range[1] },
    type: declaration.type,
  });
  scope.names.set(declaration.name, id);
  return id;
}

/** The binding a name refers to, or undefined for a global. */
export function resolve(scope: Scope | undefined, name: string): BindingId | undefined {
  for (let at = scope; at; at = at.parent) {
    const id = at.names.get(name);
    if (id !== undefined) return id;
  }
  return undefined;
}

export function childScope(parent: Scope, owner = parent.owner): Scope {
  return { names: new Map(), parent, owner };
}
