// SARIF: valid against the official schema of version 2.1.0, and what code scanning services need of it.
import type { Log } from "sarif";
import { expect, test } from "vitest";
import { sarif } from "../../src/reporters/sarif.ts";
import { sample } from "./sample.ts";
import { sarifValidator } from "./sarif-schema.ts";

function render(result = sample): Log {
  return JSON.parse(sarif.render(result, { color: false })) as Log;
}

test("is valid, with and without findings", () => {
  const validate = sarifValidator();
  for (const result of [sample, { ...sample, outcomes: [] }]) {
    validate(render(result));
    expect(validate.errors).toBeNull();
  }
  const { runs, ...withoutRuns } = render();
  expect(runs).toHaveLength(1);
  expect(validate(withoutRuns)).toBe(false);
});

test("a result says where, why and how to tell it again", () => {
  const [first] = render().runs[0]?.results ?? [];
  expect(first).toMatchObject({
    ruleId: "no-secret-in-log",
    ruleIndex: 0,
    level: "error",
    message: { text: '"password" reaches `logger.info`; log the user id instead.' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "src/login.js", uriBaseId: "%SRCROOT%" },
          region: { startLine: 6, startColumn: 38, endLine: 6, endColumn: 46 },
        },
      },
    ],
    partialFingerprints: { "seclog/v1": "108e3204c19a56", primaryLocationLineHash: "108e3204c19a56:1" },
    properties: { confidence: "flow", category: "credential" },
  });
});

test("a flow ends at the sink and crosses files; paths are percent-encoded", () => {
  const result = render().runs[0]?.results?.find(({ properties }) => properties?.["event"] === "authn_login_success");
  const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => location?.physicalLocation);
  expect(steps?.map((step) => `${step?.artifactLocation?.uri}:${step?.region?.startLine}`)).toEqual([
    "src/login.js:7",
    "src/my%20audit%231.js:2",
  ]);
});

test("a fix deletes and inserts, in several files where it must; one that would repeat a secret stays out", () => {
  const results = render().runs[0]?.results ?? [];
  expect(results.map(({ fixes = [] }) => fixes.map(({ description }) => description?.text))).toEqual([
    ["Remove `password` from the call"],
    ["Encode it by a helper"],
    [],
  ]);
  expect(results[0]?.fixes?.[0]?.artifactChanges[0]?.replacements).toEqual([
    { deletedRegion: { startLine: 6, startColumn: 36, endLine: 6, endColumn: 46 }, insertedContent: { text: "" } },
  ]);
  const changes = results[1]?.fixes?.[0]?.artifactChanges ?? [];
  expect(changes.map(({ artifactLocation }) => artifactLocation.uri)).toEqual(["src/login.js", "src/encode.js"]);
  expect(changes[1]?.replacements).toEqual([
    {
      deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
      insertedContent: { text: "export const encode = JSON.stringify;\n" },
    },
  ]);
});

test("rules carry what GitHub shows and sorts by", () => {
  const [rule] = render().runs[0]?.tool.driver.rules ?? [];
  expect(rule).toMatchObject({
    id: "no-secret-in-log",
    name: "NoSecretInLog",
    helpUri: "https://github.com/seclog/seclog/blob/main/docs/rules/no-secret-in-log.md",
    defaultConfiguration: { level: "error" },
    properties: { tags: ["security", "external/cwe/cwe-532", "OWASP A09:2021"], "security-severity": "7.5" },
  });
});

test("skipped files and notices are notifications with a descriptor", () => {
  const [run] = render().runs;
  const notifications = run?.invocations?.[0]?.toolExecutionNotifications ?? [];
  expect(notifications.map(({ descriptor, level }) => `${descriptor?.id} ${level}`)).toEqual([
    "skipped-minified warning",
    "syntax note",
  ]);
  expect(run?.tool.driver.notifications?.map(({ id }) => id)).toEqual(["skipped-minified", "syntax"]);
});
