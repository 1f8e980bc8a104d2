// `seclog init`: looks at the project, then writes what is missing.
import path from "node:path";
import { decodeText } from "../../base/decode.ts";
import { HostError, type Host } from "../../base/host.ts";
import { UserError } from "../../base/user-error.ts";
import { configFileName } from "../../config/resolve.ts";
import { discoverFiles } from "../../hosts/discover.ts";
import type { CliContext } from "../command.ts";
import type { InitFlags } from "../commands/init.ts";
import { writeOutput } from "../write-output.ts";
import { ciTargets, type CiFile } from "./ci-files.ts";
import { configText } from "./config-text.ts";
import { detect, importsOf, packagesOf, type Detected } from "./detect.ts";

// Enough to see what a project uses.
const filesRead = 2_000;
const maxBytes = 1_000_000;

/** Throws a `UserError` before anything is written when a file is there already and is not to be replaced. */
export async function runInit({ ci = [], profile, force }: InitFlags, context: CliContext): Promise<void> {
  const { cwd, say, print } = context;
  const services = [...new Set(ci)].flatMap((id) => ciTargets.get(id) ?? []);
  const configured = await exists(context, configFileName);
  // Who has a configuration may still ask for the files of a service.
  const wantsConfig = force === true || !configured || services.length === 0;
  const files = [...(wantsConfig ? [configFileName] : []), ...services.map(({ file }) => file)];
  if (!force) await refuseExisting(files, context);
  const detected = await look(context);
  if (wantsConfig) await writeOutput(configFileName, configText({ detected, profile }), context);
  for (const { file, text } of services) await writeOutput(file, text, context);
  await print(report(detected, services));
  if (!(await exists(context, "package.json")))
    say(`There is no package.json in ${cwd}; run it in the root of the project.`);
}

function report({ frameworks, loggers, unknownLoggers }: Detected, services: readonly CiFile[]): string {
  const list = (names: readonly string[]) => (names.length === 0 ? "none" : names.join(", "));
  const lines = [
    `Frameworks: ${list(frameworks)}`,
    `Loggers: ${list(loggers)}`,
    ...(unknownLoggers.length === 0 ? [] : [`Loggers not known by name: ${list(unknownLoggers)}`]),
    ...services.map(({ title, next }) => `${title}: ${next}`),
    "Next: seclog check",
  ];
  return `${lines.join("\n")}\n`;
}

async function refuseExisting(files: readonly string[], context: CliContext): Promise<void> {
  const there: string[] = [];
  for (const file of files) if (await exists(context, file)) there.push(file);
  if (there.length === 0) return;
  const subject = there.length === 1 ? "is" : "are";
  throw new UserError(`${there.join(", ")} ${subject} there already, so nothing was written; --force replaces them.`);
}

async function look({ host, cwd, signal }: CliContext): Promise<Detected> {
  const packages = new Set<string>(packagesOf((await readText(host, path.join(cwd, "package.json"))) ?? ""));
  const manifests = await discoverFiles({ host, cwd, paths: [], signal, accepts: (name) => name === "package.json" });
  for (const file of manifests.files)
    for (const name of packagesOf((await readText(host, file)) ?? "")) packages.add(name);
  const { files } = await discoverFiles({ host, cwd, paths: [], signal });
  for (const file of files.slice(0, filesRead)) {
    signal.throwIfAborted();
    for (const name of importsOf((await readText(host, file)) ?? "")) packages.add(name);
  }
  return detect(packages);
}

async function readText(host: Host, file: string): Promise<string | undefined> {
  try {
    return decodeText(await host.readFile(file, maxBytes))?.text;
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}

async function exists({ host, cwd }: CliContext, file: string): Promise<boolean> {
  try {
    await host.stat(path.join(cwd, file));
    return true;
  } catch (error) {
    if (error instanceof HostError && error.code === "not-found") return false;
    if (error instanceof HostError) return true;
    throw error;
  }
}
