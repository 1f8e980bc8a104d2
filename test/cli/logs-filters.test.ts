// `seclog logs` shows what was asked for: by severity, text, field, time and anomaly; and says why an anomaly is one.
import { describe, expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const log = [
  '{"time":"2026-03-01T08:00:00Z","level":"debug","msg":"cache warmed","region":"eu"}',
  '{"time":"2026-03-01T08:30:00Z","level":"info","msg":"order created","user":"alice","orderId":17}',
  '{"time":"2026-03-01T09:00:00Z","level":"warn","msg":"payment retried","user":"bob","provider":"Acme Pay"}',
  '{"time":"2026-03-01T09:30:00Z","level":"error","msg":"payment failed [E42]","user":"alice"}',
  "",
].join("\n");

async function shown(...flags: readonly string[]): Promise<readonly number[]> {
  const { code, stdout, stderr } = await seclog(["logs", "app.log", "-f", "jsonl", ...flags], {
    files: { "app.log": log },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { line: number }).line);
}

describe("filters", () => {
  const cases: readonly (readonly [flags: string, lines: readonly number[]])[] = [
    ["--level trace", [1, 2, 3, 4]],
    ["--level warn", [3, 4]],
    ["--level fatal", []],
    ["--grep payment", [3, 4]],
    ["--grep PAYMENT", []],
    ["--grep \\[E\\d+\\]", [4]],
    ["--grep acme", [3]],
    ["--grep payment --grep failed", [4]],
    ["--field user.name=alice", [2, 4]],
    ["--field orderId=17", [2]],
    ["--field provider=acme*", [3]],
    ["--field severity=error", [4]],
    ["--field user.name=alice --level error", [4]],
    ["--field region=us", []],
    ["--since 2026-03-01T08:30 --until 2026-03-01T09:00:00Z", [2, 3]],
    ["--since 2026-03-01T11:00+02:00", [3, 4]],
    ["--until 2026-03-01", []],
    ["--since 1h", []],
    ["--anomalies", []],
  ];

  test.each(cases)("%s", async (flags, lines) => {
    expect(await shown(...flags.split(" "))).toEqual(lines);
  });

  test("continuation lines and records without a time belong to the record before them", async () => {
    const text = "2026-03-01T08:00:00Z INFO ready\nplain words\n2026-03-01T09:00:00Z INFO busy\nmore words\n";
    const { stdout } = await seclog("logs app.log --since 2026-03-01T08:30", { files: { "app.log": text } });
    expect(stdout).toContain("busy");
    expect(stdout).toContain("more words");
    expect(stdout).not.toMatch(/ready|plain words/);
  });

  const mistakes: readonly (readonly [flags: readonly string[], message: string])[] = [
    [
      ["--grep", "("],
      "--grep ( is no regular expression that Seclog understands; write special characters as in \\[ or \\(.",
    ],
    [["--field", "user"], "--field user has no value; write --field name=value, for example --field user.name=alice."],
    [
      ["--since", "yesterday"],
      "--since yesterday is no time; write 15m, 2h or 3d, or a date such as 2026-03-01T08:30.",
    ],
    [
      ["--until", "2026-13-01"],
      "--until 2026-13-01 is no time; write 15m, 2h or 3d, or a date such as 2026-03-01T08:30.",
    ],
  ];

  test.each(mistakes)("%s is refused with what to write instead", async (flags, message) => {
    const { code, stdout, stderr } = await seclog(["logs", "app.log", ...flags], { files: { "app.log": log } });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `${message}\n` });
  });
});

const attack = Array.from(
  { length: 8 },
  (_, second) => `2025-05-17T08:30:0${second}Z WARN login failed for user admin from 203.0.113.9: invalid credentials`,
);
const attacked = { "app.log": `2025-05-17T08:29:00Z INFO server listening\n${attack.join("\n")}\n` };

describe("anomalies", () => {
  test("--anomalies leaves the records that raise one; the whole log is looked at", async () => {
    const { code, stdout } = await seclog("logs app.log -f jsonl --anomalies", { files: attacked });
    expect(code).toBe(1);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toContain('"detector":"brute-force"');
  });

  test("--explain says what was observed, by which rule, and shows the evidence", async () => {
    const { stdout } = await seclog("logs app.log --anomalies --explain", { files: attacked });
    expect(stdout).toMatch(/ANOMALY brute-force 203\.0\.113\.9/);
    expect(stdout).toMatch(/┃ {2}detector {2}brute-force: /);
    expect(stdout).toMatch(/┃ {2}observed {2}6 failed logins from 203\.0\.113\.9 within 5 s/);
    expect(stdout).toMatch(/┃ {2}rule {6}\S/);
    expect(stdout).toMatch(/┃ {2}evidence {7}2 08:30:00 login failed for user admin from 203\.0\.113\.9/);
    expect(stdout).toMatch(/┃ {17}7 08:30:05 login failed/);
  });

  test("--explain shows the text of evidence in a summary too", async () => {
    const { stdout } = await seclog("logs app.log -f summary --explain", { files: attacked });
    expect(stdout).toMatch(/evidence {7}2 08:30:00 login failed for user admin/);
  });

  test("--explain shows no secret of an evidence line", async () => {
    const token = ["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_");
    const files = { "app.log": `2025-05-17T08:30:00Z INFO ready\n2025-05-17T08:30:01Z INFO using ${token}\n` };
    const { stdout } = await seclog("logs app.log --explain", { files });
    expect(stdout).toMatch(/ANOMALY secret-leak/);
    expect(stdout).not.toContain(token);
  });
});

describe("the width of the terminal", () => {
  const files = {
    "app.log":
      '{"time":"2026-03-01T08:30:00Z","level":"error","msg":"could not reach the payment provider after three attempts, giving up on this order for now","user":"alice"}\n',
  };

  test.each([80, 140])("no line is wider than %d columns, and texts stay in their column", async (columns) => {
    const { stdout } = await seclog("logs app.log", { files, columns });
    const lines = stdout.trimEnd().split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    expect(lines.slice(2).every((line) => /^ {6} │ {20}\S/.test(line))).toBe(true);
    expect(stdout.replaceAll(/\n {6} │ +/g, " ")).toContain("giving up on this order for now");
  });
});
