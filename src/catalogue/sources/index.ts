// The functions of libraries of which Seclog knows that they give secrets or personal data.
import { createRegistry } from "../../base/registry.ts";
import { askedFor } from "./asked-for.ts";
import { aws } from "./aws.ts";
import { clientOptions } from "./client-options.ts";
import { parsedCookies } from "./cookies.ts";
import type { DataSource, Given, GivenFields, GivenFor, KnownArgument } from "./data-source.ts";
import { drivenBrowsers } from "./driven-browsers.ts";
import { environmentAndFiles } from "./environment.ts";
import { keyMaterial } from "./key-material.ts";
import { messengers } from "./messengers.ts";
import { oneTimeCodes } from "./one-time-codes.ts";
import { payments } from "./payments.ts";
import { people } from "./people.ts";
import { secretStores } from "./secret-stores.ts";
import { signIn } from "./sign-in.ts";
import { signedTokens } from "./signed-tokens.ts";
import { webhooks } from "./webhooks.ts";

export type { DataSource, Given, GivenFields, KnownArgument } from "./data-source.ts";

export const dataSources = createRegistry<DataSource>("data source", [
  signedTokens,
  oneTimeCodes,
  keyMaterial,
  secretStores,
  aws,
  signIn,
  people,
  messengers,
  payments,
  webhooks,
  environmentAndFiles,
  askedFor,
  parsedCookies,
  drivenBrowsers,
  clientOptions,
]);

interface Known {
  readonly exact: Map<string, Given | GivenFor>;
  /** Paths with calls of any methods in between. */
  readonly open: [begin: string, end: string, given: Given | GivenFor][];
}

const packages = new Map<string, Known>();
const commands = new Map<string, Given | GivenFor>();
for (const source of dataSources.entries) {
  for (const [name, results] of Object.entries(source.gives)) {
    const known: Known = packages.get(name) ?? { exact: new Map(), open: [] };
    packages.set(name, known);
    for (const [path, given] of Object.entries(results)) {
      const at = path.indexOf("~");
      if (at < 0) known.exact.set(path, given);
      else known.open.push([path.slice(0, at), path.slice(at + 1), given]);
    }
  }
  for (const [name, given] of Object.entries(source.commands ?? {})) commands.set(name, given);
}

const handed = new Map<string, readonly (Given | undefined)[]>();
for (const { hands = {} } of dataSources.entries) {
  for (const [name, calls] of Object.entries(hands)) {
    for (const [path, given] of Object.entries(calls)) handed.set(`module:${name}${path}`, given);
  }
}

/** What the function that the call with this API path is given last is called with, by the index of its parameters. */
export function handedBy(api: string): readonly (Given | undefined)[] | undefined {
  return handed.get(api);
}

const optionsByPackage = new Map<string, Readonly<Record<string, GivenFields>>>();
for (const { options = {} } of dataSources.entries) {
  for (const [name, given] of Object.entries(options)) optionsByPackage.set(name, given);
}

/** What the functions in options of a package are given, by where they stand in them; undefined for a package that says nothing of it. */
export function optionsOf(name: string): Readonly<Record<string, GivenFields>> | undefined {
  return optionsByPackage.get(name);
}

const apiPath = /^module:((?:@[^/]+\/)?[^.(#]+)(.*)$/;
// Calls of methods, one after the other.
const methodCalls = /^(?:\.\w+\(\))*$/;

/** What the call, or the member, with this API path gives, or undefined when nothing is known of it. */
export function givenBy(api: string, args: () => readonly KnownArgument[]): Given | undefined {
  const [, name = "", path = ""] = apiPath.exec(api) ?? [];
  const known = packages.get(name);
  if (!known) return undefined;
  const given = known.exact.get(path) ?? known.open.find(([begin, end]) => isBetween(path, begin, end))?.[2];
  return typeof given === "function" ? given(args()) : given;
}

const types = new Map<string, GivenFields>();
for (const { types: own = {} } of dataSources.entries) {
  for (const [name, known] of Object.entries(own))
    for (const [type, fields] of Object.entries(known)) types.set(`${name}.${type}`, fields);
}

/** The fields of a declared type of a package that must not be logged, by its API path; undefined when nothing is known of it. */
export function fieldsOfType(api: string): GivenFields | undefined {
  const [, name = "", path = ""] = apiPath.exec(api) ?? [];
  // `import { Stripe }` names the class before its types, `import Stripe` does not.
  return types.get(name + path) ?? types.get(`${name}.${path.slice(path.lastIndexOf(".") + 1)}`);
}

function isBetween(path: string, begin: string, end: string): boolean {
  if (!path.startsWith(begin) || !path.endsWith(end) || path.length < begin.length + end.length) return false;
  return methodCalls.test(path.slice(begin.length, path.length - end.length));
}

// `module:@aws-sdk/client-ssm.GetParameterCommand#`
const commandPath = /^module:@aws-sdk\/client-[\w-]+\.(\w+Command)#$/;

/** What sending this command gives, by the API path of the command. */
export function givenByCommand(api: string, args: () => readonly KnownArgument[]): Given | undefined {
  const given = commands.get(commandPath.exec(api)?.[1] ?? "");
  return typeof given === "function" ? given(args()) : given;
}

/** Whether this is a command object, whose options tell what sending it gives. */
export function isCommand(api: string): boolean {
  return commandPath.test(api);
}
