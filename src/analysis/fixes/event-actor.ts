// Who does what a security event tells of: which of the people that a function names, and how their id is read.
import { splitWords } from "../../catalogue/names.ts";
import type { SecurityPoint } from "../events/index.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Program } from "../program.ts";
import { pathBefore } from "./paths.ts";

type ActorPlace = Pick<SecurityPoint, "names" | "function" | "insertAt"> & Partial<Pick<SecurityPoint, "event">>;

const people = new Set("user account member customer actor viewer principal caller admin identity".split(" "));
// What carries who asks: a request, its session, or what its token says.
const carriers =
  /^(?:req|request|ctx|context|c|socket|session|state|locals|auth|token|payload|claims|decoded|event|jwt|this|self|\w*key)$/i;
const identifying = new Set("id _id uuid uid sub userId userID".split(" "));
const ids = /^(?:userId|userID|user_id|accountId|actorId|adminId)$/;
// What the client sends, which says whom the request is about.
const sent = /^(?:\w*[bB]ody|params|query|input|data|dto|values|form)$/;

/** Paths to the id of the one who acts, the likeliest first; whether they are in scope the caller has to see. */
export function actorsAt(file: FileAnalysis, place: ActorPlace): readonly string[] {
  const { program } = file;
  const found = place.names.actor;
  const ops = program.functions[place.function]?.blocks.flatMap((block) => block.ops) ?? [];
  const read = [...new Set(ops.map((id) => pathBefore(program, id, place.insertAt)).toReversed())].filter(
    (path) => path !== "",
  );
  const persons = read.flatMap((path) => personOf(program, path));
  const given = found !== undefined && isId(program, found) ? [found] : [];
  const own = [...given, ...read.filter((path) => isId(program, path))];
  // Whoever owns a thing, as in `comment.userId`, need not be who asks for it.
  const actors = [...own.filter(isActing), ...persons, ...own.filter(isSent)];
  // What is denied or changed is looked up by its id; who asks comes with the request.
  const isOfOthers = /^(?:authz|privilege|user)_/.test(place.event?.name ?? "");
  return isOfOthers ? [...actors.filter(isCarriedPerson), ...actors] : actors;
}

/** `user.id`, `req.session.userId`; what a model or a module is asked for is nobody. */
function isId({ bindings }: Program, path: string): boolean {
  const [root = "", ...names] = path.split(/\??\./);
  const isModule = bindings.some(
    ({ name, kind }) => name === root && (kind === "import" || kind === "class" || kind === "function"),
  );
  const last = names.at(-1) ?? root;
  const holder = [root, ...names].at(-2) ?? "";
  if (isModule || /^[A-Z]/.test(root)) return false;
  return ids.test(last) || (names.length > 0 && identifying.has(last) && isPerson(holder));
}

/** Not the owner of a thing, nor whom a request is about. */
function isActing(path: string): boolean {
  const names = path.split(/\??\./);
  if (isSent(path)) return false;
  return names.length === 1 || isPerson(names.at(-2) ?? "") || names.slice(0, -1).some((name) => carriers.test(name));
}

function isCarriedPerson(path: string): boolean {
  const [root = "", ...names] = path.split(/\??\./);
  return carriers.test(root) && root !== "this" && names.some(isPerson);
}

function isSent(path: string): boolean {
  return path.split(/\??\./).some((name) => sent.test(name));
}

/** Whether a variable or field is called like somebody: `newUser`; a class or a list is nobody. */
export function isPerson(name: string): boolean {
  return people.has(splitWords(name).at(-1) ?? "") && !/^[A-Z]|s$/.test(name);
}

/** The id of a person of whom something else is read: `ctx.user.role`. In TypeScript only where the file reads the id as well. */
function personOf({ path: file, text, bindings }: Program, path: string): readonly string[] {
  const names = path.split(".");
  const at = names.findLastIndex(isPerson);
  const person = names.slice(0, at + 1).join(".");
  // `db.user` is a table, and a user that is read alone may be anything.
  const isCarried = at > 0 && carriers.test(names[at - 1] === "locals" ? "locals" : (names[0] ?? ""));
  const isRead =
    at === 0 && names.length > 1 && !bindings.some(({ name, kind }) => name === names[0] && kind === "import");
  if (!isCarried && !isRead) return [];
  return /\.[cm]?tsx?$/.test(file) &&
    !new RegExp(`(?<![\\w.])${person.replaceAll(".", "\\??\\.")}\\??\\.id\\b`).test(text)
    ? []
    : [`${person}.id`];
}
