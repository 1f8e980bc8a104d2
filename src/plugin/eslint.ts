// `seclog/eslint-plugin`: the same rules inside ESLint, for teams that have one linter. A file is analysed once, whichever rules are on;
// levels are ESLint's, suppression comments of both work.
import path from "node:path";
import type { ESLint, Linter, Rule, SourceCode } from "eslint";
import { analyzeSource, createLinkedModules } from "../analysis/analyze.ts";
import type { ModuleGraph } from "../analysis/linking/module-graph.ts";
import type { Rule as SeclogRule } from "../analysis/rule.ts";
import { rules as registry } from "../analysis/rules/index.ts";
import { inSurroundings } from "../analysis/surroundings.ts";
import type { Finding, FixEdit, Level } from "../base/finding.ts";
import { createModuleFiles } from "../hosts/module-files.ts";
import { ruleUrl } from "../reporters/rule-url.ts";
import manifest from "../../package.json" with { type: "json" };
import { settingsOf } from "./settings.ts";

const levels: readonly Level[] = ["info", "warning", "error"];

const rules = Object.fromEntries(registry.entries.map((rule) => [rule.id, toEslintRule(rule)]));

// Typed by what it is made of, and given its configuration below, which names it.
const plugin = {
  meta: { name: "seclog", version: manifest.version, namespace: "seclog" },
  rules,
  configs: {} as Record<"recommended", Linter.Config>,
} satisfies ESLint.Plugin;

plugin.configs.recommended = {
  name: "seclog/recommended",
  plugins: { seclog: plugin },
  rules: Object.fromEntries(
    registry.entries
      .filter(({ level }) => level !== "info")
      .map(({ id, level }) => [`seclog/${id}`, severityOf(level)]),
  ),
};

export default plugin;

function severityOf(level: Level): "error" | "warn" {
  return level === "error" ? "error" : "warn";
}

function toEslintRule({ id, level, docs }: SeclogRule): Rule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: { description: docs.title, url: ruleUrl(id), recommended: level !== "info" },
      fixable: "code",
      hasSuggestions: true,
      schema: [
        {
          type: "object",
          properties: { minLevel: { enum: [...levels] } },
          additionalProperties: false,
        },
      ],
      defaultOptions: [{ minLevel: level === "info" ? "info" : "warning" }],
    },
    create(context) {
      return {
        Program() {
          const least = leastLevel(context.options[0], level);
          for (const finding of findingsOf(context)) {
            if (finding.rule === id && levels.indexOf(finding.level) >= least) report(context, finding);
          }
        },
      };
    },
  };
}

/** Findings that count less, as those in tests do, are left out unless the option asks for them. */
function leastLevel(options: unknown, level: Level): number {
  const given = typeof options === "object" && options !== null && "minLevel" in options ? options.minLevel : undefined;
  const index = levels.findIndex((each) => each === given);
  return index >= 0 ? index : levels.indexOf(level === "info" ? "info" : "warning");
}

function report({ sourceCode, report: send }: ReportContext, { message, range, fixes }: Finding): void {
  const own = fixes.filter(({ edits }) => edits.every((edit) => edit.path === undefined));
  const safe = own.find(({ safety, preferred }) => safety === "safe" && preferred);
  send({
    loc: { start: sourceCode.getLocFromIndex(range.start), end: sourceCode.getLocFromIndex(range.end) },
    message: escaped(message),
    ...(safe ? { fix: (fixer: Rule.RuleFixer) => applied(safe.edits, fixer) } : {}),
    suggest: own
      .filter((fix) => fix !== safe)
      .map(({ title, edits }) => ({ desc: escaped(title), fix: (fixer: Rule.RuleFixer) => applied(edits, fixer) })),
  });
}

type ReportContext = { readonly sourceCode: SourceCode; readonly report: Rule.RuleContext["report"] };

function applied(edits: readonly FixEdit[], fixer: Rule.RuleFixer): Rule.Fix[] {
  return edits.map(({ range, newText }) => fixer.replaceTextRange([range.start, range.end], newText));
}

// ESLint fills placeholders in double braces; a message of ours has none.
function escaped(message: string): string {
  return message.replaceAll("{{", "{ {");
}

const analysed = new WeakMap<SourceCode, readonly Finding[]>();

function findingsOf({ sourceCode, filename, cwd, settings }: Rule.RuleContext): readonly Finding[] {
  const known = analysed.get(sourceCode);
  if (known) return known;
  const file = path.resolve(cwd, filename.startsWith("<") ? "input.ts" : filename);
  const { graph, analysis } = modulesOf(settings["seclog"]);
  const outcome = analyzeSource({ path: file, text: sourceCode.text }, analysis, graph.linkerFor(file));
  const seen = inSurroundings(outcome, cwd);
  const findings = seen.status === "skipped" ? [] : seen.findings;
  analysed.set(sourceCode, findings);
  return findings;
}

interface Modules {
  readonly key: string;
  readonly analysis: ReturnType<typeof settingsOf>;
  readonly graph: ModuleGraph;
}

let modules: Modules | undefined;

/** Imported modules are read once for all files that ESLint looks at; they are looked at again when they change. */
function modulesOf(config: unknown): Modules {
  const key = JSON.stringify(config) ?? "";
  if (modules?.key === key) return modules;
  const analysis = settingsOf(config, "settings.seclog");
  const files = createModuleFiles({ maxBytes: () => analysis.maxFileBytes, isBroken: () => false, onTurn: () => {} });
  modules = { key, analysis, graph: createLinkedModules(files, analysis) };
  return modules;
}
