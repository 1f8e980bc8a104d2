// Types of generic functions: what a call gives is known where it is called, not where the function is declared.
import type { Program, TypeRef, Value } from "../program.ts";

// How type parameters are called by those who write generic functions: `T`, `K2`, `TResult`; refuses `TV` and `Token`.
const typeParameter = /^(?:[A-Z]\d?|T[A-Z][a-z]\w*)$/;

const deepestName = 4;

/** Whether a name in a type may be a type parameter. */
export function isOpen(type: TypeRef, depth = 0): boolean {
  if (depth > deepestName) return false;
  switch (type.kind) {
    case "name":
      return typeParameter.test(type.name) || type.args.some((argument) => isOpen(argument, depth + 1));
    case "at":
      return isOpen(type.type, depth + 1);
    case "array":
      return isOpen(type.element, depth + 1);
    case "union":
    case "intersection":
      return type.members.some((member) => isOpen(member, depth + 1));
    default:
      return false;
  }
}

const longestChain = 6;

/** Whether a value comes from a call that says what it gives: `(await load<Contact>(url)).data`. */
export function isWrittenOut({ values }: Program, type: TypeRef | undefined): boolean {
  let at: Value | undefined = type?.kind === "value" ? values[type.value] : undefined;
  for (let step = 0; at && step < longestChain; step++) {
    if (at.op === "call") return at.types !== undefined;
    if (at.op === "property") at = values[at.object];
    else if (at.op === "await" || at.op === "cast") at = values[at.value];
    else return false;
  }
  return false;
}
