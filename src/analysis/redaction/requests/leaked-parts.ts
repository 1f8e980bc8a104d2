// Which parts of a request a function gives back: for tokens, format functions and serializers of request loggers.
import { sanitizerByName } from "../../../catalogue/sanitizers/index.ts";
import { composedOf } from "../../operands.ts";
import type { FunctionId, Value, ValueId } from "../../program.ts";
import { trackParameter, valuesIn, type Walk } from "../effect-walk.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { storesOf } from "../program-index.ts";
import { isCredentialHeader, isSecretName } from "./problem.ts";

export interface LeakedPart {
  readonly id: ValueId;
  /** `body`, `headers`, `headers.authorization` … */
  readonly name: string;
  readonly category: "request-headers" | "request-body" | "request-url";
}

/** The sensitive parts of the request, its parameter of this index, that the function returns unmasked. */
export function leakedParts(view: ConfigurationView, id: FunctionId, index = 0): readonly LeakedPart[] {
  const walk = trackParameter(view, id, index);
  const returned = valuesIn(view, [id]).flatMap((at) => {
    const value = view.program.values[at];
    return value?.op === "return" ? [value.value] : [];
  });
  const found = new Map<string, LeakedPart>();
  for (const at of returned) collect({ walk, view, seen: new Set(), found }, at);
  return [...found.values()];
}

interface Search {
  readonly walk: Walk;
  readonly view: ConfigurationView;
  readonly seen: Set<ValueId>;
  readonly found: Map<string, LeakedPart>;
}

function collect(search: Search, id: ValueId): void {
  const { walk, view, seen, found } = search;
  if (seen.has(id)) return;
  seen.add(id);
  const value = view.program.values[id];
  const path = value && partAt(walk, value, id);
  // Of `JSON.stringify(req.body)` the body is the place to show.
  const inner = value?.op === "call" ? value.args.find((argument) => walk.aliases.has(argument.value)) : undefined;
  if (path && inner && samePath(walk.aliases.get(inner.value)?.path, path)) return collect(search, inner.value);
  if (path) {
    const part = isMasked(walk, path) ? undefined : sensitivePart(path);
    if (part && !found.has(part.name)) found.set(part.name, { id, ...part });
    return;
  }
  for (const operand of value ? sourcesOf(search, value) : []) collect(search, operand);
}

function samePath(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a?.join(".") === b.join(".");
}

/** The path of a part of the request that a value is: `req.headers`, `req.get("authorization")`. */
function partAt({ aliases, view }: Walk, value: Value, id: ValueId): readonly string[] | undefined {
  if (value.op === "call") {
    const callee = view.program.values[value.callee];
    const receiver = callee?.op === "property" ? aliases.get(callee.object) : undefined;
    const name = view.values[value.args[0]?.value ?? -1]?.constant;
    const reads = callee?.op === "property" && ["get", "header", "getHeader"].includes(callee.name ?? "");
    if (receiver && reads && name !== undefined) return [...receiver.path, "headers", name.toLowerCase()];
  }
  const alias = aliases.get(id);
  return alias && alias.path.length > 0 ? alias.path : undefined;
}

function isMasked(walk: Walk, path: readonly string[]): boolean {
  const isBelow = (mask: readonly string[]): boolean => path.every((part, index) => mask[index] === part);
  return walk.masks.some((mask) => isBelow(mask.path) || (mask.kind === "text" && mask.path[0] === path[0]));
}

const bodies = new Set(["body", "rawBody", "payload"]);
const heads = new Set(["headers", "rawHeaders", "cookies", "signedCookies", "session"]);
/** Objects around the request itself. */
const wrappers = new Set(["req", "request", "raw", "ctx"]);

function sensitivePart(path: readonly string[]): Omit<LeakedPart, "id"> | undefined {
  const [first = "", ...rest] = path;
  if (wrappers.has(first)) return sensitivePart(rest);
  const name = path.slice(0, 2).join(".");
  const [inner] = rest;
  if (bodies.has(first)) {
    const isLeak = inner === undefined || isSecretName(inner);
    return isLeak ? { name, category: "request-body" } : undefined;
  }
  if (heads.has(first)) {
    // Cookies carry sessions whatever they are called; of headers the name tells.
    const isLeak = inner === undefined || (first === "headers" ? isCredentialHeader(inner) : isSecretName(inner));
    return isLeak ? { name, category: "request-headers" } : undefined;
  }
  if ((first === "query" || first === "params") && inner !== undefined && isSecretName(inner)) {
    return { name, category: "request-url" };
  }
  return undefined;
}

// Functions that give names, numbers or nothing of what they are given.
const harmless = new Set(["global:Object.keys", "global:Boolean", "global:Number", "global:Buffer.byteLength"]);
const harmlessMethods = new Set(["includes", "startsWith", "has", "test", "indexOf", "some", "every"]);

function sourcesOf({ view }: Search, value: Value): readonly ValueId[] {
  switch (value.op) {
    case "cast":
    case "await":
      return [value.value];
    case "load":
      return storesOf(view.program, value.binding);
    case "call":
      return callOperands(view, value);
    default:
      return composedOf(value);
  }
}

function callOperands(view: ConfigurationView, value: Extract<Value, { op: "call" }>): readonly ValueId[] {
  const callee = view.program.values[value.callee];
  const known = view.values[value.callee];
  const name = callee?.op === "property" ? (callee.name ?? "") : (known?.label ?? "");
  const isSafe = harmless.has(known?.api ?? "") || harmlessMethods.has(name) || sanitizerByName(name) !== undefined;
  // What a function of the project makes of it is not known to hold it.
  if (isSafe || (known?.functions.length ?? 0) > 0 || known?.imported) return [];
  return [...value.args.map((argument) => argument.value), ...(callee?.op === "property" ? [callee.object] : [])];
}
