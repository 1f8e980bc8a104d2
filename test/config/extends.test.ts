// `extends`: what is merged how, where each value comes from, and which files are never read.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseConfig } from "../../src/config/parse.ts";
import { resolveConfig, type ResolvedConfig } from "../../src/config/resolve.ts";
import { createMemoryHost } from "../memory-host.ts";

const resolve = async (files: Readonly<Record<string, string>>, folder: string): Promise<ResolvedConfig> =>
  await resolveConfig(createMemoryHost({ "/work/.git/HEAD": "", ...files }), folder);

const problemsOf = ({ problems }: ResolvedConfig): readonly string[] =>
  problems.map(({ path, line, message }) => `${path}:${line} ${message}`);

test("objects are merged key by key, lists are added up, other values are replaced", async () => {
  const { config, problems, bases } = await resolve(
    {
      "/work/base.json": `{
        "rules": { "no-secret-in-log": "warning", "no-log-injection": "off" },
        "sanitizers": ["redact", "mask"],
        "maxFileBytes": 1000,
        "profile": "gdpr"
      }`,
      "/work/api/seclog.config.json": `{
        "extends": "../base.json",
        "rules": { "no-secret-in-log": "error" },
        "sanitizers": ["mask", "scrub"],
        "profile": ["pci-dss"]
      }`,
    },
    "/work/api",
  );
  expect(problems).toEqual([]);
  expect(bases).toEqual(["/work/base.json"]);
  expect(config).toMatchObject({
    rules: { "no-secret-in-log": "error", "no-log-injection": "off" },
    sanitizers: ["redact", "mask", "scrub"],
    maxFileBytes: 1000,
    profile: ["pci-dss"],
  });
});

test("a value knows the file that it comes from", async () => {
  const { given } = await resolve(
    {
      "/work/base.json": `{\n  "rules": {\n    "no-log-injection": "off",\n    "no-secret-in-log": "info"\n  }\n}`,
      "/work/seclog.config.json": `{ "extends": ["./base.json"], "rules": { "no-secret-in-log": "error" } }`,
    },
    "/work",
  );
  const places = [...(given.get("rules")?.places ?? [])].filter(([key]) => key !== "");
  expect(places.map(([key, { path, line }]) => `${key} ${path}:${line}`)).toEqual([
    "no-log-injection /work/base.json:3",
    "no-secret-in-log /work/seclog.config.json:1",
  ]);
});

test("of several the later wins, and each may extend others", async () => {
  const { config, bases } = await resolve(
    {
      "/work/company.jsonc": `{ "maxFileBytes": 1, /* for all */ "rules": { "no-log-injection": "off" } }`,
      "/work/team.json": `{ "extends": "./company.jsonc", "maxFileBytes": 2 }`,
      "/work/strict.json": `{ "rules": { "no-log-injection": "error" } }`,
      "/work/seclog.config.json": `{ "extends": ["./team.json", "./strict.json"] }`,
    },
    "/work",
  );
  expect(config).toMatchObject({ maxFileBytes: 2, rules: { "no-log-injection": "error" } });
  expect(bases).toEqual(["/work/team.json", "/work/company.jsonc", "/work/strict.json"]);
});

describe("one clear sentence for", () => {
  test("a cycle", async () => {
    const resolved = await resolve(
      {
        "/work/a.json": `{ "extends": "./seclog.config.json", "maxFileBytes": 7 }`,
        "/work/seclog.config.json": `{ "extends": "./a.json" }`,
      },
      "/work",
    );
    expect(problemsOf(resolved)).toEqual([
      `/work/a.json:1 "./seclog.config.json" extends this file in turn; take one of the two "extends" out.`,
    ]);
    expect(resolved.config.maxFileBytes).toBe(7);
  });

  test("a missing file", async () => {
    expect(problemsOf(await resolve({ "/work/seclog.config.json": `{\n"extends": "./bsae.json" }` }, "/work"))).toEqual(
      [`/work/seclog.config.json:2 There is no file "./bsae.json"; check the path.`],
    );
  });

  test("a file outside the project, which is not read", async () => {
    const files = {
      "/home/secrets.json": `{ "aws_secret_access_key": "x" }`,
      "/work/seclog.config.json": `{ "extends": ["../home/secrets.json", "../../../home/none.json"] }`,
    };
    expect(problemsOf(await resolve(files, "/work"))).toEqual([
      `/work/seclog.config.json:1 "../home/secrets.json" lies outside the project, so it is not read; copy the file into the project.`,
      `/work/seclog.config.json:1 "../../../home/none.json" lies outside the project, so it is not read; copy the file into the project.`,
    ]);
  });

  test("a link that leads outside", async () => {
    const host = createMemoryHost({
      "/work/.git/HEAD": "",
      "/home/secrets.json": `{ "key": 1 }`,
      "/work/seclog.config.json": `{ "extends": "./base.json" }`,
    });
    host.link("/work/base.json", "/home/secrets.json");
    expect(problemsOf(await resolveConfig(host, "/work"))).toEqual([
      expect.stringContaining("lies outside the project"),
    ]);
  });

  test("what stands in the extended file", async () => {
    const files = { "/work/base.json": `{ "rule": {} }`, "/work/seclog.config.json": `{ "extends": "./base.json" }` };
    expect(problemsOf(await resolve(files, "/work"))).toEqual([
      `/work/base.json:1 Unknown key "rule". Did you mean "rules"?`,
    ]);
  });

  test("too many files", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `./${index}.json`);
    const files = Object.fromEntries(names.map((name) => [`/work${name.slice(1)}`, "{}"]));
    const resolved = await resolve(
      { ...files, "/work/seclog.config.json": JSON.stringify({ extends: names }) },
      "/work",
    );
    expect(problemsOf(resolved)[0]).toContain("More than 20 files are extended; put their values into fewer files.");
  });
});

test("without a repository the outermost package is the project", async () => {
  const host = createMemoryHost({
    "/work/package.json": "{}",
    "/work/base.json": `{ "maxFileBytes": 5 }`,
    "/work/api/seclog.config.json": `{ "extends": "../base.json" }`,
  });
  expect(await resolveConfig(host, "/work/api")).toMatchObject({ config: { maxFileBytes: 5 }, problems: [] });
});

test("no text reaches a prototype or throws", () => {
  const key = fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "rules",
    "categories",
    "logFormats",
    "extends",
    "a",
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.array(fc.tuple(key, tie("tree")), { maxLength: 5 }).map((entries) => entries),
    ),
  }));
  const write = (value: unknown): string =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry) => Array.isArray(entry) && typeof entry[0] === "string")
      ? `{${value.map((entry: unknown) => (Array.isArray(entry) ? `${JSON.stringify(entry[0])}: ${write(entry[1])}` : "")).join(", ")}}`
      : Array.isArray(value)
        ? `[${value.map(write).join(", ")}]`
        : JSON.stringify(value);
  const before = [Object.prototype, Array.prototype, Function.prototype].map((each) => Reflect.ownKeys(each).length);
  fc.assert(
    fc.property(tree, (value) => {
      const { config } = parseConfig(write(value), { path: "seclog.config.json" });
      expect(Object.getPrototypeOf(config)).toBe(Object.prototype);
      expect(Object.getPrototypeOf(config.logFormats)).toBe(Object.prototype);
    }),
    { numRuns: 2_000 },
  );
  expect([Object.prototype, Array.prototype, Function.prototype].map((each) => Reflect.ownKeys(each).length)).toEqual(
    before,
  );
});
