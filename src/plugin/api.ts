// `import { analyze } from "seclog"`: the engine for other programs. What it gives back is the object of `seclog check -f json`, whose fields
// are documented and only grow. published/api.d.mts is what users see of the types; a type test holds the two together.
import path from "node:path";
import process from "node:process";
import { analyzeSource, createLinkedModules, type AnalysisSettings } from "../analysis/analyze.ts";
import { rules as registry } from "../analysis/rules/index.ts";
import { inSurroundings } from "../analysis/surroundings.ts";
import type { FileOutcome } from "../base/finding.ts";
import { formatConfigProblem } from "../config/parse.ts";
import { createConfigLookup, toAnalysisSettings, type ResolvedConfig } from "../config/resolve.ts";
import { createAnalysisPool } from "../hosts/analysis-pool.ts";
import { checkFiles } from "../hosts/check-files.ts";
import { createIgnored } from "../hosts/configured-ignores.ts";
import { discoverFiles } from "../hosts/discover.ts";
import { createModuleFiles } from "../hosts/module-files.ts";
import { createNodeHost } from "../hosts/node.ts";
import { decodeText } from "../base/decode.ts";
import { UserError } from "../base/user-error.ts";
import { jsonReport } from "../reporters/json-report.ts";
import { ruleUrl } from "../reporters/rule-url.ts";
import manifest from "../../package.json" with { type: "json" };
import { knownNames, settingsOf, type ConfigObject } from "./settings.ts";

export { UserError } from "../base/user-error.ts";

/** The object of `seclog check -f json`. */
export type Report = ReturnType<typeof jsonReport>;

/** How one text is analysed. */
export interface AnalyzeOptions {
  /** Chooses the language and where imports are looked for; `input.ts` in the working directory without it. */
  readonly path?: string;
  readonly config?: ConfigObject;
}

/** How files are analysed. */
export interface AnalyzeFilesOptions {
  /** Paths and globs count from here; the working directory of the process without it. */
  readonly cwd?: string;
  /** Instead of the configuration files of the project. */
  readonly config?: ConfigObject;
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

/** Version of Seclog. */
export const version: string = manifest.version;

/** Every rule, in the order of `seclog rules`. */
export const rules = registry.entries.map(({ id, level, docs: { title, cwe } }) => ({
  id,
  level,
  title,
  cwe,
  help: ruleUrl(id),
}));

/** Analyses one text at once, following its imports to files on disk. Throws a `UserError` for a configuration that cannot be used. */
export function analyze(text: string, { path: name = "input.ts", config }: AnalyzeOptions = {}): Report {
  const cwd = process.cwd();
  const file = path.resolve(cwd, name);
  const settings = settingsOf(config);
  const files = createModuleFiles({ maxBytes: () => settings.maxFileBytes, isBroken: () => false, onTurn: () => {} });
  const linker = createLinkedModules(files, settings).linkerFor(file);
  const outcome = inSurroundings(analyzeSource({ path: file, text }, settings, linker), cwd);
  return reportOf([outcome], { cwd, settings: [settings], texts: new Map([[file, text]]) });
}

/** Analyses files, folders and globs in worker threads, as `seclog check` does. Rejects with a `UserError` for a path that does not exist. */
export async function analyzeFiles(paths: readonly string[], options: AnalyzeFilesOptions = {}): Promise<Report> {
  const { cwd = process.cwd(), config, threads, signal } = options;
  const host = createNodeHost();
  const root = path.resolve(cwd);
  const lookup = createConfigLookup(host, knownNames);
  const own = config === undefined ? undefined : settingsOf(config);
  const found = await discoverFiles({ host, cwd: root, paths, ...(signal && { signal }) });
  const groups = await groupFiles(found.files, { own, at: lookup.at, root });
  const pool = createAnalysisPool({ settings: own ?? settingsOf(), ...(threads === undefined ? {} : { threads }) });
  try {
    const outcomes: FileOutcome[] = [...found.skipped];
    for (const { settings, base, files } of groups) {
      pool.updateSettings(settings);
      const checked = await checkFiles({
        host,
        pool,
        cwd: root,
        files: { files, skipped: [] },
        ...(signal && { signal }),
      });
      outcomes.push(...checked.map((outcome) => inSurroundings(outcome, base)));
    }
    const texts = await readTexts(host, outcomes);
    return reportOf(outcomes, { cwd: root, settings: groups.map(({ settings }) => settings), texts });
  } finally {
    pool.dispose();
  }
}

interface Group {
  readonly settings: AnalysisSettings;
  readonly base: string;
  readonly files: string[];
}

interface Grouping {
  readonly own: AnalysisSettings | undefined;
  readonly at: (folder: string) => Promise<ResolvedConfig>;
  readonly root: string;
}

/** Files by the configuration that holds for them, without what it ignores. */
async function groupFiles(files: readonly string[], { own, at, root }: Grouping): Promise<readonly Group[]> {
  if (own) return [{ settings: own, base: root, files: [...files] }];
  const groups = new Map<ResolvedConfig, Group>();
  for (const file of files) {
    const resolved = await at(path.dirname(file));
    const { problems, path: configFile, config } = resolved;
    if (problems.length > 0) throw new UserError(problems.map(formatConfigProblem).join("\n"));
    if (createIgnored(resolved)(file)) continue;
    const base = configFile === undefined ? root : path.dirname(configFile);
    const group: Group = groups.get(resolved) ?? { settings: toAnalysisSettings(config), base, files: [] };
    group.files.push(file);
    groups.set(resolved, group);
  }
  return [...groups.values()];
}

async function readTexts(host: ReturnType<typeof createNodeHost>, outcomes: readonly FileOutcome[]) {
  const texts = new Map<string, string>();
  const wanted = outcomes.flatMap((outcome) => {
    if (outcome.status === "skipped") return [];
    const others = outcome.findings.flatMap(({ flow, fixes }) => [...flow, ...fixes.flatMap(({ edits }) => edits)]);
    const places = others.flatMap(({ path: file }) => (file === undefined ? [] : [file]));
    return outcome.findings.length + outcome.notices.length > 0 ? [outcome.path, ...places] : [];
  });
  for (const file of new Set(wanted)) {
    const bytes = await host.readFile(file).catch(() => undefined);
    const decoded = bytes && decodeText(bytes);
    if (decoded) texts.set(file, decoded.text);
  }
  return texts;
}

interface Reporting {
  readonly cwd: string;
  readonly settings: readonly AnalysisSettings[];
  readonly texts: ReadonlyMap<string, string>;
}

function reportOf(outcomes: readonly FileOutcome[], { cwd, settings, texts }: Reporting): Report {
  const ran = registry.entries.filter(({ id }) => settings.some(({ rules: levels }) => levels[id] !== "off"));
  return jsonReport({ cwd, version, rules: ran, outcomes, textOf: (file) => texts.get(file) });
}
