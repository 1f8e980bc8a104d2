// Clients whose errors show nothing of the request: got hides `options` and `request` from printing, fetch rejects with a bare
// TypeError, undici and node-fetch name the URL only.
import type { HttpClient } from "./client.ts";

const quiet = { types: [], errorCarries: [] } as const;

export const got: HttpClient = {
  ...quiet,
  id: "got",
  title: "got",
  apis: ["module:got", "module:got.extend()"],
  methods: ["", "get", "post", "put", "patch", "head", "delete"],
  bodies: ["body", "json()", "text()"],
  source: "https://github.com/sindresorhus/got/blob/main/documentation/8-errors.md",
  examples: {
    leaking: [],
    safe: [
      `import got from "got";
export const sync = (apiKey) => got.post("https://api.example.com/sync", { headers: { "x-api-key": apiKey } }).catch((e) => console.error(e));`,
    ],
  },
};

export const fetchApi: HttpClient = {
  ...quiet,
  id: "fetch",
  title: "fetch",
  apis: [
    "global:fetch",
    "module:node-fetch",
    "module:undici.fetch",
    "module:undici.request",
    "module:cross-fetch",
    "module:isomorphic-fetch",
  ],
  methods: [""],
  bodies: ["json()", "text()", "body.json()", "body.text()", "body"],
  source: "https://fetch.spec.whatwg.org/#fetch-method",
  examples: {
    leaking: [],
    safe: [
      `export async function sync(apiKey) {
  try {
    await fetch("https://api.example.com/sync", { headers: { "x-api-key": apiKey } });
  } catch (error) {
    console.error(error);
  }
}`,
    ],
  },
};
