// `String(value)` of an object is `[object Object]`, of an error its name and message.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const sending = (handled: string): string => `import axios from "axios";
export async function send(url, body, settings) {
  try {
    await axios.put(url, body, { headers: { Authorization: settings.accessToken } });
  } catch (error) {
    ${handled}
  }
}`;

test.each([
  ["an error", sending("console.warn({ message: String(error) });"), 0],
  ["the whole error", sending("console.warn({ message: error });"), 1],
  ["an error that is written out", sending("console.warn(String(JSON.stringify(error)));"), 1],
  ["a request", `export function show(req, res) { console.log(String(req.body)); }`, 0],
  ["a command line, which is a list", `console.log(String(process.argv));`, 1],
])("%s", (_, code, count) => {
  expect(findingsIn("no-unfiltered-object-in-log", code)).toHaveLength(count);
});

test("texts stay what they are", () => {
  const code = `export function show(req, res) { console.log(String(req.headers.authorization), encodeURIComponent(req.body.password)); }`;
  expect(findingsIn("no-secret-in-log", code)).toHaveLength(2);
});
