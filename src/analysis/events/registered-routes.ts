// Where the path of a route stands, when it is not the first argument beside its handler.
import { routeMethods } from "../../catalogue/events/borders.ts";
import { calleePath } from "../dataflow/log-graph.ts";
import { noValue, type Program, type Value, type ValueId } from "../program.ts";
import type { Route } from "./routes.ts";
import { constantText, type Users } from "./users-of.ts";

type Call = Extract<Value, { op: "call" }>;

const longestChain = 12;

/** Path of a route: `"/login"`, the first of `["/login", "/signin"]`, or what a template tells of `${prefix}/login`. */
export function pathGiven(program: Program, id: ValueId): string | undefined {
  const text = constantText(program, id);
  const value = program.values[id];
  if (text !== undefined || !value) return text;
  if (value.op === "array") return value.items[0] && pathGiven(program, value.items[0].value);
  if (value.op !== "text" && value.op !== "add") return undefined;
  const parts = value.parts.map((part) => constantText(program, part));
  const first = parts.findIndex((part) => part?.startsWith("/") === true);
  return first < 0
    ? undefined
    : parts
        .slice(first)
        .map((part) => part ?? ":part")
        .join("");
}

/** `router.route("/users").get(list).post(create)`: the path stands at the beginning of the chain. */
export function pathBehind(program: Program, { callee }: Call): string | undefined {
  let at = callee;
  for (let steps = 0; steps < longestChain; steps++) {
    const property = program.values[at];
    const call = property?.op === "property" ? program.values[property.object] : undefined;
    if (call?.op !== "call") return undefined;
    const [first] = call.args;
    const path = first && constantText(program, first.value);
    if (calleePath(program, call.callee).at(-1) === "route" && path?.startsWith("/") === true) return path;
    at = call.callee;
  }
  return undefined;
}

/** `route(router, "post", "/auth/login", handler)`: a helper of the project is given a method and a path. */
export function routeOfArguments(program: Program, { args }: Call): Route | undefined {
  const texts = args.slice(0, -1).map(({ value }) => constantText(program, value) ?? "");
  const method = texts.find((text) => Object.hasOwn(routeMethods, text.toLowerCase()));
  const path = texts.find((text) => text.startsWith("/"));
  return method === undefined || path === undefined ? undefined : { method: method.toUpperCase(), path };
}

interface Source {
  readonly program: Program;
  readonly users: Users;
}

/** The path that a route is registered with, behind the prefix of its router. */
export function pathOfRoute(source: Source, callee: ValueId, given: string): string {
  return `${prefixOf(source, callee)}${given.startsWith("/") ? given : `/${given}`}`;
}

/** `new Router({ prefix: "/users" })`: what stands before each path that is registered with it. */
function prefixOf({ program, users }: Source, callee: ValueId): string {
  const property = program.values[callee];
  const router = property?.op === "property" ? program.values[property.object] : undefined;
  const [store, ...others] = router?.op === "load" ? users.storesOf(router.binding) : [];
  const made = store === undefined || others.length > 0 ? undefined : program.values[store];
  const options = made?.op === "call" ? program.values[made.args[0]?.value ?? noValue] : undefined;
  if (options?.op !== "object") return "";
  const prefix = options.entries.find((entry) => entry.kind === "field" && entry.name === "prefix");
  const text = prefix && constantText(program, prefix.value);
  return text?.startsWith("/") === true ? text.replace(/\/$/, "") : "";
}

const routing = new Set(["router", "routes", "api"]);
// `users/:id/confirm`, `login`; refuses sentences and keys with dots.
const relative = /^[\w:-]+(?:\/[\w:-]+)*$/;

/** `/users/:id`, or `users/:id` where a router is asked; refuses what is no path. */
export function isPath(text: string, receiver: readonly string[]): boolean {
  return text === "" || text.startsWith("/") || (routing.has(receiver.at(-1) ?? "") && relative.test(text));
}
