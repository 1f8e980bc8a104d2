// What single samples cannot show: formats that learn from earlier lines, records of several lines, lines inside of lines.
import { describe, expect, test } from "vitest";
import type { LogRecord } from "../../../src/logs/record.ts";
import { readText } from "../read.ts";

async function read(...lines: readonly string[]): Promise<readonly LogRecord[]> {
  const { records } = await readText(`${lines.join("\n")}\n`, { detectors: [] });
  return records;
}

const spans = (records: readonly LogRecord[]) => records.map(({ line, endLine = line }) => [line, endLine]);

describe("a log that names its columns", () => {
  test("IIS with columns in an order of its own", async () => {
    const records = await read(
      "#Software: Microsoft Internet Information Services 10.0",
      "#Fields: date time c-ip cs-method cs-uri-stem sc-status time-taken",
      "2025-05-17 08:30:04 203.0.113.9 GET /orders/42 500 31",
    );
    expect(records[2]).toMatchObject({
      format: "w3c",
      severity: "ERROR",
      "client.address": "203.0.113.9",
      "url.path": "/orders/42",
      duration_ms: 31,
    });
  });

  test("CloudFront with tabs and seconds", async () => {
    const records = await read(
      "#Version: 1.0",
      "#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status time-taken",
      ["2025-05-17", "08:30:04", "FRA2", "512", "203.0.113.9", "GET", "d1.example.com", "/cart", "200", "0.042"].join(
        "\t",
      ),
    );
    expect(records[2]).toMatchObject({
      format: "w3c",
      "url.path": "/cart",
      duration_ms: 42,
      attributes: { "x-edge-location": "FRA2", "cs(Host)": "d1.example.com" },
    });
  });
});

describe("times that are not in the line alone", () => {
  test("clocks without a date go on over midnight", async () => {
    const records = await read(
      "23:59:58.100 [main] INFO com.example.Shop - closing",
      "00:00:01.200 [main] INFO com.example.Shop - a new day",
    );
    expect(records.map(({ timestamp }) => timestamp)).toEqual(["2025-12-30T23:59:58.100Z", "2025-12-31T00:00:01.200Z"]);
  });

  test("seconds since the epoch in the same column of all lines", async () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `1346${i} node-${i % 9} unix.hw state ${1_747_470_604 + i * 7} 1 disk is gone`,
    );
    const records = await read(...lines);
    expect(records.at(-1)?.timestamp).toBe("2025-05-17T08:33:27.000Z");
    expect(records.at(-1)?.body).toBe(lines.at(-1));
  });

  test("numbers of ten digits that jump about are no times", async () => {
    const records = await read(
      ...Array.from({ length: 30 }, (_, i) => `order ${1_000_000_000 + ((i * 397_123_457) % 999_999_999)} shipped`),
    );
    expect(records.filter(({ timestamp }) => timestamp !== undefined)).toEqual([]);
  });
});

describe("PostgreSQL", () => {
  const time = "2025-05-17 08:30:04.230 UTC";

  test("details belong to the message before, and not to that of another process", async () => {
    const records = await read(
      `${time} [41] alice@shop ERROR:  duplicate key value violates unique constraint "orders_pkey"`,
      `${time} [41] alice@shop DETAIL:  Key (id)=(991) already exists.`,
      `${time} [41] alice@shop STATEMENT:  INSERT INTO orders`,
      "\tVALUES (991)",
      `${time} [42] bob@shop LOG:  connection authorized: user=bob database=shop`,
      `${time} [41] alice@shop HINT:  Use another key.`,
    );
    expect(spans(records)).toEqual([
      [1, 4],
      [5, 5],
      [6, 6],
    ]);
    expect(records[0]?.body).toBe(
      'duplicate key value violates unique constraint "orders_pkey"\nDETAIL:  Key (id)=(991) already exists.\nSTATEMENT:  INSERT INTO orders\n\tVALUES (991)',
    );
  });
});

describe("stack traces belong to the record before", () => {
  test.each([
    [
      "Java",
      "2025-05-17 08:30:04,230 ERROR [main] com.example.Shop: payment failed",
      "java.lang.IllegalStateException: closed",
      "\tat com.example.Shop.pay(Shop.java:12)",
      "Caused by: java.io.IOException: gone",
      "\t... 3 more",
    ],
    [
      "Node",
      "2025-05-17T08:30:04.230Z ERROR payment failed",
      "TypeError: Cannot read properties of undefined (reading 'id')",
      "    at pay (file:///srv/shop/pay.js:3:9) {",
      "  code: 'E_CARD'",
      "}",
    ],
    [
      "Python, one exception behind another",
      "2025-05-17 08:30:04,230 ERROR shop: payment failed",
      "Traceback (most recent call last):",
      '  File "pay.py", line 3, in pay',
      "KeyError: 'card'",
      "During handling of the above exception, another exception occurred:",
      "Traceback (most recent call last):",
      '  File "pay.py", line 5, in pay',
      "shop.errors.PaymentError: no card",
    ],
    [
      "Go",
      "2025-05-17T08:30:04Z ERROR recovered",
      "goroutine 12 [running]:",
      "runtime/debug.Stack()",
      "\t/usr/local/go/src/runtime/debug/stack.go:24 +0x5e",
      "main.(*Server).pay(0xc000010000)",
      "\t/srv/shop/main.go:8 +0x1d",
      "created by net/http.(*Server).Serve",
    ],
    [
      "Ruby",
      "E, [2025-05-17T08:30:04.230120 #41] ERROR -- : ActiveRecord::RecordNotFound (Couldn't find Order):",
      "app/controllers/orders_controller.rb:12:in 'show'",
      "app/middleware/tenant.rb:7:in 'call'",
    ],
    [
      "PHP",
      "[2025-05-17 08:30:04] production.ERROR: boom",
      "Stack trace:",
      "#0 /srv/shop/public/index.php(52): Shop->run()",
      "#1 {main}",
    ],
    [
      ".NET",
      "2025-05-17T08:30:04.230Z [ERROR] payment failed",
      "System.InvalidOperationException: card expired",
      "   at Shop.Pay() in /srv/shop/Pay.cs:line 12",
      "   --- End of inner exception stack trace ---",
    ],
    [
      "Rust",
      "2025-05-17T08:30:04.230Z ERROR shop: worker died",
      "stack backtrace:",
      "   0: shop::pay",
      "note: run with `RUST_BACKTRACE=full` for a verbose backtrace",
    ],
  ])("%s", async (_language, ...lines) => {
    const records = await read(...lines, "2025-05-17T08:30:05Z INFO next");
    expect(spans(records)).toEqual([
      [1, lines.length],
      [lines.length + 1, lines.length + 1],
    ]);
  });

  test("a crash behind a calm record is a record of its own", async () => {
    const records = await read(
      "2025-05-17 08:30:04,230 INFO shop: paying",
      "Traceback (most recent call last):",
      '  File "pay.py", line 3, in pay',
      "ValueError: card expired",
      "2025-05-17 08:30:05,000 INFO shop: next",
    );
    expect(records.map(({ format, severity, template }) => [format, severity, template])).toEqual([
      ["timestamped", "INFO", "shop: paying"],
      ["crash", "FATAL", "ValueError: card expired"],
      ["timestamped", "INFO", "shop: next"],
    ]);
    expect(spans(records)).toEqual([
      [1, 1],
      [2, 4],
      [5, 5],
    ]);
  });
});

describe("objects printed over several lines", () => {
  test("are read as the object that they are, by the logger that wrote them", async () => {
    const records = await read(
      "{",
      '  "level": 50,',
      '  "time": 1747470604230,',
      '  "pid": 7,',
      '  "hostname": "web1",',
      '  "msg": "payment failed"',
      "}",
      '{"level":30,"msg":"next"}',
    );
    expect(records).toMatchObject([
      { line: 1, endLine: 7, format: "pino", severity: "ERROR", body: "payment failed" },
      { line: 8, format: "json", body: "next" },
    ]);
  });

  test("what only looks like one is text", async () => {
    const records = await read("{", "  order: 991,", "}", "INFO: next");
    expect(records).toMatchObject([
      { line: 1, endLine: 3, format: "text", body: "{\n  order: 991,\n}" },
      { line: 4, body: "next" },
    ]);
  });
});

describe("lines inside of lines", () => {
  test.each([
    [
      "JSON in syslog",
      '<14>May 17 08:30:04 web1 shop[7]: {"level":50,"ip":"203.0.113.9","msg":"payment failed"}',
      { severity: "ERROR", body: "payment failed", "client.address": "203.0.113.9" },
    ],
    [
      "CEF in syslog",
      "May 17 08:30:04 gate CEF: CEF:0|Example|Gate|1.0|17|port scan|8|src=203.0.113.9",
      { body: "port scan", severity: "ERROR", "client.address": "203.0.113.9" },
    ],
    [
      "HAProxy in syslog",
      'May 17 08:30:04 web1 haproxy[7]: 203.0.113.9:50210 [17/May/2025:08:30:04.266] web shop/web1 0/0/1/12/13 502 1234 - - ---- 1/1/0/0/0 0/0 "GET /cart HTTP/1.1"',
      { severity: "ERROR", "url.path": "/cart", duration_ms: 13 },
    ],
    [
      "an access line in CRI",
      '2025-05-17T08:30:04.230123456Z stdout F 203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET /cart HTTP/1.1" 404 5',
      { severity: "WARN", "http.response.status_code": 404 },
    ],
    [
      "Docker in Docker goes two levels deep and no further",
      JSON.stringify({ log: JSON.stringify({ log: "WARN: disk is full\n", stream: "stdout" }), stream: "stdout" }),
      { severity: "WARN", body: "disk is full" },
    ],
  ])("%s", async (_what, line, expected) => {
    const [record] = await read(line);
    expect(record).toMatchObject(expected);
  });

  test("parts of a container's line are joined, and those of its other stream are not", async () => {
    const records = await read(
      '2025-05-17T08:30:04.1Z stdout P {"level":50,"msg":"pay',
      '2025-05-17T08:30:04.2Z stdout F ment failed"}',
      "2025-05-17T08:30:04.3Z stderr F WARN: slow",
    );
    expect(records).toMatchObject([
      { line: 1, endLine: 2, body: "payment failed", severity: "ERROR", attributes: { stream: "stdout" } },
      { line: 3, body: "slow", severity: "WARN" },
    ]);
  });
});

test("a field that only has the name of an address or a status stays an attribute", async () => {
  const [record] = await read('{"level":30,"msg":"ready","ip":"unknown","status":"active"}');
  expect(record).toMatchObject({ attributes: { ip: "unknown", status: "active" } });
  expect(record).not.toHaveProperty("client.address");
});

test("a format that fails on a line is left out, and the others read on", async () => {
  const faulty = {
    id: "faulty",
    title: "Faulty",
    samples: [],
    parse: () => {
      throw new Error("password=hunter2-in-a-message");
    },
  };
  const notices: string[] = [];
  const { records } = await readText("INFO: one\nINFO: two\n", {
    formats: [faulty],
    onNotice: ({ message }) => notices.push(message),
  });
  expect(records.map(({ body }) => body)).toEqual(["one", "two"]);
  expect(new Set(notices)).toEqual(new Set(["The format faulty was switched off: it failed with a Error."]));
});
