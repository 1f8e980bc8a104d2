// Types that are called like those of a request: of a package they are, of the project only when they have what a request has.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const body = `{ console.log("got", message); }`;

test.each([
  ["a message of Node", `import type { IncomingMessage } from "node:http";`, "IncomingMessage", 1],
  [
    "a message of the project's own socket",
    `import type { IncomingMessage } from "./messages.ts";`,
    "IncomingMessage",
    0,
  ],
  ["a request of the project's own protocol", `interface Request { id: string; method: string }`, "Request", 0],
  ["a request with headers", `interface Request { id: string; headers: Record<string, string> }`, "Request", 1],
  ["a request that is an Express one", `interface Request extends express.Request { id: string }`, "Request", 1],
])("%s", (...[, declared, type, count]) => {
  const code = `${declared}\nexport function on(message: ${type}) ${body}`;
  expect(findingsIn("no-unfiltered-object-in-log", code)).toHaveLength(count);
});

test("what answers a request that the program sends is none", () => {
  const code = `import { IncomingMessage } from "node:http";
export function read(response: IncomingMessage) { console.log("got", response); }`;
  expect(findingsIn("no-unfiltered-object-in-log", code)).toHaveLength(0);
});
