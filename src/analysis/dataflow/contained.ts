// What a container gives for a class: `Container.get(AuthService)`, `container.resolve(AuthService)`, `moduleRef.get(AuthService)`.
import { splitWords } from "../../catalogue/names.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { memberOf } from "./imported.ts";

const asking = new Set(["get", "resolve", "resolveAsync", "getAsync", "make"]);
const containers = new Set(["container", "injector", "ioc", "di", "app"]);

/** An instance of the class that a container is asked for; undefined for other calls. */
export function containedInstance({ value, method = "", label, args }: Call): Abstract | undefined {
  const [asked] = args;
  if (value.kind !== "call" || !asked || args.length !== 1 || !asking.has(method)) return undefined;
  const receiver = label.split(".").at(-2) ?? "";
  if (receiver !== "moduleRef" && !containers.has(splitWords(receiver).at(-1) ?? "")) return undefined;
  if (asked.classValue !== undefined) return { ...unknown, instanceOf: asked.classValue, label: "" };
  if (asked.constructs) return { ...asked.constructs, functions: [], label: "" };
  const imported = asked.fields || asked.functions.length > 0 ? undefined : memberOf(asked.imported, "new");
  return imported && { ...unknown, imported, label: `${label}()` };
}
