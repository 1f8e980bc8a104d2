// Code that a repository plants where tools look for settings, plugins and packages: reading a project must start none of it.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createFolder, seclog } from "../cli/run-cli.ts";
import { plantedCode, plantedFiles, trace } from "./planted-code.ts";

describe("nothing that a project holds is run", () => {
  test.each([
    ["check --no-cache ."],
    ["check --no-cache --types ."],
    ["check --no-cache --fix --fix-unsafe --exit-zero ."],
    ["check --print-config src/login.ts"],
    ["events ."],
    ["doctor"],
    ["baseline create"],
  ])("by %s", { timeout: 60_000 }, async (line) => {
    const folder = createFolder(plantedFiles);
    const before = process.cwd();
    process.chdir(folder);
    try {
      const { code: exit, stderr } = await seclog(line, { folder });
      expect([0, 1], stderr).toContain(exit);
    } finally {
      process.chdir(before);
    }
    expect(fs.readdirSync(folder).filter((name) => name.startsWith(trace))).toEqual([]);
  });

  test("the code that is planted does leave a trace when it is run", async () => {
    const folder = createFolder({ "planted.mjs": plantedCode("alone") });
    const before = process.cwd();
    process.chdir(folder);
    try {
      await import(path.join(folder, "planted.mjs"));
      await vi.waitFor(() => expect(fs.readdirSync(folder)).toContain(`${trace}-alone`));
    } finally {
      process.chdir(before);
    }
  });

  test("a configuration can be extended by files of settings only", async () => {
    const { code: exit, stderr } = await seclog("check --no-cache .", {
      files: { ...plantedFiles, "seclog.config.json": `{ "extends": "./seclog.config.js" }` },
    });
    expect(exit).toBe(2);
    expect(stderr).toContain("seclog.config.js");
  });
});
