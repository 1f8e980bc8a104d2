// Shell scripts, and the scripts of pipelines: commands that set how long logs are kept, or delete old ones.
import type { DeploymentFormat, KeptLogs } from "./deployment-format.ts";
import { linesOf, type Line } from "./lines.ts";
import { logrotate } from "./logrotate.ts";

/** A command that says how long logs are kept. */
interface RetentionCommand {
  readonly title: string;
  readonly remedy: string;
  /** All of them match in the line of such a command. */
  readonly words: readonly RegExp[];
  /** The first group is the number, the second its unit if there is one; missing for a command that takes every limit away. */
  readonly days?: RegExp;
}

const perDay: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30.44, y: 365.25 };

// What follows an option: a blank or an equals sign, and a number alone; refuses `$DAYS` and `30days`.
const commands: readonly RetentionCommand[] = [
  {
    title: "`put-retention-policy`",
    remedy: "set `--retention-in-days`",
    words: [/\blogs +put-retention-policy\b/],
    days: /--retention-in-days[= ] *["']?(\d{1,6})(?![\w.])/d,
  },
  {
    title: "A log group without a retention policy",
    remedy: "use `put-retention-policy`",
    words: [/\blogs +delete-retention-policy\b/],
  },
  {
    title: "This log bucket",
    remedy: "set `--retention-days`",
    words: [/\blogging +buckets +(?:create|update)\b/],
    days: /--retention-days[= ] *["']?(\d{1,6})(?![\w.])/d,
  },
  {
    title: "This log workspace",
    remedy: "set `--retention-time`",
    words: [/\blog-analytics +workspace +(?:create|update)\b/],
    days: /--retention-time[= ] *["']?(\d{1,6})(?![\w.])/d,
  },
  {
    title: "`journalctl --vacuum-time`",
    remedy: "give it another time",
    words: [/\bjournalctl\b/],
    // `7d`, `2weeks`, `6 months`; refuses minutes and seconds, which are no way to keep a log.
    days: /--vacuum-time[= ] *["']?(\d{1,6}) ?(h|d|w|m(?=onth)|y)/d,
  },
  {
    title: "`find`, which deletes old logs,",
    remedy: "give it another age",
    words: [/\bfind\b/, /\blogs?\b/, / -delete\b|\brm\b/],
    days: / -mtime +["']?\+(\d{1,6})(?![\w.])/d,
  },
];

export const shell: DeploymentFormat = {
  id: "shell",
  title: "Shell scripts",
  accepts: (path) =>
    /\.(?:sh|bash|zsh|ksh)$/.test(path) ||
    /(?:^|\/)(?:\.github\/workflows\/[^/]+|\.gitlab-ci|buildspec|bitbucket-pipelines|azure-pipelines)\.ya?ml$/.test(
      path,
    ) ||
    /(?:^|\/)(?:makefile|justfile|crontab)$/.test(path),
  words: /retention|--vacuum-time|-mtime|logrotate/,
  read(text) {
    // A line that goes on counts as one; every character stays where it is.
    const joined = text.replace(/\\\r?\n/g, (end) => " ".repeat(end.length));
    return [...[...linesOf(joined)].flatMap(keptBy), ...writtenRotations(text)];
  },
  examples: [
    {
      title: "A week for a log group",
      path: "/deploy/logs.sh",
      profile: "pci-dss",
      code: `#!/bin/sh\naws --region eu-central-1 logs put-retention-policy \\\n  --log-group-name /shop/api \\\n  --retention-in-days «7»\n`,
      message: "`put-retention-policy` keeps 7 days of logs",
    },
    {
      title: "A policy taken away",
      path: "/deploy/logs.sh",
      profile: "gdpr",
      code: `«aws logs delete-retention-policy --log-group-name /shop/api»\n`,
      message: "deletes nothing",
    },
    {
      title: "A bucket of another cloud, in a pipeline",
      path: "/.github/workflows/deploy.yml",
      profile: "pci-dss",
      code: `jobs:\n  deploy:\n    steps:\n      - run: |\n          gcloud logging buckets update shop --location=global --retention-days=«30»\n`,
    },
    {
      title: "Old files that are deleted",
      path: "/etc/cron/clean.sh",
      profile: "hipaa",
      code: `find /var/log/shop -name "*.log" -mtime +«30» -delete\njournalctl --vacuum-time=«2»weeks\n`,
    },
    {
      title: "A configuration of logrotate that a script writes",
      path: "/deploy/setup.sh",
      profile: "pci-dss",
      code: `sudo tee /etc/logrotate.d/shop > /dev/null << 'EOF'\n$LOG_DIR/*.log {\n  daily\n  «rotate 14»\n}\nEOF\necho "rotate 3"\n`,
      message: "This rotation keeps 14 days of logs",
    },
    {
      title: "Numbers that come from elsewhere, and files that are no logs",
      path: "/deploy/clean.sh",
      profile: "hipaa",
      code: `aws logs put-retention-policy --log-group-name "$1" --retention-in-days "$DAYS"\n# aws logs put-retention-policy --retention-in-days 1\nfind /tmp/uploads -mtime +1 -delete\nfind /var/log -mtime +1 -print\necho "aws logs put-retention-policy --retention-in-days 7"\n`,
    },
    {
      title: "Long enough",
      path: "/deploy/logs.sh",
      profile: "hipaa",
      code: `aws logs put-retention-policy --log-group-name /shop --retention-in-days 2192\n`,
    },
  ],
};

// A longer line is no command that somebody wrote.
const longest = 2_000;
// What is shown is not done.
const shown = /^(?:-? *run: *)?(?:echo|printf)\b/;

function keptBy(line: Line): readonly Omit<KeptLogs, "format">[] {
  if (line.text.length > longest || shown.test(line.text)) return [];
  const command = commands.find(({ words }) => words.every((word) => word.test(line.text)));
  if (!command) return [];
  const { title, remedy, days } = command;
  const place = { title, remedy, name: "" };
  if (!days) return [{ ...place, retention: { kind: "forever" }, range: line.range }];
  const match = days.exec(line.text);
  const [start, end] = match?.indices?.[1] ?? [];
  const count = Number(match?.[1] ?? NaN) * (perDay[match?.[2] ?? "d"] ?? NaN);
  if (start === undefined || end === undefined || !(count > 0)) return [];
  const range = { start: line.range.start + start, end: line.range.start + end };
  return [{ ...place, retention: { kind: "days", days: count }, range }];
}

// `cat > /etc/logrotate.d/shop << 'EOF'` and `tee … <<-EOF`; the first group is the word that ends the text.
const hereDocument = /<<-? ?["']?([A-Za-z_]\w{0,40})["']?/;

/** Configurations of logrotate that a script writes. */
function writtenRotations(text: string): readonly Omit<KeptLogs, "format">[] {
  const found: Omit<KeptLogs, "format">[] = [];
  for (let at = text.indexOf("logrotate"); at >= 0;) {
    const start = text.lastIndexOf("\n", at) + 1;
    const end = endOfLine(text, at);
    const line = text.slice(start, Math.min(end, start + longest));
    const marker = line.startsWith("#") ? undefined : hereDocument.exec(line)?.[1];
    const close = marker === undefined ? end : endOfDocument(text, end, marker);
    if (marker !== undefined) found.push(...logrotate.read(text.slice(end, close)).map((kept) => moved(kept, end)));
    at = text.indexOf("logrotate", close);
  }
  return found;
}

function moved(kept: Omit<KeptLogs, "format">, by: number): Omit<KeptLogs, "format"> {
  return { ...kept, range: { start: kept.range.start + by, end: kept.range.end + by } };
}

/** Where the line begins that holds the word alone. */
function endOfDocument(text: string, from: number, marker: string): number {
  for (let start = from; start < text.length;) {
    const end = endOfLine(text, start + 1);
    if (text.slice(start, end).trim() === marker) return start;
    start = end;
  }
  return text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
