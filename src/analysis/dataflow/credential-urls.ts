// Addresses that carry credentials, known by their use: whoever reads `new URL(address).password` expects one in `address`, and what
// a client of a database connects to has its user and password in it.
import { rememberedFor } from "../../base/remembered.ts";
import type { BindingId, Program, ValueId } from "../program.ts";
import type { Range } from "../../base/text.ts";
import type { Abstract } from "./abstract-value.ts";
import { createTaint, type Taint } from "./taint.ts";
import { pathOf } from "./field-uses.ts";
import { valuesOf } from "../values-of.ts";

const credentialFields = new Set(["password", "username"]);

/** The variables whose text is parsed as a URL of which the user or password is read, and those of the parsed URLs. */
export function credentialUrls(program: Program): ReadonlySet<BindingId> {
  const parsed = new Map<ValueId, BindingId>();
  for (const { id, value } of valuesOf(program, "call")) {
    const text = value.kind === "new" ? urlText(program, value.callee, value.args[0]?.value) : undefined;
    if (text !== undefined) parsed.set(id, text);
  }
  if (parsed.size === 0) return new Set();
  const urls = new Map<BindingId, BindingId>();
  for (const { value } of valuesOf(program, "store")) {
    const text = parsed.get(value.value);
    if (text !== undefined) urls.set(value.binding, text);
  }
  const found = new Set<BindingId>();
  for (const value of program.values) {
    if (value.op !== "property" || value.name === undefined || !credentialFields.has(value.name)) continue;
    const object = program.values[value.object];
    const text = object?.op === "load" ? urls.get(object.binding) : parsed.get(value.object);
    if (text === undefined) continue;
    found.add(text);
    // What was parsed still shows all of it, as its `href`, unless the password is taken out.
    if (object?.op === "load" && !clearedUrls(program).has(object.binding)) found.add(object.binding);
  }
  return found;
}

// What of an address holds its credentials.
const urlCredentials = new Set(["credential-url", "proxy-url", "connection-string", "password"]);

/** The value of a variable of which the program overwrites the `password`, as an address without one: `url.password = ""`. */
export function withoutCredentials(program: Program, binding: BindingId, value: Abstract): Abstract {
  if (value.api !== parsedUrl || !clearedUrls(program).has(binding)) return value;
  const taints = value.taints.filter(({ kind, category }) => kind !== "secret" || !urlCredentials.has(category));
  return { ...value, taints };
}

const parsedUrl = "global:URL#";

/** Variables whose `password` is overwritten. */
const clearedUrls = rememberedFor((program: Program): ReadonlySet<BindingId> => {
  const found = new Set<BindingId>();
  for (const { value } of valuesOf(program, "set-property")) {
    const object = value.name === "password" ? program.values[value.object] : undefined;
    const by = program.values[value.value];
    if (object?.op === "load" && by?.op === "constant") found.add(object.binding);
  }
  return found;
});

function urlText(program: Program, callee: ValueId, argument: ValueId | undefined): BindingId | undefined {
  const made = program.values[callee];
  const text = argument === undefined ? undefined : program.values[argument];
  return made?.op === "global" && made.name === "URL" && text?.op === "load" ? text.binding : undefined;
}

// `MongoClient.connect`, `mongodb.MongoClient.connect`, `this.mongoose.createConnection`, `amqp.connect`; refuses `socket.connect`.
const connects = /^(?:mongodb\.|this\._?)?(?:MongoClient|mongoose|mongo|amqp(?:lib)?)\.(?:connect|createConnection)$/;
const clients = new Set(["MongoClient", "mongodb.MongoClient"]);

/** Paths such as `config.mongo`, as the code writes them, that name what a database or a broker is connected to. */
export const connectionPaths = rememberedFor((program: Program): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { value } of valuesOf(program, "call")) {
    const [first] = value.args;
    if (!first || first.spread) continue;
    const callee = pathOf(program, value.callee);
    const isClient = value.kind === "new" ? clients.has(callee ?? "") : connects.test(callee ?? "");
    const address = isClient ? pathOf(program, first.value) : undefined;
    if (address?.includes(".")) found.add(address);
  }
  return found;
});

/** The value as an address with a password in it, unless more is known of it. */
export function withCredentials(value: Abstract, source: Range): Abstract {
  if (value.nature !== "unknown" || value.taints.some(({ kind, weak }) => kind === "secret" && !weak)) return value;
  const about = { kind: "secret", category: "credential-url", confidence: "name", label: value.label, source } as const;
  const known = value.taints.filter(({ kind }) => kind !== "secret");
  return { ...value, taints: [...known, createTaint(about)] };
}

/** A part of a text that goes on at once: the address of a webhook that a path follows is only where a program is reached. */
export function withoutBase(part: Abstract, next: Abstract | undefined): Abstract {
  if (!next || !part.taints.some(isWebhook)) return part;
  const goesOn = next.constant === undefined || next.constant.startsWith("/");
  return goesOn ? { ...part, taints: part.taints.filter((taint) => !isWebhook(taint)) } : part;
}

function isWebhook({ category }: Taint): boolean {
  return category === "webhook-url";
}
