// A person that a service was asked for is a record, whoever keeps it.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (body: string): number =>
  findingsIn("no-unfiltered-object-in-log", `export async function show(users, id) { ${body} }`).length;

test.each([
  ["looked up", `const user = await users.getUser(id); console.log("found", user);`],
  ["looked up by something", `const account = await users.findAccountByKey(id); console.log("found", account);`],
  ["made", `const customer = await createCustomer(id); console.log("made", customer);`],
  ["several", `const members = await users.loadMembers(); console.log("all", members);`],
])("reports one that was %s", (_, body) => {
  expect(found(body)).toBe(1);
});

test.each([
  ["an answer that nobody waits for", `const user = users.getUser(id); console.log("found", user);`],
  ["a check", `const user = await users.hasUser(id); console.log("found", user);`],
  ["what is asked of somebody", `const user = await users.getUserAgent(id); console.log("found", user);`],
  [
    "a variable that holds a text as well",
    `let user = "nobody"; console.log("for", user); user = await users.getUser(id);`,
  ],
  ["its id", `const user = await users.getUser(id); console.log("found", user.id);`],
])("leaves alone %s", (_, body) => {
  expect(found(body)).toBe(0);
});
