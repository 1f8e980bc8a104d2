// Handlers that are known by the file in which they stand: routes of Next.js, server actions, folders of handlers, and what such a file
// exports calls for one method.
import { isHandlerPath, pathHandlers } from "../../catalogue/events/borders.ts";
import { splitWords } from "../../catalogue/names.ts";
import type { FunctionCode, Program, ValueId } from "../program.ts";
import type { Gathered } from "./entries.ts";
import { isMain } from "./entry-activity.ts";
import type { Route } from "./routes.ts";

/** What the file says of one of its functions. */
export function addFile(program: Program, code: FunctionCode, found: Gathered): void {
  if (code.kind === "method" && isHandlerPath(program.path) && servesByClass(program, code)) found.isBorder = true;
  const parts = program.path.replace(/\.[cm]?[jt]sx?$/, "").split(/[/\\]/);
  const api = Math.max(parts.lastIndexOf("api"), parts.lastIndexOf("routes"), parts.lastIndexOf("app"));
  const exported = program.exports.find(
    ({ name, value, binding }) =>
      found.names.includes(name) ||
      (binding !== undefined && code.name !== "" && program.bindings[binding]?.name === code.name) ||
      holds(program, value, code),
  );
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

/** Whether a value is the function, a variable that holds it, or an object that has one of them: `module.exports = { login }`. */
function holds(program: Program, id: ValueId, code: FunctionCode): boolean {
  const value = program.values[id];
  // `export default requireAuth(async (_, args, context) => …)`
  if (value?.op === "call") return value.args.some((argument) => holds(program, argument.value, code));
  if (value?.op === "function") return value.function === code.id;
  if (value?.op === "load") return code.name !== "" && program.bindings[value.binding]?.name === code.name;
  return value?.op === "object" && value.entries.some((entry) => holds(program, entry.value, code));
}

function setRoute(found: Gathered, route: Route): void {
  found.route = route;
  found.isBorder = true;
}
