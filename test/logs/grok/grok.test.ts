// Grok: expressions of the user, the standard patterns, what is said about mistakes, and that no line takes for ever.
import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/base/user-error.ts";
import { expandGrok } from "../../../src/logs/grok/expand.ts";
import { createGrokFormat } from "../../../src/logs/grok/grok-format.ts";
import { grokLibrary } from "../../../src/logs/grok/library.ts";
import { createUserFormats } from "../../../src/logs/grok/user-formats.ts";
import { readText } from "../read.ts";

async function readWith(expression: string, line: string, patterns: Readonly<Record<string, string>> = {}) {
  const formats = createUserFormats({ formats: { shop: expression }, patterns, expressions: [] });
  const { records } = await readText(`${line}\n`, { formats, detectors: [] });
  return records[0];
}

test.each([
  {
    expression: "%{COMMONAPACHELOG}",
    line: '203.0.113.9 - alice [17/May/2025:08:30:04 +0200] "POST /login HTTP/1.1" 401 12',
    record: {
      timestamp: "2025-05-17T08:30:04.000+02:00",
      severity: "WARN",
      body: "POST /login",
      "client.address": "203.0.113.9",
      "user.name": "alice",
      "http.request.method": "POST",
      "url.path": "/login",
      "http.response.status_code": 401,
      event: "authn_login_fail",
      attributes: { bytes: 12, httpversion: "1.1" },
    },
  },
  {
    expression: "%{COMBINEDAPACHELOG}",
    line: '203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET /cart HTTP/1.1" 200 512 "https://example.com/" "Mozilla/5.0 (X11)"',
    record: { attributes: { referrer: "https://example.com/", agent: "Mozilla/5.0 (X11)", bytes: 512 } },
  },
  {
    expression: "%{TIMESTAMP_ISO8601:timestamp} %{LOGLEVEL:level} \\[%{DATA:thread}\\] %{GREEDYDATA:message}",
    line: "2025-05-17T08:30:04,230+02:00 WARN [pool-1] cache miss for user:2",
    record: {
      timestamp: "2025-05-17T08:30:04.230+02:00",
      severity: "WARN",
      body: "cache miss for user:2",
      attributes: { thread: "pool-1" },
    },
  },
  {
    expression: "%{SYSLOGLINE}",
    line: "Dec 10 06:55:48 web1 sshd[24200]: Failed password for root from 203.0.113.9 port 38926 ssh2",
    record: {
      timestamp: "2025-12-10T06:55:48.000Z",
      event: "authn_login_fail",
      "user.name": "root",
      attributes: { logsource: "web1", program: "sshd", pid: 24200 },
    },
  },
  {
    expression: "%{HTTPD_ERRORLOG}",
    line: "[Fri Sep 09 10:42:29.902022 2011] [core:error] [pid 35708:tid 4328636416] [client 203.0.113.9:60444] File does not exist",
    record: {
      severity: "ERROR",
      body: "File does not exist",
      "client.address": "203.0.113.9",
      attributes: { module: "core" },
    },
  },
  {
    expression: "%{IP:[source][ip]} %{USER:[user][name]} took %{NUMBER:duration_ms:float} ms: %{GREEDYDATA:msg}",
    line: "2001:db8::7 alice took 12.5 ms: order shipped",
    record: { "client.address": "2001:db8::7", "user.name": "alice", duration_ms: 12.5, body: "order shipped" },
  },
  {
    expression: "(?<level>[A-Z]+)/(?<queue>[0-9A-F]{4}) (?<message>.*)",
    line: "ERROR/10AF payment failed",
    record: { severity: "ERROR", body: "payment failed", attributes: { queue: "10AF" } },
  },
])("$expression", async ({ expression, line, record }) => {
  expect(await readWith(expression, line)).toMatchObject({ format: "shop", ...record });
});

test("patterns of one's own may use each other and the standard ones", async () => {
  const patterns = { ORDER: "ORD-%{DIGITS}", DIGITS: "\\d+" };
  const record = await readWith(
    "%{ORDER:order} %{LOGLEVEL:level} %{GREEDYDATA:message}",
    "ORD-991 error paid twice",
    patterns,
  );
  expect(record).toMatchObject({ severity: "ERROR", body: "paid twice", attributes: { order: "ORD-991" } });
});

test("lines that do not match keep their own format", async () => {
  const formats = createUserFormats({
    formats: {},
    patterns: {},
    expressions: ["^%{INT:n} %{WORD:level} %{GREEDYDATA:message}"],
  });
  const { records } = await readText('7 warn disk is full\n{"level":30,"msg":"ready"}\n', { formats });
  expect(records.map(({ format, body }) => [format, body])).toEqual([
    ["grok", "disk is full"],
    ["json", "ready"],
  ]);
});

test.each(Object.keys(grokLibrary))("the standard pattern %s can be used", (name) => {
  expect(() => createGrokFormat({ id: "own", expression: `%{${name}:field}` })).not.toThrow();
});

describe("mistakes are the user's and say what to do", () => {
  test.each([
    [
      "%{COMMONAPACHLOG}",
      'There is no grok pattern "COMMONAPACHLOG". Did you mean "COMMONAPACHELOG"? Define your own under "grokPatterns".',
    ],
    ["%{A}", 'The grok pattern "A" holds itself; take the circle out.'],
    [
      "(?=x)%{WORD:a}",
      "A grok pattern looks ahead or behind ((?=x…), which could take for ever on a hostile line; write it without, for example with \\b.",
    ],
    [
      "(?<!x)y",
      "A grok pattern looks ahead or behind ((?<!…), which could take for ever on a hostile line; write it without, for example with \\b.",
    ],
    ["%{WORD:a", undefined],
    ["(%{WORD:a}", undefined],
  ])("%s", (expression, message) => {
    const use = () => createGrokFormat({ id: "own", expression, definitions: { A: "x%{B}", B: "%{A}" } });
    if (message === undefined && expression === "%{WORD:a") expect(use).not.toThrow();
    else expect(use).toThrow(message === undefined ? UserError : new UserError(message));
  });

  test("a pattern that grows without end is refused", () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`P${index}`, `%{P${index + 1}}`.repeat(10)]),
    );
    expect(() => expandGrok("%{P0}", { ...definitions, P20: "x" })).toThrow("too long when it is written out");
  });
});

// Each would take longer than the universe lasts on an engine that backtracks.
test.each(["^(a+)+$", "(?<x>(a|aa)+)$", "^(%{WORD}\\s?)*$", "(x+x+)+y"])(
  "%s comes back on a hostile line",
  async (expression) => {
    const { records } = await readText(`${"a".repeat(50_000)}!\nINFO: next\n`, {
      formats: createUserFormats({ formats: {}, patterns: {}, expressions: [expression] }),
    });
    expect(records.at(-1)?.body).toBe("next");
  },
);
