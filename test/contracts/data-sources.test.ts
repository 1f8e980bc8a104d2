// Every source of data: what its leaking examples log is found, what is safe of it is not.
import { describe, expect, test } from "vitest";
import { dataSources } from "../../src/catalogue/sources/index.ts";
import { findingsIn } from "../analysis/check.ts";

const rules = ["no-secret-in-log", "no-personal-data-in-log", "no-unfiltered-object-in-log"];

function findings(code: string): readonly string[] {
  return rules.flatMap((rule) => findingsIn(rule, code).map(({ confidence }) => confidence));
}

describe.each(dataSources.entries)("$title", ({ examples }) => {
  test.each([...examples.leaking])("reports %s", (code) => {
    expect(findings(code).some((confidence) => confidence !== "name")).toBe(true);
  });

  test.each([...examples.safe])("is silent on %s", (code) => {
    expect(findings(code)).toEqual([]);
  });
});
