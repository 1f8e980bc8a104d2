// Which neighbours of a log are taken for its rotated files, and how patterns choose names.
import { expect, test } from "vitest";
import { nameMatcher } from "../../src/logs/tailer/glob.ts";
import { isRotatedName } from "../../src/logs/tailer/siblings.ts";

test.each([
  "app.log.1",
  "app.log.12",
  "app.log-20250517",
  "app.log.2025-05-17T08-30",
  "app-2025-05-17.log",
  "app.1.log",
  "app.log.old",
  "app.log.1.bak",
  "app.log~",
])("%s is a rotated app.log", (name) => expect(isRotatedName(name, "app.log")).toBe(true));

test.each([
  "app.log",
  "app.log.tmp",
  "app.log.lock",
  "app.log.1.gz",
  "app.logger",
  "app-error.log",
  "other.log.1",
  `app.log.${"1".repeat(200)}x`,
])("%s is none", (name) => expect(isRotatedName(name, "app.log")).toBe(false));

test.each([
  ["*.log", "app.log", true],
  ["*.log", ".hidden.log", false],
  ["app-?.log", "app-1.log", true],
  ["app-[0-9].log", "app-7.log", true],
  ["app-[!0-9].log", "app-7.log", false],
  ["{app,access}*.log", "access-2.log", true],
  ["{app,access}*.log", "error.log", false],
  ["*a*a*a*a*a*a*b", "a".repeat(200), false],
])("%s and %s: %s", (pattern, name, fits) => {
  expect(nameMatcher(pattern)(name)).toBe(fits);
});
