// Koa: one context holds request and response. https://koajs.com/#context
import type { RequestSource } from "./request-source.ts";

export const koa: RequestSource = {
  id: "koa",
  title: "Koa",
  names: ["ctx"],
  companions: ["next"],
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
  examples: ["router.get('/', async (ctx, next) => { console.log(ctx.query.page); await next(); });"],
};
