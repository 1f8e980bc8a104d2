// Express, Connect, Next.js API routes and everything else that hands over `(req, res)`. https://expressjs.com/en/api.html#req
import type { RequestSource } from "./request-source.ts";

export const express: RequestSource = {
  id: "express",
  title: "Express",
  names: ["req", "request", "_req"],
  companions: ["res", "response", "reply", "_res", "next"],
  types: ["Request", "express.Request", "NextApiRequest", "FastifyRequest", "IncomingMessage", "AuthenticatedRequest"],
  texts: {
    url: "request URL",
    originalUrl: "request URL",
    path: "request path",
    hostname: "request header",
    "file.originalname": "name of an uploaded file",
    "get()": "request header",
    "header()": "request header",
    "param()": "request parameter",
    "text()": "request body",
    rawBody: "request body",
  },
  objects: {
    body: "request body",
    // Of hapi, whose handlers are often given `(request, reply)`.
    payload: "request body",
    query: "query string",
    params: "route parameter",
    headers: "request header",
    cookies: "cookie",
    signedCookies: "cookie",
    "json()": "request body",
  },
  singleLine: ["url", "originalUrl", "path", "hostname", "headers", "get()", "header()"],
  whole: {
    "": "request",
    body: "request-body",
    payload: "request-body",
    "json()": "request-body",
    rawBody: "request-body",
    "text()": "request-body",
    headers: "request-headers",
    rawHeaders: "request-headers",
    headersDistinct: "request-headers",
    cookies: "cookies",
    signedCookies: "cookies",
    session: "session",
  },
  handlerTypes: ["RequestHandler", "NextApiHandler", "RouteHandlerMethod"],
  // The body as Node gives it, piece by piece: https://nodejs.org/api/stream.html#event-data
  callbacks: [
    {
      methods: ["on", "addListener"],
      receivers: ["req", "request"],
      except: [],
      only: ["data"],
      field: undefined,
      what: "request body",
    },
  ],
  examples: [
    "export const search: RequestHandler = async (incoming) => { console.log(incoming.query.term); };",
    "http.createServer((req, res) => { req.on('data', (chunk) => console.log(`got ${chunk}`)); });",
    "app.post('/login', (req, res) => { console.log(req.body.username); });",
    "export function login(request: Request, response: Response) { console.log(request.query.next); }",
  ],
  lookalikes: [
    "const req = https.request(address, (res) => { res.on('data', (chunk) => console.log(`got ${chunk}`)); });",
    "export function read(req, index) { console.log(req.body.username); }",
    "export function login(settings, response) { console.log(settings.query.next); }",
  ],
};
