// The JSON report: its documented fields are the fields it has.
import { expect, test } from "vitest";
import { jsonFields } from "../../src/reporters/json-fields.ts";
import { json } from "../../src/reporters/json.ts";
import { safeJson } from "../../src/reporters/safe-json.ts";
import { baseline, sample } from "./sample.ts";

function fieldsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => fieldsOf(element, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, path === "" ? key : `${path}.${key}`));
}

test("every field is documented, and every documented field is there", () => {
  // With a baseline and a limit, which bring fields of their own.
  const reports = [sample, { ...sample, baseline, maxFindings: 1 }].map((result): unknown =>
    JSON.parse(json.render(result, { color: false })),
  );
  expect([...new Set(reports.flatMap((report) => fieldsOf(report, "")))].sort()).toEqual(
    Object.keys(jsonFields).sort(),
  );
});

test("what a terminal would obey is escaped without changing the data", () => {
  const value = { path: "a\u001b[2J\u009b\u202e\ud800.js", emoji: "🔑", text: "ログ" };
  const text = safeJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toContain("🔑");
  expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
});
