// What the declaration of an object says of its fields, as a taint of the whole object.
import { sensitiveFields, type SensitiveField, type TypeContext } from "../shapes/index.ts";
import type { Abstract } from "./abstract-value.ts";
import { eventAttributes } from "./event-attributes.ts";
import { createTaint, type Taint } from "./taint.ts";

/** How a value is written: as it is in memory, as JSON, or as JSON below the object that holds it, whose own `toJSON` is not asked. */
export type Written = "inspected" | "json" | "json-inside";

/** The taint of an object whose declared type has sensitive fields, or undefined; JSON leaves out what its `toJSON` does. */
export function declaredTaint(
  types: TypeContext,
  value: Abstract,
  written: Exclude<Written, "json-inside"> = "inspected",
): Taint | undefined {
  if (!value.type && value.instanceOf === undefined) return undefined;
  // What its name or the flow says of it is enough.
  if (value.taints.some(({ kind }) => kind !== "parameter" && kind !== "input")) return undefined;
  const fields = sensitiveFields(types, value).filter(
    (field) =>
      field.strength === "strong" &&
      (written === "inspected" || field.inJson) &&
      !eventAttributes.has(field.category) &&
      !isReference(field),
  );
  const [first] = fields.toSorted((a, b) => rank(a) - rank(b));
  if (!first) return undefined;
  if (first.path.length === 0) return taggedTaint(first, value);
  const taint = createTaint({
    kind: "object",
    category: first.category,
    confidence: "type",
    label: (first.type ? [first.type, ...first.path] : first.path).join(".").replaceAll(".[]", "[]"),
    source: first.range,
    carries: fields.toSorted((a, b) => rank(a) - rank(b)).map(({ path }) => path.join(".")),
  });
  return { ...taint, path: first.file };
}

/** A value whose own declaration is tagged. */
function taggedTaint({ family, category, range, file }: SensitiveField, { label }: Abstract): Taint {
  return { ...createTaint({ kind: family, category, confidence: "type", label, source: range }), path: file };
}

// What a `secret` has to be called or belong to, for it to be more than the name of one.
const owners = /client|app|api|oauth|webhook|hook|totp|mfa|otp|two_?factor|jwt|sign|shared|user|account/i;

/** `SecretEnvVar.secret` names a secret of a secret manager; `secrets` of a configuration lists such names. */
function isReference({ category, path, type }: SensitiveField): boolean {
  const last = path.at(-1) ?? "";
  return (
    category === "secret" && /^secrets?$/i.test(last) && !owners.test(`${type ?? ""} ${path.slice(0, -1).join(" ")}`)
  );
}

function rank({ family, path }: SensitiveField): number {
  return (family === "secret" ? 0 : 10) + path.length;
}
