// Values in messages, and arguments in an order in which a library loses them.
import { describe, expect, test } from "vitest";
import { check } from "../check.ts";
import { findingsOf, fixed } from "../fixes/fixed.ts";

const rule = "structured-log-call";
const pino = `import pino from "pino";\nconst logger = pino();\n`;
const winston = `import winston from "winston";\nconst logger = winston.createLogger();\n`;

describe("reports", () => {
  test("an error behind the message of pino", () => {
    check(
      rule,
      `${pino}export const fail = (err) => {
  logger.error("payment failed", err);
  //                             ^^^ pino writes nothing of \`err\`
};`,
    );
  });

  test("more values than placeholders", () => {
    check(
      rule,
      `${pino}export const ship = (orderId, carrier) => {
  logger.info("order %s shipped", orderId, carrier);
  //                                       ^^^^^^^ pino writes nothing of \`carrier\`
};`,
    );
  });

  test("a message of winston behind its fields", () => {
    check(
      rule,
      `${winston}export const open = (orderId) => {
  logger.info({ orderId }, "opened");
  //                       ^^^^^^^^ winston writes nothing of this text
};`,
    );
  });

  test("values in the message, by name", () => {
    check(
      rule,
      `${pino}export const ship = (order) => {
  logger.info({ shop }, "order " + order.id + " shipped");
  //                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ log \`order.id\` as a field
};`,
    );
  });
});

describe("is silent about", () => {
  test.each([
    ["the console, which has no fields", "console.log(`order ${orderId} shipped`);"],
    ["a logger by its name only", "logger.info(`order ${orderId} shipped`);"],
    [
      "Nest, which has no fields",
      `import { Logger } from "@nestjs/common";\nconst log = new Logger();\nlog.log(\`order \${orderId}\`);`,
    ],
    [
      "a format that prints the message alone",
      `import winston from "winston";\nconst logger = winston.createLogger({ format: winston.format.simple() });\nlogger.info(\`order \${orderId}\`);`,
    ],
    [
      "a hook that takes arguments in any order",
      `import pino from "pino";\nconst logger = pino({ hooks: { logMethod(args, method) { method.apply(this, args.reverse()); } } });\nlogger.info("started", { port });`,
    ],
    ["a text of constants", `${pino}const version = "1.4";\nlogger.info(\`version \${version}\`);`],
    ["nothing but a value", `${pino}logger.info(\`\${line}\`);`],
    ["placeholders", `${pino}logger.info("order %s for %d", orderId, total);`],
    [
      "bunyan, which appends what is left",
      `import bunyan from "bunyan";\nconst log = bunyan.createLogger({ name: "shop" });\nlog.info("order", orderId);`,
    ],
    [
      "a message with a secret, which the rule about secrets mends first",
      `${pino}logger.info(\`user \${userId} signed in with \${password}\`);`,
    ],
    ["an error as the meta data of winston", `${winston}logger.error("payment failed", err);`],
  ])("%s", (_, code) => check(rule, code));
});

const body = (code: string): string => code.split("\n").at(-1) ?? "";

describe("the fix of a message", () => {
  test.each([
    [
      "names fields after variables",
      "logger.info(`user ${userId} joined`);",
      `logger.info({ userId }, "user joined");`,
    ],
    [
      "names them after what they belong to",
      `logger.info("order " + order.id + " shipped");`,
      `logger.info({ orderId: order.id }, "order shipped");`,
    ],
    [
      "drops the words that led to them",
      "logger.info(`user ${userId} logged in from ${ip}`);",
      `logger.info({ userId, ip }, "user logged in");`,
    ],
    [
      "takes labels for names",
      "logger.info(`joined user=${user.id} via=${via}`);",
      `logger.info({ user: user.id, via }, "joined");`,
    ],
    [
      "adds to fields that are there",
      "logger.info({ shop }, `order ${orderId} shipped`);",
      `logger.info({ shop, orderId }, "order shipped");`,
    ],
    [
      "keeps the error",
      "logger.error(err, `order ${orderId} failed`);",
      `logger.error({ err, orderId }, "order failed");`,
    ],
    [
      "keeps names apart",
      "logger.info({ id }, `${a.id} follows ${b.id}`);",
      `logger.info({ id, aId: a.id, bId: b.id }, "follows");`,
    ],
    [
      "leaves out what is a field already",
      "logger.info({ taskCount }, `fetched ${taskCount} tasks`);",
      `logger.info({ taskCount }, "fetched tasks");`,
    ],
    [
      "begins the message with the subject",
      "logger.error(`${task.name} failed after ${elapsed}ms`);",
      `logger.error({ taskName: task.name, elapsedMs: elapsed }, "task failed");`,
    ],
    [
      "logs what was made a text of",
      "logger.info(`updated with ${JSON.stringify(order)}`);",
      `logger.info({ order }, "updated");`,
    ],
    [
      "stays clear of pino's own fields",
      "logger.info(`set to ${level}`);",
      `logger.info({ levelValue: level }, "set");`,
    ],
  ])("%s", (_, before, after) => expect(body(fixed(pino + before, "structure"))).toBe(after));

  test("puts fields behind the message of winston", () => {
    expect(body(fixed(`${winston}logger.log("warn", \`order \${orderId} failed\`);`, "structure"))).toBe(
      `logger.log("warn", "order failed", { orderId });`,
    );
  });

  test("does not log an object of which the text showed nothing", () => {
    const code = `${winston}export const f = (order: Order) => {\nlogger.info(\`got \${order}\`); };\ninterface Order { id: string; cardNumber: string }`;
    expect(fixed(code, "structure")).toContain('logger.info("got", { order: `${order}` });');
  });

  test("takes several lines where one would be too long", () => {
    const code = `${pino}export function store(invoiceId, customerId) {\n  logger.info(\`stored the invoice \${invoiceId} of the customer \${customerId} for later, and told everybody\`);\n}`;
    expect(fixed(code, "structure")).toContain(
      `logger.info(\n    { invoiceId, customerId },\n    "stored the invoice of the customer for later, and told everybody",\n  );`,
    );
  });

  test("none where a value has no name", () => {
    const code = `${pino}logger.info(\`found \${ready ? 1 : 2} ways\`);`;
    expect(findingsOf(code, { rule }).map(({ fixes }) => fixes.length)).toEqual([0]);
  });

  test("keeps the quotes of the file", () => {
    const code = `import pino from 'pino';\nconst logger = pino();\nlogger.info(\`user \${userId} joined\`);`;
    expect(body(fixed(code, "structure"))).toBe(`logger.info({ userId }, 'user joined');`);
  });
});

describe("the fix of an order", () => {
  test.each([
    ["an error", `logger.error("payment failed", e);`, `logger.error({ err: e }, "payment failed");`],
    ["an object", `logger.info("paid", { orderId, total });`, `logger.info({ orderId, total }, "paid");`],
    ["values", `logger.info("paid", orderId, { total });`, `logger.info({ orderId, total }, "paid");`],
    [
      "what has no placeholder",
      `logger.info("paid %s", orderId, total);`,
      `logger.info({ total }, "paid %s", orderId);`,
    ],
  ])("%s", (_, before, after) => expect(body(fixed(pino + before, "reorder"))).toBe(after));

  test("winston", () => {
    expect(body(fixed(`${winston}logger.info({ orderId }, "paid");`, "reorder"))).toBe(
      `logger.info("paid", { orderId });`,
    );
  });
});
