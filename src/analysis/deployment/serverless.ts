// serverless.yml: the retention of its log groups, and log groups among its resources.
import { logGroupsInYaml } from "./cloudformation.ts";
import type { DeploymentFormat, KeptLogs } from "./deployment-format.ts";
import { linesOf } from "./lines.ts";

const option = "logRetentionInDays";

export const serverless: DeploymentFormat = {
  id: "serverless",
  title: "Serverless Framework",
  accepts: (path) => /(?:^|[/._-])serverless(?:[._-][^/]*)?\.ya?ml$/.test(path),
  words: /logRetentionInDays|AWS::Logs::LogGroup/,
  read: (text) => [...ownRetention(text), ...logGroupsInYaml(text)],
  examples: [
    {
      title: "Two weeks for all functions",
      path: "/serverless.yml",
      profile: "pci-dss",
      code: `service: shop\nprovider:\n  name: aws\n  logRetentionInDays: «14»\n`,
      message: "`logRetentionInDays` keeps 14 days of logs",
    },
    {
      title: "A number that comes from elsewhere",
      path: "/serverless.yml",
      profile: "pci-dss",
      code: `provider:\n  logRetentionInDays: \${param:logDays}\n`,
    },
    {
      title: "A log group among the resources",
      path: "/serverless.yml",
      profile: "gdpr",
      code: `resources:\n  Resources:\n    AuditLogs:\n      Type: «AWS::Logs::LogGroup»\n`,
    },
  ],
};

function ownRetention(text: string): readonly Omit<KeptLogs, "format">[] {
  return [...linesOf(text)].flatMap(({ text: line, range }) => {
    const days = /^logRetentionInDays:[ \t]*(\d{1,6})$/.exec(line)?.[1];
    if (days === undefined || Number(days) === 0) return [];
    return [
      {
        retention: { kind: "days", days: Number(days) },
        title: `\`${option}\``,
        remedy: `set \`${option}\``,
        range: { start: range.end - days.length, end: range.end },
        name: option,
      },
    ];
  });
}
