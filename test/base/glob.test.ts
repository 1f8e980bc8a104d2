// Globs mean what a shell with globstar means by them, and no pattern is slow.
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileGlob, globBase, isGlob } from "../../src/base/glob.ts";
import { UserError } from "../../src/base/user-error.ts";

test.each([
  ["src/*.ts", "src/app.ts", true],
  ["src/*.ts", "src/api/login.ts", false],
  ["src/**/*.ts", "src/app.ts", true],
  ["src/**/*.ts", "src/api/v2/login.ts", true],
  ["**/login.ts", "login.ts", true],
  ["src/**", "src/api/login.ts", true],
  ["**/api/**/*.ts", "src/api/a/api/login.ts", true],
  ["*.{ts,tsx}", "app.tsx", true],
  ["*.{ts,tsx}", "app.js", false],
  ["{src,lib/{a,b}}/*.ts", "lib/b/app.ts", true],
  ["app-?.log", "app-1.log", true],
  ["app-?.log", "app-10.log", false],
  ["app-[0-9].log", "app-7.log", true],
  ["app-[!0-9].log", "app-7.log", false],
  ["app[1].log", "app1.log", true],
  ["a*b*c", "aXbYc", true],
  ["a*b*c", "aXbYd", false],
  ["*", ".env", false],
  [".*", ".env", true],
  ["[id].ts", "i.ts", true],
  ["{a.ts", "{a.ts", true],
  ["*.ts", "straße🔑.ts", true],
  ["?.ts", "🔑.ts", true],
])("%s and %s: %s", (pattern, path, expected) => {
  expect(compileGlob(pattern)(path)).toBe(expected);
});

test("the base of a glob is its folders without magic", () => {
  expect(["src/api/*.ts", "*.ts", "/var/log/**/app.log", "src/app.ts"].map(globBase)).toEqual([
    "src/api",
    "",
    "/var/log",
    "src",
  ]);
  expect(["src/app.ts", "src/*.ts", "a?", "[a]", "{a}"].map(isGlob)).toEqual([false, true, true, true, true]);
});

test("any path without magic matches itself, and itself behind **", () => {
  const part = fc.stringMatching(/^[a-z0-9_-]{1,8}$/);
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const path = parts.join("/");
      expect(compileGlob(path)(path)).toBe(true);
      expect(compileGlob(`**/${parts.at(-1)}`)(path)).toBe(true);
      expect(compileGlob(parts.map(() => "*").join("/"))(path)).toBe(true);
    }),
  );
});

test("a pattern made to backtrack ends, one made to explode is refused", () => {
  expect(compileGlob("*a".repeat(200) + "*b")("a".repeat(20_000))).toBe(false);
  expect(compileGlob("**/a/".repeat(100) + "b")("a/".repeat(2_000))).toBe(false);
  expect(() => compileGlob("{a,b}".repeat(40))).toThrow(UserError);
});
