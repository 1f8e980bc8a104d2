// The deployment files Seclog reads beside code: configurations and scripts that say how long logs are kept.
import { createRegistry } from "../../base/registry.ts";
import { cloudformation } from "./cloudformation.ts";
import type { DeploymentFormat } from "./deployment-format.ts";
import { logrotate } from "./logrotate.ts";
import { serverless } from "./serverless.ts";
import { shell } from "./shell.ts";
import { terraform } from "./terraform.ts";

export const deploymentFormats = createRegistry<DeploymentFormat>("deployment format", [
  logrotate,
  terraform,
  serverless,
  cloudformation,
  shell,
]);

/** The format of a file, by its path; undefined for all others, source code among them. */
export function deploymentFormatOf(path: string): DeploymentFormat | undefined {
  // Whatever a source is called, it is code.
  if (/\.(?:[cm]?[jt]s|[jt]sx)$/i.test(path)) return undefined;
  const name = path.replaceAll("\\", "/").toLowerCase();
  return deploymentFormats.entries.find((format) => format.accepts(name));
}
