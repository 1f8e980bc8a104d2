// Whether a declared field holds what its name says: text does, flags and counts do not, a doc tag always does.
import type { Family } from "../../catalogue/sensitive/category.ts";
import { classifyName, contextsOf, isSensitive, type SensitiveName } from "../../catalogue/sensitive/classify.ts";
import { program } from "./owners.ts";
import type { Shape, ShapeField } from "./shape.ts";

export interface Verdict {
  readonly category: string;
  readonly family: Family;
  readonly strength: "strong" | "weak";
}

export interface NamedField {
  readonly name: string;
  readonly field: ShapeField;
  /** Type or name of the object that has it. */
  readonly owner: string | undefined;
}

/** The verdict on a field of this shape, or undefined when it is not sensitive. */
export function judged({ name, field, owner }: NamedField, shape: Shape | undefined): Verdict | undefined {
  if (field.isTagged || (shape?.kind === "text" && shape.isTagged)) return declaredTag(name, owner);
  if (isEnvironment(name, shape)) return { category: "environment", family: "secret", strength: "strong" };
  const verdict = classifyName(name, owner === undefined ? {} : { object: owner });
  if (!isSensitive(verdict) || !holds(shape, verdict)) return undefined;
  const isWeak = isReference(name, verdict, owner) || isOfNoPerson(verdict, owner);
  return { category: verdict.category.id, family: verdict.family, strength: isWeak ? "weak" : verdict.strength };
}

// What a field is called that holds the variables of a program; refuses `environment`, which mostly is the name of one.
const environmentName = /^(?:process_?|child_?|build_?|extra_?)?env(?:s|_?vars?|ironment_?variables)?$/i;

/** Variables for a program under whatever names, as in `env: Record<string, string>` or `env: NodeJS.ProcessEnv`. */
function isEnvironment(name: string, shape: Shape | undefined): boolean {
  if (!environmentName.test(name)) return false;
  if (shape?.kind === "foreign") return shape.name.endsWith("ProcessEnv");
  return shape?.kind === "object" && shape.fields.size === 0 && shape.index?.()?.kind === "text";
}

/** What a doc tag marks, by its name when that says more. */
export function declaredTag(name: string, owner?: string): Verdict {
  const verdict = classifyName(name, owner === undefined ? {} : { object: owner });
  if (!isSensitive(verdict)) return { category: "declared-sensitive", family: "secret", strength: "strong" };
  return { category: verdict.category.id, family: verdict.family, strength: "strong" };
}

// Words of a type whose field `secret` names one that a secret manager keeps; refuses those of a webhook or client.
const references =
  /env|variable|volume|manifest|param|ref|mount|manager|version|build|endpoint|backend|deploy|config$/i;

function isReference(name: string, { category }: SensitiveName, owner: string | undefined): boolean {
  return category.id === "secret" && (name === "secrets" || (name === "secret" && references.test(owner ?? "")));
}

/** An id of a device says something of a person only where a person has it. */
const devices: ReadonlySet<string> = new Set([
  "device-id",
  "advertising-id",
  "mac-address",
  "child-data",
  "wallet-address",
]);

function isOfNoPerson({ category, family }: SensitiveName, owner: string | undefined): boolean {
  if (owner === program) return family === "personal";
  return devices.has(category.id) && !contextsOf(owner ?? "").some((kind) => kind === "person" || kind === "patient");
}

/** Data that is kept as a number or a date and says as much as its text. */
const numeric: ReadonlySet<string> = new Set(
  (
    "card-number cvv pin one-time-password mfa-code phone social-security-number national-id tax-id passport-number " +
    "bank-account routing-number precise-location income credit-score birth-date"
  ).split(" "),
);
const dated: ReadonlySet<string> = new Set(["birth-date"]);

/** Whether a field of this shape can hold what its name says. */
function holds(shape: Shape | undefined, { category, strength }: SensitiveName): boolean {
  switch (shape?.kind) {
    case undefined:
    case "text":
      return true;
    case "list": {
      const element = shape.element();
      return element === undefined || element.kind === "text";
    }
    case "scalar":
      if (strength === "weak") return false;
      return shape.of === "number" ? numeric.has(category.id) : shape.of === "date" && dated.has(category.id);
    case "api":
      // What a function of a package gives may be text; what `new` makes is not.
      return shape.api.endsWith("()") || variable.test(shape.api);
    case "foreign":
      // `email: EmailAddress` of a package is text by its name; `token: CancellationToken` is something else.
      return isSameCategory(shape.name, category.id);
    default:
      return false;
  }
}

// `process.env.DB_PASSWORD`, with which a field was set; refuses the environment itself.
const variable = /^(?:global|module):(?:process|Bun|Deno|import\.meta)\.env\.\w+$/;

function isSameCategory(type: string, category: string): boolean {
  const verdict = classifyName(type.slice(type.lastIndexOf(".") + 1));
  return isSensitive(verdict) && verdict.category.id === category && verdict.strength === "strong";
}
