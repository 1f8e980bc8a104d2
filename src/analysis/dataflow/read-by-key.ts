// Reading by a key that is written out is reading a property of that name: `headers.get("authorization")`, `config.get("db.password")`,
// `_.get(request, "body.password")`.
import { splitWords } from "../../catalogue/names.ts";
import { mayBeSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Range } from "../../base/text.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { keyShape } from "./field-uses.ts";
import type { FlowContext } from "./flow-context.ts";
import { keptByKey } from "./kept-by-key.ts";
import { isConfiguration, withNameTaint } from "./names.ts";
import { lastSegment, memberOfValue, withInputTaint } from "./properties.ts";
import { withObjectTaint } from "./whole-objects.ts";

const getters: ReadonlySet<string> = new Set(
  "get getOrThrow getString getItem getHeader getValue getCookie getProperty header param cookie".split(" "),
);

/** Words of receivers that give texts of a page, services, or what a server answers, by keys. */
const otherKeys: ReadonlySet<string> = new Set(
  (
    "i18n i18next t translate translation translations translator messages strings locale locales labels intl schema router page cy " +
    "axios http https client api agent fetcher registry container injector injection module modules reflector metadata metrics " +
    "permissions rules validators icons routes theme styles controls factory factories providers services service di"
  ).split(" "),
);

/** `configService` gives settings. */
const settingsWords: ReadonlySet<string> = new Set([
  "config",
  "configuration",
  "settings",
  "env",
  "secrets",
  "options",
]);

/** Functions that read a path of an object that they are given. */
const pathReaders =
  /^module:(?:lodash(?:-es)?(?:[./]get)?|lodash\.get|get-value|dot-prop|object-path)(?:\.get(?:Property)?)?\(\)$/;

/** What a call gives that reads by a written key; `made` is what is known of it as the result of any call. */
export function readByKey(context: FlowContext, call: Call, made: Abstract): Abstract | undefined {
  const { api, args, value } = call;
  if (value.kind !== "call" || args.length === 0) return undefined;
  const range = { start: value.start, end: value.end };
  if (api !== undefined && pathReaders.test(api)) {
    const path = pathOf(args[1]);
    return path && args[0] ? follow(context, { object: args[0], path, range }) : undefined;
  }
  const key = args[0]?.constant;
  if (key === undefined) return keptByKey(context, call, made);
  if (!isGetter(call) || !keyShape.test(key)) return undefined;
  return readFrom(context, { call, made, path: key.split(/[.:]/), range });
}

function isGetter({ receiver, method, args, api, callee }: Call): boolean {
  if (!receiver || method === undefined || !getters.has(method) || args.length > 2 || receiver.logger) return false;
  if (callee.functions.length > 0) return false;
  // A second argument that is called is a route's handler.
  if (args[1] && args[1].functions.length > 0) return false;
  if (api?.startsWith("module:") === true && !isConfiguration(api) && !isData(api)) return false;
  const words = splitWords(receiver.label.slice(receiver.label.lastIndexOf(".") + 1));
  return receiver.label !== "" && (!otherKeys.has(words.at(-1) ?? "") || words.some((word) => settingsWords.has(word)));
}

// What a package gives, rather than the package: an instance, or the result of a call.
const dataOfPackage = /[(#].*\.\w+\(\)$/;

function isData(api: string): boolean {
  return dataOfPackage.test(api);
}

function pathOf(argument: Abstract | undefined): readonly string[] | undefined {
  if (argument?.constant !== undefined)
    return keyShape.test(argument.constant) ? argument.constant.split(".") : undefined;
  const parts = [...(argument?.fields ?? [])].map(([, { constant }]) => constant);
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts : undefined;
}

interface Reading {
  readonly call: Call;
  readonly made: Abstract;
  readonly path: readonly string[];
  readonly range: Range;
}

function readFrom(context: FlowContext, { call, made, path, range }: Reading): Abstract | undefined {
  const { receiver = unknown, method = "" } = call;
  const request = receiver.api !== undefined && ofRequest.has(method) ? headersOf(receiver) : undefined;
  if (request) return follow(context, { object: request, path: [path.join(".").toLowerCase()], range });
  const known = receiver.fields?.get(path.join("."));
  if (known) return { ...known, label: path.at(-1) ?? "" };
  const name = inCookies(receiver) ? cookieName(path.join(".")) : (path.at(-1) ?? "");
  if (!mayBeSensitive(name)) return undefined;
  const object = path.at(-2) ?? (ofAddress.test(receiver.label) ? "query" : lastSegment(receiver.label));
  const isInput = made.taints.some(({ kind }) => kind === "input");
  const confidence = isInput || headersApi.test(receiver.api ?? "") ? "flow" : "name";
  const read = withNameTaint(context, { ...made, label: name }, { name, object, label: name, range, confidence });
  if (path.length === 1 || read.taints.length > made.taints.length) return read;
  // `jwt.secret` is the secret of tokens.
  const joined = path.slice(-2).join("_");
  return withNameTaint(context, read, { name: joined, label: joined, range, confidence });
}

// What keeps the parameters of an address: `url.searchParams`.
const ofAddress = /(?:^|\.)(?:url|u)?_?search_?params$/i;
// What keeps the cookies of one request or of a browser.
const cookies = /(?:^|\.)(?:cookies|cookieStore|cookieJar|signedCookies)(?:\(\))?$/i;

function inCookies({ label, api = "" }: Abstract): boolean {
  return cookies.test(label) || cookies.test(api);
}

// Names of cookies that keep somebody signed in: `sid`, `connect.sid`, `app_session`; refuses `session_hint`.
const sessionCookie = /(?:^|[._-])(?:sid|ssid|sess|session|sessid)(?:[._-]?id)?$/i;
const tokenCookie = /^(?:token|jwt|auth|auth[._-]?token|bearer)$/i;

/** What a cookie of this name holds. */
function cookieName(key: string): string {
  if (sessionCookie.test(key)) return "auth_session_id";
  return tokenCookie.test(key) ? "auth_token" : key;
}

const ofRequest: ReadonlySet<string> = new Set(["get", "header"]);
// The headers and cookies of a request as their framework keeps them.
const headersApi = /\.(?:headers|cookies)(?:\(\))?$/;
const wholeRequest = /^request:\w+(?:\.(?:req|request))?$/;
const requestName = /(?:^|\.)_?(?:req|request|ctx|context|c)$/;

/** `req.get("Authorization")` reads a header. */
function headersOf({ api = "", label }: Abstract): Abstract | undefined {
  return wholeRequest.test(api) && requestName.test(label)
    ? { ...unknown, api: `${api}.headers`, label: `${label}.headers` }
    : undefined;
}

interface Way {
  readonly object: Abstract;
  readonly path: readonly string[];
  readonly range: Range;
}

/** The value at the end of a path of properties. */
function follow(context: FlowContext, { object, path, range }: Way): Abstract {
  return path.reduce((at, name) => member(context, { object: at, name, range }), object);
}

function member(context: FlowContext, at: { object: Abstract; name: string; range: Range }): Abstract {
  const { object, name, range } = at;
  const known = object.fields?.get(name);
  const label = object.label === "" ? name : `${object.label}.${name}`;
  if (known) return { ...known, label };
  const type = object.type && ({ kind: "field", of: object.type, name } as const);
  const value: Abstract = { ...memberOfValue(object, name), label, type };
  const read = withObjectTaint(withInputTaint(value, object, range), range);
  const isInput = read.taints.some(({ kind }) => kind === "input");
  const use = { name, object: lastSegment(object.label), label, range, confidence: isInput ? "flow" : "name" } as const;
  return withNameTaint(context, read, use);
}
