// The frameworks whose requests Seclog recognises.
import { createRegistry } from "../../base/registry.ts";
import { express } from "./express.ts";
import { koa } from "./koa.ts";
import type { RequestSource, WholeObject } from "./request-source.ts";

export const requestSources = createRegistry<RequestSource>("request source", [express, koa]);

/** Which framework's request a parameter is, by its declared type or by its name and its neighbours' names. */
export function requestSourceOf(
  name: string,
  typeName: string | undefined,
  neighbours: readonly string[],
): RequestSource | undefined {
  return requestSources.entries.find((source) => {
    if (typeName !== undefined && source.types.includes(typeName)) return true;
    return source.names.includes(name) && neighbours.some((other) => source.companions.includes(other));
  });
}

const texts = new Map(paths((source) => source.texts));
const objects = new Map(paths((source) => source.objects));

function paths(table: (source: RequestSource) => Readonly<Record<string, string>>): readonly [string, string][] {
  return requestSources.entries.flatMap((source) =>
    Object.entries(table(source)).map(([path, what]): [string, string] => [`request:${source.id}.${path}`, what]),
  );
}

/** What the client chooses when this API path is read as a text, or undefined. */
export function requestText(api: string): string | undefined {
  return texts.get(api);
}

/** What a field of the object at this API path is, or undefined when the client does not choose it. */
export function requestObject(api: string): string | undefined {
  return objects.get(api);
}

const wholes = new Map(
  requestSources.entries.flatMap(({ id, whole }) =>
    Object.entries(whole).map(([path, what]): [string, WholeObject] => [
      path === "" ? `request:${id}` : `request:${id}.${path}`,
      what,
    ]),
  ),
);

/** What the object at this API path is when it carries what must not be logged as a whole, or undefined. */
export function wholeRequestObject(api: string): WholeObject | undefined {
  return wholes.get(api);
}

const singleLine = new Set(
  requestSources.entries.flatMap((source) => source.singleLine.map((path) => `request:${source.id}.${path}`)),
);

/** Whether text at this API path, or in the object there, never holds a line break. */
export function isSingleLine(api: string): boolean {
  return singleLine.has(api);
}
