// What decides between statements that fit the same record, and what is no answer at all.
import { describe, expect, test } from "vitest";
import { locate, statementOf } from "./locate.ts";

const record = (text: string, level = "INFO"): string => `2026-03-01T08:30:00.120Z ${level} ${text}`;

describe("ties", () => {
  test("the severity", () => {
    const files = { "a.ts": 'log.info("upload failed"); // ←info\nlog.error("upload failed"); // ←error' };
    expect(locate(files, record("upload failed", "ERROR"))[0]).toEqual(["error", "info"]);
    expect(locate(files, record("upload failed"))[0]).toEqual(["info", "error"]);
  });

  test("the context of the logger", () => {
    const files = {
      "a.ts":
        'import { Logger } from "@nestjs/common";\nexport class Orders {\n  private readonly logger = new Logger("Orders");\n  run() {\n    this.logger.log("started"); // ←orders\n  }\n}',
      "b.ts":
        'import { Logger } from "@nestjs/common";\nexport class Mails {\n  private readonly logger = new Logger(Mails.name);\n  run() {\n    this.logger.log("started"); // ←mails\n  }\n}',
    };
    const json = (context: string): string =>
      JSON.stringify({ level: "info", timestamp: 1772353800000, context, message: "started" });
    expect(statementOf(files, json("Mails"))).toBe("mails");
    expect(statementOf(files, json("Orders"))).toBe("orders");
  });

  test("a child logger's fields", () => {
    const files = {
      "a.ts": 'import pino from "pino";\nconst log = pino().child({ module: "auth" });\nlog.info("ready"); // ←auth',
      "b.ts": 'import pino from "pino";\nconst log = pino().child({ module: "mail" });\nlog.info("ready"); // ←mail',
    };
    expect(statementOf(files, '{"level":30,"time":1772353800000,"module":"mail","msg":"ready"}')).toBe("mail");
  });

  test("a logger that is called like the file", () => {
    const files = {
      "shop/orders.py": 'logger.info("done")  # ←orders',
      "shop/mails.py": 'logger.info("done")  # ←mails',
    };
    expect(
      statementOf(files, '{"levelname":"INFO","name":"shop.mails","message":"done","asctime":"2026-03-01T08:30:00Z"}'),
    ).toBe("mails");
  });

  test("a place that the record names, even when lines have moved", () => {
    const files = {
      "pay/refund.go": 'package pay\n\nfunc a() {\n\tlog.Println("done") // ←refund\n}',
      "pay/charge.go": 'package pay\n\nfunc a() {\n\tlog.Println("done") // ←charge\n}',
    };
    expect(statementOf(files, '{"level":"info","ts":1772353800.1,"caller":"pay/charge.go:7","msg":"done"}')).toBe(
      "charge",
    );
    expect(statementOf(files, "2026/03/01 08:30:00 refund.go:4: done")).toBe("refund");
  });
});

describe("values that look like messages", () => {
  const files = {
    "a.ts":
      "log.info(`job failed: ${reason}`); // ←job\nlog.warn(`order ${id} was rejected by the warehouse`); // ←order",
  };

  test("the statement that explains the whole line wins", () => {
    expect(statementOf(files, record("job failed: order 7 was rejected by the warehouse"))).toBe("job");
  });

  test("a prefix of the printer does not matter", () => {
    expect(statementOf(files, record("[worker-3] order 7 was rejected by the warehouse"))).toBe("order");
  });

  test("more constant text is better than less", () => {
    const similar = {
      "a.ts": "log.info(`queue ${name} is empty`); // ←queue\nlog.info(`queue ${name} of ${host} is empty`); // ←host",
    };
    expect(statementOf(similar, record("queue mails of web-1 is empty"))).toBe("host");
    expect(statementOf(similar, record("queue mails is empty"))).toBe("queue");
  });
});

describe("no answer", () => {
  const files = { "a.ts": 'log.info(`order ${id} created`);\nlog.info(`${a} ${b}`);\nlog.info("ok");' };

  test.each([
    ["another text", "stock is low"],
    ["a part of the message", "order 7"],
    ["half a word", "order 7 createdAt"],
    ["the words in another order", "created order 7"],
  ])("%s", (_title, text) => {
    expect(statementOf(files, record(text))).toBeUndefined();
  });

  test("an access log is written by the server, whatever it quotes", () => {
    const line = '203.0.113.9 - - [01/Mar/2026:08:30:00 +0000] "GET /order 7 created HTTP/1.1" 200 12 "-" "-"';
    expect(statementOf(files, line)).toBeUndefined();
  });
});

test("alternatives are there when several statements write the same, best first, five in all at most", () => {
  const files = Object.fromEntries(
    ["a", "b", "c", "d", "e", "f", "g"].map((name) => [`${name}.ts`, `log.info("ready");`]),
  );
  expect(locate(files, record("ready"))[0]).toHaveLength(5);
});
