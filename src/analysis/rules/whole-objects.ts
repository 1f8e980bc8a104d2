// Whole objects in reports: how they are called, and where a logger would not print them after all.
import { sensitiveCategories } from "../../catalogue/sensitive/index.ts";
import { rememberedFor, rememberedLast } from "../../base/remembered.ts";
import type { Abstract } from "../dataflow/abstract-value.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Exposure } from "../dataflow/exposures.ts";
import { isCalledLogger } from "../dataflow/loggers.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import type { Taint } from "../dataflow/taint.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { isInBrowser } from "../production/browser.ts";
import type { Program, ValueId } from "../program.ts";
import { isOnlyAfterFailure, isShownToBeError, missingAt } from "./guards.ts";
import { valuesOf } from "../values-of.ts";

/** What each kind of whole object is, to be read after its name. */
const descriptions: Readonly<Record<string, string>> = {
  request: "is a whole request with its headers, cookies and body",
  "request-body": "is a whole request body with every field the client sent",
  "request-headers": "holds every request header, `authorization` and `cookie` included",
  cookies: "holds every cookie of the client",
  session: "is a whole session with everything stored in it",
  environment: "is the whole environment with every secret in it",
  "command-line": "is the whole command line with every secret given there",
  "sent-request": "is a request on its way out, with its `Authorization` header and body",
  "http-response": "is an answer that also shows the request, with its headers and body",
  "token-response": "is the answer of a token endpoint with the tokens in it",
  "token-claims": "holds the claims of a token, which say who is signed in,",
  "user-record": "is a whole record of a person",
  "user-info": "is the answer of a userinfo endpoint with the person's data",
};

/** What a whole object is and carries, to be read after its name. */
export function describeWhole({ category, carries, label }: Taint): string {
  const fields = carries.filter((field) => field !== "").map((field) => `\`${field}\``);
  if (category === "http-error" && !label.startsWith("error of "))
    return "shows the request that failed, with its headers";
  if (category === "http-error") return `is an ${label} and shows what was sent (${fields.join(", ")})`;
  const known = descriptions[category];
  if (known !== undefined && fields.length === 0) return known;
  return `carries ${fields.slice(0, 5).join(", ")}${fields.length > 5 ? ` and ${fields.length - 5} more` : ""}`;
}

/** The names under which structured loggers expect a request and an answer, to write out a few of their fields. */
const serialized = new Set(["req", "res"]);

/**
 * `logger.warn({ req }, "not found")`: a logger of which not all is known, given a request where serializers stand ready for it. As it is,
 * no request can be written as JSON, so whoever passes it on like this has one.
 */
export function isLeftToSerializer(
  { logger, method }: SinkCall,
  { index, place }: SinkArgument,
  { taint, fields }: Exposure,
): boolean {
  if (logger.isAudit === true || taint.category !== "request") return false;
  const path = [...(place?.fields ?? []), ...fields];
  return path.length === 1 && serialized.has(path[0] ?? "") && (place?.index ?? index) === method.from;
}

// The answer that belongs to a request, and what comes after both.
const exchanged = /^_?(?:res|response|reply|next)$/;

const asked = /^_?(?:req|request|ctx|context)$/;
// `logger.eventLog`, `logger.logRequest`; refuses `logger.info`.
const ownLine = /^log[A-Z]|Log$/;

/**
 * `self.logError(req, "import failed", { id })`, `logger.eventLog({ level, req })`: a function of the project of which only the name is known
 * is told, beside what it is to say, which request it was; it takes an id and a path from it.
 */
export function isContext(call: SinkCall, { taint, fields }: Exposure): boolean {
  const { logger, label, forwarded, written, args, method } = call;
  if (logger.library !== undefined) return false;
  if (fields.length > 0) return asked.test(fields[0] ?? "") && ownLine.test(method.name);
  if (taint.category !== "request" || taint.kind !== "object") return false;
  const sink = forwarded?.label ?? label;
  // `Logging.fail(error, req, res, next)` goes on to answer, and is no line of a log.
  if (args.some(({ abstract }) => exchanged.test(abstract.label))) return true;
  const isWriter = !isCalledLogger(sink.slice(0, Math.max(0, sink.lastIndexOf("."))));
  return isWriter && (forwarded !== undefined || written.length > 1);
}

const bodyReaders = new Set(["json", "text"]);

/** Whether a variable of this name holds the body of an answer: `const token = await response.json()`. */
export function isAnswer(program: Program, name: string): boolean {
  return answersIn(program).has(name);
}

/** Names of variables that hold what `response.json()` gives. */
const answersIn = rememberedFor(({ values, bindings }: Program): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { value } of valuesOf({ values }, "store")) {
    if (isBodyRead(values, value.value)) names.add(bindings[value.binding]?.name ?? "");
  }
  return names;
});

/** `await response.json()`, also as a type, and with a `catch` behind it. */
function isBodyRead(values: Program["values"], id: ValueId): boolean {
  const value = values[id];
  if (value?.op === "await" || value?.op === "cast") return isBodyRead(values, value.value);
  const callee = value?.op === "call" ? values[value.callee] : undefined;
  if (callee?.op !== "property") return false;
  return callee.name === "catch" ? isBodyRead(values, callee.object) : bodyReaders.has(callee.name ?? "");
}

/**
 * Whether an object is logged only where it is not what it was declared or taken for: the answer of a request that failed or lacks a part, an
 * error in its place, or an object of which all that is sensitive is missing.
 */
export function isMissed(
  file: FileAnalysis,
  { call, argument }: { readonly call: SinkCall; readonly argument: SinkArgument },
  { taint, fields }: Exposure,
): boolean {
  if (taint.kind !== "object" || taint.confidence === "flow") return false;
  const { label = "" } =
    fields.reduce<Abstract | undefined>((at, name) => at?.fields?.get(name), argument.abstract) ?? {};
  if (isShownToBeError(file, call, label)) return true;
  const missing = missingAt(file, call);
  const names = missing.map(({ name }) => name);
  if (taint.carries.length > 0 && taint.carries.every((path) => names.includes(path.split(".").at(-1) ?? "")))
    return true;
  if (!isAnswer(file.program, label)) return false;
  return missing.some(({ of }) => of === label) || isOnlyAfterFailure(file, call);
}

/** What a failed request shows: in a page it is shown to nobody but the one who sent it. */
export function isShownInBrowser(file: FileAnalysis, call: SinkCall, { kind, category, confidence }: Taint): boolean {
  const isExchange = kind === "object" && (category === "http-error" || category === "http-response");
  if (!isExchange || !isInBrowser(file.program)) return false;
  return confidence === "name" || isPrintedInPage(file, call);
}

/** Whether a call writes to the console of a page, which nobody but its user sees. */
export function isPrintedInPage(file: FileAnalysis, { logger }: SinkCall): boolean {
  return logger.library?.id === "console" && isPage(file);
}

/** Whether a file runs in a page and nowhere else. */
export function isPage(file: FileAnalysis): boolean {
  return !onServer.test(file.program.text) && (isInBrowser(file.program) || isOfPages(file));
}

/** Whether the package of a file is made of pages and of nothing else, by what it depends on. */
function isOfPages({ program, flow }: FileAnalysis): boolean {
  const manifest = flow.types.source.above(program.path, "package.json")?.text ?? "";
  return pageLibrary.test(manifest) && !serverLibrary.test(manifest);
}

// What draws a page, as a manifest lists it; refuses `react`, with which servers write letters.
const pageLibrary = /"(?:react-dom|vue|svelte|preact|solid-js|@angular\/platform-browser)"\s*:/;
// What serves, reads a database or has a half on a server; and programs of the desktop.
const serverLibrary =
  /"(?:express|fastify|koa|hono|restify|polka|h3|next|nuxt\d?|astro|gatsby|electron|ws|socket\.io|pg|mysql2?|mongoose|mongodb|knex|typeorm|sequelize|prisma|@prisma\/client|drizzle-orm|dotenv|@(?:hapi|nestjs|fastify|remix-run|react-router|sveltejs|hono|trpc)\/(?:hapi|core|node|serve|express|kit|node-server|server)|@apollo\/server|@tanstack\/(?:react-)?start)"\s*:/;

// What only a server or a program that drives a browser has: modules of Node, and the half of a page that a framework runs there.
const onServer =
  /(?:from|require\()\s*["'](?:(?:node:)?(?:fs(?:\/promises)?|https?|net|path|os|child_process|crypto)|express|fastify|koa|puppeteer(?:-core)?|playwright(?:-core)?|next\/(?:headers|server))["']|\bgetServerSideProps\b|\bgetStaticProps\b|\bexport (?:async function|const) (?:loader|action)\b|\bprocess\.(?:exit|argv|cwd)\b/;

/** Whether a request is logged whole. */
export function isWholeRequest({ taint, fields }: Exposure): boolean {
  return taint.kind === "object" && taint.category === "request" && fields.length === 0;
}

/**
 * Whether the function that puts an object together takes a part out again, under another name for the same object:
 * `this.brief = this.context; delete this.brief.headers;`.
 */
export function isTakenOut({ text, functions }: Program, call: SinkCall, { taint, fields }: Exposure): boolean {
  const name = fields.at(-1);
  if (name === undefined || taint.path !== undefined || !/^[\w$]+$/.test(name) || !mayDelete(text)) return false;
  const { start, end } = taint.source;
  const owner = functions.findLast(({ range }) => range.start <= start && end <= range.end);
  if (!owner || owner.kind === "module") return false;
  const isInside = owner.range.start <= call.range.start && call.range.end <= owner.range.end;
  const rest = text.slice(end, isInside ? call.range.start : owner.range.end);
  return [...rest.matchAll(deletion)].some(([, deleted]) => deleted === name);
}

const mayDelete = rememberedLast((text) => text.includes("delete "));

// `delete this.brief.headers`; refuses `delete headers[name]`.
const deletion = /\bdelete\s+[\w$]+(?:[?!]?\.[\w$]+)*?[?!]?\.([\w$]+)(?=\s*[;,)\n]|$)/g;

/** Error trackers send the message and the stack of an error, and none of its other fields. */
const errorTrackers = new Set([
  "sentry",
  "bugsnag",
  "rollbar",
  "datadog",
  "new-relic",
  "opentelemetry",
  "honeybadger",
  "application-insights",
]);

/** `passwordHash`, which nobody means to tell when saying who the user is; refuses `email`. */
function isSecretName(field: string): boolean {
  const verdict = classifyName(field.slice(field.lastIndexOf(".") + 1), { object: "user" });
  return isSensitive(verdict) && verdict.family === "secret";
}

const answers: ReadonlySet<string> = new Set(["token-response", "token-claims", "user-info"]);

function isPerson({ category }: Taint): boolean {
  return category === "user-record" || sensitiveCategories.get(category)?.family === "personal";
}

/** Whether this sink writes out such an object as a whole, in a case where it holds what it is feared to hold. */
export function isWholeLogged(file: FileAnalysis, call: SinkCall, taint: Taint): boolean {
  if (taint.category === "http-error") return !errorTrackers.has(call.logger.library?.id ?? "");
  // Where the request has failed, the answer holds an error and no token.
  if (answers.has(taint.category)) return !isOnlyAfterFailure(file, call);
  // Error trackers ask who the user is, and are told on purpose.
  if (call.method.name === "setUser") return !isPerson(taint) || taint.carries.some(isSecretName);
  return true;
}
