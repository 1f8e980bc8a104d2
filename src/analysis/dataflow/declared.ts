// Gives values the declared type that their operation keeps, changes or promises; `shapes` looks at it when it matters.
import type { Binding, TypeRef, Value, ValueId } from "../program.ts";
import { declaredTag, isTaggedAt } from "../shapes/index.ts";
import type { Abstract } from "./abstract-value.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { isOpen } from "./open-types.ts";
import { createTaint } from "./taint.ts";

/** The value with its type; unchanged when nothing can be declared of it. */
export function withDeclaredType(context: FlowContext, id: ValueId, result: Abstract): Abstract {
  const value = context.program.values[id];
  if (!value || result.nature !== "unknown" || result.logger || result.functions.length > 0) return result;
  const type = typeOf(context, { value, id }, result);
  return type === result.type ? result : { ...result, type };
}

interface Numbered {
  readonly value: Value;
  readonly id: ValueId;
}

function typeOf(context: FlowContext, { value, id }: Numbered, { type }: Abstract): TypeRef | undefined {
  switch (value.op) {
    case "call":
      return ofCall(returnType(context, value.callee) ?? type, value) ?? promised(context, id);
    case "parameter":
    case "property":
      return type ?? promised(context, id);
    case "element": {
      const of = abstractOf(context, value.of)?.type;
      return type ?? (of && !value.keys ? { kind: "element", of } : promised(context, id));
    }
    case "object":
      return type ?? spreadType(context, value);
    case "rest":
      return type && without(type, value.without);
    default:
      return type;
  }
}

/** The type of what a call gives; undefined where it is the call that says what a type parameter stands for. */
function ofCall(type: TypeRef | undefined, { types }: Extract<Value, { op: "call" }>): TypeRef | undefined {
  return type && (types !== undefined || isOpen(type)) ? undefined : type;
}

/** By what the program says of the value; always the same object, so that a fixpoint sees no change. */
function promised({ promises }: FlowContext, id: ValueId): TypeRef {
  let type = promises.get(id);
  if (!type) promises.set(id, (type = { kind: "value", value: id }));
  return type;
}

function returnType(context: FlowContext, callee: ValueId): TypeRef | undefined {
  const [ref, ...others] = abstractOf(context, callee)?.functions ?? [];
  return ref && !ref.module && others.length === 0 ? context.program.functions[ref.id]?.returnType : undefined;
}

/** What a function returns, as what it is declared to return. */
export function promisedBy(declared: TypeRef | undefined, returned: Abstract | undefined): Abstract | undefined {
  if (!returned || !declared || returned.type === declared || saysNothing(declared)) return returned;
  const isOpenEnded = returned.nature !== "unknown" || returned.logger || returned.functions.length > 0;
  return isOpenEnded ? returned : { ...returned, type: declared };
}

const vague: ReadonlySet<string> = new Set(["any", "unknown", "object", "Object", "void"]);

/** `any`, `Promise<unknown>`, `Record<string, any>` */
function saysNothing(type: TypeRef): boolean {
  const last = type.kind === "name" ? type.args.at(-1) : undefined;
  return type.kind === "name" && (vague.has(type.name) || (last !== undefined && saysNothing(last)));
}

/** `{ ...user, … }` has what the user has, as far as its own fields do not take its place. */
function spreadType(context: FlowContext, { entries }: Extract<Value, { op: "object" }>): TypeRef | undefined {
  const members = entries.flatMap((entry) => {
    const type = entry.kind === "spread" ? abstractOf(context, entry.value)?.type : undefined;
    return type ? [type] : [];
  });
  return members.length > 1 ? { kind: "intersection", members } : members[0];
}

function without(type: TypeRef, names: readonly string[]): TypeRef {
  if (names.length === 0) return type;
  const literals = names.map((text): TypeRef => ({ kind: "literal", text }));
  return { kind: "name", name: "Omit", args: [type, { kind: "union", members: literals }] };
}

/** The value of a variable or parameter that a doc tag calls sensitive. */
export function withTag({ program }: FlowContext, value: Abstract, binding: Binding): Abstract {
  if (!isTaggedAt(program, binding.range.start) || value.nature === "scalar" || value.nature === "clean") return value;
  if (value.taints.some(({ kind }) => kind === "secret" || kind === "personal")) return value;
  const { category, family } = declaredTag(binding.name);
  const source = binding.range;
  const taint = createTaint({ kind: family, category, confidence: "type", label: binding.name, source });
  return { ...value, taints: [...value.taints, taint] };
}
