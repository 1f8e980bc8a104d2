// Logging statements of Python, Go and Java, and the records that come of them.
import { describe, expect, test } from "vitest";
import { statementOf } from "./locate.ts";

const record = (text: string): string => `2026-03-01T08:30:00.120Z INFO ${text}`;
type Case = readonly [title: string, code: string, text: string];

describe("Python", () => {
  const cases: readonly Case[] = [
    ["% arguments", 'logger.info("order %s created in %d ms", id, ms)  # ←it', "order 17 created in 3 ms"],
    ["named % arguments", 'logger.info("order %(id)s created", {"id": id})  # ←it', "order 17 created"],
    ["% operator", 'logger.info("order %s created" % id)  # ←it', "order 17 created"],
    ["f-string", 'logging.warning(f"order {order.id!r} created for {name:>10}")  # ←it', "order 17 created for Acme"],
    ["format", 'log.error("order {} created for {name}".format(id, name=name))  # ←it', "order 17 created for Acme"],
    ["braces of loguru", 'logger.info("order {id} created", id=id)  # ←it', "order 17 created"],
    ["implicit concatenation", 'logger.info(  # ←it\n    "order %s "\n    "created", id)', "order 17 created"],
    ["sum", 'logger.info("order " + str(id) + " created")  # ←it', "order 17 created"],
    ["level argument", 'logger.log(logging.WARNING, "order %s created", id)  # ←it', "order 17 created"],
    ["exception", 'self.logger.exception("order %s not created", id)  # ←it', "order 17 not created"],
    ["print", 'print("order", id, "created")  # ←it', "order 17 created"],
    ["constant", 'CREATED = "order %s created"\n\ndef f():\n    logger.info(CREATED, id)  # ←it', "order 17 created"],
    ["choice", 'logger.info("order kept" if ok else "order dropped")  # ←it', "order dropped"],
    ["bound fields", 'log.bind(order=id).info("order created")  # ←it', "order created"],
    [
      "wrapper",
      'def note(text):\n    logger.info("shop: %s" % text)\n\nnote("order created")  # ←it',
      "shop: order created",
    ],
  ];

  test.each(cases)("%s", (_title, code, text) => {
    expect(
      statementOf({ "shop.py": `import logging\n${code}`, "other.py": 'logger.info("order ready")' }, record(text)),
    ).toMatch(code.includes("# ←it") ? /^it$/ : /./);
  });

  test("the key of a structlog event", () => {
    const files = { "a.py": 'log.info("order_created", order_id=id)  # ←it' };
    expect(
      statementOf(files, '{"event":"order_created","order_id":17,"level":"info","timestamp":"2026-03-01T08:30:00Z"}'),
    ).toBe("it");
  });
});

describe("Go", () => {
  const cases: readonly Case[] = [
    ["log.Printf", 'log.Printf("order %d created for %q", id, name) // ←it', 'order 17 created for "Acme"'],
    ["log.Println", 'log.Println("order created:", id) // ←it', "order created: 17"],
    ["slog", 'slog.Info("order created", "id", id) // ←it', "order created"],
    ["slog with a context", 'logger.InfoContext(ctx, "order created", slog.Int("id", id)) // ←it', "order created"],
    ["Sprintf inside", 'slog.Error(fmt.Sprintf("order %s lost", id)) // ←it', "order 17 lost"],
    ["zap", 'logger.Warn("order created", zap.Int("id", id)) // ←it', "order created"],
    ["zap sugar", 'sugar.Infof("order %d created", id) // ←it', "order 17 created"],
    ["zerolog", 'log.Info().Str("id", id).Msg("order created") // ←it', "order created"],
    ["zerolog format", 'log.Error().Err(err).Msgf("order %s lost", id) // ←it', "order 17 lost"],
    ["logrus", 'logrus.WithFields(logrus.Fields{"id": id}).Info("order created") // ←it', "order created"],
    ["raw string", "log.Print(`order created`) // ←it", "order created"],
    ["sum", 'log.Print("order " + id + " created") // ←it', "order 17 created"],
    [
      "constant",
      'const created = "order %s created"\n\nfunc g() {\n\tlog.Printf(created, id) // ←it\n}',
      "order 17 created",
    ],
  ];

  test.each(cases)("%s", (_title, code, text) => {
    const body = code.startsWith("const") ? code : `func f() {\n\t${code}\n}`;
    expect(
      statementOf(
        { "shop.go": `package shop\n\n${body}\n`, "other.go": 'package shop\nfunc f() { log.Print("order ready") }' },
        record(text),
      ),
    ).toBe("it");
  });
});

describe("Java", () => {
  const cases: readonly Case[] = [
    ["slf4j", 'log.info("order {} created for {}", id, name); // ←it', "order 17 created for Acme"],
    ["sum", 'logger.warn("order " + id + " created"); // ←it', "order 17 created"],
    ["String.format", 'log.error(String.format("order %s lost", id)); // ←it', "order 17 lost"],
    ["formatted", 'log.error("order %s lost".formatted(id)); // ←it', "order 17 lost"],
    ["java.util.logging", 'LOGGER.log(Level.WARNING, "order {0} created", id); // ←it', "order 17 created"],
    ["fluent", 'log.atInfo().addKeyValue("id", id).log("order created"); // ←it', "order created"],
    ["supplier", 'log.debug(() -> "order " + id + " created"); // ←it', "order 17 created"],
    ["System.out", 'System.out.println("order " + id + " created"); // ←it', "order 17 created"],
    ["choice", 'log.info(ok ? "order kept" : "order dropped"); // ←it', "order dropped"],
    ["text block", 'log.info(""" // ←it\n      order created\n      """);', "order created"],
  ];

  test.each(cases)("%s", (_title, code, text) => {
    const shop = `class Shop {\n  void f() {\n    ${code}\n  }\n}\n`;
    expect(
      statementOf(
        { "Shop.java": shop, "Other.java": 'class Other { void f() { log.info("order ready"); } }' },
        record(text),
      ),
    ).toBe("it");
  });

  test("a constant of the class", () => {
    const shop =
      'class Shop {\n  private static final String CREATED = "order {} created";\n  void f() {\n    log.info(CREATED, id); // ←it\n  }\n}';
    expect(statementOf({ "Shop.java": shop }, record("order 17 created"))).toBe("it");
  });
});

test("broken code still gives the statements that can be read", () => {
  const files = {
    "a.py": 'def f(:\n    logger.info("order created")  # ←python\n',
    "a.go": 'package a\nfunc f( {\n\tlog.Print("mail sent") // ←go\n',
    "A.java": 'class A { void f() {\n  log.info("stock is low"); // ←java\n',
    "a.ts": 'function f() {\n  log.info("payment taken"); // ←typescript\n  const x = ;\n',
  };
  for (const [text, mark] of [
    ["order created", "python"],
    ["mail sent", "go"],
    ["stock is low", "java"],
    ["payment taken", "typescript"],
  ] as const) {
    expect(statementOf(files, record(text))).toBe(mark);
  }
});
