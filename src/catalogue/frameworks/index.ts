// The frameworks whose requests Seclog recognises.
import { createRegistry } from "../../base/registry.ts";
import { express } from "./express.ts";
import { splitWords } from "../names.ts";
import { feathers } from "./feathers.ts";
import { graphql } from "./graphql.ts";
import { hapi } from "./hapi.ts";
import { hono } from "./hono.ts";
import { koa } from "./koa.ts";
import { nestjs } from "./nestjs.ts";
import { nextjs } from "./nextjs.ts";
import type { InputCallback, RequestSource, WholeObject } from "./request-source.ts";
import { serverless } from "./serverless.ts";
import { sockets } from "./sockets.ts";
import { trpc } from "./trpc.ts";

export const requestSources = createRegistry<RequestSource>("request source", [
  express,
  koa,
  hapi,
  nestjs,
  nextjs,
  hono,
  serverless,
  graphql,
  feathers,
  trpc,
  sockets,
]);

/** How a parameter is declared. */
export interface DeclaredParameter {
  readonly name: string;
  readonly typeName: string | undefined;
  /** Names of the other parameters. */
  readonly neighbours: readonly string[];
  /** Whether its file imports one of these packages. */
  readonly imports?: (packages: readonly string[]) => boolean;
  /** Whether its file, or where it has a type its function, says so in its text. */
  readonly says?: (evidence: RegExp) => boolean;
  /** With the text that each is given first: `@Headers("authorization")`. */
  readonly decorators: readonly { readonly name: string; readonly member: string | undefined }[];
  /** The name of its function, when it is the first parameter. */
  readonly handler: string | undefined;
  /** Names of the type that its function is declared with, and of the first argument of that type; none for other parameters than the first. */
  readonly handlerTypes?: readonly string[];
}

// What may be a step of an API path: `x-api-key`; refuses `a.b` and sentences.
const memberName = /^[\w-]+$/;

/**
 * The API path of what a parameter is given of a request, such as `request:express` or `request:nestjs.body`; by its decorator, its
 * declared type, its name and its neighbours' names, or the name of its function. Undefined for any other parameter.
 */
export function requestApiOf(parameter: DeclaredParameter): string | undefined {
  for (const source of requestSources.entries) {
    const table = source.decorators ?? {};
    const decorator = parameter.decorators.find(({ name }) => Object.hasOwn(table, name));
    if (!decorator) continue;
    const whole = `request:${source.id}.${table[decorator.name] ?? ""}`;
    const isMember = memberName.test(decorator.member ?? "") && requestObject(whole) !== undefined;
    return isMember ? `${whole}.${decorator.member ?? ""}` : whole;
  }
  const found = requestSources.entries.find((source) => isRequest(source, parameter));
  return found && `request:${found.id}`;
}

function isRequest(source: RequestSource, parameter: DeclaredParameter): boolean {
  const { name, typeName, neighbours, handler, handlerTypes = [] } = parameter;
  if (handlerTypes.some((type) => source.handlerTypes?.includes(type) || source.types.includes(type))) return true;
  if (handler !== undefined && source.handlers?.includes(handler)) return true;
  if (typeName !== undefined && source.types.includes(typeName)) return true;
  if (!source.names.includes(name)) return false;
  if (source.evidence && parameter.says?.(source.evidence) === false) return false;
  if (neighbours.length === 0 && handler !== undefined && source.soleHandlers?.includes(handler)) return true;
  if (source.companions.length === 0 || neighbours.some((other) => source.companions.includes(other))) return true;
  return neighbours.length === 0 && source.packages !== undefined && parameter.imports?.(source.packages) === true;
}

const getters = new Map(requestSources.entries.flatMap(({ getters: own }) => Object.entries(own ?? {})));

/** The API path of the request that a method gives when it is called without arguments, or undefined. */
export function requestApiOfGetter(method: string): string | undefined {
  return getters.get(method);
}

const callbacks = requestSources.entries.flatMap((source) => source.callbacks ?? []);

/** What a method passes of a client to its callback, by the method, its receiver as the code calls it and its first argument. */
export function inputCallbackOf(
  method: string,
  receiver: string,
  first: string | undefined,
): InputCallback | undefined {
  const last = receiver.slice(receiver.lastIndexOf(".") + 1);
  const word = last.endsWith("()") ? last : (splitWords(last).at(-1) ?? "");
  return callbacks.find(
    ({ methods, receivers, except, only }) =>
      methods.includes(method) &&
      receivers.includes(word) &&
      (only ? only.includes(first ?? "") : first === undefined || !except.includes(first)),
  );
}

const texts = new Map(paths((source) => source.texts));
const objects = new Map(paths((source) => source.objects));

function paths(table: (source: RequestSource) => Readonly<Record<string, string>>): readonly [string, string][] {
  return requestSources.entries.flatMap((source) =>
    Object.entries(table(source)).map(([path, what]): [string, string] => [apiOf(source, path), what]),
  );
}

function apiOf({ id }: RequestSource, path: string): string {
  return path === "" ? `request:${id}` : `request:${id}.${path}`;
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
  requestSources.entries.flatMap((source) =>
    Object.entries(source.whole).map(([path, what]): [string, WholeObject] => [apiOf(source, path), what]),
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
