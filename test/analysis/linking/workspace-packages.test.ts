// Packages of the project itself, found by their names in a workspace.
import { describe, expect, test } from "vitest";
import { createWorkspacePackages } from "../../../src/analysis/linking/workspace-packages.ts";

type Files = Readonly<Record<string, string>>;

/** The existing file to which an import in /shop/apps/web/login.ts leads. */
function leadsTo(files: Files, specifier: string, importer = "/shop/apps/web/login.ts"): string | undefined {
  const version = (path: string) => (path in files ? "1" : undefined);
  const packages = createWorkspacePackages({ version, read: (path) => files[path], folders: foldersOf(files) });
  return packages.find(importer, specifier, version)?.paths.find((path) => path in files);
}

function foldersOf(files: Files) {
  return (folder: string): readonly string[] => {
    const below = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
    const names = below.map((path) => path.slice(folder.length + 1).split("/"));
    return [...new Set(names.flatMap(([name, ...rest]) => (name && rest.length > 0 ? [name] : [])))];
  };
}

const json = (value: object): string => JSON.stringify(value);
const shop = { "/shop/package.json": json({ workspaces: ["packages/*"] }) };
const logging = "/shop/packages/logging-tools";

describe("where packages are kept", () => {
  const rest = { [`${logging}/package.json`]: json({ name: "@shop/logging" }), [`${logging}/index.ts`]: "" };
  test.each<[string, Files]>([
    ["workspaces of package.json", shop],
    ["workspaces of yarn", { "/shop/package.json": json({ workspaces: { packages: ["packages/**"] } }) }],
    [
      "pnpm-workspace.yaml",
      {
        "/shop/package.json": "{}",
        "/shop/pnpm-workspace.yaml": 'packages:\n  - "packages/*" # ours\ncatalog:\n  - x',
      },
    ],
    ["lerna.json", { "/shop/package.json": "{}", "/shop/lerna.json": json({ packages: ["packages/logging-*"] }) }],
    ["the usual folders, when nothing says so", { "/shop/package.json": "{}" }],
  ])("%s", (...[, files]) => {
    expect(leadsTo({ ...files, ...rest }, "@shop/logging")).toBe(`${logging}/index.ts`);
  });

  test("a pattern with an exclamation mark leaves a folder out", () => {
    const files = { "/shop/package.json": json({ workspaces: ["packages/*", "!packages/logging-tools"] }), ...rest };
    expect(leadsTo(files, "@shop/logging")).toBeUndefined();
  });
});

describe("where the entry of a package leads", () => {
  test.each<[string, object, string, string]>([
    ["to its main file", { main: "./lib.ts" }, "", "lib.ts"],
    ["from a built file to its source", { main: "./dist/index.js" }, "", "src/index.ts"],
    ["from built types to their source", { types: "dist/esm/index.d.ts" }, "", "src/index.ts"],
    ["by exports", { exports: { ".": "./a.ts", "./http": { import: "./dist/http.js" } } }, "/http", "src/http.ts"],
    ["by a pattern of exports", { exports: { "./*": { default: "./dist/*.js" } } }, "/audit/login", "audit/login.ts"],
    ["to a path in its folder", {}, "/server-only/audit", "server-only/audit.ts"],
    ["to a path in its sources", {}, "/audit", "src/audit/index.ts"],
  ])("%s", (...[, manifest, path, file]) => {
    const files = {
      ...shop,
      [`${logging}/package.json`]: json({ name: "@shop/logging", ...manifest }),
      [`${logging}/${file}`]: "",
    };
    expect(leadsTo(files, `@shop/logging${path}`)).toBe(`${logging}/${file}`);
  });
});

test.each(["express", "@nestjs/common", "node:fs", "./logging", "~/logging"])(
  "%s is no package of the project",
  (name) => {
    expect(leadsTo({ ...shop, [`${logging}/package.json`]: json({ name: "@shop/logging" }) }, name)).toBeUndefined();
  },
);

test("a manifest that cannot be read names nothing", () => {
  expect(leadsTo({ ...shop, [`${logging}/package.json`]: "{ name: " }, "@shop/logging")).toBeUndefined();
});

describe("an entry that hands on the modules of its package", () => {
  const manifest = { [`${logging}/package.json`]: json({ name: "@shop/logging" }) };
  const entryOf = (modules: number): Files => {
    const lines = Array.from({ length: modules }, (_, index) => `export * from "./part-${index}";`);
    return { ...shop, ...manifest, [`${logging}/index.ts`]: lines.join("\n") };
  };

  test("is followed while it hands on a few of them", () => {
    expect(leadsTo(entryOf(3), "@shop/logging")).toBe(`${logging}/index.ts`);
  });

  test("is left alone when it hands on a whole package: each importer would have to look into all of it", () => {
    expect(leadsTo(entryOf(30), "@shop/logging")).toBeUndefined();
  });
});
