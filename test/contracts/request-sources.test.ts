// Every framework: each of its examples prints text of the client, and none of its look-alikes does.
import { describe, expect, test } from "vitest";
import { requestSources } from "../../src/catalogue/frameworks/index.ts";
import { findingsIn } from "../analysis/check.ts";

describe.each(requestSources.entries)("$title", ({ examples, lookalikes }) => {
  test.each(examples.map((code) => [code]))("%s", (code) => {
    expect(findingsIn("no-log-injection", code)).toHaveLength(1);
  });

  test.each(lookalikes.map((code) => [code]))("silent: %s", (code) => {
    expect(findingsIn("no-log-injection", code)).toEqual([]);
  });
});
