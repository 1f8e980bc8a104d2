// The HTTP clients Seclog knows: which calls send a request, and what their errors and answers show.
import { createRegistry } from "../../base/registry.ts";
import { axios } from "./axios.ts";
import type { HttpClient } from "./client.ts";
import { ky } from "./ky.ts";
import { fetchApi, got } from "./quiet.ts";
import { requestPromise } from "./request-promise.ts";
import { superagent } from "./superagent.ts";

export type { HttpClient } from "./client.ts";

export const httpClients = createRegistry<HttpClient>("HTTP client", [
  axios,
  requestPromise,
  ky,
  got,
  fetchApi,
  superagent,
]);

const calls = new Map<string, HttpClient>();
for (const client of httpClients.entries) {
  for (const api of [...client.apis, ...client.types]) {
    for (const method of client.methods) calls.set(method === "" ? `${api}()` : `${api}.${method}()`, client);
  }
}

/** The client whose request a call with this API path sends, or undefined. */
export function clientOfCall(api: string): HttpClient | undefined {
  return calls.get(api);
}

/** Methods that send a request, over all clients. */
export const clientMethods: ReadonlySet<string> = new Set(httpClients.entries.flatMap(({ methods }) => methods));

const instances = new Map(
  httpClients.entries.flatMap((client) => client.apis.map((api): [string, HttpClient] => [api, client])),
);

/** The client that an API path denotes, so that what it was created with counts for its requests; or undefined. */
export function clientOfApi(api: string): HttpClient | undefined {
  return instances.get(api);
}
