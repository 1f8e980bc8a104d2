// A value that gets another name: where the new one says that it is an id, the old one was a guess.
import { expect, test } from "vitest";
import { findingsAmong, onlyRule } from "../check.ts";

const resolver = `export async function resolve(requestId: string, credentialId: string, note: string) {
  console.log(\`[\${requestId}] resolving \${credentialId} \${note}\`);
}`;
const found = (body: string): number => {
  const main = `import { resolve } from "./resolver";
export async function connect(request: Request, apiKey: string) {
  const { credential } = await request.json();
  ${body}
}`;
  const files = { "/app/main.ts": main, "/app/resolver.ts": resolver };
  return findingsAmong(files, "/app/main.ts", onlyRule("no-secret-in-log")).length;
};

test.each([
  ["a field that calls it its id", `console.error("no token", { credentialId: credential });`, 0],
  ["a field of its own name", `console.error("no token", { credential });`, 1],
  ["a field that calls it the id of something else", `console.error("no token", { requestId: apiKey });`, 1],
  ["a parameter that calls it an id", `await resolve("7", credential, "");`, 0],
  ["a parameter of any other name", `await resolve("7", "", apiKey);`, 1],
])("%s", (...[, body, count]) => {
  expect(found(body)).toBe(count);
});
