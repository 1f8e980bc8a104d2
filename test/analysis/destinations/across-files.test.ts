// Options of transports that are put together in another file count as if they stood where they are used.
import { expect, test } from "vitest";
import { analyzeSource, createLinkedModules, type AnalysisSettings } from "../../../src/analysis/analyze.ts";

const settings: AnalysisSettings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };

function messages(files: Readonly<Record<string, string>>): readonly string[] {
  const path = "/src/logging.ts";
  const modules = { version: (file: string) => (file in files ? "1" : undefined), read: (file: string) => files[file] };
  const linker = createLinkedModules(modules, settings).linkerFor(path);
  const outcome = analyzeSource({ path, text: files[path] ?? "" }, settings, linker);
  return outcome.status === "skipped" ? [outcome.reason] : outcome.findings.map(({ rule }) => rule);
}

const winston = `import winston from "winston";\nimport { options } from "./options";\n`;

test.each([
  [
    "a file that is never rotated",
    `${winston}export const file = new winston.transports.File(options.file);`,
    `export const options = { file: { filename: "app.log", level: "info" } };`,
    ["log-retention"],
  ],
  [
    "a file that is",
    `${winston}export const file = new winston.transports.File(options.file);`,
    `export const options = { file: { filename: "app.log", maxsize: 1e7 } };`,
    [],
  ],
  [
    "a log4js configuration with a plain address and an undated layout",
    `import log4js from "log4js";\nimport { options } from "./options";\nlog4js.configure(options);`,
    `export const options = { appenders: { http: { type: "logstashHTTP", url: "http://logs.example.com/_bulk" } }, categories: {} };`,
    ["secure-log-transport"],
  ],
  [
    "a mode",
    `import fs from "node:fs";\nimport { options } from "./options";\nfs.chmodSync("app.log", options.logMode);`,
    `export const options = { logMode: 0o666 };`,
    ["log-file-permissions"],
  ],
  [
    "an address that stays on the machine",
    `import LokiTransport from "winston-loki";\nimport { options } from "./options";\nnew LokiTransport(options);`,
    `export const options = { host: "http://127.0.0.1:3100" };`,
    [],
  ],
])("%s", (...[, logging, options, expected]) => {
  expect(messages({ "/src/logging.ts": logging, "/src/options.ts": options })).toEqual(expected);
});
