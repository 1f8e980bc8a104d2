// Names as evidence: a value of unknown nature that is called `password` is taken for one.
import { classifyName, isSensitive, mayBeSensitive, type SensitiveName } from "../../catalogue/sensitive/classify.ts";
import type { Confidence } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { Abstract } from "./abstract-value.ts";
import { eventAttributes } from "./event-attributes.ts";
import { force } from "./imported.ts";
import type { FlowContext } from "./flow-context.ts";
import type { TypeRef } from "../program.ts";
import { declaredNature, sensitiveFields } from "../shapes/index.ts";
import { createTaint, type Taint } from "./taint.ts";

// A name of a setting, in capitals; refuses `Email`.
const settingName = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

// The name of an id; refuses `valid`.
const idName = /(?:[a-z]Id|_id|\.id)$/;

const anyPart: ReadonlySet<string> = new Set(["link", "url", "code", "token"]);
// What lets somebody in once; refuses `device`, whose code tells kinds apart.
const once = /(?:^|\.)(?:\w*[rR]eset|invite|invitation|\w*[vV]erification|activation|confirmation|magic|recovery|otp)$/;

/** `reset.link`, `verification.code`: of what something is that is called so says what it is. */
export function nameOfPart(object: string, name: string): string {
  const owner = anyPart.has(name) && once.test(object) ? object.slice(object.lastIndexOf(".") + 1) : undefined;
  const verdict = owner === undefined ? undefined : classifyName(`${owner}_${name}`);
  return isSensitive(verdict) && verdict.strength === "strong" ? `${owner}_${name}` : name;
}

export interface NameUse {
  readonly name: string;
  /** Name or type of the object of which it is a property. */
  readonly object?: string | undefined;
  /** The name of a function whose result this is. */
  readonly callee?: boolean;
  readonly label: string;
  readonly range: Range;
  readonly confidence: Confidence;
}

/** The value with the taint its name gives it; unchanged when more is known of it than its name. */
export function withNameTaint(context: FlowContext, value: Abstract, use: NameUse): Abstract {
  if (!mayBeSensitive(use.name) || !acceptsName(context, value)) return value;
  const verdict = classifyName(use.name, {
    ...(use.object ? { object: use.object } : {}),
    ...(use.callee ? { callee: true } : {}),
  });
  if (!isSensitive(verdict)) return value;
  const isStrong = verdict.strength === "strong" && verdict.family === "secret";
  if (value.taints.some((taint) => isDatum(taint) && !isAttribute(taint) && !(isStrong && taint.weak))) return value;
  // `SUPPORT_EMAIL` of the environment is the operator's own.
  if (verdict.family === "personal" && settingName.test(use.name)) return value;
  if (value.type && isOtherwiseDeclared(context, value)) return value;
  if (value.nature === "composed" && namesOfTexts.has(verdict.category.id)) return value;
  // `{ dsn: options.analyticsId }` tells programs apart.
  if (namesOfTexts.has(verdict.category.id) && idName.test(value.label)) return value;
  if (value.imported) return withNameTaint(context, force(context, value), use);
  const taint = createTaint({
    kind: verdict.family,
    category: verdict.category.id,
    confidence: use.confidence === "name" && isDeclaredText(context, value, verdict) ? "type" : use.confidence,
    weak: verdict.strength === "weak",
    label: use.label,
    source: use.range,
  });
  // A name that is no guess takes the place of a guess.
  const known = taint.weak ? value.taints : value.taints.filter((other) => !isGuess(other));
  return { ...value, taints: [...known, taint] };
}

function isGuess(taint: Taint): boolean {
  return taint.weak && isDatum(taint);
}

/** A login says who it was; what it is called besides may be more, such as an address. */
function isAttribute({ kind, category }: Taint): boolean {
  return kind === "personal" && eventAttributes.has(category);
}

function isDatum({ kind }: Taint): boolean {
  return kind === "secret" || kind === "personal";
}

/** What is in an address that was put together here is known from its parts: a password in it, or a host and a port. */
const namesOfTexts: ReadonlySet<string> = new Set(["connection-string", "webhook-url", "signed-url", "credential-url"]);

function acceptsName(context: FlowContext, value: Abstract): boolean {
  const isOpen = value.nature === "unknown" || value.nature === "composed";
  if (!isOpen || value.functions.length > 0 || value.logger || value.classValue !== undefined) {
    return false;
  }
  if (value.taints.some((taint) => isDatum(taint) && !taint.weak && !isAttribute(taint))) return false;
  // A known object is judged by its fields, an import from a package is code.
  if (value.fields && value.fields.size > 0) return false;
  if (value.api && isPackageMember(value.api)) return false;
  return !value.type || !isHarmlessType(context, value.type);
}

/** A field of a declared type that is text: the declaration says that the value is there, its name says what it is. */
function isDeclaredText({ types }: FlowContext, value: Abstract, { strength }: SensitiveName): boolean {
  return strength === "strong" && value.type?.kind === "field" && declaredNature(types, value) === "text";
}

/** Declared as a number, a flag or a choice; or as an object, none of whose fields is sensitive. */
function isOtherwiseDeclared({ types }: FlowContext, value: Abstract): boolean {
  const nature = declaredNature(types, value);
  return nature === "scalar" || (nature === "object" && sensitiveFields(types, value).length === 0);
}

// What a package gives as data: the result of a call, an instance, the arguments of the command as `yargs.argv` holds them.
const packageData = /[(#]|\.argv(?:\.|$)/;

// Packages that hold what a program is set up with: what is read of them is data.
const configurations = /^module:(?:config|nconf|rc|convict|cosmiconfig|dotenv)(?=[.([]|$)/;

/** Whether an API path leads to settings of the program rather than to a part of a package. */
export function isConfiguration(api: string): boolean {
  return configurations.test(api);
}

/** `module:name.member` of a package; a relative path may well export a secret. */
function isPackageMember(api: string): boolean {
  return api.startsWith("module:") && !api.startsWith("module:.") && !packageData.test(api) && !isConfiguration(api);
}

const scalarTypes = new Set(["boolean", "number", "bigint", "null", "undefined", "void", "symbol", "never", "Date"]);

/** Types whose values carry no text of their own: numbers, booleans, functions, enums and unions of literals. */
export function isHarmlessType(context: Pick<FlowContext, "enums">, type: TypeRef): boolean {
  switch (type.kind) {
    case "literal":
    case "function":
      return true;
    case "union":
      return type.members.length > 0 && type.members.every((member) => isHarmlessType(context, member));
    case "name":
      return scalarTypes.has(type.name) || context.enums.has(type.name);
    case "array":
      return isHarmlessType(context, type.element);
    case "intersection":
      return type.members.some((member) => isHarmlessType(context, member));
    case "at":
      return isHarmlessType(context, type.type);
    case "narrowed":
      return isHarmlessType(context, type.of);
    case "object":
    case "typeof":
    case "indexed":
    case "value":
    case "field":
    case "element":
      return false;
  }
}

/** The name of a declared type, for the context of the fields of its values. */
export function typeName(type: TypeRef | undefined): string | undefined {
  if (type?.kind === "array") return typeName(type.element);
  if (type?.kind === "at") return typeName(type.type);
  if (type?.kind === "narrowed") return typeName(type.of);
  if (type?.kind === "union" || type?.kind === "intersection") {
    return type.members.map(typeName).find((name) => name !== undefined);
  }
  if (type?.kind !== "name") return undefined;
  if (type.name === "Promise" || type.name === "Readonly" || type.name === "Partial") return typeName(type.args[0]);
  return type.name;
}

// What something is called, and the id of a thing: `name`, `keyName`, `apiKey.id`; refuses `username`, `file` and `id`.
const calledName =
  /(?:^|[.\]_])(?:name|label|title|slug|hint)$|[a-z](?:Name|Label|Title|Slug|Hint|Id)$|[\w\])]\??\.id$/;

// `sessionRef.id`, which names a document; refuses `session.id`.
const storedId = /(?:[rR]ef|[dD]oc|[sS]nap(?:shot)?)\.id$/;

/** `{ api_key: name }`, `{ token: token.id }`: the value knows better than the field that it is put into what it is of the thing. */
export function isCalledName({ label, nature, taints }: Abstract, entry: string): boolean {
  if (nature !== "unknown" || !calledName.test(label) || taints.some(({ kind }) => kind === "secret")) return false;
  const verdict = classifyName(entry);
  if (!isSensitive(verdict) || verdict.family !== "secret") return false;
  return verdict.category.id !== "session-id" || storedId.test(label);
}
