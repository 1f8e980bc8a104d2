// log-file-permissions: who may read and write log files, as far as the code decides it.
import { describe, test } from "vitest";
import { markedRule } from "./marked.ts";

const check = markedRule("log-file-permissions");

describe("functions of node:fs", () => {
  test.each([
    [
      "chmod",
      `import fs from "node:fs";\nfs.chmodSync("/var/log/shop/app.log", «0o666»);`,
      "warning `0o666` means that every user of the machine may read and write this log file; use `0o640`",
    ],
    [
      "chmod that lets others read",
      `import { chmod } from "node:fs/promises";\nawait chmod("logs/audit.log", «0o644»);`,
      "warning `0o644` means that every user of the machine may read this log file",
    ],
    ["a mode as text", `const fs = require("fs");\nfs.chmod(LOG_FILE, «"0666"», () => {});`, "`0o666`"],
    ["a mode in decimal", `const fs = require("fs");\nfs.chmod(logPath, «438», done);`, "`0o666`"],
    [
      "a stream, which the umask narrows",
      `import fs from "node:fs";\nconst out = fs.createWriteStream("access.log", { flags: "a", mode: «0o666» });`,
      "info `0o666` means that every user of the machine may read and write this log file, as far as the umask lets them",
    ],
    ["open", `import fs from "node:fs";\nconst fd = fs.openSync("error.log", "a", «0o664»);`, "may read this log file"],
    [
      "appendFile",
      `import { appendFileSync } from "fs";\nappendFileSync("audit.log", line, { mode: «0o622» });`,
      "may write this log file",
    ],
    [
      "a joined path",
      `import fs from "node:fs";\nimport path from "node:path";\nfs.chmodSync(path.join(root, "auth.log"), «0o777»);`,
      "read and write",
    ],
    [
      "a folder",
      `import fs from "node:fs";\nfs.mkdirSync("/var/log/shop", { recursive: true, mode: «0o777» });`,
      "this folder of logs, as far as the umask lets them; use `0o750`",
    ],
    [
      "a folder by its name",
      `import fs from "node:fs";\nfs.mkdirSync(config.logDir, «0o755»);`,
      "may read this folder of logs",
    ],
    [
      "chmod of a folder",
      `import fs from "node:fs";\nfs.chmodSync("./logs", «0o777»);`,
      "warning `0o777` means that every user of the machine may read and write this folder of logs; use `0o750`.",
    ],
    [
      "a mode in a constant",
      `import fs from "node:fs";\nconst mode = «0o666»;\nfs.chmodSync("app.log", mode);`,
      "`0o666`",
    ],
  ])("%s", (_, code, message) => check(code, message));
});

describe("options of logging libraries", () => {
  test.each([
    [
      "winston",
      `import winston from "winston";\nconst file = new winston.transports.File({ filename: "a.log", options: { flags: "a", mode: «0o664» } });`,
    ],
    [
      "winston-daily-rotate-file",
      `import DailyRotateFile from "winston-daily-rotate-file";\nconst file = new DailyRotateFile({ filename: "a-%DATE%", options: { mode: «0o644» } });`,
    ],
    ["pino", `import pino from "pino";\nconst log = pino(pino.destination({ dest: "app.log", mode: «0o644» }));`],
    [
      "log4js",
      `import log4js from "log4js";\nlog4js.configure({ appenders: { file: { type: "file", filename: "a", mode: «0o644» } }, categories: {} });`,
    ],
    [
      "rotating-file-stream",
      `const rfs = require("rotating-file-stream");\nconst stream = rfs.createStream("access", { interval: "1d", mode: «0o666» });`,
    ],
  ])("%s", (_, code) => check(code, "every user of the machine may read"));
});

describe("the umask", () => {
  test("that takes nothing away", () =>
    check(`«process.umask(0)»;\nconsole.log("ready");`, "warning `process.umask(0o000)` lets every user"));
  test.each([
    ["that keeps others out", `process.umask(0o027);\nconsole.log("ready");`],
    ["as it is by default", `process.umask(0o022);\nconsole.log("ready");`],
    ["that is only read", `console.log("umask", process.umask());`],
    ["that is not written here", `process.umask(config.umask);\nconsole.log("ready");`],
  ])("%s", (_, code) => check(code));
});

describe("silent", () => {
  test.each([
    ["the owner alone", `import fs from "node:fs";\nfs.chmodSync("app.log", 0o600);`],
    ["the owner and the group", `import fs from "node:fs";\nfs.createWriteStream("app.log", { mode: 0o640 });`],
    ["the group may write", `import fs from "node:fs";\nfs.chmodSync("app.log", 0o660);`],
    ["a folder for owner and group", `import fs from "node:fs";\nfs.mkdirSync("logs", { mode: 0o750 });`],
    ["no mode", `import fs from "node:fs";\nfs.createWriteStream("app.log", { flags: "a" });\nfs.mkdirSync("logs");`],
    [
      "another file",
      `import fs from "node:fs";\nfs.chmodSync("bin/deploy.sh", 0o755);\nfs.writeFileSync(feedPath, feed, { mode: 0o644 });\nconsole.log("written");`,
    ],
    [
      "another folder",
      `import fs from "node:fs";\nfs.mkdirSync("public/blog", { mode: 0o755 });\nfs.mkdirSync(catalogDir, 0o755);\nconsole.log("made");`,
    ],
    ["a mode that is not written here", `import fs from "node:fs";\nfs.chmodSync("app.log", config.mode);`],
    ["encoding in the place of the mode", `import fs from "node:fs";\nfs.appendFileSync("app.log", line, "utf8");`],
    ["a chmod that is not of files", `import { chmod } from "./acl";\nchmod("app.log", 0o777);\nconsole.log("done");`],
    [
      "a private file of pino",
      `import pino from "pino";\nconst log = pino(pino.destination({ dest: "app.log", mode: 0o600 }));`,
    ],
    [
      "the default of log4js",
      `import log4js from "log4js";\nlog4js.configure({ appenders: { file: { type: "file", filename: "a.log", mode: 0o600 } }, categories: {} });`,
    ],
  ])("%s", (_, code) => check(code));
});
