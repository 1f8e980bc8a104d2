// All variables of the environment one by one: `Object.entries(process.env)`, and `process.env[name]` for each of its names.
import { clean, unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { isEnvironment } from "./environment.ts";
import { createTaint, type Taint } from "./taint.ts";

/** The API path of a text that is the name of each variable in turn. */
const nameApi = "global:process.env#name";

const listing: ReadonlySet<string> = new Set(["global:Object.entries()", "global:Object.values()"]);

/** The list of all variables that a call makes, as pairs or as values; undefined for any other call. */
export function listedEnvironment({ api, args, value }: Call): Abstract | undefined {
  const [environment] = args;
  if (api === undefined || !listing.has(api) || !environment || !isEnvironment(environment)) return undefined;
  const each = anyVariable({ start: value.start, end: value.end });
  const pair: Abstract = {
    ...unknown,
    fields: new Map([
      ["0", { ...clean, api: nameApi }],
      ["1", each],
    ]),
  };
  return { ...unknown, elements: api === "global:Object.entries()" ? pair : each };
}

/** What is chosen of such a list is chosen by its names, and need not hold a secret. */
export function chosenVariables(list: Abstract): Abstract {
  // Chosen names lead to chosen variables.
  if (list.elements && isNameOfEach(list.elements)) return { ...list, elements: { ...list.elements, api: undefined } };
  const [first] = list.elements?.fields?.get("1")?.taints ?? list.elements?.taints ?? [];
  return first && isOfAny(first) ? { ...list, elements: undefined } : list;
}

/** A name of a field as one that runs through all of an object, where that is the environment. */
export function nameOfEach(object: Abstract, name: Abstract): Abstract {
  return isEnvironment(object) ? { ...name, api: nameApi } : name;
}

/** Whether a text is the name of each variable in turn. */
export function isNameOfEach(name: Abstract | undefined): boolean {
  return name?.api === nameApi;
}

const label = "process.env[…]";

/** Any variable, the secrets among them. */
export function anyVariable(source: Taint["source"]): Abstract {
  const about = { kind: "secret", category: "environment", confidence: "flow", label, source } as const;
  return { ...unknown, label, taints: [createTaint(about)] };
}

/** Whether a datum is any variable of the environment. */
export function isOfAny(taint: Taint): boolean {
  return taint.category === "environment" && taint.label === label;
}
