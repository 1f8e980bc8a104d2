// Values of other modules, looked at only when it matters: when their name is sensitive, when they may be a logger, when they are
// called with something sensitive, or when they are logged.
import { isFilledInElsewhere, unknown, type Abstract } from "./abstract-value.ts";
import type { FlowContext } from "./flow-context.ts";
import { foreign } from "./foreign.ts";
import type { TypeRef } from "../program.ts";
import { isOpen, isWrittenOut } from "./open-types.ts";
import { withoutPassed } from "./passed.ts";
import type { ExportedValue, ImportedRef, ModuleLinker, ModuleSummary } from "./summary.ts";

/** A path through re-exports this long leads nowhere, or in a circle. */
const maxHops = 8;
const maxPath = 6;
/** More modules than this are not looked into for one name. */
const maxLooks = 100;

/** Whether a specifier leads to a module of the project: a relative path, or an alias of its configuration. */
export function isOwnModule(linker: ModuleLinker, importer: string, specifier: string): boolean {
  return specifier.startsWith(".") || linker.isAlias?.(importer, specifier) === true;
}

/** What is known of the value in its own module; the value itself when that cannot be found out. */
export function force(context: FlowContext, value: Abstract): Abstract {
  let at = value;
  for (let hop = 0; at.imported && hop < maxHops; hop++) {
    const found = lookUp(context, at.imported);
    if (!found || isFilledInElsewhere(found)) return { ...at, imported: undefined };
    at = { ...found, label: value.label, api: found.api ?? value.api, type: typeOf(context, value.type, found.type) };
  }
  return at.imported ? { ...at, imported: undefined } : at;
}

/** What its own module says of a value, unless it is the call here that says what a type parameter stands for. */
function typeOf({ program }: FlowContext, own: TypeRef | undefined, found: TypeRef | undefined): TypeRef | undefined {
  if (!own || !found) return found ?? own;
  return isOpen(found) || isWrittenOut(program, own) ? own : found;
}

/** The reference to a member of an imported value, or to the result of calling it. */
export function memberOf(imported: ImportedRef | undefined, name: string): ImportedRef | undefined {
  return imported && imported.path.length < maxPath ? { ...imported, path: [...imported.path, name] } : undefined;
}

// What programs call the classes that give settings, keys and tokens to those who need them; refuses `UserService` and `AuthDto`.
const serviceName =
  /^(?:App)?(?:Config|Configuration|Settings?|Env|Environment|Secrets?|Vault|Keys?|Tokens?|Jwt|Otp|Credentials?|Crypto|Encryption)(?:Service|Repository|Client|Manager|Store|Provider|Helper|Loader)?$/;

/** What is declared as a service of another module is one that its class has made: `constructor(private readonly config: ConfigService)`. */
export function serviceOf(
  context: FlowContext,
  { type, logger, fields, instanceOf }: Abstract,
): ImportedRef | undefined {
  if (type?.kind !== "name" || !serviceName.test(type.name) || logger || fields || instanceOf !== undefined)
    return undefined;
  const ref = context.typeImports.get(type.name);
  return ref && /^[./]/.test(ref.specifier) ? memberOf({ ...ref, isDeclared: true }, "new") : undefined;
}

function lookUp(context: FlowContext, reference: ImportedRef): Abstract | undefined {
  // What is declared is asked for what it gives; of its fields its type says more.
  if (reference.isDeclared && !reference.path.includes("()")) return undefined;
  const { path, start } = startOf(context, reference);
  let at: Abstract | undefined = start;
  for (const [index, name] of path.entries()) {
    if (!at) return undefined;
    // What is known of the object says nothing of its member.
    if (at.imported)
      return { ...unknown, imported: { ...at.imported, path: [...at.imported.path, ...path.slice(index)] } };
    at = name === "()" ? resultOf(at) : name === "new" ? at.constructs : at.fields?.get(name);
  }
  return at;
}

interface Start {
  readonly start: Abstract | undefined;
  /** Members from there on. */
  readonly path: readonly string[];
}

/** A name is looked for in the module that defines it, so that a file that hands on a hundred modules is not looked into. */
function startOf({ linker }: FlowContext, { importer, specifier, path }: ImportedRef): Start {
  const [name = "()", ...rest] = path;
  const defined = name === "()" ? undefined : linker.exported?.(importer, specifier, name);
  if (defined) return { start: exportOf(linker, defined, new Set()), path: rest };
  const summary = linker.resolve(importer, specifier);
  if (!summary) return { start: undefined, path };
  return name === "()" || name === "new"
    ? { start: moduleValue(summary), path }
    : { start: exportOf(linker, { module: summary, name }, new Set()), path: rest };
}

/** The value under this name, otherwise that of the first of the modules that are handed on whole. */
function exportOf(linker: ModuleLinker, { module, name }: ExportedValue, looked: Set<string>): Abstract | undefined {
  const own = module.exports.get(name) ?? module.exports.get("default")?.fields?.get(name);
  if (own || name === "default" || looked.has(module.path) || looked.size >= maxLooks) return own;
  looked.add(module.path);
  for (const specifier of module.handedOn) {
    const next = linker.resolve(module.path, specifier);
    const found = next && exportOf(linker, { module: next, name }, looked);
    if (found) return found;
  }
  return undefined;
}

/** `require` of a module that sets `module.exports` gives that value itself. */
function moduleValue({ exports }: ModuleSummary): Abstract {
  const own = exports.get("default") ?? unknown;
  const fields = new Map([...(own.fields ?? []), ...exports]);
  // A default export that is itself imported stays reachable under its own name only.
  return { ...own, imported: undefined, fields };
}

/** What a function gives, whatever it is called with. */
function resultOf(callee: Abstract): Abstract | undefined {
  for (const { id, module } of callee.functions) {
    const summary = module?.functions.get(id);
    if (!module || !summary?.returns) continue;
    return foreign(withoutPassed(summary.returns, summary.passed), module);
  }
  return undefined;
}
