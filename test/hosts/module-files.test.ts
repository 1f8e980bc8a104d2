// The files that imports lead to: whatever a specifier says, it is a module or it is not followed.
import path from "node:path";
import { expect, test } from "vitest";
import { createModuleFiles } from "../../src/hosts/module-files.ts";

const files = createModuleFiles({ maxBytes: () => 1_000_000, isBroken: () => false, onTurn: () => undefined });

test("a file has a version and a text", () => {
  const file = path.resolve(import.meta.dirname, "module-files.test.ts");
  expect(files.version(file)).toMatch(/^\d+:/);
  expect(files.read(file)).toContain("whatever a specifier says");
});

test.each([
  ["a name with a NUL", "/app/a\0b.ts"],
  ["a name too long for any file system", `/app/${"a".repeat(5_000)}.ts`],
  ["a file below a file", path.join(import.meta.filename, "log.ts")],
  ["a folder", import.meta.dirname],
  ["nothing", "/nowhere/log.ts"],
])("%s is not followed", (_, file) => {
  expect(files.version(file)).toBeUndefined();
});
