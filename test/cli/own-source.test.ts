// Seclog keeps its own rules: nothing in its sources is found, and no comment silences a finding.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const project = path.resolve(import.meta.dirname, "../..");

interface Report {
  readonly summary: { readonly files: number };
  readonly findings: readonly unknown[];
  readonly skipped: readonly unknown[];
  readonly notices: readonly unknown[];
}

// A whole project on a busy machine.
test("`seclog check src` on Seclog itself is clean", { timeout: 240_000 }, async () => {
  const { code, stdout } = await seclog("check src -f json --no-cache --no-config", { folder: project });
  const { summary, findings, skipped, notices } = JSON.parse(stdout) as Report;
  expect([code, findings, skipped, notices]).toEqual([0, [], [], []]);
  expect(summary.files).toBeGreaterThan(900);
});

test("and nothing in it is suppressed", () => {
  const sources = fs.readdirSync(path.join(project, "src"), { recursive: true, encoding: "utf8" });
  const silenced = sources.filter((name) => {
    // Matches a comment that is a directive; refuses one that quotes it within a sentence.
    const directive = /^\s*(?:\/\/|\/\*) *seclog-disable/m;
    return name.endsWith(".ts") && directive.test(fs.readFileSync(path.join(project, "src", name), "utf8"));
  });
  expect(silenced).toEqual([]);
});
