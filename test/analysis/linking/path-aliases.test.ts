// Aliases of a project's own modules, from tsconfig.json, jsconfig.json and package.json.
import { describe, expect, test } from "vitest";
import { aliasTargets, createAliases } from "../../../src/analysis/linking/path-aliases.ts";

function targets(files: Readonly<Record<string, string>>, specifier: string, importer = "/shop/src/routes/login.ts") {
  const access = {
    version: (path: string) => (path in files ? "1" : undefined),
    read: (path: string) => files[path],
  };
  return aliasTargets(createAliases(access).tableFor(importer, access.version), importer, specifier);
}

const config = (compilerOptions: object, more: object = {}): string => JSON.stringify({ ...more, compilerOptions });

describe("paths of tsconfig.json", () => {
  test.each([
    ["a pattern", { "@/*": ["./src/*"] }, "@/logging/logger", ["/shop/src/logging/logger"]],
    ["a name of its own", { logger: ["./src/logging/index.ts"] }, "logger", ["/shop/src/logging/index.ts"]],
    ["several places", { "~/*": ["./src/*", "./lib/*"] }, "~/mask", ["/shop/src/mask", "/shop/lib/mask"]],
    [
      "the longest prefix",
      { "@/*": ["./src/*"], "@/log/*": ["./src/logging/*"] },
      "@/log/http",
      ["/shop/src/logging/http"],
    ],
    ["a suffix", { "@api/*.js": ["./src/api/*.ts"] }, "@api/users.js", ["/shop/src/api/users.ts"]],
  ])("%s", (...[, paths, specifier, expected]) => {
    expect(targets({ "/shop/tsconfig.json": config({ paths }) }, specifier)).toEqual(expected);
  });

  test("count from baseUrl when there is one", () => {
    const files = { "/shop/tsconfig.json": config({ baseUrl: "./src", paths: { "@/*": ["*"] } }) };
    expect(targets(files, "@/mask")).toEqual(["/shop/src/mask"]);
    expect(targets(files, "logging/logger")).toEqual(["/shop/src/logging/logger"]);
  });

  test("are inherited, with comments and trailing commas", () => {
    const files = {
      "/shop/tsconfig.base.json": `{ // shared\n "compilerOptions": { "paths": { "#log": ["./src/log.ts"], } } }`,
      "/shop/tsconfig.json": config({}, { extends: "./tsconfig.base" }),
    };
    expect(targets(files, "#log")).toEqual(["/shop/src/log.ts"]);
  });

  test("come from the nearest configuration", () => {
    const files = {
      "/shop/tsconfig.json": config({ paths: { "@/*": ["./src/*"] } }),
      "/shop/src/routes/jsconfig.json": config({ paths: { "@/*": ["./own/*"] } }),
    };
    expect(targets(files, "@/a")).toEqual(["/shop/src/routes/own/a"]);
  });
});

test("imports of package.json, conditions included", () => {
  const imports = { "#log/*": { node: "./src/log/*.js", default: "./browser/*.js" } };
  expect(targets({ "/shop/package.json": JSON.stringify({ imports }) }, "#log/http")).toEqual([
    "/shop/src/log/http.js",
    "/shop/browser/http.js",
  ]);
});

describe("no alias", () => {
  test.each([
    ["a package", "pino"],
    ["a scoped package", "@nestjs/common"],
    ["a module of Node", "node:fs"],
  ])("%s", (_, specifier) => {
    expect(
      targets({ "/shop/tsconfig.json": config({ baseUrl: ".", paths: { "@/*": ["./src/*"] } }) }, specifier),
    ).toEqual([]);
  });

  test("in a configuration that cannot be read", () => {
    expect(targets({ "/shop/tsconfig.json": "{{{" }, "@/mask")).toEqual([]);
  });

  test("in configurations that extend each other", () => {
    const files = {
      "/shop/tsconfig.json": config({}, { extends: "./other.json" }),
      "/shop/other.json": config({}, { extends: "./tsconfig.json" }),
    };
    expect(targets(files, "@/mask")).toEqual([]);
  });
});
