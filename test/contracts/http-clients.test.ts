// Every HTTP client: its leaking examples are reported, what is safe of it is not.
import { describe, expect, test } from "vitest";
import { httpClients } from "../../src/catalogue/clients/index.ts";
import { findingsIn } from "../analysis/check.ts";

const rule = "no-unfiltered-object-in-log";

describe.each(httpClients.entries)("$title", ({ examples, errorCarries }) => {
  test("has an example of each kind that there is", () => {
    expect(examples.leaking.length > 0).toBe(errorCarries.length > 0);
    expect(examples.safe.length).toBeGreaterThan(0);
  });

  test.each([...examples.leaking])("reports %s", (code) => {
    const categories = findingsIn(rule, code).map(({ category }) => category);
    expect(categories).toHaveLength(1);
    expect(["http-error", "http-response"]).toContain(categories[0]);
  });

  test.each([...examples.safe])("is silent on %s", (code) => {
    expect(findingsIn(rule, code)).toEqual([]);
  });
});
