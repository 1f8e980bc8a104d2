// A value of one file as another file sees it.
import { unknown, type Abstract } from "./abstract-value.ts";
import type { TypeRef } from "../program.ts";
import type { FunctionRef, ModuleSummary } from "./summary.ts";
import type { Taint, Trail } from "./taint.ts";

const maxDepth = 4;

/** Functions know their module, taints the file of their source; parameters of the exporting file mean nothing elsewhere. */
export function foreign(value: Abstract, module: ModuleSummary): Abstract {
  return adopted(value, { module, parameters: false, depth: 0 });
}

/** As `foreign`, for what a function returns: its own parameters still stand for what the caller passes. */
export function foreignResult(value: Abstract, module: ModuleSummary): Abstract {
  return adopted(value, { module, parameters: true, depth: 0 });
}

interface Adoption {
  readonly module: ModuleSummary;
  readonly parameters: boolean;
  readonly depth: number;
}

function adopted(value: Abstract, { module, parameters, depth }: Adoption): Abstract {
  const functions = value.functions.map((ref): FunctionRef => (ref.module ? ref : { id: ref.id, module }));
  const taints = value.taints
    .filter(({ kind }) => parameters || kind !== "parameter")
    .map((taint) => adoptedTaint(taint, module.path));
  const local = { functions, taints, instanceOf: undefined, classValue: undefined, label: "" };
  const inner = { module, parameters, depth: depth + 1 };
  const follow = depth < maxDepth;
  const members = follow ? membersOf(value, module, depth) : undefined;
  const fields = members && new Map([...members].map(([name, field]) => [name, adopted(field, inner)]));
  const own = value.classValue === undefined || !follow ? undefined : module.classes.get(value.classValue)?.instance;
  // What the constructor keeps of its arguments is known where it is called.
  const maker = own ? module.classes.get(value.classValue ?? -1)?.maker : undefined;
  const made: Abstract = { ...unknown, nature: "code", fields: own, functions: maker ? [maker] : [] };
  // Without a constructor of its own, the parameters of other functions stand for nothing that is passed there.
  const constructs = own ? adopted(made, { ...inner, parameters: maker !== undefined }) : value.constructs;
  const elements = value.elements && follow ? adopted(value.elements, inner) : undefined;
  const type = value.type && located(value.type, module.path);
  const rejection = value.rejection && follow ? adopted(value.rejection, inner) : undefined;
  return { ...value, ...local, type, constructs, fields, elements, rejection };
}

/** Its source, and the steps that were taken in the module, are there. */
function adoptedTaint(taint: Taint, path: string): Taint {
  const trail = adoptedTrail(taint.trail, path);
  return taint.kind === "parameter" || (taint.path !== undefined && trail === taint.trail)
    ? taint
    : { ...taint, path: taint.path ?? path, trail };
}

function adoptedTrail(trail: Trail | undefined, path: string): Trail | undefined {
  if (!trail) return undefined;
  const previous = adoptedTrail(trail.previous, path);
  return trail.path !== undefined && previous === trail.previous
    ? trail
    : { ...trail, path: trail.path ?? path, previous };
}

/** Classes are known in their own module only, so their members go along; of what is nested, just the methods. */
function membersOf(value: Abstract, module: ModuleSummary, depth: number): ReadonlyMap<string, Abstract> | undefined {
  const id = value.instanceOf ?? value.classValue;
  const known = id === undefined ? undefined : module.classes.get(id);
  const members = value.instanceOf === undefined ? known?.statics : known?.instance;
  if (!members) return value.fields;
  const shown = depth === 0 ? members : [...members].filter(([, { functions }]) => functions.length > 0);
  return new Map([...shown, ...(value.fields ?? [])]);
}

/** A type means what its names mean where it is written. */
function located(type: TypeRef, path: string): TypeRef {
  return type.kind === "at" ? type : { kind: "at", path, type };
}
