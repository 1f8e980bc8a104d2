// Objects of which the code takes who somebody is and how he is reached: logged whole, they tell both.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const told = (code: string): number => findingsIn("no-unfiltered-object-in-log", code).length;
const imported = (reads: string, name = "row"): string => `
import { save } from "./store";
export async function run(rows) {
  for (const ${name} of rows) {
    console.log("importing", ${name});
    await save(${reads});
  }
}`;

describe("what is logged whole", () => {
  test.each([
    ["a contact and a name", imported("row.email, row.firstName, row.lastName")],
    ["a contact and a whole name", imported("row.email, row.fullName")],
    ["two contacts", imported("row.email, row.phoneNumber")],
    ["a contact and a birth date", imported("row.phoneNumber, row.dateOfBirth")],
  ])("is a person's by %s", (_, code) => expect(told(code)).toBe(1));

  test.each([
    ["a contact alone", imported("row.email, row.count")],
    ["names alone", imported("row.firstName, row.lastName")],
    ["a contact and a name of anything", imported("row.email, row.name")],
    ["fields of settings", imported("siteConfig.email, siteConfig.phoneNumber", "siteConfig")],
    ["fields of another variable", imported("other.email, other.phoneNumber")],
  ])("is nobody's by %s", (_, code) => expect(told(code)).toBe(0));
});
