// How the server of a project is put together: which central error handlers it has, and whether it keeps an access log. Found from a file
// upwards, by the names that such files usually have, and from there through their imports; most are told by their text alone.
import type { ErrorHandler } from "../dataflow/error-handlers.ts";
import type { Subscriber } from "../dataflow/subscribers.ts";
import type { ModuleSummary } from "../dataflow/summary.ts";
import { readModuleText } from "./import-clauses.ts";
import { interceptorsIn, interceptorsOf, type InterceptorFacts } from "./global-interceptors.ts";
import type { ReachAccess } from "./reach.ts";
import { separatorOf } from "./resolve-module.ts";

/** A central error handler with its module; `handlers` is empty when the module could not be read. */
export interface HandlerModule {
  readonly handlers: readonly ErrorHandler[];
  readonly summary: ModuleSummary | undefined;
}

/** A listener of an event bus with its module. */
export interface SubscriberModule extends Subscriber {
  readonly summary: ModuleSummary;
}

export interface ServerSetup {
  readonly errorHandlers: readonly HandlerModule[];
  readonly subscribers: readonly SubscriberModule[];
  /** What writes the access log, such as `morgan`. */
  readonly accessLog: string | undefined;
  /** The interceptor that puts on record what every handler has done. */
  readonly audit: string | undefined;
  /** A file that puts a server together was found. */
  readonly isFound: boolean;
  /** Express without a handler of its own prints what is thrown. */
  readonly isExpress: boolean;
}

export const noSetup: ServerSetup = {
  errorHandlers: [],
  subscribers: [],
  accessLog: undefined,
  audit: undefined,
  isFound: false,
  isExpress: false,
};

export interface SetupAccess extends Pick<ReachAccess, "moduleAt" | "version" | "depend"> {
  readonly texts: SetupTexts;
  readonly summary: (path: string) => ModuleSummary | undefined;
}

const entryNames =
  "app server index main api express bootstrap http router app.module app-init middleware middlewares error-handler errorHandler trpc subscribers listeners src/app src/server src/index src/main server/index server/server middleware/error middlewares/error app/server app/app app/index http/server http/app server/app core/server app/api/trpc/[trpc]/route src/app/api/trpc/[trpc]/route pages/api/trpc/[trpc] src/pages/api/trpc/[trpc] pages/api/graphql app/api/graphql/route src/pages/api/graphql src/app/api/graphql/route";
const extensions = ["ts", "js", "mjs"];
const entryPaths = entryNames.split(" ").flatMap((name) => extensions.map((extension) => `${name}.${extension}`));
const maxFolders = 7;
const maxFiles = 120;
const maxDepth = 2;

// Shapes of error handlers; refuses other functions with an error first.
const handlesErrors =
  /setErrorHandler\(|\.on[Ee]rror\(|\b(?:onError|formatError|customFormatErrorFn)\b\s*[:(]|@Catch\(|ErrorRequestHandler|\(\s*_?(?:e|ex|err|error|exception)\b[^(),]{0,80},[^(),]{1,60},[^()]{1,400}?,\s*(?:\/\/[^\n]{0,160}\n\s*){0,3}_?(?:next|done)\b|\(\s*_?(?:e|ex|err|error)\b[^(),]{0,60},[^(),]{1,60},[^(),]{1,60},\s*_+(?:\s*:[^(),]{1,60})?\s*\)|await next\(\)|\b(?:exec|execute|handle|dispatch|run|process|serve|invoke)(?:Request|Route|Handler|Middleware)s?\(/;
// Files that listen to a bus: `bus.on("user.deleted", …)`, `@OnEvent(…)`; refuses sockets and processes.
const listens =
  /(?:bus|emitter|events?|hub|queue|worker|subscriber)\w{0,12}\.(?:on|once|addListener|subscribe|process|registerHandler)\(|@(?:OnEvent|EventsHandler|EventPattern|Process)\(/i;
// Files that make or start a server; refuses clients.
const makesServer =
  /express\(\)|fastify\(|Fastify\(|new Koa\(|new Hono|new OpenAPIHono|NestFactory|new Server\(|createServer\(|http\.Server|Hapi\.server|Router\(\)|initTRPC|ApiHandler\(|fetchRequestHandler\(|new ApolloServer/;
const makesExpress = /express\(\)/;
// Middleware that writes a line for each request.
const accessLogs =
  /["'](morgan|pino-http|express-pino-logger|express-winston|koa-logger|koa-pino-logger|koa-morgan|nestjs-pino|hono\/logger|hapi-pino|@hapi\/good|express-requests-logger|morgan-body|express-bunyan-logger)["']/;

/** What a text says of its file. */
interface SetupFacts {
  readonly version: string;
  readonly setup: Pick<ServerSetup, "accessLog" | "isFound" | "isExpress">;
  readonly handlesErrors: boolean;
  readonly listens: boolean;
  readonly interceptors: InterceptorFacts;
  /** Specifiers of what it imports and hands on. */
  readonly specifiers: readonly string[];
}

export type SetupTexts = (path: string, version: string) => SetupFacts;

/** Looks at the text of a file once for each of its versions: all files of a project have the same few entries. */
export function createSetupTexts(read: (path: string) => string | undefined): SetupTexts {
  const known = new Map<string, SetupFacts>();
  return (path, version) => {
    const found = known.get(path);
    if (found?.version === version) return found;
    const text = read(path) ?? "";
    const { imports, reExports } = readModuleText(text);
    const facts: SetupFacts = {
      version,
      setup: {
        isFound: makesServer.test(text),
        isExpress: makesExpress.test(text),
        accessLog: accessLogs.exec(text)?.[1],
      },
      handlesErrors: handlesErrors.test(text),
      listens: listens.test(text),
      interceptors: interceptorsIn(text),
      specifiers: [...imports, ...reExports].map(({ specifier }) => specifier),
    };
    known.set(path, facts);
    return facts;
  };
}

/** The setup of the server that a file belongs to; the nearest folder that has one counts. */
export function findServerSetup(path: string, access: SetupAccess): ServerSetup {
  const separator = separatorOf(path);
  let found = noSetup;
  let folder = path.slice(0, path.lastIndexOf(separator));
  for (let level = 0; level < maxFolders && folder !== ""; level++) {
    const setup = setupOf(entriesIn(folder, separator, access), access);
    found = merged(found, setup);
    if (found.errorHandlers.length > 0 || (found.isFound && found.accessLog !== undefined)) break;
    folder = folder.slice(0, folder.lastIndexOf(separator));
  }
  return found;
}

function entriesIn(folder: string, separator: string, { version }: SetupAccess): readonly string[] {
  return entryPaths
    .map((name) => `${folder}${separator}${separator === "/" ? name : name.replaceAll("/", separator)}`)
    .filter((path) => version(path) !== undefined);
}

function merged(a: ServerSetup, b: ServerSetup): ServerSetup {
  return {
    errorHandlers: [...a.errorHandlers, ...b.errorHandlers],
    subscribers: [...a.subscribers, ...b.subscribers],
    accessLog: a.accessLog ?? b.accessLog,
    audit: a.audit ?? b.audit,
    isFound: a.isFound || b.isFound,
    isExpress: a.isExpress || b.isExpress,
  };
}

/** Looks at the entries and at what they import. */
function setupOf(entries: readonly string[], access: SetupAccess): ServerSetup {
  const handlers: HandlerModule[] = [];
  const subscribers: SubscriberModule[] = [];
  const interceptors: InterceptorFacts[] = [];
  let setup = noSetup;
  const seen = new Set(entries);
  let level = entries;
  for (let depth = 0; depth <= maxDepth; depth++) {
    const next: string[] = [];
    for (const path of level) {
      const version = access.version(path) ?? "";
      access.depend(path, version);
      const facts = access.texts(path, version);
      setup = merged(setup, { ...noSetup, ...facts.setup });
      interceptors.push(facts.interceptors);
      if (facts.handlesErrors) {
        const summary = access.summary(path);
        const own = summary?.errorHandlers ?? [];
        if (own.length > 0) handlers.push({ handlers: own, summary });
      }
      const listening = facts.listens ? access.summary(path) : undefined;
      if (listening) subscribers.push(...listening.subscribers.map((each) => ({ ...each, summary: listening })));
      if (depth === maxDepth) continue;
      for (const specifier of facts.specifiers) {
        const module = access.moduleAt(path, specifier);
        if (module === undefined || seen.has(module) || seen.size >= maxFiles) continue;
        seen.add(module);
        next.push(module);
      }
    }
    level = next;
  }
  return { ...merged(setup, { ...noSetup, ...interceptorsOf(interceptors) }), errorHandlers: handlers, subscribers };
}
