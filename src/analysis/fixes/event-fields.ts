// The fields of a security event's line: its name, who, on what, from where, how it came out and why, as far as the code at that place
// can tell. Never a secret, and nothing that may not be there.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { SecurityPoint } from "../events/index.ts";
import { pathOf } from "../events/users-of.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { FunctionCode, Parameter, Program, ValueId } from "../program.ts";
import { isSurelyThere, truthAt } from "./nullable.ts";
import { isVisibleAt } from "./scope.ts";
import { literal } from "./source-text.ts";

/** Where an event happens, and what is named there. */
export type EventPlace = Pick<SecurityPoint, "names" | "function" | "block" | "insertAt">;

/** As they stand in an object literal, in the order of a sentence. */
export function eventFields(file: FileAnalysis, point: SecurityPoint): readonly string[] {
  const { text } = file.program;
  const { event, outcome, why } = point;
  return [
    `event: ${literal(text, event.name)}`,
    ...whoAndWhere(file, point),
    `outcome: ${literal(text, outcome)}`,
    ...(outcome === "failure" && event.fields.includes("reason")
      ? [`reason: ${literal(text, why.replaceAll("`", ""))}`]
      : []),
  ];
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
    ...(address === undefined ? [] : [`ip: ${address}`]),
  ];
  return known.length > 0 ? known : idsInScope(file, place);
}

/** The id of the user there, read safely; undefined when there is none. */
export function actorAt(file: FileAnalysis, place: EventPlace): string | undefined {
  const actor = place.names.actor ?? personRead(file, place);
  if (actor === undefined || isSecret(actor, true) || !isThere(file, place, actor) || isAbsent(file, place, actor)) {
    return undefined;
  }
  return safely(file, place, actor);
}

const people = /^(?:(?:current|session)?[uU]ser|account|member|customer)$/;

/** The id of a person of whom something else is read before: `ctx.user.role`. In TypeScript only where the file reads the id as well. */
function personRead({ program }: FileAnalysis, { function: owner, insertAt }: EventPlace): string | undefined {
  const isTyped = /\.[cm]?tsx?$/.test(program.path);
  const ops = program.functions[owner]?.blocks.flatMap((block) => block.ops) ?? [];
  for (const id of ops.toReversed()) {
    const path = pathBefore(program, id, insertAt).split(".");
    const at = path.findLastIndex((name, index) => index < path.length - 1 && people.test(name));
    const person = path.slice(0, at + 1).join(".");
    if (at >= 0 && (!isTyped || program.text.includes(`${person}.id`))) return `${person}.id`;
  }
  return undefined;
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
  const isGlobal = !program.bindings.some((binding) => binding.name === declared);
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

function pathBefore(program: Program, id: ValueId, end: number): string {
  const value = program.values[id];
  if (!value || value.end > end || (value.op !== "property" && value.op !== "load")) return "";
  const path = pathOf(program, id).join(".");
  // A path through a call cannot be written down again.
  return program.text.slice(value.start, value.end).replace(/[?\s]/g, "") === path ? path : "";
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
