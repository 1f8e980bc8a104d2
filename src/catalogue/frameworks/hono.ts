// Hono: one context, with the request below `req`. https://hono.dev/docs/api/request
import type { RequestSource } from "./request-source.ts";

export const hono: RequestSource = {
  id: "hono",
  title: "Hono",
  names: ["c"],
  companions: [],
  types: ["HonoContext"],
  texts: {
    "req.query()": "query string",
    "req.param()": "route parameter",
    "req.header()": "request header",
    "req.url": "request URL",
    "req.path": "request path",
    "req.text()": "request body",
  },
  objects: {
    "req.json()": "request body",
    "req.parseBody()": "request body",
    "req.valid()": "request body",
    "req.queries()": "query string",
  },
  singleLine: ["req.header()", "req.url", "req.path"],
  whole: { "req.json()": "request-body", "req.text()": "request-body", "req.parseBody()": "request-body" },
  examples: [
    "app.get('/', (c) => { console.log(c.req.query('q')); return c.text('ok'); });",
    "app.post('/', async (c) => { const order = await c.req.json(); console.log(order.note); return c.text('ok'); });",
  ],
  lookalikes: ["items.map((c) => { console.log(c.query('q')); });"],
};
