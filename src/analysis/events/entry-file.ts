// Handlers that are known by the file in which they stand: routes of Next.js, server actions, folders of handlers, and what such a file
// exports calls for one method.
import { rememberedFor } from "../../base/remembered.ts";
import { isHandlerPath, pathHandlers } from "../../catalogue/events/borders.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { ExportedName, FunctionCode, FunctionId, Program, ValueId } from "../program.ts";
import type { Gathered } from "./entries.ts";
import { isMain } from "./entry-activity.ts";
import type { Route } from "./routes.ts";

/** What the file says of one of its functions. */
export function addFile(program: Program, code: FunctionCode, found: Gathered): void {
  if (code.kind === "method" && isHandlerPath(program.path) && servesByClass(program, code)) found.isBorder = true;
  const parts = program.path.replace(/\.[cm]?[jt]sx?$/, "").split(/[/\\]/);
  const api = Math.max(parts.lastIndexOf("api"), parts.lastIndexOf("routes"), parts.lastIndexOf("app"));
  const exported = exportOf(program, code, found.names);
  if (!exported) {
    // `handlePOST(req, res)` is called by what the file of the route exports.
    const called = ofMethod.exec(code.name)?.[1]?.toUpperCase();
    if (called !== undefined && api >= 0 && found.isBorder && found.route === undefined)
      setRoute(found, { method: called, path: pathOfFile(parts, api) });
    return;
  }
  if (/^\s*["']use server["']/.test(program.text)) found.isBorder = true;
  // `middleware.ts` of Next.js stands before all routes.
  if (gates.has(exported.name) && parts.at(-1) === exported.name) found.isMiddleware = found.isBorder = true;
  // Routes of Remix and React Router.
  if (exported.name === "action" && parts.includes("routes")) found.isBorder = true;
  const isInFolder = isHandlerPath(program.path);
  if (isInFolder) found.isBorder = true;
  // A folder tells no path.
  if (isInFolder && exported.name === "default") return;
  const method = Object.hasOwn(pathHandlers, exported.name) ? pathHandlers[exported.name] : undefined;
  if (method === undefined || api < 0 || found.route !== undefined || !found.isBorder) return;
  setRoute(found, { method, path: pathOfFile(parts, api) });
}

const gates = new Set(["middleware", "proxy"]);

// `handlePOST`, `onPut`, `post`; refuses `postComment`.
const ofMethod = /^(?:handle|on|do)?_?(get|post|put|patch|delete)(?:_?(?:handler|request|method))?$/i;

function pathOfFile(parts: readonly string[], api: number): string {
  const inside = parts.slice(api + 1).filter((part) => part !== "route" && part !== "index" && !part.startsWith("("));
  return `/${inside.join("/")}`;
}

const serving = new Set(["controller", "handler", "resolver", "action", "actions", "endpoint", "gateway"]);

/** `DeleteAccount.execute` in a folder of use cases, and whatever `UserController` gives to others. */
function servesByClass(program: Program, { name, owner }: FunctionCode): boolean {
  if (isMain.test(name)) return true;
  const words = splitWords(owner === undefined ? "" : (program.classes[owner]?.name ?? ""));
  return serving.has(words.at(-1) ?? "") && !name.startsWith("_");
}

/** The first export under one of these names, or that is the function. */
function exportOf(program: Program, code: FunctionCode, names: readonly string[]): ExportedName | undefined {
  const { named, called, functions } = exportsOf(program);
  const places = [...names.map((name) => named.get(name)), called.get(code.name), functions.get(code.id)];
  const first = Math.min(...places.filter((place) => place !== undefined));
  return program.exports[first];
}

interface Exports {
  /** By the names that other files see. */
  readonly named: ReadonlyMap<string, number>;
  /** By the names of what is exported. */
  readonly called: ReadonlyMap<string, number>;
  readonly functions: ReadonlyMap<FunctionId, number>;
}

/** Where the exports of a file begin that are something. */
const exportsOf = rememberedFor((program: Program): Exports => {
  const { exports, bindings, values } = program;
  const found = {
    named: new Map<string, number>(),
    called: new Map<string, number>(),
    functions: new Map<FunctionId, number>(),
  };
  for (const [at, { name, binding, value }] of [...exports.entries()].reverse()) {
    found.named.set(name, at);
    if (binding !== undefined) found.called.set(bindings[binding]?.name ?? "", at);
    for (const id of held(program, value)) {
      const part = values[id];
      if (part?.op === "function") found.functions.set(part.function, at);
      if (part?.op === "load") found.called.set(bindings[part.binding]?.name ?? "", at);
    }
  }
  found.called.delete("");
  return found;
});

/** The value itself and what it holds: of `module.exports = { login }` and `export default requireAuth(async (context) => …)`. */
function held(program: Program, id: ValueId): readonly ValueId[] {
  const value = program.values[id];
  const parts = value?.op === "call" ? value.args : value?.op === "object" ? value.entries : [];
  return [id, ...parts.flatMap((part) => held(program, part.value))];
}

function setRoute(found: Gathered, route: Route): void {
  found.route = route;
  found.isBorder = true;
}
