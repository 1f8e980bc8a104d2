// The demo shop with all safe repairs: none is left to make, it still compiles strictly, and its own tests still pass.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../src/analysis/analyze.ts";
import { applyEditGroups, applyEdits } from "../../src/base/edits.ts";
import type { Finding, Fix } from "../../src/base/finding.ts";
import { editsByFile, staysInFile } from "../../src/base/fix-edits.ts";
import { selectFixes } from "../../src/cli/check/fix-selection.ts";
import { isSafeFix } from "../../src/reporters/pretty-summary.ts";
import { onlyRule } from "../analysis/check.ts";
import { shopFolder } from "./fixture.ts";

const modules = path.join(shopFolder, "../../../node_modules");
const settings = onlyRule(undefined);
let folder = "";

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "repaired-shop-"));
  for (const name of ["src", "test", "scripts", "ops", "package.json", "tsconfig.json", "vitest.config.ts"]) {
    fs.cpSync(path.join(shopFolder, name), path.join(folder, name), { recursive: true });
  }
  fs.symlinkSync(modules, path.join(folder, "node_modules"), "dir");
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function sources(): readonly string[] {
  const files = fs.readdirSync(path.join(folder, "src"), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => path.join(folder, "src", file));
}

function findingsIn(file: string, text = fs.readFileSync(file, "utf8")): readonly Finding[] {
  const graph = createLinkedModules(
    {
      version: (each) => (fs.statSync(each, { throwIfNoEntry: false })?.isFile() ? "1" : undefined),
      read: (each) => fs.readFileSync(each, "utf8"),
    },
    settings,
  );
  const outcome = analyzeSource({ path: file, text }, settings, graph.linkerFor(file));
  if (outcome.status !== "ok") throw new Error(`${file}: ${outcome.status}`);
  return outcome.findings;
}

/** Pass by pass, as the CLI does; fixes of several files one at a time. */
function repairAll(select: (finding: Finding) => Fix | undefined): void {
  for (const file of sources()) {
    for (let pass = 0; pass < 10; pass++) {
      const fixes = findingsIn(file).flatMap((finding) => select(finding) ?? []);
      const text = fs.readFileSync(file, "utf8");
      const groups = fixes.filter(staysInFile).map(({ edits }) => edits);
      fs.writeFileSync(file, applyEditGroups(text, groups).text);
      const across = groups.length === 0 ? fixes.find((fix) => !staysInFile(fix)) : undefined;
      for (const { path: other, edits } of across ? editsByFile(across.edits, file) : []) {
        fs.writeFileSync(other, applyEdits(fs.existsSync(other) ? fs.readFileSync(other, "utf8") : "", edits));
      }
      if (groups.length === 0 && !across) break;
    }
  }
}

function run(program: string, args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(modules, program), ...args], {
    cwd: folder,
    env: { ...env, NO_COLOR: "1" },
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

describe("with all safe repairs", { timeout: 240_000 }, () => {
  test("no finding is left that one exists for", () => {
    repairAll(({ fixes }) => fixes.find(isSafeFix));
    const left = sources().flatMap((file) => findingsIn(file).filter(({ fixes }) => fixes.some(isSafeFix)));
    expect(left).toEqual([]);
  });

  test("it compiles in strict mode", () => {
    expect(run("typescript/bin/tsc", ["-p", ".", "--noEmit"])).toEqual({ status: 0, output: "" });
  });

  test("it passes its own tests", () => {
    const { status, output } = run("vitest/vitest.mjs", ["run"]);
    expect(output).toMatch(/Tests +\d+ passed \(\d+\)/);
    expect(status).toBe(0);
  });
});

describe("with the unsafe ones, too", { timeout: 240_000 }, () => {
  test("every security event is logged", () => {
    repairAll(selectFixes({ fixUnsafe: true }));
    const missing = sources().flatMap((file) =>
      findingsIn(file)
        .filter(({ rule }) => rule === "require-security-event")
        .map(({ message }) => `${path.basename(file)}: ${message}`),
    );
    expect(missing).toEqual([]);
  });

  test("it compiles in strict mode", () => {
    expect(run("typescript/bin/tsc", ["-p", ".", "--noEmit"])).toEqual({ status: 0, output: "" });
  });

  test("it passes its own tests", () => {
    const { status, output } = run("vitest/vitest.mjs", ["run"]);
    expect(output).toMatch(/Tests +\d+ passed \(\d+\)/);
    expect(status).toBe(0);
  });
});
