// `seclog logs --src` names the statement that wrote each record, in any of the languages, and says what it cannot do.
import { describe, expect, test } from "vitest";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { shopFolder } from "../demo/fixture.ts";
import { seclog } from "./run-cli.ts";

const sources = {
  "src/orders.ts": `import { log } from "./log.ts";\n\nexport function create(order: Order): void {\n  log.info(\`order \${order.id} created for \${order.customer}\`);\n}\n`,
  "src/log.ts": `import pino from "pino";\nexport const log = pino();\n`,
  "src/worker.py": `import logging\n\nlog = logging.getLogger("worker")\n\ndef run(job):\n    log.warning("job %s took %d s", job.id, job.seconds)\n`,
  "src/mailer.go": `package mailer\n\nfunc send(to string) {\n\tslog.Error("mail not sent", "to", to)\n}\n`,
  "src/Stock.java": `class Stock {\n  void reserve(String sku) {\n    logger.info("reserved {} of {}", 3, sku);\n  }\n}\n`,
};

const log = [
  '{"level":30,"time":1772353800000,"msg":"order 17 created for Acme"}',
  "2026-03-01 08:30:01,120 WARNING worker: job 9 took 31 s",
  '{"time":"2026-03-01T08:30:02Z","level":"ERROR","msg":"mail not sent","to":"alice@example.com"}',
  "2026-03-01T08:30:03Z INFO reserved 3 of A-100",
  "2026-03-01T08:30:04Z INFO nobody writes this",
  "",
].join("\n");

describe("--src", () => {
  test("fills source in jsonl, with paths below the folder as it was named", async () => {
    const { stdout } = await seclog("logs app.log --src src -f jsonl", { files: { ...sources, "app.log": log } });
    const found = stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { source?: { file: string; line: number } }).source);
    expect(found).toEqual([
      { file: "src/orders.ts", line: 4 },
      { file: "src/worker.py", line: 6 },
      { file: "src/mailer.go", line: 4 },
      { file: "src/Stock.java", line: 3 },
      undefined,
    ]);
  });

  test("shows it at the end of the line in pretty output", async () => {
    const { stdout } = await seclog("logs app.log --src src", { files: { ...sources, "app.log": log } });
    expect(stdout).toContain("order 17 created for Acme  ← src/orders.ts:4\n");
  });

  test("lets records be chosen by the file that wrote them", async () => {
    const { stdout } = await seclog("logs app.log --src src --field source=*.py", {
      files: { ...sources, "app.log": log },
    });
    expect(stdout).toContain("job 9 took 31 s");
    expect(stdout).not.toContain("order 17");
  });

  test("resolves the frame of a minified bundle by its source map", async () => {
    const map = { version: 3, sources: ["../src/pay.ts"], names: [], mappings: "AAAA,SAASA,KACT,MAAM,IAAI,MAAM" };
    const { stdout } = await seclog("logs app.log --src . -f jsonl", {
      files: {
        "src/pay.ts": "export function pay() {\n  throw new Error(reason());\n}\n",
        "dist/main.js": "function a(){throw new Error(r())}",
        "dist/main.js.map": JSON.stringify(map),
        "app.log": "2026-03-01T08:30:00Z ERROR Error: card declined\n    at a (/app/dist/main.js:1:18)\n",
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({ source: { file: "src/pay.ts", line: 2 } });
  });

  const mistakes: readonly (readonly [folder: string, message: string])[] = [
    ["lib", /^There is no file or folder "lib" in .*; check the path\.\n$/.source],
    [
      "docs",
      "^docs holds no source of JavaScript, TypeScript, Python, Go or Java; name the folder of the program that writes the log\\.\n$",
    ],
  ];

  test.each(mistakes)("%s is refused with the reason", async (folder, message) => {
    const { code, stderr } = await seclog(`logs app.log --src ${folder}`, { files: { "app.log": log, "docs/": "" } });
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(message));
  });
});

// The sources of the demo shop and a log in which it leaks the link of a password reset.
function leakingShop(): Readonly<Record<string, string>> {
  const sources = readdirSync(path.join(shopFolder, "src"), { recursive: true, encoding: "utf8" })
    .map((file) => path.join("src", file))
    .filter((file) => statSync(path.join(shopFolder, file)).isFile());
  const leak = {
    level: 30,
    time: Date.UTC(2026, 2, 3, 9),
    service: "shop",
    userId: "u_1002",
    link: `https://shop.example.com/reset?token=${"9f86d081884c7d65".repeat(4)}`,
    msg: "password reset link created",
  };
  const log = `{"level":30,"time":${leak.time - 1000},"service":"shop","msg":"listening"}\n${JSON.stringify(leak)}\n`;
  return {
    ...Object.fromEntries(sources.map((file) => [file, readFileSync(path.join(shopFolder, file), "utf8")])),
    "shop.log": log,
  };
}

describe("a leak in the log of the demo shop", () => {
  const statement = "src/services/password-reset.ts";

  test("is shown with what is wrong with its statement, and with the repair", async () => {
    const { stdout } = await seclog("logs shop.log --src src", { files: leakingShop() });
    expect(stdout).toContain("ANOMALY secret-leak token");
    expect(stdout).toContain(`${statement}:21 no-secret-in-log: `);
    expect(stdout).toContain(`Fix: Leave the field out of the log (seclog check ${statement} --fix)`);
    expect(stdout).not.toContain("9f86d081884c7d65");
  }, 60_000);

  test("has them in jsonl too, and the named command mends the statement", async () => {
    const files = leakingShop();
    const { stdout } = await seclog("logs shop.log --src src -f jsonl", { files });
    const source = (JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as { source: object }).source;
    expect(source).toMatchObject({
      file: statement,
      line: 21,
      findings: [{ rule: "no-secret-in-log", line: 21, fix: "Leave the field out of the log", safety: "safe" }],
    });
    const mended = await seclog(`check ${statement} --fix --no-cache`, { files });
    expect(mended.read(statement).split("\n")[20]).not.toContain("link,");
  }, 60_000);

  test("is shown so by watch as well", async () => {
    const stop = new AbortController();
    const shown: string[] = [];
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        shown.push(chunk.toString());
        if (shown.join("").includes("Fix: ")) stop.abort();
        done();
      },
    });
    await seclog("watch shop.log --src src --from-start", { files: leakingShop(), stdout, interrupt: stop.signal });
    expect(shown.join("")).toContain(`Fix: Leave the field out of the log (seclog check ${statement} --fix)`);
  }, 60_000);

  test("a configuration that cannot be read is said, and the log is shown all the same", async () => {
    const files = { ...leakingShop(), "seclog.config.json": '{ "rules": { "no-such-rule": "off" } }' };
    const { stdout, stderr } = await seclog("logs shop.log --src src", { files });
    expect(stderr).toContain("no-such-rule");
    expect(stdout).toContain(`← ${statement}:21`);
    expect(stdout).not.toContain("Fix: ");
  }, 60_000);
});
