// Which configuration holds: the nearest file upward, and only that one.
import { expect, test } from "vitest";
import { defaultConfig } from "../../src/config/options.ts";
import { resolveConfig } from "../../src/config/resolve.ts";
import { createMemoryHost } from "../memory-host.ts";

const shop = {
  "/work/seclog.config.json": `{ "maxFileBytes": 1000 }`,
  "/work/shop/seclog.config.json": `{ "maxFileBytes": 2000 }`,
  "/work/shop/src/app.ts": "",
};

test("the nearest file upward wins, and files are not merged", async () => {
  const host = createMemoryHost(shop);
  expect(await resolveConfig(host, "/work/shop/src")).toEqual({
    path: "/work/shop/seclog.config.json",
    config: { ...defaultConfig, maxFileBytes: 2000 },
    problems: [],
  });
  expect(await resolveConfig(host, "/work/api/src/")).toMatchObject({ path: "/work/seclog.config.json" });
});

test("the search ends at the root that is given, and includes it", async () => {
  const host = createMemoryHost({ "/seclog.config.json": "{}", "/work/a/b.ts": "" });
  expect(await resolveConfig(host, "/work/a", { root: "/work" })).toEqual({ config: defaultConfig, problems: [] });
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
