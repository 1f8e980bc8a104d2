// Every option of every command stands in its help, in the generated page and in a test, so that none is forgotten.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/commands/index.ts";
import { seclog } from "./run-cli.ts";

const root = path.resolve(import.meta.dirname, "../..");
const tests = fs
  .readdirSync(path.join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && name !== path.join("cli", "flags.test.ts"))
  .map((name) => fs.readFileSync(path.join(root, "test", name), "utf8"));
const page = fs.readFileSync(path.join(root, "docs/cli.md"), "utf8");

/** The long names in the list of options of a help text. */
function flagsIn(help: string): readonly string[] {
  return [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z][a-z-]*)/gm)].map(([, flag = ""]) => flag);
}

function isNamed(flag: string, text: string): boolean {
  return new RegExp(`${flag}(?![\\w-])`).test(text);
}

test.each(commands.ids)("seclog %s", async (id) => {
  const { stdout, code } = await seclog(`${id} --help`);
  expect(code).toBe(0);
  const flags = flagsIn(stdout);
  expect(flags).toContain("--help");
  const [, section = ""] = page.split(`\n## seclog ${id}\n`);
  const own = section.split("\n## ")[0] ?? "";
  expect(flags.filter((flag) => !isNamed(flag, own))).toEqual([]);
  expect(flags.filter((flag) => !tests.some((text) => isNamed(flag, text)))).toEqual([]);
});
