// How grave a datum is under a profile and a configuration: the closest word counts.
import { describe, expect, test } from "vitest";
import { analyzeSource, type AnalysisSettings } from "../../src/analysis/analyze.ts";

const patient = `export const admit = (patient) => console.log("admitted", patient.diagnosis);\n`;
const member = `export const join = (user) => console.log("joined", user.email);\n`;
const card = `export const pay = (card) => console.log("paid", card.number, "ends with", card.last4);\n`;

function levels(code: string, settings: Partial<AnalysisSettings>): readonly string[] {
  const full: AnalysisSettings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000, ...settings };
  const outcome = analyzeSource({ path: "/src/a.ts", text: code }, full);
  return outcome.status === "skipped" ? [] : outcome.findings.map(({ category, level }) => `${category} ${level}`);
}

describe("a profile", () => {
  test.each([
    ["none", [], patient, ["diagnosis warning"]],
    ["raises", ["hipaa"], patient, ["diagnosis error"]],
    ["raises", ["gdpr"], patient, ["diagnosis error"]],
    ["lowers", ["pci-dss"], member, ["email info"]],
    ["of two the stricter", ["pci-dss", "gdpr"], member, ["email warning"]],
    ["switches off what the standard lets pass", ["pci-dss"], card, ["card-number error"]],
  ] as const)("%s: %s", (...[, profiles, code, expected]) => {
    expect(levels(code, { profiles })).toEqual(expected);
  });
});

describe("by itself", () => {
  const one = (name: string): string => `export const join = (user) => console.log("joined", ${name});\n`;

  test.each([
    ["what is worth a look only is information", "user.lastName", "person-name info"],
    ["what harms a person is a warning", "user.email", "email warning"],
    ["what opens a door is an error", "user.password", "password error"],
    ["what opens little is a warning while its name alone tells of it", "user.inviteToken", "invite-token warning"],
  ])("%s", (...[, name, expected]) => {
    expect(levels(one(name), {})).toEqual([expected]);
  });

  test("a profile still raises it", () => {
    expect(levels(one("user.lastName"), { profiles: ["hipaa"] })).toEqual(["person-name error"]);
  });
});

describe("the configuration", () => {
  test("wins over the profile, by rule", () => {
    expect(levels(patient, { profiles: ["hipaa"], rules: { "no-personal-data-in-log": "info" } })).toEqual([
      "diagnosis info",
    ]);
  });

  test("wins over the rule, by category", () => {
    const rules = { "no-personal-data-in-log": "info" } as const;
    expect(levels(member, { rules, categories: { email: "error" } })).toEqual(["email error"]);
    expect(levels(member, { categories: { email: "off" } })).toEqual([]);
  });

  test("cannot wake a rule that is off", () => {
    const rules = { "no-personal-data-in-log": "off" } as const;
    expect(levels(member, { rules, categories: { email: "error" } })).toEqual([]);
  });
});

test("one place has the level of the gravest datum, and does not name what is off", () => {
  const code = `interface Patient { id: string; email: string; diagnosis: string }
export const admit = (patient: Patient) => console.log("admitted", \`\${patient.email} \${patient.diagnosis}\`);\n`;
  expect(levels(code, { profiles: ["pci-dss"], categories: { diagnosis: "error" } })).toContain("diagnosis error");
  expect(levels(code, { categories: { email: "off" } })).toEqual(["diagnosis warning"]);
});
