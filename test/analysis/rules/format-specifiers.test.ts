// `%s` prints the `toString()` of an object that has one, and nothing of its fields.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const client = (members: string): string => `
class Client {
  constructor(private readonly password: string, readonly nick: string) {}
  ${members}
}
export function connect(client: Client) {`;

test.each([
  ["its own text stands for it", client("toString() { return this.nick; }"), `console.log("%s connects", client);`, 0],
  ["without one its fields are printed", client(""), `console.log("%s connects", client);`, 1],
  ["other placeholders print its fields", client("toString() { return this.nick; }"), `console.log("%o", client);`, 1],
  ["so does an argument without one", client("toString() { return this.nick; }"), `console.log("client", client);`, 1],
])("%s", (...[, declared, call, count]) => {
  expect(findingsIn("no-unfiltered-object-in-log", `${declared}\n  ${call}\n}`)).toHaveLength(count);
});
