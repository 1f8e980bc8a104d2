// Which configuration holds: the nearest file upward, and only that one; what those above it ignore stays ignored.
import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/options.ts";
import { createConfigLookup, resolveConfig } from "../../src/config/resolve.ts";
import { createMemoryHost } from "../memory-host.ts";

const shop = {
  "/work/seclog.config.json": `{ "maxFileBytes": 1000 }`,
  "/work/shop/seclog.config.json": `{ "maxFileBytes": 2000 }`,
  "/work/shop/src/app.ts": "",
};

test("the nearest file upward wins, and files are not merged", async () => {
  const host = createMemoryHost(shop);
  expect(await resolveConfig(host, "/work/shop/src")).toMatchObject({
    path: "/work/shop/seclog.config.json",
    config: { ...defaultConfig, maxFileBytes: 2000 },
    problems: [],
  });
  expect(await resolveConfig(host, "/work/api/src/")).toMatchObject({ path: "/work/seclog.config.json" });
});

test("the search ends at the root that is given, and includes it", async () => {
  const host = createMemoryHost({ "/seclog.config.json": "{}", "/work/a/b.ts": "" });
  expect(await resolveConfig(host, "/work/a", { root: "/work" })).toMatchObject({
    config: defaultConfig,
    problems: [],
  });
  expect(await resolveConfig(host, "/work/a", { root: "/" })).toMatchObject({ path: "/seclog.config.json" });
  expect(await resolveConfig(host, "/work/a")).toMatchObject({ path: "/seclog.config.json" });
});

test("a file that cannot be read is a problem, not a reason to go on upward", async () => {
  const host = createMemoryHost(shop);
  host.fail("/work/shop/seclog.config.json", "permission");
  expect((await resolveConfig(host, "/work/shop")).problems).toEqual([
    {
      path: "/work/shop/seclog.config.json",
      line: 1,
      column: 1,
      message: "The file cannot be read (permission).",
    },
  ]);
});

test("a byte order mark is fine, bytes that are no text are not", async () => {
  const host = createMemoryHost({ "/a/seclog.config.json": '\uFEFF{ "sanitizers": ["redact"] }' });
  expect(await resolveConfig(host, "/a")).toMatchObject({ config: { sanitizers: ["redact"] }, problems: [] });
  host.write("/a/seclog.config.json", new Uint8Array([0x7b, 0xe9, 0x7d]));
  expect((await resolveConfig(host, "/a")).problems[0]?.message).toMatch("UTF-8");
});

test("rule ids are checked against those that are given", async () => {
  const host = createMemoryHost({ "/a/seclog.config.json": `{ "rules": { "no-such-rule": "off" } }` });
  expect((await resolveConfig(host, "/a")).problems).toEqual([]);
  expect((await resolveConfig(host, "/a", { ruleIds: ["no-secret-in-log"] })).problems).toHaveLength(1);
});

test("patterns of the configurations above still hold, each from its own folder", async () => {
  const host = createMemoryHost({
    "/work/seclog.config.json": `{ "ignorePatterns": ["legacy/"] }`,
    "/work/shop/seclog.config.json": `{ "ignorePatterns": ["*.gen.ts"] }`,
    "/work/shop/api/seclog.config.json": `{ "sanitizers": ["redact"] }`,
  });
  expect((await resolveConfig(host, "/work/shop/api")).ignores).toEqual([
    { base: "/work", patterns: ["legacy/"] },
    { base: "/work/shop", patterns: ["*.gen.ts"] },
  ]);
});

test("a lookup reads each folder once, and gives folders of one configuration the same object", async () => {
  const host = createMemoryHost(shop);
  const lookup = createConfigLookup(host);
  const [source, deeper, other] = await Promise.all(["/work/shop/src", "/work/shop/src/a/b", "/work"].map(lookup.at));
  expect(source).toBe(deeper);
  expect(other?.config.maxFileBytes).toBe(1000);
  host.write("/work/shop/seclog.config.json", "{}");
  expect(await lookup.at("/work/shop/src")).toBe(source);
});
