// What an object of a class of another file holds is printed with it: fields that the constructor sets are fields, declared or not.
import { expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

const main = (body: string): string => `
import { UpstreamError } from "./errors";
export async function load(apiKey: string) {
  const headers = { "x-api-key": apiKey };
  ${body}
}`;

const found = (declared: string, body: string): number => {
  const files = { "/app/errors.ts": declared, "/app/main.ts": main(body) };
  return findingsAmong(files, "/app/main.ts", onlyRule("no-secret-in-log")).length;
};

const kept = `export class UpstreamError extends Error { constructor(message: string, readonly request: { url: string; headers: object }) { super(message); } }`;
const assigned = `export class UpstreamError extends Error { constructor(message, request) { super(message); this.request = request; } }`;
const dropped = `export class UpstreamError extends Error { constructor(message: string, request: { url: string; headers: object }) { super(message + request.url); } }`;
const create = `const error = new UpstreamError("status 500", { url: "/rates", headers });`;

test.each([
  ["a parameter that is a field", kept, `${create}\n  console.error(error);`, 1],
  ["a field that is assigned", assigned, `${create}\n  console.error(error);`, 1],
  ["an argument that is dropped", dropped, `${create}\n  console.error(error);`, 0],
  ["another field", kept, `${create}\n  console.error(error.message);`, 0],
  [
    "an exception that is caught",
    kept,
    `try { ${create} throw error; } catch (failure) { console.error(failure); }`,
    1,
  ],
])("%s", (...[, declared, body, count]) => {
  expect(found(declared, body)).toBe(count);
});

test("what a class hands to the constructor of its base class is nobody's argument elsewhere", () => {
  const files = {
    "/app/errors.ts": `export class PathError extends Error { constructor(req) { super("no"); this.detail = req; } }
export class NotFoundError extends PathError { }`,
    "/app/pages.ts": `import * as errors from "./errors";
export function show(req) { return req.params.id; }
export function find(pages, id) {
  try { if (!pages.has(id)) throw new errors.NotFoundError("none"); } catch (err) { console.error(err); throw err; }
}`,
    "/app/routes.ts": `import * as pages from "./pages";
app.get("/pages/:id", (req, res) => { res.json(pages.show(req)); });`,
  };
  expect(findingsAmong(files, "/app/routes.ts", onlyRule("no-unfiltered-object-in-log"))).toEqual([]);
});
