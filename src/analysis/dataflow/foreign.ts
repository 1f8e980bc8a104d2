// A value of one file as another file sees it.
import type { Abstract } from "./abstract-value.ts";
import type { TypeRef } from "../program.ts";
import type { FunctionRef, ModuleSummary } from "./summary.ts";

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
    .map((taint) => (taint.path === undefined && taint.kind !== "parameter" ? { ...taint, path: module.path } : taint));
  const local = { functions, taints, instanceOf: undefined, classValue: undefined, label: "" };
  const inner = { module, parameters, depth: depth + 1 };
  const follow = depth < maxDepth;
  const fields =
    value.fields && follow ? [...value.fields].map(([name, field]) => [name, adopted(field, inner)] as const) : [];
  const elements = value.elements && follow ? adopted(value.elements, inner) : undefined;
  const type = value.type && located(value.type, module.path);
  return { ...value, ...local, type, fields: value.fields && follow ? new Map(fields) : undefined, elements };
}

/** A type means what its names mean where it is written. */
function located(type: TypeRef, path: string): TypeRef {
  return type.kind === "at" ? type : { kind: "at", path, type };
}
