// Fixes of how logs are set up: each rule about files, connections, levels and silence, in the place where the option is written.
import { describe, expect, test } from "vitest";
import { fixed } from "./fixed.ts";

const pino = 'import pino from "pino";\nconst logger = pino();\n';
const production = 'if (process.env.NODE_ENV === "production") ';
const winston = 'import winston from "winston";\n';
const file = (options: string): string =>
  `${winston}export const logger = winston.createLogger({ transports: [new winston.transports.File({ ${options} })] });`;

describe("a silenced logger is switched on", () => {
  const rule = "no-silenced-logger";
  test.each([
    ["by its level", `${pino}${production}logger.level = "silent";`, `logger.level = "warn";`],
    [
      "by an option",
      `import pino from "pino";\nexport const logger = pino({ level: "silent" });\nlogger.warn("access denied");`,
      `pino({ level: "warn" })`,
    ],
    [
      "by its flag",
      `${winston}const logger = winston.createLogger({ silent: true, transports: [new winston.transports.Console()] });\nlogger.warn("access denied");`,
      "silent: false,",
    ],
    [
      "by somewhere to write",
      `${winston}const logger = winston.createLogger({ level: "info", transports: [] });\nlogger.warn("access denied");`,
      "transports: [new winston.transports.Console()] }",
    ],
  ])("%s", (_, before, after) => expect(fixed(before, "configuration", { rule })).toContain(after));

  test("by leaving the console alone", () => {
    const code = `${production}{\n  start();\n  console.log = () => {};\n}\n`;
    expect(fixed(code, "configuration", { rule })).toBe(`${production}{\n  start();\n}\n`);
  });
});

describe("a log file", () => {
  test.each([
    [
      "is readable for its group only",
      "log-file-permissions",
      `import fs from "node:fs";\nconst out = fs.createWriteStream("app.log", { flags: "a", mode: 0o666 });`,
      "mode: 0o640",
    ],
    [
      "is rotated",
      "log-retention",
      file(`filename: "app.log"`),
      `{ filename: "app.log", maxsize: 10_000_000, maxFiles: 10 }`,
    ],
  ])("%s", (...[, rule, before, after]) => expect(fixed(before, "configuration", { rule })).toContain(after));
});

test("logs are kept for as long as the profile asks for", () => {
  const code = `${winston}import "winston-daily-rotate-file";\nexport const t = new winston.transports.DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: "14d" });`;
  const after = fixed(code, "configuration", { rule: "log-retention", profiles: ["pci-dss"] });
  expect(after).toContain(`maxFiles: "365d"`);
});

describe("a connection", () => {
  test.each([
    [
      "uses HTTPS",
      `${winston}export const t = new winston.transports.Http({ host: "logs.example.com", port: 443 });`,
      "ssl: true",
    ],
  ])("%s", (_, before, after) =>
    expect(fixed(before, "configuration", { rule: "secure-log-transport" })).toContain(after),
  );
});
