// What importers of a class need to know: its members and those of its base classes.
import type { ClassCode, ClassId } from "../program.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { force } from "./imported.ts";
import type { ClassSummary } from "./summary.ts";

const maxBases = 4;
/** A class with more members is known by the first of them. */
const maxMembers = 200;

/** The members of each class of the program. */
export function classSummaries(context: FlowContext): ReadonlyMap<ClassId, ClassSummary> {
  return new Map(context.program.classes.map((code) => [code.id, summaryOf(context, code)]));
}

function summaryOf(context: FlowContext, code: ClassCode): ClassSummary {
  const instance = new Map<string, Abstract>();
  const statics = new Map<string, Abstract>();
  let at: ClassCode | undefined = code;
  for (let depth = 0; at && depth < maxBases; depth++) {
    for (const member of at.members) {
      const members = member.isStatic ? statics : instance;
      const value = members.has(member.name) ? undefined : memberValue(context, at, member);
      if (value) members.set(member.name, value);
    }
    // `this.options = options` and `constructor(readonly options)` declare fields, too.
    for (const [name, value] of context.classFields.get(at.id) ?? []) {
      if (!instance.has(name) && instance.size < maxMembers) instance.set(name, value);
    }
    const base: Abstract | undefined = abstractOf(context, at.superClass);
    at = base?.classValue === undefined ? undefined : context.program.classes[base.classValue];
    if (at || !base) continue;
    const imported = base.imported ? force(context, base) : base;
    for (const [name, value] of imported.constructs?.fields ?? []) if (!instance.has(name)) instance.set(name, value);
    for (const [name, value] of imported.fields ?? []) if (!statics.has(name)) statics.set(name, value);
  }
  const id = code.members.find(({ kind }) => kind === "constructor")?.function;
  return { instance, statics, maker: id === undefined ? undefined : { id, module: undefined } };
}

type Member = ClassCode["members"][number];

function memberValue(context: FlowContext, code: ClassCode, member: Member): Abstract | undefined {
  const { name, kind, function: id, value } = member;
  if (kind === "method" && id !== undefined) {
    return { ...unknown, nature: "code", functions: [{ id, module: undefined }] };
  }
  if (kind === "getter" && id !== undefined) return context.summaries.get(id)?.returns;
  if (kind !== "field") return undefined;
  return context.classFields.get(code.id)?.get(name) ?? abstractOf(context, value);
}
