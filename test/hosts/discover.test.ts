// Which files a scan sees: everything of the project that is source, nothing that git or common sense leaves out.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../src/base/user-error.ts";
import { discoverFiles } from "../../src/hosts/discover.ts";
import type { DiscoverOptions } from "../../src/hosts/discover.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createMemoryHost } from "../memory-host.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const cwd = "/work/shop";

/** Files are given relative to the working directory, and shown so. */
async function discover(files: Readonly<Record<string, string>>, options: Partial<DiscoverOptions> = {}) {
  const absolute = Object.entries(files).map(([name, text]) => [path.posix.resolve(cwd, name), text]);
  const host = createMemoryHost(Object.fromEntries(absolute) as Record<string, string>);
  const { files: found } = await discoverFiles({ host, cwd, paths: [], ...options });
  return found.map((file) => path.posix.relative(cwd, file));
}

const names = (...files: readonly string[]) => Object.fromEntries(files.map((file) => [file, ""]));

test("JavaScript and TypeScript of every kind, without declarations, minified copies and other files", async () => {
  const files = names(
    ...["app.js", "app.cjs", "app.mjs", "app.jsx", "app.ts", "app.cts", "app.mts", "app.tsx", "APP.TS"],
    ...[
      "types.d.ts",
      "types.d.mts",
      "style.d.css.ts",
      "vue.min.js",
      "vue-min.js",
      ".pnp.cjs",
      "app.json",
      "app.ts.map",
    ],
  );
  const found = ["APP.TS", "app.cjs", "app.cts", "app.js", "app.jsx", "app.mjs", "app.mts", "app.ts", "app.tsx"];
  expect(await discover(files)).toEqual(found);
});

test("installed packages and build output are left out, folders of the same name deeper down are not", async () => {
  const files = names(
    ...["package.json", "src/app.ts", "node_modules/pino/pino.js", "dist/app.js", "build/app.js", "coverage/lcov.js"],
    ...["src/build/bundle.ts", "src/vendor/vendors.ts", ".next/server.js", "packages/api/dist/app.js"],
    ...["packages/api/package.json", "packages/api/out/app.js", "packages/api/src/app.ts"],
  );
  expect(await discover(files)).toEqual([
    "packages/api/src/app.ts",
    "src/app.ts",
    "src/build/bundle.ts",
    "src/vendor/vendors.ts",
  ]);
});

test(".gitignore counts at every level, the deeper one last", async () => {
  const files = {
    ...names(
      ".git/HEAD",
      "app.ts",
      "a.gen.ts",
      "api/a.gen.ts",
      "api/keep.gen.ts",
      "api/tmp/x.ts",
      "tmp/x.ts",
      "api/v1/x.ts",
    ),
    ".gitignore": "*.gen.ts\n/tmp/\n",
    "api/.gitignore": "!keep.gen.ts\nv1\n",
  };
  expect(await discover(files)).toEqual(["api/keep.gen.ts", "api/tmp/x.ts", "app.ts"]);
  expect(await discover(files, { gitignore: false })).toHaveLength(7);
});

test(".gitignore files of the folders above count up to the root of the repository", async () => {
  const files = {
    ...names("../.git/HEAD", "a.gen.ts", "app.ts", "local.ts", "src/app.ts"),
    "../../.gitignore": "app.ts",
    "../.gitignore": "*.gen.ts\n",
    "../.git/info/exclude": "local.ts\n",
  };
  expect(await discover(files)).toEqual(["app.ts", "src/app.ts"]);
  expect(await discover(files, { paths: ["src"] })).toEqual(["src/app.ts"]);
});

test("what is named outright is scanned although it is ignored", async () => {
  const files = {
    ...names(".git/HEAD", "dist/app.js", "dist/lib/a.js", "generated/app.ts", "types.d.ts"),
    ".gitignore": "generated\n",
  };
  expect(await discover(files, { paths: ["generated/app.ts", "types.d.ts"] })).toEqual([
    "generated/app.ts",
    "types.d.ts",
  ]);
  expect(await discover(files, { paths: ["dist", "generated"] })).toEqual([
    "dist/app.js",
    "dist/lib/a.js",
    "generated/app.ts",
  ]);
});

test("patterns of the configuration leave out and bring back", async () => {
  const files = {
    ...names("package.json", "src/app.ts", "scripts/seed.ts", "build/app.js", "a.gen.ts"),
    ".gitignore": "*.gen.ts",
  };
  const ignorePatterns = ["scripts/", "!build/", "!*.gen.ts"];
  expect(await discover(files, { ignorePatterns })).toEqual(["a.gen.ts", "build/app.js", "src/app.ts"]);
  expect(await discover(files, { ignorePatterns: ["/app.ts"], ignoreBase: `${cwd}/src` })).toEqual(["scripts/seed.ts"]);
});

test("globs, also with a folder that looks like one, and overlapping paths give each file once, sorted", async () => {
  const files = names("src/b.ts", "src/a.ts", "src/api/c.tsx", "src/[id]/d.ts", "node_modules/x/y.ts");
  expect(await discover(files, { paths: ["src/*.ts", "src/a.ts", "src"] })).toEqual([
    "src/[id]/d.ts",
    "src/a.ts",
    "src/api/c.tsx",
    "src/b.ts",
  ]);
  expect(await discover(files, { paths: ["**/*.tsx"] })).toEqual(["src/api/c.tsx"]);
  expect(await discover(files, { paths: [`${cwd}/src/**/{a,c}.*`] })).toEqual(["src/a.ts", "src/api/c.tsx"]);
  expect(await discover(files, { paths: ["src/[id]"] })).toEqual(["src/[id]/d.ts"]);
});

test.each([
  ["srcc", `There is no file or folder "srcc" in /work/shop; check the path.`],
  ["src/*.jsx", `No source file matches "src/*.jsx" in /work/shop; check the pattern, and what .gitignore leaves out.`],
  ["no/*.ts", `No source file matches "no/*.ts" in /work/shop; check the pattern, and what .gitignore leaves out.`],
  ["locked", `The folder "locked" cannot be read (permission); check its permissions.`],
  ["pipe", `"pipe" is neither a file nor a folder; name a regular file.`],
])("the path %s is a mistake that is named", async (named, message) => {
  const host = createMemoryHost({ [`${cwd}/src/app.ts`]: "", [`${cwd}/locked/app.ts`]: "" });
  host.special(`${cwd}/pipe`);
  const readDirectory: typeof host.readDirectory = async (folder) => {
    if (folder === `${cwd}/locked`) host.fail(folder, "permission");
    return host.readDirectory(folder);
  };
  const found = discoverFiles({ host: { ...host, readDirectory }, cwd, paths: [named] });
  await expect(found).rejects.toThrow(new UserError(message));
});

test("a folder that cannot be read is listed, and the rest is scanned", async () => {
  const host = createMemoryHost({ [`${cwd}/src/app.ts`]: "", [`${cwd}/src/private/key.ts`]: "" });
  host.fail(`${cwd}/src/private`, "permission");
  const { files, skipped } = await discoverFiles({ host, cwd, paths: ["src"] });
  expect(files).toEqual([`${cwd}/src/app.ts`]);
  const detail = "The folder may not be read.";
  expect(skipped).toEqual([{ status: "skipped", path: `${cwd}/src/private`, reason: "permission", detail }]);
});

test("other files that are named are told apart", async () => {
  const host = createMemoryHost({ [`${cwd}/README.md`]: "", [`${cwd}/app.ts`]: "" });
  const found = await discoverFiles({ host, cwd, paths: ["README.md", "app.ts"] });
  expect(found).toEqual({ files: [`${cwd}/app.ts`], skipped: [], unsupported: [`${cwd}/README.md`] });
});

test("links inside the project give each file once, links out of it are listed, loops end", async () => {
  const outside = temporaryFolder({ "secret.ts": "" });
  const folder = temporaryFolder({ ".git/HEAD": "", "src/app.ts": "", "shared/log.ts": "", "src/deep/a.ts": "" });
  const link = (target: string, name: string) => fs.symlinkSync(target, path.join(folder, name));
  link("..", "src/deep/up");
  link("../shared", "src/shared");
  link("app.ts", "src/alias.ts");
  link(outside, "src/outside");
  link(path.join(outside, "secret.ts"), "src/secret.ts");
  link("nowhere.ts", "src/dangling.ts");
  link("self.ts", "src/self.ts");
  const { files, skipped } = await discoverFiles({ host: createNodeHost(), cwd: folder, paths: ["src"] });
  expect(files.map((file) => path.relative(folder, file))).toEqual(["shared/log.ts", "src/app.ts", "src/deep/a.ts"]);
  expect(
    skipped.map((skip) => `${path.relative(folder, skip.path)} ${skip.status === "skipped" && skip.reason}`),
  ).toEqual(["src/outside outside-root", "src/secret.ts outside-root", "src/self.ts io"]);
});

test("a working directory behind a link shows the files as the user sees them", async () => {
  const folder = temporaryFolder({ "real/src/app.ts": "", "real/.git/HEAD": "" });
  fs.symlinkSync("real", path.join(folder, "alias"));
  const alias = path.join(folder, "alias");
  const { files } = await discoverFiles({ host: createNodeHost(), cwd: alias, paths: [] });
  expect(files).toEqual([path.join(alias, "src/app.ts")]);
});

test("a walk can be aborted", async () => {
  const host = createMemoryHost({ [`${cwd}/app.ts`]: "" });
  const found = discoverFiles({ host, cwd, paths: [], signal: AbortSignal.abort() });
  await expect(found).rejects.toMatchObject({ name: "AbortError" });
});
