// The demo shop is a real program: it compiles strictly, and its own tests pass over HTTP.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linesOf, shopFolder } from "./fixture.ts";

const modules = join(shopFolder, "../../../node_modules");

function run(program: string, args: readonly string[]): { readonly status: number | null; readonly output: string } {
  // The outer test run must not look like the inner one's configuration.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(modules, program), ...args], {
    cwd: shopFolder,
    env: { ...env, NO_COLOR: "1" },
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

const sources = readdirSync(join(shopFolder, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);

describe("demo shop", () => {
  it("compiles in strict mode", { timeout: 180_000 }, () => {
    expect(run("typescript/bin/tsc", ["-p", ".", "--noEmit"])).toEqual({ status: 0, output: "" });
  });

  it("passes its own tests", { timeout: 180_000 }, () => {
    const { status, output } = run("vitest/vitest.mjs", ["run"]);
    expect(output).toMatch(/Tests +\d+ passed \(\d+\)/);
    expect(status).toBe(0);
  });

  it("is of a size that a person can read and a scan can get lost in", () => {
    const lines = sources.reduce((sum, file) => sum + linesOf(join("src", file)).length, 0);
    expect(sources.length).toBeGreaterThan(20);
    expect(lines).toBeGreaterThan(1400);
  });

  it("does not tell where its weak places are", () => {
    for (const file of sources) {
      expect(linesOf(join("src", file)).join("\n"), file).not.toMatch(/seclog|planted|defect|look-?alike|insecure/i);
    }
  });
});
