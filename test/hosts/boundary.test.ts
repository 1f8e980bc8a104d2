// What can be looked at in a workspace that nobody trusts: its folders, by name and by where links lead.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createBoundary, withinBoundary } from "../../src/hosts/boundary.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createFolder } from "../cli/run-cli.ts";

const outside = createFolder({ "keys.ts": "export const key = 1;\n", "seclog.config.json": "{}" });
const root = createFolder({ "src/login.ts": "export const login = 1;\n" });
fs.symlinkSync(path.join(outside, "keys.ts"), path.join(root, "src/linked.ts"));
fs.symlinkSync(outside, path.join(root, "src/folder"));
fs.symlinkSync(path.join(root, "src/login.ts"), path.join(root, "src/alias.ts"));

const host = withinBoundary(
  createNodeHost(),
  createBoundary(() => [root]),
);
const at = (name: string): string => path.join(root, name);
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "read",
    (error: { readonly code: string }) => error.code,
  );

test.each([
  ["src/login.ts", "read"],
  ["src/alias.ts", "read"],
  ["src/none.ts", "not-found"],
  ["src/linked.ts", "outside-root"],
  ["src/folder/keys.ts", "outside-root"],
  ["../keys.ts", "not-found"],
  [path.relative(root, path.join(outside, "keys.ts")), "not-found"],
])("%s: %s", async (name, expected) => {
  expect(await code(host.readFile(at(name)))).toBe(expected);
  expect(await code(host.openFile(at(name)).then((file) => file.close()))).toBe(expected);
});

test("folders and facts about files outside are not told either", async () => {
  expect(await code(host.readDirectory(at("src")))).toBe("read");
  expect(await code(host.readDirectory(at("src/folder")))).toBe("outside-root");
  expect(await code(host.readDirectory(outside))).toBe("not-found");
  expect(await code(host.stat(path.join(outside, "seclog.config.json")))).toBe("not-found");
  expect(await code(host.realPath(outside))).toBe("not-found");
});
