// The committed logs are what the shop wrote when it was driven, and truth.json says rightly what happened in them.
import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linesOf, readTruth, shopFolder } from "./fixture.ts";

const files = ["shop.log", "access.log", "shop-plain.log"];
const incidents = readTruth();
const logLines = (file: string): readonly string[] => linesOf(join("logs", file));
const textOf = (file: string, line: number): string => logLines(file)[line - 1] ?? "";

interface PinoLine {
  readonly time: number;
  readonly level: number;
  readonly msg: string;
  readonly event?: string;
  readonly ip?: string;
}

describe("logs of the demo shop", () => {
  it("are small enough to keep", () => {
    const bytes = files.reduce((sum, file) => sum + statSync(join(shopFolder, "logs", file)).size, 0);
    expect(bytes).toBeLessThan(150_000);
  });

  it("hold two hours of pino JSON in order of time", () => {
    const times = logLines("shop.log").map((line) => (JSON.parse(line) as PinoLine).time);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const hours = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.1);
  });

  it("hold an access log in the combined format", () => {
    const combined =
      /^[\d.]+ - (?:-|u_\d+) \[\d\d\/Mar\/2026:[\d:]{8} \+0000\] "[A-Z]+ \/\S* HTTP\/1\.1" \d{3} (?:\d+|-) "[^"]*" "[^"]+"$/;
    for (const line of logLines("access.log")) expect(line).toMatch(combined);
  });

  it("hold plain lines, nearly all of which start with a timestamp", () => {
    const plain = /^2026-03-03T\d\d:\d\d:\d\d\.\d{3}Z (?:INFO |WARN |ERROR) \[[a-z]+\] /;
    const others = logLines("shop-plain.log").filter((line) => !plain.test(line));
    expect(others.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "Initial admin",
      "upload of",
      'x" found',
    ]);
  });

  it("name no path of the machine they were written on", () => {
    for (const file of files) expect(logLines(file).join("\n")).not.toMatch(/\/(?:tmp|home|root|work|Users)\//);
  });
});

describe("truth about the logs", () => {
  it("keeps each incident within its lines", () => {
    for (const { file, from, to, lines } of incidents) {
      expect([lines[0], lines.at(-1)]).toEqual([from, to]);
      expect(to).toBeLessThanOrEqual(logLines(file).length);
    }
  });

  it("has the brute-force attack in the application's log and in the access log, complete", () => {
    const attempts = (file: string): readonly number[] =>
      incidents.find((incident) => incident.kind === "brute-force" && incident.file === file)?.lines ?? [];
    const isAttempt = (line: string): boolean => {
      const { event, ip } = JSON.parse(line) as PinoLine;
      return event === "authn_login_fail" && ip === "203.0.113.66";
    };
    expect(attempts("shop.log")).toEqual(logLines("shop.log").flatMap((line, i) => (isAttempt(line) ? [i + 1] : [])));
    expect(attempts("shop.log")).toHaveLength(48);
    expect(attempts("access.log")).toHaveLength(48);
    for (const line of attempts("access.log")) {
      expect(textOf("access.log", line)).toMatch(/^203\.0\.113\.66 .*"POST \/auth\/login HTTP\/1\.1" (?:401|423) /);
    }
  });

  it("points at lines that really hold a secret, and at all of them", () => {
    const secret = /\/reset\?token=[0-9a-f]{64}|"x-api-key":"shp_[0-9a-f]{40}"|admin password: [\w-]{16}$/;
    for (const file of files) {
      const leaks = incidents.filter((incident) => incident.kind === "secret-leak" && incident.file === file);
      const holding = logLines(file).flatMap((line, index) => (secret.test(line) ? [index + 1] : []));
      expect(leaks.flatMap(({ lines }) => lines)).toEqual(holding);
    }
    expect(incidents.filter(({ kind }) => kind === "secret-leak")).toHaveLength(7);
  });

  it("knows the line that a search term forged", () => {
    const [forged] = incidents.filter(({ kind }) => kind === "forged-line");
    expect(textOf("shop-plain.log", (forged?.from ?? 0) - 1)).toMatch(/\[search\] query "lamp" found 1$/);
    expect(textOf("shop-plain.log", forged?.from ?? 0)).toContain("[start] administrator u_1001 logged in");
    expect(textOf("shop-plain.log", (forged?.from ?? 0) + 1)).toBe('x" found 0');
  });
});
