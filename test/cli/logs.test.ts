// `seclog logs` as a user sees it: what it writes, how it fails, how it exits.
import { describe, expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const attack = Array.from(
  { length: 8 },
  (_, second) => `2025-05-17T08:30:0${second}Z WARN login failed for user admin from 203.0.113.9: invalid credentials`,
);
const calm = ["2025-05-17T08:30:00Z INFO server listening on port 8080", "2025-05-17T08:30:01Z INFO ready"];
const text = (lines: readonly string[]) => `${lines.join("\n")}\n`;
const parsed = (stdout: string) =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("jsonl", () => {
  test("gives one object per record in order, with the contract's names", async () => {
    const { code, stdout } = await seclog("logs app.log -f jsonl", {
      files: {
        "app.log": '{"level":40,"time":1747470604230,"user":"alice","ip":"203.0.113.9","pid":7,"msg":"login failed"}\n',
      },
    });
    expect(code).toBe(0);
    expect(parsed(stdout)).toEqual([
      {
        line: 1,
        offset: 0,
        format: "json",
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "WARN",
        template: "login failed",
        templateId: expect.stringMatching(/^[0-9a-f]{14}$/) as string,
        body: "login failed",
        attributes: { user: "alice", ip: "203.0.113.9", pid: 7 },
        "client.address": "203.0.113.9",
        "user.name": "alice",
        event: "authn_login_fail",
        outcome: "failure",
      },
    ]);
  });

  test("puts an anomaly on the record that raises it, and the summary last when asked", async () => {
    const { code, stdout } = await seclog("logs app.log -f jsonl --summary", { files: { "app.log": text(attack) } });
    const objects = parsed(stdout);
    expect(code).toBe(1);
    expect(objects).toHaveLength(9);
    expect(objects[5]?.["anomalies"]).toEqual([
      {
        detector: "brute-force",
        key: "203.0.113.9",
        severity: "ERROR",
        message: expect.stringContaining("6 failed logins from 203.0.113.9 within 5 s") as string,
        evidence: [1, 2, 3, 4, 5, 6],
      },
    ]);
    expect(objects[8]).toMatchObject({
      summary: { lines: 8, records: 8, anomalyCount: 1, events: { authn_login_fail: 8 } },
    });
  });

  test("reads stdin for -", async () => {
    const { code, stdout } = await seclog("logs - -f jsonl", { stdin: text(calm) });
    expect(code).toBe(0);
    expect(parsed(stdout).map(({ body }) => body)).toEqual(["server listening on port 8080", "ready"]);
  });
});

describe("pretty", () => {
  test("shows line, time, severity and text, and an anomaly as a block with its evidence", async () => {
    const { code, stdout } = await seclog("logs app.log", {
      files: { "app.log": text([...calm, ...attack.slice(0, 6)]) },
    });
    expect(code).toBe(1);
    expect(stdout).toBe(
      [
        "       ┄┄ 2025-05-17 ┄┄",
        "     1 │ 08:30:00.000 INFO  server listening on port 8080  sys_startup",
        "     2 │ 08:30:01.000 INFO  ready",
        ...[0, 1, 2, 3, 4, 5].map(
          (second) =>
            `     ${second + 3} │ 08:30:0${second}.000 WARN  login failed for user admin from 203.0.113.9: invalid credentials  authn_login_fail`,
        ),
        "       ┏━ ANOMALY brute-force 203.0.113.9",
        '       ┃  6 failed logins from 203.0.113.9 within 5 s, the last for user "admin"; block the source or lock the account if this is not a test.',
        "       ┗━ evidence: lines 3–8",
        "",
      ].join("\n"),
    );
  });

  test("is coloured on a terminal and plain with NO_COLOR", async () => {
    const files = { "app.log": text(calm) };
    expect((await seclog("logs app.log", { files, tty: true })).stdout).toContain("\u001b[32mINFO");
    expect((await seclog("logs app.log", { files, tty: true, env: { NO_COLOR: "1" } })).stdout).not.toContain(
      "\u001b[",
    );
  });

  test("lets no control character of the log reach the terminal", async () => {
    const { stdout } = await seclog("logs app.log", {
      files: { "app.log": "2025-05-17T08:30:00Z INFO hi \u001b]52;c;cm0gLXJm\u0007\u202e\u001b[2J done\n" },
    });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(stdout).toContain("\\x1b]52");
  });
});

test("summary shows counts, templates and anomalies", async () => {
  const { code, stdout } = await seclog("logs app.log -f summary", {
    files: { "app.log": text([...calm, ...attack]) },
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^app\.log {2}10 lines, 10 records, 3 templates\n/);
  expect(stdout).toContain("8  login failed for user admin from <*>: invalid credentials");
  expect(stdout).toContain("1 anomaly");
  expect(stdout).toContain("ANOMALY brute-force 203.0.113.9");
});

test("exits with 0 in spite of anomalies when asked to", async () => {
  const { code } = await seclog("logs app.log --exit-zero", { files: { "app.log": text(attack) } });
  expect(code).toBe(0);
});

describe("what cannot be read", () => {
  const cases: readonly (readonly [
    what: string,
    file: Readonly<Record<string, string | Uint8Array>>,
    message: string,
  ])[] = [
    ["a missing file", {}, "gone.log does not exist; check the path."],
    ["a folder", { "logs/": "" }, "logs/ is a folder; name the log files in it, for example logs/*.log."],
    [
      "a binary file",
      { "a.bin": new Uint8Array(200) },
      "a.bin is no text log: its beginning holds binary data. Name a text file.",
    ],
    [
      "a damaged gzip file",
      { "a.log.gz": Uint8Array.of(0x1f, 0x8b, 8, 0) },
      "a.log.gz is damaged: it begins like a gzip file and cannot be unpacked. Copy it again from where it was made.",
    ],
  ];

  test.each(cases)("%s is named with the reason and the next step", async (_what, files, message) => {
    const { code, stdout, stderr } = await seclog(
      ["logs", ...(Object.keys(files).length > 0 ? Object.keys(files) : ["gone.log"])],
      { files },
    );
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `${message}\n` });
  });

  test("one bad file does not stop the others", async () => {
    const { code, stdout, stderr } = await seclog("logs gone.log app.log", { files: { "app.log": text(calm) } });
    expect(code).toBe(2);
    expect(stderr).toContain("gone.log does not exist");
    expect(stdout).toContain("server listening on port 8080");
  });

  test("an unknown format is named with the choices", async () => {
    const { code, stderr } = await seclog("logs app.log -f xml", { files: { "app.log": text(calm) } });
    expect(code).toBe(2);
    expect(stderr).toContain("pretty, jsonl, summary");
  });

  test("an empty file is no error", async () => {
    const { code, stdout } = await seclog("logs app.log -f jsonl", { files: { "app.log": "" } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
