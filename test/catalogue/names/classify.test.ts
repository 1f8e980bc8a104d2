// Well over a thousand names of real programs, each with the verdict it must get.
import { describe, expect, test } from "vitest";
import { classifyName, isSensitive, type NameVerdict } from "../../../src/catalogue/sensitive/classify.ts";
import { harmlessCases } from "./harmless-cases.ts";
import { sensitiveCases } from "./sensitive-cases.ts";

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

// `a.b` is property b of an object a; a name that itself has a dot, such as `connect.sid`, reads the same.
function verdictOf(path: string): NameVerdict {
  const dot = path.lastIndexOf(".");
  return dot > 0 ? classifyName(path.slice(dot + 1), { object: path.slice(0, dot) }) : classifyName(path);
}

function categoryOf(path: string): string {
  const verdict = verdictOf(path);
  return isSensitive(verdict) ? verdict.category.id : "harmless";
}

describe("names that hold sensitive data", () => {
  test.each(Object.entries(sensitiveCases))("%s", (category, names) => {
    expect(Object.fromEntries(words(names).map((name) => [name, categoryOf(name)]))).toEqual(
      Object.fromEntries(words(names).map((name) => [name, category])),
    );
  });
});

describe("names that hold none", () => {
  test.each(Object.entries(harmlessCases))("%s", (_reason, names) => {
    expect(Object.fromEntries(words(names).map((name) => [name, categoryOf(name)]))).toEqual(
      Object.fromEntries(words(names).map((name) => [name, "harmless"])),
    );
  });
});

test("the table holds at least a thousand names, half of them harmless", () => {
  const count = (cases: Readonly<Record<string, string>>): number => Object.values(cases).flatMap(words).length;
  expect(count(sensitiveCases)).toBeGreaterThanOrEqual(500);
  expect(count(harmlessCases)).toBeGreaterThanOrEqual(500);
});

test("a called name counts by its result", () => {
  const called = (name: string): string => {
    const verdict = classifyName(name, { callee: true });
    return isSensitive(verdict) ? verdict.category.id : "harmless";
  };
  expect(called("getAccessToken")).toBe("access-token");
  expect(called("generatePassword")).toBe("password");
  expect(called("getEmail")).toBe("email");
  expect(called("decryptApiKey")).toBe("api-key");
  for (const name of [
    "verifyToken",
    "validatePassword",
    "hashPassword",
    "resetPassword",
    "sendEmail",
    "countTokens",
    "maskEmail",
  ]) {
    expect(called(name), name).toBe("harmless");
  }
});

test("a weak name says so, and a defused one says by what", () => {
  expect(classifyName("token")).toMatchObject({ strength: "weak", family: "secret" });
  expect(classifyName("accessToken")).toMatchObject({ strength: "strong", family: "secret" });
  expect(classifyName("username")).toMatchObject({ strength: "weak", family: "personal" });
  expect(classifyName("passwordData")).toMatchObject({ strength: "weak" });
  expect(classifyName("passwordPolicy")).toEqual({ defusedBy: "policy" });
  expect(classifyName("hasToken")).toEqual({ defusedBy: "has" });
  expect(classifyName("idOfToken")).toEqual({ defusedBy: "id" });
  expect(classifyName("orderCount")).toBeUndefined();
});
