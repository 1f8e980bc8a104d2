// Where requests of the outside enter a program: methods that register handlers, decorators, exported names. What is known of a
// function by these is that it serves somebody, and under which name.
import { wordSet } from "./phrases.ts";

/** Methods that register the handler of a route, with the HTTP method that they stand for. */
export const routeMethods: Readonly<Record<string, string>> = {
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
  del: "DELETE",
  all: "ANY",
  any: "ANY",
  route: "ANY",
  openapi: "ANY",
};

/** Methods that register a handler for messages of a client. */
export const messageMethods = wordSet("on once handle onMessage addHandler command");
/** Last words of those that such handlers are registered on. */
export const messageReceivers = wordSet("socket io client ws namespace nsp connection channel gateway rpc");

/** Methods that make a handler of a function: tRPC procedures, server actions, resolvers. */
export const procedureMethods = wordSet(
  "mutation query subscription handler handle action resolve resolver implement serverAction handleRequest methods",
);

/** Decorators of handlers, with the HTTP method that they stand for. */
export const handlerDecorators: Readonly<Record<string, string>> = {
  Get: "GET",
  Post: "POST",
  Put: "PUT",
  Patch: "PATCH",
  Delete: "DELETE",
  All: "ANY",
  Mutation: "POST",
  Query: "ANY",
  SubscribeMessage: "ANY",
  MessagePattern: "ANY",
  EventPattern: "ANY",
  GrpcMethod: "ANY",
  // LoopBack
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  del: "DELETE",
  HttpPost: "POST",
  HttpPut: "PUT",
  HttpDelete: "DELETE",
  HttpPatch: "PATCH",
};

/** Names under which a file exports the handlers of its own path, such as `app/api/login/route.ts`. */
export const pathHandlers: Readonly<Record<string, string>> = {
  GET: "GET",
  POST: "POST",
  PUT: "PUT",
  PATCH: "PATCH",
  DELETE: "DELETE",
  action: "POST",
  handler: "ANY",
  default: "ANY",
  actions: "POST",
};

// Folders whose files export what is done for who asks, each function by its name: `controllers/tokens/deleteToken.ts`.
const handlerFolders = wordSet(
  "controllers controller handlers actions endpoints resolvers mutations procedures usecase usecases use-cases interactors server-actions api-handlers route-handlers",
);

const ofRows = /^(?:db|database|dal|dao|persistence|storage|models?)$/i;

/** Folders above these say where somebody keeps projects. */
const nearFolders = 8;

/** Whether a file is in one of these folders. */
export function isHandlerPath(path: string): boolean {
  const folders = path.split(/[/\\]/).slice(-nearFolders, -1);
  // `db/controllers/User.js` is what handlers ask to read and write rows.
  const at = folders.findLastIndex((folder) => handlerFolders.has(folder.toLowerCase()));
  if (at > 0 && ofRows.test(folders[at - 1] ?? "")) return false;
  return folders.some((folder) => handlerFolders.has(folder.toLowerCase()));
}

/** Fields of the options of a route that hold its path. */
export const routeFields = wordSet("url path route");

/** Options whose function decides whether somebody may sign in, by what they are given to: `Credentials({ authorize })`. */
export const signInOptions = wordSet("authorize signIn authorizer");

/** Options whose function libraries call for each request, with what it is there for; an empty text says nothing of that. */
export const optionHandlers: Readonly<Record<string, string>> = { fileFilter: "upload", origin: "" };

/** Makers of what a language model may call: `tool({ execute })`, `server.registerTool(name, schema, run)`. */
export const toolMakers = wordSet("tool registerTool addTool defineTool createTool DynamicTool DynamicStructuredTool");

interface SilentLimiter {
  /** API path of the function that makes it, or of the plugin. */
  readonly api: string;
  /** Options whose function is told of each refusal. */
  readonly handlers: ReadonlySet<string>;
}

/** Limiters that refuse without a word unless they are given a handler. */
export const silentLimiters: readonly SilentLimiter[] = [
  { api: "module:express-rate-limit", handlers: wordSet("handler onLimitReached") },
  { api: "module:express-rate-limit.rateLimit", handlers: wordSet("handler onLimitReached") },
  { api: "module:express-rate-limit.default", handlers: wordSet("handler onLimitReached") },
  { api: "module:@fastify/rate-limit", handlers: wordSet("onExceeded errorResponseBuilder") },
  { api: "module:koa-ratelimit", handlers: wordSet("onExceeded onLimitReached") },
];

/** Classes whose function argument checks who somebody is: `new LocalStrategy((username, password, done) => …)`. */
export const strategyWords = wordSet("strategy");

/** Functions of frameworks and projects that make a handler of what they are given: `defineEventHandler(async (event) => …)`. */
export const handlerMakers = wordSet(
  "defineEventHandler eventHandler defineCachedEventHandler asyncHandler catchAsync catchAsyncErrors catchAsyncError wrapAsync asyncWrapper tryCatch onCall onRequest apiHandler withApiHandler createHandler routeHandler createRouteHandler withErrorHandling expressAsyncHandler ash use handleErrors httpAction internalAction defineAction",
);

/** Fields under which maps of resolvers stand in a schema. */
export const resolverMaps = wordSet("Mutation Query Subscription");

// Types of what handlers are given: `HttpContextContract`, `ActionFunctionArgs`, `NextApiRequest`, `RequestWithUser`; refuses `LoginRequest`,
// which a client may send.
const requestType =
  /^(?:(?:I|Next|NextApi|Fastify|Express|Koa|Hapi|Http|Bun|Custom|Extended|Typed|Auth|Authed|Authenticated|Authorized)?Request(?:With\w+|Event|Handler)?|IncomingMessage|HttpContext(?:Contract)?|H3Event|APIContext|APIGateway(?:Proxy)?Event\w*|ActionFunctionArgs|ActionArgs|LoaderFunctionArgs|HookContext|RouterContext|CallableRequest|GetServerSidePropsContext|FormData)$/;

/** Whether the type of a parameter says that it is a request, or holds one. */
export function isRequestType(name: string): boolean {
  return requestType.test(name.slice(name.lastIndexOf(".") + 1));
}

const ofRequests = wordSet("headers cookies cookie rawBody originalUrl httpVersion formData");
const alsoOfRequests = wordSet("body params query session user url method path ip request response state auth req res");
const ofContexts = wordSet(
  "request response req res params query body state session cookies send throw status json redirect meta call",
);
const carried = wordSet("body params query request response req res");
const contexts = wordSet("ctx context c event request req httpContext");

/** Whether what is read from a parameter is what requests have: headers or cookies, or two of body, query and the like. */
export function readsRequest(name: string, fields: readonly string[]): boolean {
  const read = new Set(fields);
  if ([...read].some((field) => ofRequests.has(field))) return true;
  // A record of a log has a path and a user as well.
  const isCarried = [...read].some((field) => carried.has(field));
  const counted = [...read].filter((field) => alsoOfRequests.has(field)).length;
  return (
    (isCarried && counted > 1) || (contexts.has(name) && [...read].filter((field) => ofContexts.has(field)).length > 1)
  );
}

/** Parameters of a function that serves a request. */
export const requestNames = wordSet("req request ctx c context reply res response");
