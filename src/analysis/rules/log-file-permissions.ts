// log-file-permissions: a log file, or its folder, that other users of the machine may read or write.
import type { Level } from "../../base/finding.ts";
import { givenModes, type GivenMode } from "../destinations/file-modes.ts";
import { octalText } from "../destinations/option-values.ts";
import { configurationFixes } from "../fixes/log-configuration.ts";
import type { Rule } from "../rule.ts";

export const logFilePermissions: Rule = {
  id: "log-file-permissions",
  level: "warning",
  docs: {
    title: "No log files that others may read or write",
    description:
      "Logs tell who did what, from where, and often more than they should. When every user of the machine may read them, any " +
      "process that is taken over can; when every user may write them, the traces of an attack can be removed or forged.\n\n" +
      "Seclog reads the modes that code gives to log files and their folders: in calls of `node:fs`, in the options of winston, " +
      "winston-daily-rotate-file, pino, log4js and rotating-file-stream, and in `process.umask`. A mode for a file that is created is " +
      "still narrowed by the umask, so there it is an info; one that `chmod` sets holds as it is.",
    remedy: "Use `0o640`, or `0o600` when nobody else has to read the log; `0o750` for its folder.",
    cwe: [732, 276],
    asvs: ["16.4.2"],
    owasp: ["A01:2021"],
    securitySeverity: "4.4",
    bad: [
      {
        title: "Anybody may write",
        code: `import fs from "node:fs";\nfs.chmodSync("/var/log/shop/app.log", «0o666»);`,
      },
      {
        title: "Anybody may read",
        code: `import winston from "winston";\nexport const file = new winston.transports.File({ filename: "audit.log", options: { flags: "a", mode: «0o644» } });`,
      },
      { title: "No umask", code: `«process.umask(0)»;\nlogger.info("started");` },
    ],
    good: [
      {
        title: "The owner writes, the group reads",
        code: `import pino from "pino";\nexport const logger = pino(pino.destination({ dest: "/var/log/shop.log", mode: 0o640 }));`,
      },
      {
        title: "A file that is no log",
        code: `import fs from "node:fs";\nfs.chmodSync("bin/start", 0o755);\nconsole.log("ready");`,
      },
    ],
  },
  *check(file) {
    for (const given of givenModes(file)) {
      const verdict = verdictOn(given);
      if (!verdict) continue;
      yield {
        range: given.range,
        message: verdict.message,
        confidence: "flow",
        category: "file-permissions",
        flow: [],
        fixes: configurationFixes(file, given.range, {
          kind: "mode",
          of: given.how === "umask" ? "umask" : given.of,
        }),
        sink: given.sink,
        symbol: "",
        anchor: given.range.start,
        level: verdict.level,
      };
    }
  },
};

interface Verdict {
  readonly message: string;
  readonly level: Level;
}

const read = 0o4;
const write = 0o2;
const groupWrite = 0o20;

function verdictOn({ mode, how, of }: GivenMode): Verdict | undefined {
  if (how === "umask") {
    // What the umask takes away is not given.
    if ((mode & write) !== 0 || (mode & groupWrite) !== 0) return undefined;
    const message = `\`process.umask(${octalText(mode)})\` lets every user of the machine write the files that are made from here on, logs too; use \`0o027\`.`;
    return { message, level: "warning" };
  }
  const can = [...((mode & read) === 0 ? [] : ["read"]), ...((mode & write) === 0 ? [] : ["write"])];
  if (can.length === 0) return undefined;
  const what = of === "folder" ? "folder of logs" : "log file";
  const use = of === "folder" ? "`0o750`" : "`0o640`, or `0o600`";
  const may = `every user of the machine may ${can.join(" and ")} this ${what}`;
  if (how === "exact") return { message: `\`${octalText(mode)}\` means that ${may}; use ${use}.`, level: "warning" };
  return {
    message: `\`${octalText(mode)}\` means that ${may}, as far as the umask lets them; use ${use}.`,
    level: "info",
  };
}
