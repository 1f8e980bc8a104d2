// The fields of a security event's line: its name, who, on what, from where, how it came out and why, as far as the code at that place
// can tell. Never a secret, and nothing that may not be there.
import type { Range } from "../../base/text.ts";
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { SecurityPoint } from "../events/index.ts";
import { actorsAt, isPerson } from "./event-actor.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { FunctionCode, Parameter, Program } from "../program.ts";
import { isSurelyThere, truthAt } from "./nullable.ts";
import { pathBefore } from "./paths.ts";
import { isVisibleAt } from "./scope.ts";
import { literal } from "./source-text.ts";

/** Where an event happens, and what is named there. */
export type EventPlace = Pick<SecurityPoint, "names" | "function" | "block" | "insertAt"> &
  Partial<Pick<SecurityPoint, "event">>;

/** As they stand in an object literal, in the order of a sentence. */
export function eventFields(file: FileAnalysis, point: SecurityPoint): readonly string[] {
  const { text } = file.program;
  const { event, outcome, why } = point;
  const result = outcome === "success" ? resultOf(file.program, point.range) : undefined;
  const isReason =
    outcome === "failure" && event.fields.includes("reason") && !/\bsays (?:so|no)$|^the status is /.test(why);
  const who = whoAndWhere(file, point);
  const created =
    result?.person !== undefined && event.name === "user_created" ? `userId: ${result.person}?.id` : undefined;
  return [
    `event: ${literal(text, event.name)}`,
    ...(created === undefined ? who : [created, ...who.filter((field) => !/^userId\b/.test(field))]),
    `outcome: ${result?.outcome ?? literal(text, outcome)}`,
    ...(isReason ? [`reason: ${literal(text, why.replaceAll("`", ""))}`] : []),
  ];
}

interface Result {
  readonly person: string | undefined;
  readonly outcome: string | undefined;
}

// `const { user: newUser, error } = await ` before the call; refuses patterns within patterns.
const destructured = /(?:const|let)\s*\{([^{}]*)\}\s*=\s*(?:await\s+)?$/;

// `const newUser = await ` before the call, and a call that is given the one to create: `users.save(newUser)`.
const kept = /(?:const|let)\s+(\w+)\s*=\s*(?:await\s+)?$/;
const saved = /\.(?:save|create|insert|add|persist)\((\w+)\)$/;

/** What a call gives that does not throw when it fails, but tells: its error or its success, and the person it is about. */
function resultOf({ text }: Program, { start, end }: Range): Result | undefined {
  const before = text.slice(Math.max(0, start - 300), start);
  const pattern = destructured.exec(before)?.[1];
  if (pattern === undefined) {
    const name = kept.exec(before)?.[1] ?? saved.exec(text.slice(start, end))?.[1] ?? "";
    return { person: isPerson(name) ? name : undefined, outcome: undefined };
  }
  const names = new Map(
    pattern.split(",").map((entry) => {
      const [key = "", name = key] = entry.split(":").map((part) => part.trim());
      return [key, name] as const;
    }),
  );
  const [success, failure] = [literal(text, "success"), literal(text, "failure")];
  const done = names.get("success") ?? names.get("ok");
  const failed = names.get("error") ?? names.get("err") ?? names.get("errors");
  const outcome =
    done !== undefined
      ? `${done} ? ${success} : ${failure}`
      : failed === undefined
        ? undefined
        : `${failed} ? ${failure} : ${success}`;
  return { person: names.get("user"), outcome };
}

/** Who, on what and from where; the ids that are in scope when there is neither user nor request. */
export function whoAndWhere(file: FileAnalysis, place: EventPlace): readonly string[] {
  const { names } = place;
  const actor = actorAt(file, place);
  const target = isTarget(file, place, names.object) && names.object !== names.actor ? names.object : undefined;
  const address = addressFor(file, place);
  const known = [
    ...(actor === undefined ? [] : [actor === "userId" ? actor : `userId: ${actor}`]),
    ...(target === undefined ? [] : [`target: ${safely(file, place, target)}`]),
    ...(address === undefined ? [] : [address === "ip" ? address : `ip: ${address}`]),
  ];
  return known.length > 0 ? known : idsInScope(file, place);
}

/** The id of the user there, read safely; undefined when there is none. */
export function actorAt(file: FileAnalysis, place: EventPlace): string | undefined {
  const actor = actorsAt(file, place).find(
    (each) => !isSecret(each, true) && isThere(file, place, each) && !isAbsent(file, place, each),
  );
  return actor && safely(file, place, actor);
}

/** Reads the last name of a path so that a missing object does not throw. */
function safely(file: FileAnalysis, { function: owner, block, insertAt }: EventPlace, path: string): string {
  const dot = path.lastIndexOf(".");
  if (dot < 0 || path.includes("?.")) return path;
  const holder = path.slice(0, dot);
  const isSure = isSurelyThere(file, holder, { owner, block, before: insertAt });
  return isSure ? path : `${holder}?.${path.slice(dot + 1)}`;
}

function isThere({ program }: FileAnalysis, { function: owner, insertAt }: EventPlace, path: string): boolean {
  const [root = ""] = path.split(/\??\./);
  return root === "this" || isVisibleAt(program, root, { owner, at: insertAt });
}

/** Secrets of any kind; for a person also what says more than which one it is. */
function isSecret(path: string, isPerson: boolean): boolean {
  const verdict = classifyName(path.slice(path.lastIndexOf(".") + 1));
  if (!isSensitive(verdict)) return false;
  return verdict.family === "secret" || (isPerson ? verdict.strength !== "weak" : true);
}

const idWords = new Set("id uuid guid slug number no sku".split(" "));

function isTarget(file: FileAnalysis, point: EventPlace, path: string | undefined): path is string {
  // A class or a table of constants names no single thing.
  if (/^[A-Z]/.test(path ?? "")) return false;
  if (path === undefined || !idWords.has(splitWords(path.slice(path.lastIndexOf(".") + 1)).at(-1) ?? "")) return false;
  return !isSecret(path, false) && isThere(file, point, path);
}

/** Where frameworks keep the address of the client. */
const addresses: Readonly<Record<string, string>> = {
  "request:express": "ip",
  "request:fastify": "ip",
  "request:koa": "ip",
  "request:hapi": "info.remoteAddress",
};

/** As it was found at the place, or of the request that this function is given, or one around it. */
function addressFor(file: FileAnalysis, place: EventPlace): string | undefined {
  const { address } = place.names;
  if (address === undefined || !isThere(file, place, address)) return addressAt(file, place);
  const [root = "", field] = address.split(".");
  const parameter = parametersAround(file, place).find(({ name }) => name === root);
  return field === "ip" && parameter ? ipOf(file, parameter, "ip") : address;
}

function addressAt(file: FileAnalysis, place: EventPlace): string | undefined {
  for (const parameter of parametersAround(file, place)) {
    const address = addresses[file.flow.values[parameter.value]?.api ?? ""];
    if (address !== undefined && parameter.name !== "") return ipOf(file, parameter, address);
  }
  return undefined;
}

/** Requests that are no objects of a framework keep the address elsewhere: those of Node in the socket, those of the web in a header. */
function ipOf({ program }: FileAnalysis, { name, type }: Parameter, field: string): string {
  const declared = type?.kind === "name" ? type.name : "";
  // A comment of JavaScript names the module of a type: `@param {import("express").Request}`.
  const isGlobal =
    !program.bindings.some((binding) => binding.name === declared) &&
    !/\bimport\(["'](?:express|koa)["']\)/.test(program.text);
  if (/^(?:NextApiRequest|IncomingMessage)$/.test(declared)) return `${name}.socket.remoteAddress`;
  const isOfWeb = declared === "NextRequest" || (declared === "Request" && isGlobal);
  return isOfWeb ? `${name}.headers.get(${literal(program.text, "x-forwarded-for")})` : `${name}.${field}`;
}

function parametersAround({ program }: FileAnalysis, { function: owner }: EventPlace): readonly Parameter[] {
  const found: Parameter[] = [];
  for (let code = program.functions[owner]; code; code = parentOf(program, code)) found.push(...code.parameters);
  return found;
}

function parentOf({ functions }: Program, { parent }: FunctionCode): FunctionCode | undefined {
  return parent === undefined ? undefined : functions[parent];
}

const maxIds = 2;

/** Ids that the function is given or reads before, for a place that has neither user nor request. */
function idsInScope(file: FileAnalysis, point: EventPlace): readonly string[] {
  const { program } = file;
  const code = program.functions[point.function];
  if (!code || code.id === 0) return [];
  const given = code.parameters.map(({ name }) => name);
  const read = code.blocks.flatMap(({ ops }) => ops.map((id) => pathBefore(program, id, point.insertAt)));
  const paths = [...new Set([...given, ...read.toReversed()])].filter((path) => isTarget(file, point, path));
  const names = new Set<string>();
  return paths.slice(0, 6).flatMap((path) => {
    const name = splitWords(path).length > 1 && !path.includes(".") ? path : fieldNameOf(path);
    if (names.has(name) || names.size >= maxIds) return [];
    names.add(name);
    const value = safely(file, point, path);
    return [value === name ? name : `${name}: ${value}`];
  });
}

/** `order.id` is logged as `orderId`. */
function fieldNameOf(path: string): string {
  const parts = path.split(".");
  const [last = path, before = ""] = [parts.at(-1), parts.at(-2)];
  return splitWords(last).length > 1 || before === "" || before === "this"
    ? last
    : `${before}${last.slice(0, 1).toUpperCase()}${last.slice(1)}`;
}

/** The branch was taken because there is no such user. */
function isAbsent({ program }: FileAnalysis, { function: owner, block }: EventPlace, actor: string): boolean {
  const names = actor.split(/\??\./).map((_, index, parts) => parts.slice(0, index + 1).join("."));
  return names.some((name) => truthAt(program, name, { owner, block }) === false);
}
