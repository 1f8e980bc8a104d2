// Levels that an application chooses for all its loggers, where it starts: `NestFactory.create(AppModule, { logger: ["error"] })`.
import { levelPolicyOf } from "../../catalogue/levels/index.ts";
import { rankOf, type LevelPolicy } from "../../catalogue/levels/level-policy.ts";
import type { Program, ValueId } from "../program.ts";
import { chosenInProduction, settle, type ProjectView } from "../production/settle.ts";
import { labelIn } from "../production/labels.ts";
import type { Threshold } from "./threshold.ts";

const entryNames = ["main", "src/main", "index", "src/index", "app", "src/app", "server", "src/server"];
const levelsUp = ["./", "../", "../../", "../../../", "../../../../"];

/** What the nearest entry point chooses for the loggers of a framework; undefined when none does. */
export function applicationThreshold(view: ProjectView): Threshold | undefined {
  const policy = levelPolicyOf("nestjs");
  if (!policy) return undefined;
  const own = chosenBy(view, policy);
  if (own) return own;
  for (const up of levelsUp) {
    for (const name of entryNames) {
      const program = view.source.imported(view.program.path, `${up}${name}`);
      const found = program && chosenBy({ program, source: view.source }, policy);
      if (found) return found;
    }
  }
  return undefined;
}

/** By the text of the entry point alone. */
function chosenBy(view: ProjectView, policy: LevelPolicy): Threshold | undefined {
  const { program } = view;
  for (const value of program.values) {
    if (value.op !== "call" || !/\bNestFactory\.create\w*$/.test(labelIn(program, value.callee))) continue;
    for (const { value: argument } of value.args) {
      const chosen = listIn(program, argument);
      const found = chosen === undefined ? undefined : thresholdOf(view, policy, chosen);
      if (found) return found;
    }
  }
  return undefined;
}

function listIn({ values }: Program, options: ValueId): ValueId | undefined {
  const object = values[options];
  if (object?.op !== "object") return undefined;
  const entry = object.entries.find((each) => each.kind === "field" && each.name === "logger");
  return entry?.value;
}

function thresholdOf(view: ProjectView, policy: LevelPolicy, id: ValueId): Threshold | undefined {
  const chosen = chosenInProduction(view, id);
  const list = chosen === undefined ? undefined : view.program.values[chosen];
  if (list?.op !== "array" || list.items.length === 0) return undefined;
  const names = list.items.map((item) => settle(view, item.value)?.value);
  const ranks = names.flatMap((name) => (typeof name === "string" ? (rankOf(policy, name) ?? []) : []));
  if (ranks.length < names.length) return undefined;
  return { rank: Math.min(...ranks), level: names.join(", "), firm: true };
}
