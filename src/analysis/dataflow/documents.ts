// What `this` is in functions that a schema of documents keeps: its methods, its virtuals and what runs before a document is saved.
import { rememberedFor } from "../../base/remembered.ts";
import type { FunctionId, Program, TypeRef, Value, ValueId } from "../program.ts";
import { valuesOf } from "../values-of.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import type { Frame } from "./flow-context.ts";
import { importsAny } from "./request-types.ts";

/** `this`: an instance of the class around it, or a document. */
export function thisValue({ context, function: { owner, id } }: Frame): Abstract {
  const type = owner === undefined ? documentOf(context.program, id) : undefined;
  return { ...unknown, instanceOf: owner, label: "this", type };
}

/** The type of the document that `this` is, or undefined; always the same object, so that a fixpoint sees no change. */
function documentOf(program: Program, id: FunctionId): TypeRef | undefined {
  return documents(program).get(id);
}

const packages = ["mongoose", "@nestjs/mongoose"];

const documents = rememberedFor((program: Program): ReadonlyMap<FunctionId, TypeRef> => {
  const known = new Map<FunctionId, TypeRef>();
  if (!importsAny(program, packages)) return known;
  const add = (function_: Value | undefined, schema: ValueId | undefined): void => {
    if (function_?.op !== "function" || schema === undefined) return;
    if (program.functions[function_.function]?.kind !== "function") return;
    known.set(function_.function, { kind: "field", of: { kind: "value", value: schema }, name: "infer" });
  };
  for (const { value } of valuesOf(program, "set-property")) {
    const holder = value.op === "set-property" ? program.values[value.object] : undefined;
    if (value.op === "set-property" && holder?.op === "property" && holder.name === "methods")
      add(program.values[value.value], holder.object);
  }
  for (const { value } of valuesOf(program, "call")) {
    const last = value.op === "call" ? value.args.at(-1) : undefined;
    if (value.op === "call" && last) add(program.values[last.value], schemaOf(program, value));
  }
  return known;
});

// What happens to one document; refuses `find` and `updateMany`, where `this` is a query.
const ofDocument: ReadonlySet<string> = new Set(["save", "validate", "init"]);

/** The schema to which a call gives a function that runs with a document as `this`. */
function schemaOf({ values }: Program, call: Extract<Value, { op: "call" }>): ValueId | undefined {
  const callee = values[call.callee];
  if (callee?.op !== "property") return undefined;
  const first = call.args[0] && values[call.args[0].value];
  switch (callee.name) {
    case "method":
      return callee.object;
    case "pre":
    case "post":
      return first?.op === "constant" && ofDocument.has(first.text) ? callee.object : undefined;
    case "get": {
      // `schema.virtual("name").get(function () { … })`
      const virtual = values[callee.object];
      const made = virtual?.op === "call" ? values[virtual.callee] : undefined;
      return made?.op === "property" && made.name === "virtual" ? made.object : undefined;
    }
    default:
      return undefined;
  }
}
