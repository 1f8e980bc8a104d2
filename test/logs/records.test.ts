// From bytes to records: which lines belong together, where they stand, and what is masked.
import { describe, expect, test } from "vitest";
import { readText } from "./read.ts";

describe("records of several lines", () => {
  test("a stack trace belongs to the record before it, and line, endLine and offset are exact", async () => {
    const text = [
      "2025-05-17T08:30:00.000Z INFO started",
      "",
      "2025-05-17T08:30:01.000Z ERROR order 991 failed",
      "Error: no such order",
      "    at findOrder (/srv/shop/orders.js:12:9)",
      "    at async handle (/srv/shop/app.js:40:3)",
      "2025-05-17T08:30:02.000Z INFO naïve ✓",
      "2025-05-17T08:30:03.000Z INFO done",
    ].join("\n");
    const { records, summary } = await readText(text);
    expect(records.map(({ line, endLine, offset }) => ({ line, endLine, offset }))).toEqual([
      { line: 1, endLine: undefined, offset: 0 },
      { line: 3, endLine: 6, offset: 39 },
      { line: 7, endLine: undefined, offset: 196 },
      { line: 8, endLine: undefined, offset: 237 },
    ]);
    expect(records[1]?.body).toBe(
      "order 991 failed\nError: no such order\n    at findOrder (/srv/shop/orders.js:12:9)\n    at async handle (/srv/shop/app.js:40:3)",
    );
    expect(summary.lines).toBe(8);
  });

  test("a Python traceback ends with its unindented last line", async () => {
    const { records } = await readText(
      [
        "2025-05-17 08:30:00,000 ERROR shop: payment failed",
        "Traceback (most recent call last):",
        '  File "pay.py", line 3, in pay',
        "    raise ValueError",
        "ValueError: card expired",
        "2025-05-17 08:30:01,000 INFO shop: next",
      ].join("\n"),
    );
    expect(records.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 5],
      [6, undefined],
    ]);
  });

  test("a record takes a thousand lines, then the next begins a new one", async () => {
    const { records } = await readText(`2025-05-17T08:30:00Z INFO dump\n${"  deep\n".repeat(1500)}`);
    expect(records.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 1000],
      [1001, 1501],
    ]);
  });
});

describe("bytes", () => {
  test("BOM, CR LF and colours are taken off", async () => {
    const { records } = await readText("\uFEFF\u001b[32mINFO\u001b[39m: ready\r\nWARN: slow\r\n");
    expect(records.map(({ severity, body, offset }) => ({ severity, body, offset }))).toEqual([
      { severity: "INFO", body: "ready", offset: 3 },
      { severity: "WARN", body: "slow", offset: 26 },
    ]);
  });

  test("UTF-16 with a mark is read", async () => {
    const text = "\uFEFF2025-05-17T08:30:00Z INFO größer\n2025-05-17T08:30:01Z WARN ok\n";
    const { records } = await readText(new Uint8Array(Buffer.from(text, "utf16le")));
    expect(records.map(({ body, offset }) => ({ body, offset }))).toEqual([
      { body: "größer", offset: 2 },
      { body: "ok", offset: 68 },
    ]);
  });

  test("a line of ten megabytes is cut to 64 KB and says so; the next one is whole", async () => {
    const { records } = await readText(`INFO: ${"x".repeat(10 << 20)}\nINFO: next\n`);
    expect(records[0]?.body.length).toBeLessThan(66_000);
    expect(records[0]?.body).toMatch(/ … \[truncated \d+ bytes\]$/);
    expect(records[1]).toMatchObject({ line: 2, body: "next", offset: (10 << 20) + 7 });
  });

  test("blocks of any size give the same lines", async () => {
    const line = (index: number) => `2025-05-17T08:30:00Z INFO line ${index} ${"é".repeat(index % 50)}`;
    const text = Array.from({ length: 30_000 }, (_, index) => line(index)).join("\n");
    const { records } = await readText(text);
    expect(records).toHaveLength(30_000);
    expect(records.at(-1)).toMatchObject({ line: 30_000, body: `line 29999 ${"é".repeat(49)}` });
    const last = new TextEncoder().encode(text.slice(0, text.lastIndexOf("\n") + 1)).length;
    expect(records.at(-1)?.offset).toBe(last);
  });
});

describe("secrets", () => {
  const canary = "Tr0ub4dor-and-3-horses";

  test.each([
    ["a field", `{"level":30,"time":1747470604230,"password":"${canary}","msg":"signed up"}`],
    [
      "a nested field",
      `{"level":30,"time":1747470604230,"user":{"name":"bob","password":"${canary}"},"msg":"signed up"}`,
    ],
    ["the message", `{"level":30,"time":1747470604230,"msg":"login with password=${canary}"}`],
    ["JSON inside the message", `{"level":30,"msg":"sent {\\"password\\":\\"${canary}\\"}"}`],
    ["plain text", `2025-05-17T08:30:00Z INFO password=${canary} accepted`],
    [
      "a URL",
      `203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET /reset?password=${canary} HTTP/1.1" 200 5 "-" "curl/8"`,
    ],
    ["a continuation line", `2025-05-17T08:30:00Z ERROR failed\n    at connect (password=${canary})`],
    ["logfmt", `time=2025-05-17T08:30:00Z level=info msg=in password=${canary}`],
  ])("in %s are masked in every field of the record", async (_where, line) => {
    const { records, summary } = await readText(`${line}\n`);
    expect(records).toHaveLength(1);
    expect(JSON.stringify({ records, summary })).not.toContain(canary);
    expect(JSON.stringify(records)).toContain("[redacted:");
  });

  test("in the user name of an attack are masked in its anomaly", async () => {
    const lines = Array.from(
      { length: 8 },
      (_, second) => `2025-05-17T08:30:0${second}Z WARN login failed for user password=${canary} from 203.0.113.9`,
    );
    const { summary } = await readText(lines.join("\n"));
    expect(summary.anomalies.map(({ detector }) => detector)).toEqual(["secret-leak", "brute-force"]);
    expect(JSON.stringify(summary)).not.toContain(canary);
  });
});

describe("hostile lines", () => {
  test("keys that would change prototypes are harmless", async () => {
    const { records } = await readText(
      '{"level":30,"msg":"x","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}\n',
    );
    expect(records[0]?.body).toBe("x");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("JSON nested a hundred thousand deep is read as something", async () => {
    const { records } = await readText(`{"msg":"deep","a":${"[".repeat(100_000)}${"]".repeat(100_000)}}\nINFO: next\n`);
    expect(records.at(-1)?.body).toBe("next");
  });

  // Each repeats what one expression of the engine looks for; one that is not linear would not come back.
  test.each([
    `Invalid user ${" ".repeat(60_000)}x`,
    `Failed password for ${" from x".repeat(9000)}`,
    `Accepted password for ${" from x port 1".repeat(4000)} y`,
    `login failed ${"user from = ".repeat(5000)}`,
    `login failed for ${"user ".repeat(12_000)}`,
    `Dec 10 06:55:48 ${"a".repeat(60_000)} x: hi`,
    `<38>1 2025-05-17T08:30:04Z h a 1 - [${"a".repeat(60_000)}] hi`,
    `2025-05-17T08:30:04Z ${"[".repeat(60_000)}`,
    `2025-05-17T08:30:04Z ${"1 - ".repeat(15_000)}`,
    `${"a=1 ".repeat(15_000)}`,
    `203.0.113.9 - - [17/May/2025:08:30:04 +0000] "${'\\"'.repeat(30_000)}`,
    `at ${"(".repeat(60_000)}`,
    `"${'x" "'.repeat(15_000)}`,
    `/${"a/".repeat(30_000)}`,
  ])("%.30s… is read", async (line) => {
    const { records } = await readText(`${line}\nINFO: next\n`);
    expect(records.at(-1)?.body).toBe("next");
  });

  test("a request that speaks of a failed login is none", async () => {
    const { records } = await readText(
      '203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET /login failed for user root from 192.0.2.1 HTTP/1.1" 404 5\n',
    );
    expect(records[0]?.event).toBeUndefined();
  });
});

test("lines of several formats in one file are each read in their own", async () => {
  const { records } = await readText(
    [
      '{"level":30,"time":1747470604230,"msg":"ready"}',
      "Dec 10 06:55:48 web1 sshd[24200]: Accepted password for alice from 198.51.100.4 port 50022 ssh2",
      "2025-05-17T08:30:04.230Z WARN cache miss",
      '203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET / HTTP/1.1" 200 512',
      "just words",
    ].join("\n"),
  );
  expect(records.map(({ format }) => format)).toEqual(["json", "syslog", "timestamped", "combined-access", "text"]);
});

test("a date without a year is the last such day before the reference time", async () => {
  const { records } = await readText("Dec 31 23:59:59 web1 cron: a\nJan  1 00:00:01 web1 cron: b\n", {
    reference: Date.UTC(2026, 0, 2),
  });
  expect(records.map(({ timestamp }) => timestamp)).toEqual(["2025-12-31T23:59:59.000Z", "2026-01-01T00:00:01.000Z"]);
});

test("a detector that throws is switched off with a notice and the others go on", async () => {
  const { detectors } = await import("../../src/logs/detectors/index.ts");
  const notices: string[] = [];
  const faulty = {
    id: "faulty",
    concerns: "all" as const,
    title: "Faulty",
    description: "",
    examples: [],
    start: () => ({
      observe: () => {
        throw new Error("password=hunter2-in-a-message");
      },
    }),
  };
  const lines = Array.from(
    { length: 8 },
    (_, second) => `2025-05-17T08:30:0${second}Z WARN login failed for user admin from 203.0.113.9`,
  );
  const { summary } = await readText(lines.join("\n"), {
    detectors: [faulty, ...detectors.entries],
    onNotice: ({ message }) => notices.push(message),
  });
  expect(summary.anomalies.map(({ detector }) => detector)).toEqual(["brute-force"]);
  expect(notices).toEqual(["The detector faulty was switched off at line 1: it failed with a Error."]);
});
