// log-retention: a log file that grows without end, and logs that are kept shorter or longer than the profile allows.
import type { Level } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { KeptRetention } from "../deployment/deployment-format.ts";
import { destinationsOf } from "../destinations/find-destinations.ts";
import { logGroups } from "../destinations/log-groups.ts";
import { plainFileStreams } from "../destinations/plain-files.ts";
import { retentionOf, type Retention } from "../destinations/retention.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { configurationFixes } from "../fixes/log-configuration.ts";
import type { Policy } from "../policy.ts";
import { noValue } from "../program.ts";
import type { Report, Rule } from "../rule.ts";

export const logRetention: Rule = {
  id: "log-retention",
  level: "warning",
  docs: {
    title: "Logs that are rotated, and kept as long as they have to be",
    description:
      "A log file that is never rotated fills the disk, and then nothing is logged at all. And how long logs are kept is not a matter of " +
      "taste: PCI DSS and HIPAA ask for a minimum, the GDPR for a limit.\n\n" +
      "Without a profile only files are reported, as infos, whose logger could rotate them and does not. With `profile` set, the days that " +
      "follow from the options of winston, winston-daily-rotate-file, pino-roll, log4js, bunyan, rotating-file-stream and of CloudWatch log " +
      "groups are compared with what the profile asks for. Files of pino are left to logrotate, as its documentation advises.\n\n" +
      "Deployment files are read as well: configurations of logrotate, log groups and the like in Terraform, CloudFormation, SAM and " +
      "serverless.yml, and the commands of shell scripts that set a retention or delete old logs.",
    remedy: "Set the rotation, and keep logs as long as the profile asks for, here or in a log store.",
    cwe: [779],
    asvs: ["16.1.1", "16.4.3"],
    owasp: ["A09:2021"],
    securitySeverity: "3.1",
    bad: [
      {
        title: "A file that grows without end",
        code: `import winston from "winston";\nexport const file = «new winston.transports.File»({ filename: "app.log" });`,
      },
      {
        title: "An access log without rotation",
        code: `import fs from "node:fs";\nimport morgan from "morgan";\nconst stream = «fs.createWriteStream»("logs/access.log", { flags: "a" });\napp.use(morgan("combined", { stream }));`,
      },
      {
        title: "Rotated by size only when told so",
        code: `import log4js from "log4js";\nlog4js.configure({ appenders: { app: { type: «"file"», filename: "app.log" } }, categories: { default: { appenders: ["app"], level: "info" } } });`,
      },
    ],
    good: [
      {
        title: "Rotated by size",
        code: `import winston from "winston";\nexport const file = new winston.transports.File({ filename: "app.log", maxsize: 10_000_000, maxFiles: 5 });`,
      },
      {
        title: "Rotated by day",
        code: `import DailyRotateFile from "winston-daily-rotate-file";\nexport const file = new DailyRotateFile({ filename: "app-%DATE%.log", maxFiles: "90d" });`,
      },
    ],
  },
  *check(file) {
    const view = file.flow.configuration;
    for (const destination of destinationsOf(file)) {
      const retention = retentionOf(view, destination);
      const { transport, range } = destination;
      if (retention) yield* judged(file, { ...retention, title: transport.title, sink: transport.id, range });
    }
    for (const range of plainFileStreams(file)) {
      const remedy = "use rotating-file-stream, or logrotate";
      yield* judged(file, { kind: "grows", title: "This stream", sink: "stream", range, remedy });
    }
    for (const { days, id, title, range } of logGroups(view)) {
      const retention: Retention = days === Infinity ? { kind: "forever" } : { kind: "days", days, id };
      yield* judged(file, { ...retention, title, sink: "log-group", range, remedy: "set its retention" });
    }
  },
  *checkKeptLogs(logs, policy) {
    for (const { retention, title, remedy, range, format, name } of logs) {
      const verdict = verdictOn(policy, { ...retention, title, remedy });
      if (!verdict) continue;
      const { message, category, level } = verdict;
      const place = { sink: format, symbol: name, anchor: range.start };
      yield { range, message, category, level, confidence: "flow", flow: [], fixes: [], ...place };
    }
  },
};

type Kept = Retention & {
  readonly title: string;
  readonly sink: string;
  readonly range: Range;
  /** What to set. */
  readonly remedy: string;
};

function* judged(file: FileAnalysis, kept: Kept): Iterable<Report> {
  const verdict = verdictOn(file.policy, kept);
  if (!verdict) return;
  const value = kept.kind === "days" && kept.id !== noValue ? file.program.values[kept.id] : undefined;
  const range = value ? { start: value.start, end: value.end } : kept.range;
  yield {
    range,
    message: verdict.message,
    confidence: "flow",
    category: verdict.category,
    flow: [],
    fixes: fixesOf(file, kept, range),
    sink: kept.sink,
    symbol: "",
    anchor: kept.range.start,
    level: verdict.level,
  };
}

function fixesOf(file: FileAnalysis, kept: Kept, range: Range): Report["fixes"] {
  if (kept.kind === "grows") return configurationFixes(file, kept.range, { kind: "rotation" });
  const { min, max } = file.policy.requirements.retentionDays;
  if (kept.kind !== "days") return [];
  const asked = min && kept.days < min.days ? min : max;
  return asked ? configurationFixes(file, range, { kind: "retention", days: asked.days, now: kept.days }) : [];
}

interface Verdict {
  readonly message: string;
  readonly category: string;
  readonly level: Level;
}

function verdictOn(
  policy: Policy,
  kept: (Retention | KeptRetention) & { readonly title: string; readonly remedy: string },
): Verdict | undefined {
  const { min, max } = policy.requirements.retentionDays;
  const { title, remedy } = kept;
  switch (kept.kind) {
    case "unknown":
      return undefined;
    case "grows": {
      const why = max ? `, while ${max.source}` : "";
      const message = `${title} writes to one file that grows without end${why}; ${remedy}.`;
      return { message, category: "no-rotation", level: max ? "warning" : "info" };
    }
    case "forever":
      if (!max) return undefined;
      return {
        message: `${title} deletes nothing, while ${max.source}; ${remedy}.`,
        category: "too-long",
        level: "warning",
      };
    case "days": {
      const days = `${title} keeps ${daysText(kept.days)}`;
      const bound = "bound" in kept ? kept.bound : undefined;
      if (min && kept.days < min.days && bound !== "at-least") {
        const message = `${days}, while ${min.source}; keep them longer, or ship them to a store that does.`;
        return { message, category: "too-short", level: "warning" };
      }
      if (!max || kept.days <= max.days || bound === "at-most") return undefined;
      return { message: `${days}, while ${max.source}; keep them for less.`, category: "too-long", level: "warning" };
    }
  }
}

function daysText(days: number): string {
  if (days < 1) return `${Math.max(1, Math.round(days * 24))} h of logs`;
  const whole = Math.round(days);
  return `${whole} ${whole === 1 ? "day" : "days"} of logs`;
}
