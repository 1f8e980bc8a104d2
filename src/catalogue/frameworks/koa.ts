// Koa: one context holds request and response. https://koajs.com/#context
import type { RequestSource } from "./request-source.ts";

export const koa: RequestSource = {
  id: "koa",
  title: "Koa",
  names: ["ctx"],
  companions: ["next"],
  packages: ["koa", "koa-router", "@koa/router", "koa-joi-router", "koa-bodyparser", "koa-body"],
  types: ["Context", "Koa.Context", "ParameterizedContext", "RouterContext"],
  texts: {
    "request.url": "request URL",
    "request.path": "request path",
    querystring: "query string",
    url: "request URL",
    originalUrl: "request URL",
    path: "request path",
    "cookies.get()": "cookie",
    "get()": "request header",
  },
  objects: {
    "request.body": "request body",
    "request.query": "query string",
    "request.headers": "request header",
    query: "query string",
    params: "route parameter",
    headers: "request header",
    header: "request header",
  },
  singleLine: [
    "request.url",
    "request.path",
    "request.headers",
    "querystring",
    "headers",
    "header",
    "url",
    "originalUrl",
    "path",
    "get()",
  ],
  whole: {
    // Printed as its `toJSON`, which shows the headers of the request: https://github.com/koajs/koa/blob/master/lib/context.js
    "": "request",
    request: "request",
    req: "request",
    "request.body": "request-body",
    "request.headers": "request-headers",
    "request.header": "request-headers",
    "req.headers": "request-headers",
    headers: "request-headers",
    header: "request-headers",
    session: "session",
  },
  examples: [
    "import Router from '@koa/router'; router.get('/', async (ctx) => { console.log(ctx.query.page); });",
    "router.get('/', async (ctx, next) => { console.log(ctx.query.page); await next(); });",
  ],
  lookalikes: [
    "router.get('/', async (ctx) => { console.log(ctx.query.page); });",
    "export async function draw(ctx, canvas) { console.log(ctx.query.page); }",
  ],
};
