// A leak in the log of the demo shop: the line, the statement that wrote it, the rule that speaks of the statement, and its repair.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import { extractStatements } from "../../src/analysis/statements/extract.ts";
import { applyEdits } from "../../src/base/edits.ts";
import { createCorrelator } from "../../src/correlate/correlator.ts";
import { statementFindings } from "../../src/correlate/statement-findings.ts";
import { createLogEngine } from "../../src/logs/engine.ts";
import type { LogEntry } from "../../src/logs/entry.ts";
import { shopFolder } from "../demo/fixture.ts";

const paths = readdirSync(join(shopFolder, "src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file));
const textOf = (file: string): string => readFileSync(join(shopFolder, file), "utf8");
const correlator = createCorrelator({
  files: paths.map((path) => extractStatements({ path, text: textOf(path) }, new Map())),
});
const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };

function entriesOf(lines: readonly string[]): readonly LogEntry[] {
  const engine = createLogEngine({ reference: Date.UTC(2026, 2, 4) });
  return [...lines.map((line) => engine.push(line, 0)), engine.end()].filter((entry) => entry !== undefined);
}

// What the shop writes when somebody asks for a new password: its own line, with a token of its own shape.
const token = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const planted = JSON.stringify({
  level: 30,
  time: Date.UTC(2026, 2, 3, 9),
  service: "shop",
  userId: "u_1002",
  link: `https://shop.example.com/reset?token=${token}`,
  msg: "password reset link created",
});
const around = textOf("logs/shop.log")
  .split("\n")
  .filter((line) => !line.includes("password reset"))
  .slice(0, 20);

test("a planted leak leads to the statement, its finding and its quick fix", () => {
  const leak = entriesOf([...around, planted]).find(({ anomalies }) =>
    anomalies?.some(({ detector }) => detector === "secret-leak"),
  );
  expect(leak?.line).toBe(21);
  const source = leak && correlator.locate(leak);
  expect(source).toEqual({ file: "src/services/password-reset.ts", line: 21 });

  const text = textOf("src/services/password-reset.ts");
  const outcome = analyzeSource({ path: join(shopFolder, "src/services/password-reset.ts"), text }, settings);
  const [finding] =
    source && outcome.status !== "skipped"
      ? statementFindings(source, { text, findings: outcome.findings }, correlator)
      : [];
  expect(finding?.rule).toBe("no-secret-in-log");
  const [fix] = finding?.fixes ?? [];
  expect(fix && applyEdits(text, fix.edits)).toContain('log.info({ userId: user.id }, "password reset link created");');
});

test("the first password of the administrator, printed by the shop itself, leads to its statement", () => {
  const leak = entriesOf(textOf("logs/shop-plain.log").split("\n").slice(0, 20)).find(({ body }) =>
    body.startsWith("Initial admin password"),
  );
  const source = leak && correlator.locate(leak);
  expect(source).toEqual({ file: "src/bootstrap.ts", line: 16 });
  const text = textOf("src/bootstrap.ts");
  const outcome = analyzeSource({ path: join(shopFolder, "src/bootstrap.ts"), text }, settings);
  const found =
    source && outcome.status !== "skipped"
      ? statementFindings(source, { text, findings: outcome.findings }, correlator)
      : [];
  expect(found.map(({ rule }) => rule)).toContain("no-secret-in-log");
});

test("a statement about which nothing is to be said has no finding", () => {
  const entry = entriesOf(textOf("logs/shop.log").split("\n")).find(({ body }) => body === "order placed");
  const source = entry && correlator.locate(entry);
  expect(source?.file).toBe("src/services/orders.ts");
  const text = textOf("src/services/orders.ts");
  const outcome = analyzeSource({ path: join(shopFolder, "src/services/orders.ts"), text }, settings);
  expect(
    source && outcome.status !== "skipped"
      ? statementFindings(source, { text, findings: outcome.findings }, correlator)
      : undefined,
  ).toEqual([]);
});
