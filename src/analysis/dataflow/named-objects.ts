// Objects that are known by their name and by how the rest of the file uses them: a `user` whose `passwordHash` is read elsewhere
// carries it wherever it goes as a whole.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { rememberedFor } from "../../base/remembered.ts";
import type { Range } from "../../base/text.ts";
import type { Binding, BindingId, Program, ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import { exchangeOf } from "./error-exchanges.ts";
import { eventAttributes } from "./event-attributes.ts";
import { fetchedAs } from "./fetched-objects.ts";
import { usesOf } from "./field-uses.ts";
import { isConfiguration } from "./names.ts";
import { createTaint, type Taint } from "./taint.ts";

/** Objects by the last words of their names; `alone` ones need no further evidence when they are printed as a whole. */
const kinds: readonly { readonly category: string; readonly names: ReadonlySet<string>; readonly alone: boolean }[] = [
  {
    category: "user-record",
    names: new Set(
      (
        "user account customer patient member employee recipient contact profile person subscriber applicant " +
        "currentuser dbuser"
      ).split(" "),
    ),
    alone: true,
  },
  {
    category: "user-record",
    names: new Set("userinfo userdata claims userprofile jwtpayload tokenpayload decodedtoken decodedjwt".split(" ")),
    alone: true,
  },
  {
    category: "environment",
    names: new Set(["env", "envs", "environment", "envvars", "environmentvariables"]),
    alone: true,
  },
  { category: "command-line", names: new Set(["argv"]), alone: true },
  { category: "session", names: new Set(["session"]), alone: false },
  { category: "request", names: new Set(["req", "request"]), alone: false },
  { category: "request-headers", names: new Set(["headers"]), alone: false },
];

/** Where a value is written out. */
export interface Printed {
  /** By JSON or the like, so that it is an object for certain. */
  readonly isWhole: boolean;
}

/** The taint of an object whose name says what it is, when its use or its printing proves that it is an object; or undefined. */
export function namedTaint(program: Program, value: Abstract, { isWhole }: Printed): Taint | undefined {
  if (!isOpen(value)) return undefined;
  const written = value.label.replaceAll("[…]", "");
  const path = written.replace(plainCopy, "");
  const part = requestPart.exec(path)?.[1];
  const source = value.taints[0]?.source ?? { start: 0, end: 0 };
  if (part !== undefined) {
    const category = partCategories[part] ?? "request-headers";
    return createTaint({ kind: "object", category, confidence: "name", label: path, source });
  }
  const exchange = exchangeOf(program, path, value);
  if (exchange !== undefined) {
    return createTaint({
      kind: "object",
      category: "http-error",
      confidence: "name",
      label: path,
      source,
      carries: [exchange],
    });
  }
  // Any one of `users` is a user; what a chosen field of a `profile` holds is not known.
  const isField = value.label.endsWith("[…]") && !several.test(path);
  const category = isField || isOtherProfile(program, path) ? undefined : categoryOf(path);
  const mail = category ? undefined : mailOf(program, path);
  if (mail) {
    return createTaint({ kind: "object", category: "email", confidence: "name", label: path, source, carries: mail });
  }
  const carries = [
    ...sensitiveUses(program, path),
    ...signedIn(program, path, category?.category),
    ...requestParts(program, path, category?.category),
  ];
  if (!category) return holderTaint(program, { path, carries, source });
  const isObject =
    isWhole ||
    path !== written ||
    (category.category === "user-record" &&
      (signedInUser.test(value.api ?? "") ||
        onRequest.test(path) ||
        isSurelyObject(program, path) ||
        fetchedAs(program, path).some(isPerson)));
  if (carries.length === 0 && !(isObject && category.alone)) return undefined;
  const { category: kind } = category;
  return createTaint({ kind: "object", category: kind, confidence: "name", label: path, source, carries });
}

// The same on what is called a request, wherever it comes from.
const onRequest = /(?:^|\.)_?(?:req|request)\.user$/;
// Whoever is signed in, as middleware hangs him on a request: the record or the claims; refuses a `user` of another object.
const signedInUser = /^request:\w+(?:\.(?:req|request|state|session))?\.user$/;

/** Whose session it is, where the file asks it for its user. */
function signedIn(program: Program, path: string, category: string | undefined): readonly string[] {
  return category === "session" && usesIn(program).get(path)?.has("user") === true ? ["user"] : [];
}

const parts = ["headers", "rawHeaders", "body", "cookies", "rawBody"];

const plainRequest = /(?:^|\.)_?(?:req|request)$/i;

/** A `request` whose headers or body the file reads is one of HTTP, whoever has taken it in. */
function requestParts(program: Program, path: string, category: string | undefined): readonly string[] {
  if (category !== "request") return [];
  const names = usesIn(program).get(path);
  // `searchRequest`, of which a file has several, is put together in one place with a body and in another without.
  if (!plainRequest.test(path) && bindingsOf(program, path) > 1) return [];
  return names ? parts.filter((name) => names.has(name)) : [];
}

// What a row or a document gives of itself without its methods: `user.dataValues`, `user.toObject()`; refuses `user.get("id")`.
const plainCopy = /\.(?:dataValues|_doc|toJSON\(\)|toObject\(\))$/;

const recipients = new Set(["to", "cc", "bcc", "replyTo", "recipients"]);
const letters = new Set(["html", "text", "body", "template", "attachments", "from"]);

/** What of a letter is read or set under this name: one that has a subject and a recipient or a text tells who gets what. */
function mailOf(program: Program, path: string): readonly string[] | undefined {
  const names = usesIn(program).get(path);
  if (!names?.has("subject")) return undefined;
  const told = [...names].filter((name) => recipients.has(name));
  const isLetter = told.length > 0 || [...names].filter((name) => letters.has(name)).length > 1;
  return isLetter ? (told.length > 0 ? told : ["to"]) : undefined;
}

interface Holder {
  readonly path: string;
  readonly carries: readonly string[];
  readonly source: Range;
}

/** Of any other object it has to be sure that the one printed is the one whose secret is read elsewhere. */
function holderTaint(program: Program, { path, carries, source }: Holder): Taint | undefined {
  const object = path.slice(path.lastIndexOf(".") + 1);
  const secrets = [...carries, ...(usesIn(program).get(path)?.has("token") ? ["token"] : [])].flatMap((name) => {
    const [field = name, part = object] = name.split(".").reverse();
    const verdict = classifyName(field, { object: part });
    return isSensitive(verdict) && verdict.family === "secret" && verdict.category.weight > 1
      ? [{ name, verdict }]
      : [];
  });
  const [first] = secrets;
  if (!first || isDescription(path) || !isUnmistakable(program, path)) return undefined;
  const { id: category } = first.verdict.category;
  const label = `${path}.${first.name}`;
  return createTaint({
    kind: "object",
    category,
    confidence: "name",
    weak: first.verdict.strength === "weak",
    label,
    source,
    carries: [...new Set(secrets.map(({ name }) => name))],
  });
}

// Objects whose fields are called like secrets and hold texts about them.
const descriptions = new Set(
  "error errors message messages schema schemas field fields label labels rule rules validation validator type types route routes style styles column columns param params mapping map text texts translation i18n constant constants name names form touched state".split(
    " ",
  ),
);

/** Whether an object is called like one that holds texts about its fields. */
export function isDescription(path: string): boolean {
  return descriptions.has(splitWords(path.slice(path.lastIndexOf(".") + 1)).at(-1) ?? "");
}

const passingNames = new Set(
  "data result results res response value values item row obj object args arg input payload body info entry element record doc opts options params query json output ret r d o x".split(
    " ",
  ),
);

/** A name that one file uses for many things says nothing of where it is used; one variable of that name does. */
function isUnmistakable(program: Program, path: string): boolean {
  const [root = ""] = path.split(".");
  return !passingNames.has(root) || bindingsOf(program, root) === 1;
}

// A request or an instance, under which `user` is the same everywhere.
const carrier = /^(?:req|request|ctx|context|this|socket|session)\./;

// Whoever is signed in or is looked up: `user`, `currentUser`; refuses `account`, which may be a text elsewhere in the file.
const userName = /(?:^|[a-z])[uU]ser$/;

/** Fields are read of what is called so, and nothing that is called so is used as a text. */
function isSurelyObject(program: Program, path: string): boolean {
  if (!isUsedAsObject(program, path) || program.text.includes(`typeof ${path} === `)) return false;
  if (carrier.test(path)) return true;
  if (path.includes(".")) return false;
  if (bindingsOf(program, path) === 1) return true;
  const { objects, texts } = variablesIn(program);
  return userName.test(path) && !texts.has(path) && (objects.get(path)?.size ?? 0) > 1;
}

interface Variables {
  /** By name, those of which the file reads fields that no text has. */
  readonly objects: ReadonlyMap<string, ReadonlySet<BindingId>>;
  /** Names of those that are declared as a text, put into one, or asked for what only a text has. */
  readonly texts: ReadonlySet<string>;
}

const variables = new WeakMap<Program, Variables>();

function variablesIn(program: Program): Variables {
  const known = variables.get(program);
  if (known) return known;
  const { values, bindings } = program;
  const isText = ({ type }: Binding): boolean => type?.kind === "name" && type.name === "string";
  const texts = new Set(bindings.filter(isText).map(({ name }) => name));
  const objects = new Map<string, Set<BindingId>>();
  const bindingOf = (id: ValueId): Binding | undefined => {
    const value = values[id];
    return value?.op === "load" ? bindings[value.binding] : undefined;
  };
  for (const value of values) {
    if (value.op === "text" || value.op === "add")
      for (const part of value.parts) texts.add(bindingOf(part)?.name ?? "");
    if (value.op !== "property" || value.name === undefined) continue;
    const object = bindingOf(value.object);
    if (!object) continue;
    if (stringMembers.has(value.name)) texts.add(object.name);
    else if (!textMembers.has(value.name))
      objects.set(object.name, (objects.get(object.name) ?? new Set()).add(object.id));
  }
  const found = { objects, texts };
  variables.set(program, found);
  return found;
}

function bindingsOf({ bindings }: Program, name: string): number {
  return timesBound(bindings).get(name) ?? 0;
}

const timesBound = rememberedFor((bindings: Program["bindings"]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const { name } of bindings) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
});

const partCategories: Readonly<Record<string, string>> = {
  body: "request-body",
  cookies: "cookies",
  session: "session",
};

// A part of what is called a request, wherever it comes from; refuses `request.bodyParser`.
const requestPart = /(?:^|\.)(?:_?req(?:uest)?|handshake)\.(headers|rawHeaders|body|cookies|session)$/;

// `module:axios.post().data`, `module:lodash.get()`; refuses `module:pg.Client#` and `module:nodemailer`.
const answer = /\(\)(?:\.\w+)*$/;

function isOpen({
  nature,
  fields,
  elements,
  logger,
  functions,
  api,
  instanceOf,
  classValue,
  taints,
}: Abstract): boolean {
  if (nature !== "unknown" || elements || logger || functions.length > 0) return false;
  if (fields && !isGivenWhole(taints)) return false;
  // A part of a library is none; what one of its functions answers may be.
  if (api?.startsWith("module:") && !api.startsWith("module:.") && !answer.test(api) && !isConfiguration(api))
    return false;
  if (instanceOf !== undefined || classValue !== undefined) return false;
  return taints.every(({ kind, weak }) => kind === "parameter" || kind === "input" || weak);
}

/** What a caller has given, of which nothing sensitive was taken out: that fields of it are set here says nothing of the others. */
function isGivenWhole(taints: readonly Taint[]): boolean {
  return taints.some(
    ({ parameter }) => parameter?.without?.every((name) => !isSensitive(classifyName(name))) ?? parameter !== undefined,
  );
}

// A setting, which is a text: `DB_USER`; refuses `USER` and `currentUser`.
const setting = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

const profileName = /(?:^|\.)profiles?$/;
// Words of programs that know people; refuses those of a build or of a browser.
const people =
  /passport|ldap|saml|o?auth|userinfo|(?:display|given|first|last|user|nick)_?name\b|e-?mails?\b|avatar|sign_?(?:in|up)|log_?in|\buser\b|birth|gender/i;

/** A `profile` of a build, a browser or a machine, in a file that says nothing of people. */
function isOtherProfile({ text }: Program, path: string): boolean {
  return profileName.test(path) && !people.test(text);
}

// A name of several; refuses `profile`.
const several = /s$|list$/i;

/** `user`, `ctx.currentUser`, `users`, `userList`. */
function categoryOf(path: string): (typeof kinds)[number] | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  if (setting.test(name)) return undefined;
  const words = splitWords(name);
  const trimmed =
    words.at(-1) === "list" || words.at(-1) === "object" || words.at(-1) === "record" ? words.slice(0, -1) : words;
  const candidates = [trimmed.at(-1) ?? "", trimmed.slice(-2).join("")];
  return kinds.find(({ names }) => candidates.some((name) => names.has(name) || names.has(name.replace(/s$/, ""))));
}

/** Whether what is called so is a person, or several: `customer`, `app_users`. */
export function isPerson(name: string): boolean {
  return categoryOf(name)?.category === "user-record";
}

const uses = new WeakMap<Program, ReadonlyMap<string, ReadonlySet<string>>>();

/** Whether the file reads fields of what is called so; of a text, nobody reads more than its length. */
export function isUsedAsObject(program: Program, path: string): boolean {
  return [...(usesIn(program).get(path) ?? [])].some((name) => !textMembers.has(name));
}

/** What the file reads of what it calls so. */
export function fieldsRead(program: Program, path: string): ReadonlySet<string> {
  return usesIn(program).get(path) ?? new Set();
}

function usesIn(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  let known = uses.get(program);
  if (!known) uses.set(program, (known = usesOf(program)));
  return known;
}

const stringMembers: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(String.prototype).filter((name) => name !== "constructor" && name !== "toString"),
);

const textMembers: ReadonlySet<string> = new Set([
  "length",
  ...Object.getOwnPropertyNames(String.prototype),
  ...Object.getOwnPropertyNames(Array.prototype),
  "message",
  "stack",
]);

/** Fields that the file reads from the object, or from one of its parts, and whose names are sensitive. */
function sensitiveUses(program: Program, path: string): readonly string[] {
  const own = usesOfPath(program, path);
  const parts = own.flatMap((part) => secretsIn(program, `${path}.${part}`).map((name) => `${part}.${name}`));
  return [...own.filter((name) => isSensitiveField(path, name)), ...parts];
}

/** Secrets that are read from a part of an object, such as `auth.apiKey`. */
function secretsIn(program: Program, path: string): readonly string[] {
  return usesOfPath(program, path).filter((name) => isSensitiveField(path, name, "secret"));
}

function isSensitiveField(path: string, name: string, family?: "secret"): boolean {
  const verdict = classifyName(name, { object: path.slice(path.lastIndexOf(".") + 1) });
  if (!isSensitive(verdict) || verdict.strength !== "strong" || eventAttributes.has(verdict.category.id)) return false;
  return family === undefined || verdict.family === family;
}

/** `this.authInfo` is what a `const authInfo` of the same file is taken from or put into. */
function usesOfPath(program: Program, path: string): readonly string[] {
  const all = usesIn(program);
  const other = path.startsWith("this.") ? path.slice("this.".length) : `this.${path}`;
  const isMore = path !== "this" && !passingNames.has(other);
  return [...new Set([...(all.get(path) ?? []), ...(isMore ? (all.get(other) ?? []) : [])])];
}
