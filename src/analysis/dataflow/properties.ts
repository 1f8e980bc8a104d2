// Reading and writing properties: fields of known objects, members of classes, API paths, inputs of requests, and names.
import { isSingleLine, requestObject, requestText } from "../../catalogue/frameworks/index.ts";
import type { Range } from "../../base/text.ts";
import { memberOfBase, memberOfClass } from "./class-members.ts";
import { classifyName, isSensitive, mayBeSensitive } from "../../catalogue/sensitive/classify.ts";
import { writingMethods } from "../../catalogue/sinks/index.ts";
import type { Operation, TypeRef, ValueId } from "../program.ts";
import { declaredName, declaredShapes, ownerOf, type TypeContext } from "../shapes/index.ts";
import { apiStep } from "./api-steps.ts";
import {
  bounded,
  clean,
  isFilledInElsewhere,
  join,
  scalar,
  unknown,
  withField,
  type Abstract,
} from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { abstractOf, fieldChanged, type ClassField, type FlowContext, type Frame } from "./flow-context.ts";
import { connectionPaths, withCredentials } from "./credential-urls.ts";
import { assignedVariable, isEnvironment } from "./environment.ts";
import { anyVariable, isNameOfEach, nameOfEach } from "./environment-listed.ts";
import { force, memberOf, serviceOf } from "./imported.ts";
import { loggerOfApi, loggerOfType, sinkMethodOf, anyMethodOf, type LoggerRef } from "./loggers.ts";
import { nameOfPart, typeName, withNameTaint } from "./names.ts";
import { senderOf, signInField } from "./sign-in-parts.ts";
import { createTaint, stepTo, type Taint } from "./taint.ts";
import { showsThrough, withFieldReplaced, withObjectTaint, withoutFields } from "./whole-objects.ts";

type Property = Extract<Operation, { op: "property" }> & { readonly start: number; readonly end: number };
type SetProperty = Extract<Operation, { op: "set-property" }> & { readonly start: number; readonly end: number };

/** Properties that are numbers or functions on everything that has them. */
const scalarProperties = new Set(["length", "size", "byteLength", "lastIndex", "status", "statusCode", "constructor"]);

/** A length or a status, or the count of an answer: `deletedCount`; what a client sends as a count is a text all the same. */
function isScalar(name: string, { taints }: Abstract): boolean {
  if (scalarProperties.has(name)) return true;
  const isCount = name === "count" || name.endsWith("Count") || name.endsWith("_count");
  return isCount && !taints.some(({ kind }) => kind === "input");
}

/** Fields through which a secret object gives its secret. */
const carriers = new Set([
  "value",
  "raw",
  "data",
  "plaintext",
  "plain",
  "text",
  "secret",
  "token",
  "key",
  "0",
  "href",
  "search",
]);

const requestMethods = new Set(["get", "post", "put", "patch", "delete", "request"]);
// `api`, `httpClient`, `this.axios`; refuses `capital` and `apiKeys`.
const clientName = /(?:^|[a-z_$.])(?:api|https?|axios|client|instance|request(?:er)?|gateway|backend)$/i;

/** Whether this may be a method by which an HTTP client of another module sends. */
function maySend(name: string, { imported, label }: Abstract): boolean {
  return imported !== undefined && requestMethods.has(name) && clientName.test(label);
}

/** The value of `object.name`. */
export function readProperty(frame: Frame, property: Property): Abstract {
  const { context } = frame;
  const name = property.name;
  const read = abstractOf(context, property.object) ?? unknown;
  // Only a logger matters before it is used, and a client that was made with a credential.
  const object =
    name !== undefined && (mayWrite(name) || maySend(name, read)) ? force(context, typedInstance(context, read)) : read;
  const range = { start: property.start, end: property.end };
  const assigned = isEnvironment(object) ? assignedVariable(context, property) : undefined;
  if (assigned) return { ...assigned, label: memberLabel(object.label, name ?? "") };
  if (name !== undefined && isEnvironment(object) && ofShell.has(name))
    return { ...clean, label: `process.env.${name}` };
  if (name === undefined && isEnvironment(object) && isNameOfEach(abstractOf(context, property.key)))
    return anyVariable(range);
  if (name === undefined) {
    const chosen: Abstract = { ...readComputed(object), label: `${object.label}[…]` };
    // `console[level](…)`: whichever method it is, it writes.
    const logger = object.logger && !object.logger.method ? anyMethodOf(object.logger) : undefined;
    return withInputTaint(logger ? { ...chosen, logger } : chosen, object, range);
  }
  if (isScalar(name, object) && !object.fields?.has(name)) return scalar;
  const isSuper = isOfSuper(context, property);
  const label = memberLabel(isSuper ? "super" : object.label, name);
  const field = isSuper ? memberOfBase(frame, object.instanceOf, name) : knownProperty(frame, object, name);
  const known: Abstract | undefined =
    field && isFilledInElsewhere(field) ? { ...field, nature: "unknown", constant: undefined } : field;
  const base: Abstract = known ?? {
    ...unknown,
    api: memberApi(object.api, name),
    taints: inherited(object, name),
    imported: memberOf(object.imported ?? serviceOf(context, object), name),
    type: object.type && { kind: "field", of: object.type, name },
  };
  const method = known
    ? undefined
    : ((object.logger && sinkMethodOf(object.logger, name)) ??
      typedMember(context, object, name) ??
      inheritedMethod(context, object, name));
  const value = withTypeLogger(context, withApi({ ...base, label, ...(method && { logger: method }) }));
  const tainted = withObjectTaint(withInputTaint(value, object, range), range);
  if (connectionPaths(context.program).has(label)) return withCredentials(tainted, range);
  const whole = senderOf(context.program, object.label, name) ?? nameOfPart(object.label, name);
  if (!mayBeSensitive(whole)) return tainted;
  const confidence = tainted.taints.some(({ kind }) => kind === "input") || isEnvironment(object) ? "flow" : "name";
  const part = object.api === undefined ? undefined : requestPart.exec(object.api)?.[1];
  const beside = signInField(context.program, property.object, name);
  const objectName = beside ?? declaredOwner(context.types, object, name) ?? part ?? lastSegment(object.label);
  return withNameTaint(context, tainted, { name: whole, object: objectName, label, range, confidence });
}

// Variables that a shell sets by itself: the folder, and who is signed in; refuses those of a program.
const ofShell: ReadonlySet<string> = new Set(["PWD", "OLDPWD", "INIT_CWD", "LNAME"]);

// Headers and cookies of a request, whatever the code calls them; refuses its body.
const requestPart = /^request:\w+\..*?\b(headers|cookies)$/;

/** The declared type of an object, as far as it says whose `name` this is. */
function declaredOwner(types: TypeContext, object: Abstract, name: string): string | undefined {
  const written = typeName(object.type);
  if (written !== undefined) return ownerOf(written);
  return object.type && meansMoreOfPerson(name) ? declaredName(types, object) : undefined;
}

/** `name` and `address` are personal only where the object is a person. */
function meansMoreOfPerson(name: string): boolean {
  return isSensitive(classifyName(name, { object: "user" })) && !isSensitive(classifyName(name));
}

function mayWrite(name: string): boolean {
  return writingMethods.has(name) || name.startsWith("log");
}

/** A value that is declared as a class of the project, when nothing else is known of it, is an instance of that class. */
function typedInstance(context: FlowContext, value: Abstract): Abstract {
  const { type, logger, fields, instanceOf, imported } = value;
  if (type?.kind !== "name" || logger || fields || instanceOf !== undefined || imported) return value;
  const local = context.program.classes.find(({ name }) => name === type.name);
  if (local) return { ...value, instanceOf: local.id };
  const ref = context.typeImports.get(type.name);
  const members = ref && force(context, { ...unknown, imported: ref }).constructs;
  return members ? { ...value, fields: members.fields } : value;
}

/** Stands for a field of which the name is not known. */
const anyField = "[]";

/** The value of a computed property: any field or element may be meant. */
function readComputed(object: Abstract): Abstract {
  let value: Abstract = object.elements ?? { ...unknown, nature: object.nature === "clean" ? "clean" : "unknown" };
  for (const field of object.fields?.values() ?? []) value = join(value, field);
  const taints = inherited(object, anyField).filter(({ kind, weak }) => kind !== "personal" && !weak);
  return taints.length > 0 ? { ...value, taints } : value;
}

/** Stores into a field of a variable, of `this`, or of an object nested in a variable. */
export function writeProperty(frame: Frame, write: SetProperty): Abstract {
  const { context } = frame;
  const range = { start: write.start, end: write.end };
  const target = abstractOf(context, write.object);
  const value = named(context, write, abstractOf(context, write.value) ?? unknown);
  const stepped = withStep(value, range, write.name === undefined ? "stored" : `stored in \`${write.name}\``);
  if (target?.instanceOf !== undefined && write.name !== undefined) {
    joinClassField(context, { owner: target.instanceOf, name: write.name }, stepped);
  }
  const rest = target && write.name !== undefined ? withFieldReplaced(target, write.name, value) : target;
  storeInto(frame, write, bounded(withField(rest ?? unknown, write.name, stepped)));
  return value;
}

/** `delete user.password`: the object has no such field any more. */
export function deleteProperty(frame: Frame, id: ValueId): void {
  const property = frame.context.program.values[id];
  if (property?.op !== "property" || property.name === undefined) return;
  const target = abstractOf(frame.context, property.object);
  if (!target) return;
  const { name } = property;
  const fields = target.fields && new Map([...target.fields].filter(([key]) => key !== name));
  storeInto(frame, property, withoutFields({ ...target, fields }, [name]));
}

/** Where a test of a known field failed, the field is empty: after `if (options.headers.Authorization) …` without it. */
export function emptyField(frame: Frame, test: ValueId): void {
  const property = frame.context.program.values[test];
  if (property?.op !== "property" || property.name === undefined) return;
  const target = abstractOf(frame.context, property.object);
  if (!target?.fields?.has(property.name)) return;
  storeInto(frame, property, { ...target, fields: new Map(target.fields).set(property.name, scalar) });
}

/** `parts.push(password)`: the list that a variable holds has one more element. */
export function growList(frame: Frame, call: Call): void {
  const { receiver, args, value } = call;
  const callee = frame.context.program.values[value.callee];
  if (callee?.op !== "property" || !receiver || receiver.logger || receiver.functions.length > 0) return;
  // The key of a map says nothing of what is kept under it.
  const put = call.method === "set" ? args.slice(1) : args;
  const added = put.filter(
    ({ constant, taints, fields, elements }) => constant !== undefined || taints.length > 0 || fields || elements,
  );
  if (added.length === 0 || call.callee.functions.length > 0 || receiver.instanceOf !== undefined) return;
  storeInto(frame, { object: callee.object }, bounded(added.reduce(withElement, receiver)));
}

/** What is written out keeps its place in a list that is written out; anything else may be any element. */
function withElement(list: Abstract, element: Abstract): Abstract {
  const size = list.fields?.size ?? 0;
  const isWrittenOut =
    element.constant !== undefined && list.fields && size < maxListed && list.fields.has(String(size - 1));
  return withField(list, isWrittenOut ? String(size) : undefined, element);
}

const maxListed = 48;

/** Puts a changed object back where it was read from: a variable, or a field of one. */
export function storeInto(frame: Frame, place: { readonly object: ValueId }, changedObject: Abstract): void {
  const { context } = frame;
  let updated = changedObject;
  for (let at = place.object, depth = 0; depth < 4; depth++) {
    const operation = context.program.values[at];
    if (operation?.op === "load") {
      if (updated.instanceOf === undefined) frame.set(operation.binding, updated);
      break;
    }
    if (operation?.op !== "property") break;
    updated = withField(abstractOf(context, operation.object) ?? unknown, operation.name, updated);
    at = operation.object;
  }
}

function named(context: FlowContext, { name, start, end }: SetProperty, value: Abstract): Abstract {
  if (name === undefined) return value;
  return withNameTaint(context, value, { name, label: name, range: { start, end }, confidence: "name" });
}

/** Joins a value into a field of all instances of a class. */
function joinClassField(context: FlowContext, place: ClassField, value: Abstract): void {
  const fields = context.classFields.get(place.owner) ?? new Map<string, Abstract>();
  context.classFields.set(place.owner, fields);
  const known = fields.get(place.name);
  const next = known ? join(known, value) : value;
  if (next === known) return;
  fields.set(place.name, next);
  fieldChanged(context, place);
}

/** The value with one more step on the way of each of its taints. */
export function withStep(value: Abstract, range: Range, message: string): Abstract {
  if (value.taints.length === 0) return value;
  return { ...value, taints: value.taints.map((taint) => stepTo(taint, range, message)) };
}

/** The API path of a member; `default` of a module is the module itself. */
export function memberApi(api: string | undefined, name: string): string | undefined {
  if (api === undefined || api.length > 120) return undefined;
  return name === "default" && api.startsWith("module:") && !/[.(#]/.test(api.slice(9)) ? api : apiStep(api, name);
}

/** A value whose API path is a logger's becomes that logger. */
export function withApi(value: Abstract, options?: Abstract): Abstract {
  if (!value.api || value.logger) return value;
  const logger = loggerOfApi(value.api, options);
  return logger ? { ...value, logger } : value;
}

/** A value whose declared type is a logger's becomes that logger. */
export function withTypeLogger(context: FlowContext, value: Abstract): Abstract {
  if (value.logger) return value;
  const api = typeApi(context, value.type);
  const logger = api && loggerOfType(api);
  return logger ? { ...value, logger } : value;
}

/** `request.log` of a value that is declared as a request of a framework. */
function typedMember(context: FlowContext, object: Abstract, name: string): LoggerRef | undefined {
  const api = typeApi(context, object.type);
  return api === undefined ? undefined : loggerOfType(`${api}.${name}`);
}

/** `super.log` is lowered as a property of `this`. */
function isOfSuper({ program }: FlowContext, { object, start }: Property): boolean {
  return program.values[object]?.op === "this" && program.text.startsWith("super", start);
}

/** `this.warn` in a class that extends the logger of a library. */
function inheritedMethod(context: FlowContext, { instanceOf }: Abstract, name: string): LoggerRef | undefined {
  const owner = instanceOf === undefined ? undefined : context.program.classes[instanceOf];
  const api = owner && abstractOf(context, owner.superClass)?.api;
  const logger = api === undefined ? undefined : loggerOfApi(`${api}#`, undefined);
  return logger && sinkMethodOf(logger, name);
}

/** The API path of the class of a package that a value is declared with, or undefined. */
export function typeApi(context: FlowContext, type: Abstract["type"]): string | undefined {
  // `Logger | undefined` is the logger when it is there.
  if (type?.kind === "union" || type?.kind === "intersection") {
    return type.members.map((member) => typeApi(context, member)).find((api) => api);
  }
  if (type?.kind === "field") return typeApi(context, fieldType(context, type));
  if (type?.kind !== "name") return undefined;
  const [first = "", ...rest] = type.name.split(".");
  const api = context.typeApis.get(first);
  return api && [api, ...rest].join(".");
}

/** The type that an object type, written out or declared in this file, gives one of its fields. */
function fieldType({ program }: FlowContext, { of, name }: Extract<TypeRef, { kind: "field" }>): TypeRef | undefined {
  const type = of.kind === "name" ? declaredShapes(program).shapes.get(of.name)?.type : of;
  return type?.kind === "object" ? type.fields.find((field) => field.name === name)?.type : undefined;
}

function knownProperty(frame: Frame, object: Abstract, name: string): Abstract | undefined {
  const field = object.fields?.get(name);
  if (field) return field;
  const owner = object.instanceOf ?? object.classValue;
  if (owner !== undefined) {
    return memberOfClass(frame, { owner, name, isStatic: object.instanceOf === undefined });
  }
  // An element of a list of known elements.
  return object.elements && /^\d+$/.test(name) ? object.elements : undefined;
}

/** A member of a value of which only its kind is known, as a function sees it that reads the member of its parameter. */
export function memberOfValue(object: Abstract, name: string): Abstract {
  if (name === anyField) return readComputed(object);
  const label = memberLabel(object.label, name);
  const value: Abstract = { ...unknown, api: memberApi(object.api, name), taints: inherited(object, name), label };
  const range = object.taints[0]?.source ?? { start: 0, end: 0 };
  return object.api === undefined ? value : withObjectTaint(withInputTaint(value, object, range), range);
}

/** The `key` of a cookie is its name. */
function carries({ category }: Taint, name: string): boolean {
  return carriers.has(name) && !(category === "cookie" && name === "key");
}

function isDatum({ kind }: Taint): boolean {
  return kind === "secret" || kind === "personal";
}

/** Text that is inside a hostile or parameter object is hostile or a parameter as well; a secret is not in each of its fields. */
function inherited(object: Abstract, name: string): readonly Taint[] {
  const taints: Taint[] = [];
  for (const taint of object.taints) {
    if (taint.kind === "object") {
      if (showsThrough(taint, name)) taints.push(taint);
    } else if (taint.kind === "input" || (isDatum(taint) && (carries(taint, name) || name === anyField))) {
      taints.push(taint);
    } else if (taint.kind === "parameter" && taint.parameter && taint.parameter.fields.length < 4) {
      const { without, ...path } = taint.parameter;
      if (!without?.includes(name)) taints.push({ ...taint, parameter: { ...path, fields: [...path.fields, name] } });
    }
  }
  return taints;
}

/** What the client sent is hostile from here on; `object` is what the value was read from. */
export function withInputTaint(value: Abstract, object: Abstract | undefined, source: Range): Abstract {
  const text = value.api === undefined ? undefined : requestText(value.api);
  const field = object?.api === undefined ? undefined : requestObject(object.api);
  const category = text ?? field;
  if (!category || value.taints.some(({ kind }) => kind === "input")) return value;
  const removed = isSingleLine((text ? value.api : object?.api) ?? "") ? "both" : "none";
  const taint = createTaint({ kind: "input", category, confidence: "flow", label: value.label, source });
  return { ...value, taints: [...value.taints, { ...taint, removed }] };
}

/** The last name of a label; what a call gives has none. */
export function lastSegment(label: string): string | undefined {
  const last = label.slice(label.lastIndexOf(".") + 1);
  return last === "" || last === "this" || last.endsWith("()") ? undefined : last;
}

/** `user.password`; what a call gives has no name of its own. */
function memberLabel(object: string, name: string): string {
  return object === "" || object.endsWith("()") ? name : `${object}.${name}`;
}

/** Names of keys say nothing of the values they lead to. */
export function elementOf(object: Abstract, keys: boolean): Abstract {
  if (!keys) return readComputed(object);
  const taints = object.taints.filter(({ kind }) => kind === "input");
  return nameOfEach(object, { ...clean, taints });
}
