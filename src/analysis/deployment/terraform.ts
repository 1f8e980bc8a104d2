// Terraform and OpenTofu: resources that keep logs, and the options of modules that make them.
import type { Range } from "../../base/text.ts";
import type { DeploymentFormat, KeptLogs, KeptRetention } from "./deployment-format.ts";
import { hclBlocks, type HclBlock } from "./hcl.ts";

/** A resource that keeps logs; zero days stand for ever where `daysByDefault` is undefined. */
interface KeepingResource {
  readonly option: string;
  /** Days without the option; undefined for ever. */
  readonly daysByDefault?: number;
}

const buckets: KeepingResource = { option: "retention_days", daysByDefault: 30 };

// From the registry's pages of the providers aws, azurerm and google.
const resources: Readonly<Record<string, KeepingResource>> = {
  aws_cloudwatch_log_group: { option: "retention_in_days" },
  azurerm_log_analytics_workspace: { option: "retention_in_days", daysByDefault: 30 },
  google_logging_project_bucket_config: buckets,
  google_logging_folder_bucket_config: buckets,
  google_logging_organization_bucket_config: buckets,
  google_logging_billing_account_bucket_config: buckets,
};

// `cloudwatch_log_group_retention_in_days`, `logs_retention_days`, `log_retention`; refuses `backup_retention_days`.
const moduleOption = /^(?:[a-z]+_)*logs?(?:_group)?_retention(?:_in)?(?:_days)?$/;

export const terraform: DeploymentFormat = {
  id: "terraform",
  title: "Terraform",
  accepts: (path) => /\.(?:tf|tofu)$/.test(path),
  words: /retention|aws_cloudwatch_log_group|azurerm_log_analytics_workspace|google_logging_/,
  read: (text) => hclBlocks(text).flatMap(keptBy),
  examples: [
    {
      title: "Kept for ever, as nothing else is said",
      path: "/infra/logs.tf",
      profile: "gdpr",
      code: `resource «"aws_cloudwatch_log_group" "shop"» {\n  name = "/ecs/\${var.service}"\n}\n`,
      message: "`shop` deletes nothing",
    },
    {
      title: "Two weeks",
      path: "/infra/logs.tf",
      profile: "pci-dss",
      code: `# the shop\nresource "aws_cloudwatch_log_group" "shop" {\n  name              = "/ecs/shop"\n  retention_in_days = «14»\n  tags = {\n    Team = "shop"\n  }\n}\n`,
      message: "`shop` keeps 14 days of logs",
    },
    {
      title: "The default of another cloud",
      path: "/infra/main.tf",
      profile: "pci-dss",
      code: `resource «"azurerm_log_analytics_workspace" "audit"» {\n  name = "audit"\n  sku  = "PerGB2018"\n}\n`,
      message: "keeps 30 days of logs",
    },
    {
      title: "An option of a module",
      path: "/infra/main.tf",
      profile: "pci-dss",
      code: `module "api" {\n  source = "terraform-aws-modules/lambda/aws"\n  cloudwatch_logs_retention_in_days = «7»\n}\n`,
    },
    {
      title: "A number that comes from elsewhere",
      path: "/infra/logs.tf",
      profile: "pci-dss",
      code: `resource "aws_cloudwatch_log_group" "shop" {\n  retention_in_days = var.log_retention_days\n}\n`,
    },
    {
      title: "Long enough, and not for ever",
      path: "/infra/logs.tf",
      profile: "gdpr",
      code: `resource "aws_cloudwatch_log_group" "shop" {\n  retention_in_days = 365\n}\nresource "aws_db_instance" "shop" {\n  backup_retention_period = 0\n}\n`,
    },
  ],
};

function keptBy({ kind, labels, head, attributes }: HclBlock): readonly Omit<KeptLogs, "format">[] {
  const [type = "", name = ""] = labels;
  if (kind === "module") {
    const options = [...attributes].filter(([option]) => moduleOption.test(option));
    return options.flatMap(([option, { text, range }]) => kept(daysIn(text), { name: type, option, range }));
  }
  const keeping = kind === "resource" && Object.hasOwn(resources, type) ? resources[type] : undefined;
  if (!keeping) return [];
  const { option, daysByDefault = Infinity } = keeping;
  const set = attributes.get(option);
  if (!set) return kept(daysByDefault, { name, option, range: head });
  const days = daysIn(set.text);
  return kept(days === 0 ? daysByDefault : days, { name, option, range: set.range });
}

interface Place {
  readonly name: string;
  readonly option: string;
  readonly range: Range;
}

function kept(days: number | undefined, { name, option, range }: Place): readonly Omit<KeptLogs, "format">[] {
  if (days === undefined) return [];
  const retention: KeptRetention = days === Infinity || days === 0 ? { kind: "forever" } : { kind: "days", days };
  return [{ retention, title: `\`${name}\``, remedy: `set \`${option}\``, range, name }];
}

/** Undefined for what is no plain number. */
function daysIn(text: string): number | undefined {
  return /^"?\d{1,6}"?$/.test(text) ? Number(text.replaceAll('"', "")) : undefined;
}
