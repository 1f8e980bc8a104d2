// hapi: the handler's first parameter is the request. https://hapi.dev/api/#request
import type { RequestSource } from "./request-source.ts";

export const hapi: RequestSource = {
  id: "hapi",
  title: "hapi",
  names: ["request", "req"],
  companions: ["h", "reply"],
  types: ["Hapi.Request", "hapi.Request"],
  texts: { path: "request path" },
  objects: {
    payload: "request body",
    query: "query string",
    params: "route parameter",
    headers: "request header",
    state: "cookie",
  },
  singleLine: ["headers", "path"],
  whole: { "": "request", payload: "request-body", headers: "request-headers", state: "cookies" },
  handlerTypes: ["ServerRoute"],
  examples: [
    "server.route({ handler: (request, h) => { console.log(request.payload.name); return h.response(); } });",
    "server.route({ method: 'POST', path: '/sign', async handler(incoming) { console.log(incoming.payload.name); } });",
  ],
  lookalikes: [
    "export const draw = (request, height) => console.log(request.payload.name);",
    "menu.add({ path: '/sign', handler: (item) => console.log(item.payload.name) });",
  ],
};
