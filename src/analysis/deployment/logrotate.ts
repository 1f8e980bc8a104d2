// Configurations of logrotate: how often a log is rotated and how many files are kept (https://man7.org/linux/man-pages/man8/logrotate.8.html).
import type { Range } from "../../base/text.ts";
import { linesOf, type Line } from "./lines.ts";
import type { DeploymentFormat, KeptLogs, KeptRetention } from "./deployment-format.ts";

// Of a year, so that 52 weeks and 12 months are one.
const year = 365.25;
const periods: Readonly<Record<string, number>> = {
  hourly: 1 / 24,
  daily: 1,
  weekly: year / 52,
  monthly: year / 12,
  yearly: year,
};

/** What the directives say so far; a block starts from what holds for the whole file. */
interface Directives {
  period?: number;
  /** Files that are kept; -1 for all. */
  count?: number;
  maxAge?: number;
  /** Rotated by size alone, or by size before its time. */
  size?: "only" | "sooner" | "later";
  /** The directive that says the most. */
  range?: Range;
}

export const logrotate: DeploymentFormat = {
  id: "logrotate",
  title: "logrotate",
  // `logrotate.d/shop`, `logrotate/shop.j2`, `logrotate.conf`, `shop.logrotate`; refuses programs and prose such as `logrotate/readme.md`.
  accepts: (path) =>
    /(?:^|[/._-])logrotate(?:\.(?:conf|cfg|config|j2|erb|tmpl|tpl|in|template))*$/.test(path) ||
    /(?:^|\/)logrotate(?:\.d)?\/[^/.]+(?:\.(?:conf|cfg|config|j2|erb|tmpl|tpl|in|template))*$/.test(path),
  words: /rotate|maxage|(?:hour|dai|week|month|year)ly/,
  read(text) {
    const common: Directives = {};
    const found: Omit<KeptLogs, "format">[] = [];
    let block: { readonly head: Line; readonly says: Directives } | undefined;
    let names: Line | undefined;
    let inScript = false;
    for (const line of linesOf(text)) {
      const [word = "", value = ""] = line.text.split(/[\s=]+/, 2);
      if (inScript) inScript = word !== "endscript";
      else if (scripts.has(word)) inScript = true;
      else if (line.text.endsWith("{")) {
        block = { head: line.text === "{" ? (names ?? line) : line, says: { ...common } };
      } else if (word === "}") {
        found.push(...keptBy(block));
        block = undefined;
      } else if (isPath(line.text)) names ??= line;
      else {
        names = undefined;
        take(block?.says ?? common, word.toLowerCase(), { value, line });
      }
      if (block) names = undefined;
    }
    return found;
  },
  examples: [
    {
      title: "A week of an access log that has to be kept for a year",
      path: "/deploy/logrotate.d/shop",
      profile: "pci-dss",
      code: `/var/log/shop/*.log {\n  daily\n  «rotate 7»\n  compress\n  postrotate\n    systemctl reload shop\n  endscript\n}\n`,
      message: "keeps 7 days of logs",
    },
    {
      title: "Nothing is ever deleted",
      path: "/deploy/logrotate.conf",
      profile: "gdpr",
      code: `weekly\n/var/log/shop.log\n/var/log/shop-error.log\n{\n  «rotate -1»\n}\n`,
    },
    {
      title: "An age that goes before the number of files",
      path: "/deploy/shop.logrotate",
      profile: "gdpr",
      code: `/var/log/shop.log {\n  weekly\n  rotate 200\n  maxage 90\n}\n`,
    },
    {
      title: "Rotated by size: days cannot be told",
      path: "/etc/logrotate.d/shop",
      profile: "pci-dss",
      code: `"/var/log/shop.log" {\n  size 100M\n  rotate 4\n}\n`,
    },
    {
      title: "A template whose numbers come from elsewhere",
      path: "/roles/shop/templates/logrotate.conf.j2",
      profile: "pci-dss",
      code: `/var/log/shop.log {\n  daily\n  rotate {{ shop_log_days }}\n}\n`,
    },
  ],
};

const scripts = new Set(["prerotate", "postrotate", "firstaction", "lastaction", "preremove"]);

/** File names before a block: quoted, absolute, or what a script puts in. */
function isPath(text: string): boolean {
  return /^["'/~$]/.test(text);
}

function take(says: Directives, word: string, { value, line }: { readonly value: string; readonly line: Line }): void {
  // A number as a whole; refuses what a template puts in.
  const number = /^-?\d{1,9}$/.test(value) ? Number(value) : NaN;
  const period = Object.hasOwn(periods, word) ? periods[word] : undefined;
  if (period !== undefined) {
    says.period = period;
    says.range ??= line.range;
  } else if (word === "rotate") {
    says.count = number;
    says.range = line.range;
  } else if (word === "maxage") {
    says.maxAge = number;
    says.range = line.range;
  } else if (word === "size") says.size = "only";
  else if (word === "maxsize") says.size = "sooner";
  else if (word === "minsize") says.size = "later";
}

function keptBy(
  block: { readonly head: Line; readonly says: Directives } | undefined,
): readonly Omit<KeptLogs, "format">[] {
  if (!block) return [];
  const { head, says } = block;
  const retention = retentionOf(says);
  if (!retention) return [];
  const name = head.text.replace(/\s*\{$/, "").trim();
  return [
    {
      retention,
      title: "This rotation",
      remedy: "set `rotate` and `maxage`",
      range: says.range ?? head.range,
      name,
    },
  ];
}

/** Undefined when it cannot be told. */
function retentionOf({ period, count, maxAge, size }: Directives): KeptRetention | undefined {
  if (Number.isNaN(count) || Number.isNaN(maxAge)) return undefined;
  const byAge = maxAge === undefined || maxAge <= 0 ? Infinity : maxAge;
  // Without a period logrotate goes by size.
  const isTimed = period !== undefined && size !== "only";
  // What is being written counts as one more file.
  const byCount = count === -1 ? Infinity : isTimed ? Math.max(1, count ?? 0) * period : undefined;
  if (byCount === undefined) return byAge === Infinity ? undefined : { kind: "days", days: byAge, bound: "at-most" };
  const days = Math.min(byAge, byCount);
  if (days === Infinity) return { kind: "forever" };
  if (days === byAge || size === undefined) return { kind: "days", days };
  return { kind: "days", days, bound: size === "later" ? "at-least" : "at-most" };
}
