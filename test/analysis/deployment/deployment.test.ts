// Deployment files as a whole: which files they are, what a directive silences, and text that is meant to hang a reader.
import { describe, expect, test } from "vitest";
import { analyzeSource } from "../../../src/analysis/analyze.ts";
import { deploymentFormatOf, deploymentFormats } from "../../../src/analysis/deployment/index.ts";
import { onlyRule } from "../check.ts";

const settings = { ...onlyRule("log-retention"), profiles: ["pci-dss"] } as const;

function messagesIn(path: string, text: string): readonly string[] {
  const outcome = analyzeSource({ path, text }, settings);
  if (outcome.status === "skipped") throw new Error(`skipped: ${outcome.reason}`);
  return [...outcome.findings.map(({ message }) => message), ...outcome.notices.map(({ message }) => message)];
}

describe("which files they are", () => {
  test.each([
    ["/etc/logrotate.d/shop", "logrotate"],
    ["/deploy/logrotate/shop-api", "logrotate"],
    ["/puppet/templates/shop.logrotate.erb", "logrotate"],
    ["C:\\shop\\deploy\\Logrotate.conf", "logrotate"],
    ["/infra/modules/api/main.tf", "terraform"],
    ["/shop/serverless.prod.yaml", "serverless"],
    ["/shop/template.yaml", "cloudformation"],
    ["/shop/cdk/Shop.template.json", "cloudformation"],
    ["/shop/.github/workflows/deploy.yml", "shell"],
    ["/shop/Makefile", "shell"],
  ])("%s is %s", (path, id) => expect(deploymentFormatOf(path)?.id).toBe(id));

  test.each([
    "/src/logrotate.ts",
    "/deploy/logrotate/README.md",
    "/src/template.tsx",
    "/docker-compose.yml",
    "/package.json",
    "/pnpm-lock.yaml",
    "/a.tf.md",
  ])("%s is none", (path) => expect(deploymentFormatOf(path)).toBeUndefined());
});

describe("logrotate", () => {
  const rotate = (...lines: readonly string[]): readonly string[] =>
    messagesIn("/etc/logrotate.d/shop", `/var/log/shop.log {\n${lines.join("\n")}\n}\n`);

  test.each([
    [["weekly", "rotate 4"], "keeps 28 days of logs"],
    [["hourly", "rotate 48"], "keeps 2 days of logs"],
    [["monthly", "rotate 3", "minage 1"], "keeps 91 days of logs"],
    [["daily", "rotate 400", "maxage 30"], "keeps 30 days of logs"],
    [["daily", "maxsize 1G", "rotate 10"], "keeps 10 days of logs"],
    [["size 10M", "maxage 30", "rotate 1000"], "keeps 30 days of logs"],
    [["daily"], "keeps 1 day of logs"],
    [["daily", "rotate 7 # a week"], "keeps 7 days of logs"],
  ])("%j", (lines, expected) => expect(rotate(...lines)[0]).toContain(expected));

  test.each([
    [["daily", "rotate 400"]],
    [["rotate -1", "daily"]],
    [["yearly", "rotate 1"]],
    [["weekly", "rotate 52"]],
    // At least a month of each: files may stay longer.
    [["daily", "minsize 1M", "rotate 30"]],
    [["rotate 30"]],
    [["daily", "rotate {{ days }}"]],
    [["prerotate", "rotate 7", "daily", "endscript"]],
  ])("%j is fine, or cannot be told", (lines) => expect(rotate(...lines)).toEqual([]));

  test("what stands above the blocks holds for all of them", () => {
    const text = `weekly\nrotate 4\n/var/log/a.log {\n  missingok\n}\n/var/log/b.log {\n  rotate 100\n}\n`;
    expect(messagesIn("/deploy/logrotate.conf", text)).toEqual([
      "This rotation keeps 28 days of logs, while PCI DSS 4.0.1, requirement 10.5.1, asks for twelve months, the last three at hand; keep them longer, or ship them to a store that does.",
    ]);
  });
});

describe("Terraform", () => {
  test("reads around comments, heredocs, nested blocks and quotes in quotes", () => {
    const text = `/* resource "aws_cloudwatch_log_group" "old" {} */
resource "aws_iam_policy" "logs" {
  policy = <<-EOF
    { "resource": "aws_cloudwatch_log_group" }
    resource "aws_cloudwatch_log_group" "quoted" { retention_in_days = 1 }
  EOF
}
resource "aws_cloudwatch_log_group" "shop" {
  name = "/\${lookup(var.names, "shop")}/api" // retention_in_days = 3
  tags = {
    retention_in_days = 2
  }
  retention_in_days = 30 # a month
}
`;
    expect(messagesIn("/infra/main.tf", text)).toEqual([expect.stringContaining("`shop` keeps 30 days of logs")]);
  });
});

test("a directive silences a finding, and is told when it silences none", () => {
  const group = (days: number): string =>
    `resource "aws_cloudwatch_log_group" "shop" {\n  retention_in_days = ${days}\n}\n`;
  const silenced = group(7).replace(
    "  ret",
    "  # seclog-disable-next-line log-retention -- audit logs go to S3\n  ret",
  );
  expect(messagesIn("/a.tf", silenced)).toEqual([]);
  expect(messagesIn("/a.tf", silenced.replace("= 7", "= 400"))).toEqual([
    "This directive suppresses nothing; remove it.",
  ]);
});

test("without a profile nothing is said of how long logs are kept", () => {
  const text = `resource "aws_cloudwatch_log_group" "shop" {\n  retention_in_days = 1\n}\n`;
  expect(analyzeSource({ path: "/a.tf", text }, onlyRule("log-retention"))).toMatchObject({ findings: [] });
});

describe("text that is meant to hang a reader", () => {
  const much = 20_000;
  test.each(deploymentFormats.entries.map((format) => [format.id, format] as const))("%s", (_, format) => {
    const path = format.examples[0]?.path ?? "";
    const words = [
      "rotate",
      "{",
      "<<A\n",
      '"',
      "find log ",
      "logs put-retention-policy ",
      "Type: AWS::Logs::LogGroup\n",
      "\\\n",
      "/*",
      "logrotate <<A\n",
      "logrotate ",
    ];
    for (const word of words) {
      const text = `retention maxage AWS::Logs::LogGroup\n${word.repeat(much)}`;
      expect(analyzeSource({ path, text }, settings).path).toBe(path);
    }
  });
});
