// Every framework: each of its examples prints text of the client, and the same handler without the framework's parameter does not.
import { describe, expect, test } from "vitest";
import { requestSources } from "../../src/catalogue/frameworks/index.ts";
import { findingsIn } from "../analysis/check.ts";

describe.each(requestSources.entries)("$title", (source) => {
  test.each(source.examples.map((code) => [code]))("%s", (code) => {
    expect(findingsIn("no-log-injection", code)).toHaveLength(1);
    const names = [...source.names].sort((a, b) => b.length - a.length).join("|");
    const other = code.replace(new RegExp(`\\b(?:${names})\\b`, "g"), "settings").replace(/: Re\w+/g, "");
    expect(findingsIn("no-log-injection", other)).toEqual([]);
  });
});
