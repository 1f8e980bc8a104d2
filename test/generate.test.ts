// Generated files say what the registries say. When this fails: npm run generate.
import fs from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import { configSchema } from "../src/build/schema.ts";
import { generatedFiles } from "../src/build/generated.ts";
import { configOptions } from "../src/config/options.ts";
import { rules } from "../src/analysis/rules/index.ts";

const root = path.resolve(import.meta.dirname, "..");

test.each([...generatedFiles()])("%s is up to date", (file, content) => {
  expect(fs.readFileSync(path.join(root, file), "utf8")).toBe(content);
});

test.each(["docs/rules", "docs/detectors"])("no page in %s is left over", (folder) => {
  const pages = fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
  expect(pages.filter((page) => !generatedFiles().has(page))).toEqual([]);
});

test("the schema accepts and refuses what the options do", () => {
  const validate = new Ajv({ strict: false }).compile(configSchema(rules.entries));
  for (const { name, accepts, refuses } of configOptions) {
    for (const value of accepts) expect([name, value, validate({ [name]: value })]).toEqual([name, value, true]);
    for (const value of refuses) expect([name, value, validate({ [name]: value })]).toEqual([name, value, false]);
  }
  expect(validate(parse(`{ "plugins": [] }`))).toBe(false);
  expect(validate({ rules: { "no-such-rule": "off" } })).toBe(false);
});
