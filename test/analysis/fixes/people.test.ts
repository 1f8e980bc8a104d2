// A line about somebody goes on saying who it was: the id stands in the place of the name or the address.
import { describe, expect, test } from "vitest";
import { findingsOf, fixed } from "./fixed.ts";

const rule = "no-personal-data-in-log";
const file = (line: string): string =>
  `interface User { id: string; email: string; displayName: string; phone: string }\nexport function send(user: User, mail: { recipient: User }) {\n  ${line}\n}\n`;

describe("the id of a person", () => {
  test.each([
    ["a field", `console.log("sent", { email: user.email });`, `console.log("sent", { userId: user.id });`],
    [
      "a field that says whose it is",
      `console.log("sent", { recipient: mail.recipient.displayName });`,
      `console.log("sent", { recipientId: mail.recipient.id });`,
    ],
    ["an argument", `console.log("sent to", user.email);`, `console.log("sent to", user.id);`],
    ["a message", "console.log(`sent mail to ${user.email}`);", "console.log(`sent mail to user ${user.id}`);"],
    ["behind the word", "console.log(`User ${user.displayName} left`);", "console.log(`User ${user.id} left`);"],
    [
      "with its label",
      "console.log(`no user with email ${user.email}`);",
      "console.log(`no user with id ${user.id}`);",
    ],
  ])("stands in the place of %s", (_, before, after) =>
    expect(fixed(file(before), "projection", { rule })).toBe(file(after)),
  );

  test("is not given twice", () => {
    const twice = findingsOf(file(`console.log("sent", { email: user.email, phone: user.phone });`), { rule });
    expect(twice.map(({ fixes }) => fixes[0]?.id)).toEqual(["projection", "drop"]);
    const known = findingsOf(file(`console.log("sent", { id: user.id, email: user.email });`), { rule });
    expect(known.map(({ fixes }) => fixes[0]?.id)).toEqual(["drop"]);
  });

  test("is not made up where the type has none and nobody reads it", () => {
    const code = `export const greet = (user: { email: string }) => console.log("hello", user.email);\n`;
    expect(findingsOf(code, { rule })[0]?.fixes.map(({ id }) => id)).not.toContain("projection");
  });
});
