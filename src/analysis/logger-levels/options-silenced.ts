// Loggers that are made silent: by a level, by a switch, by having nowhere to write, or by a stream that nobody reads.
import { levelCreatorsOf, type PolicyCreator } from "../../catalogue/levels/index.ts";
import { noValue, type ValueId } from "../program.ts";
import { isOpen, memberAt, memberOf, nothing, partAt, type Part } from "../redaction/options.ts";
import { apiOfCall, optionOf, type CallValue, type LevelView } from "./level-view.ts";
import { goesNowhere } from "./nowhere.ts";
import type { Silenced } from "./silenced.ts";
import { readThreshold, settledPart, thresholdOfLevel } from "./threshold.ts";

/** What one call makes silent by its options. */
export function silencedByOptions(view: LevelView, call: CallValue, id: ValueId): readonly Silenced[] {
  const api = apiOfCall(view, call);
  const creators = api === undefined ? [] : levelCreatorsOf(api);
  for (const creator of creators) {
    const found = silencedBy(view, creator, { call, id });
    if (found) return [found];
  }
  return [];
}

interface Made {
  readonly call: CallValue;
  readonly id: ValueId;
}

function silencedBy(view: LevelView, creator: PolicyCreator, { call, id }: Made): Silenced | undefined {
  const { policy, argument, path } = creator;
  const given = call.args[argument];
  const whole = given && !given.spread ? partAt(view, given.value) : nothing;
  const options = memberAt(view, whole, path) ?? nothing;
  const place = { at: id, confidence: "flow" } as const;
  const level = policy.listed ? listed(view, creator, whole) : undefined;
  if (level) return { ...place, ...level };
  for (const [name, off] of Object.entries(policy.switches)) {
    const option = optionOf(view, options, name);
    const known = option && settledPart(view, option.part, option.written);
    if (!option || !known || known.value !== off) continue;
    const range = option.range ?? rangeOf(call);
    return {
      ...place,
      range,
      firm: known.firm,
      message: `\`${name}: ${off}\` switches this ${policy.title} logger off`,
    };
  }
  const option = optionOf(view, options, policy.option);
  const threshold = option && thresholdOfLevel(policy, settledPart(view, option.part, option.written));
  if (option && threshold?.rank === Infinity && readThreshold(view, policy, options)?.rank === Infinity) {
    const range = option.range ?? rangeOf(call);
    const message = `level \`${threshold.level}\` makes this ${policy.title} logger drop everything`;
    return { ...place, range, firm: threshold.firm, message };
  }
  return withoutOutput(view, creator, { options, call, id }) ?? withoutReader(view, creator, { call, id });
}

function rangeOf({ start, end }: CallValue): Silenced["range"] {
  return { start, end };
}

/** `logger: false` of an application. */
function listed(
  view: LevelView,
  { policy, path }: PolicyCreator,
  whole: Part,
): Omit<Silenced, "at" | "confidence"> | undefined {
  const [name = ""] = path;
  const option = optionOf(view, whole, name);
  if (!option?.range) return undefined;
  const threshold = readThreshold(view, policy, { ...option.part, id: option.written });
  if (threshold?.rank !== Infinity || !["false", "[]"].includes(threshold.level) || getsAnother(view)) return undefined;
  const message = `\`${name}: ${threshold.level}\` switches the logger of ${policy.title} off`;
  return { range: option.range, firm: threshold.firm, message };
}

/** `app.useLogger(app.get(AppLogger))`: the application is quiet only until then. */
function getsAnother({ program }: LevelView): boolean {
  return program.values.some((value) => {
    const callee = value.op === "call" ? program.values[value.callee] : undefined;
    if (value.op !== "call" || callee?.op !== "property" || callee.name !== "useLogger") return false;
    const given = program.values[value.args[0]?.value ?? -1];
    return given !== undefined && given.op !== "constant";
  });
}

/** `transports: []`, and nothing is added later. */
function withoutOutput(
  view: LevelView,
  { policy }: PolicyCreator,
  { options, call, id }: Made & { readonly options: Part },
): Silenced | undefined {
  const { outputs } = policy;
  if (!outputs || options.id === noValue || view.program.values[options.id]?.op !== "object") return undefined;
  const option = optionOf(view, options, outputs.option);
  if (!option && (!outputs.required || isOpen(view, options))) return undefined;
  const list = option && view.program.values[option.part.id];
  const isEmpty = option ? list?.op === "array" && list.items.length === 0 : true;
  if (!isEmpty || isFilledLater(view, [...outputs.adders, "push", "unshift"])) return undefined;
  const range = option?.range ?? rangeOf(call);
  const message = `this ${policy.title} logger has no ${outputs.option}, so what it is given is lost`;
  return { at: id, range, message, confidence: "flow", firm: true, isExported: true };
}

/** Whether anything is added to loggers or lists of this file, or to the options of one. */
function isFilledLater({ program }: LevelView, adders: readonly string[]): boolean {
  return program.values.some((value) => {
    if (value.op === "set-property") return value.name === "transports";
    const callee = value.op === "call" ? program.values[value.callee] : undefined;
    return callee?.op === "property" && callee.name !== undefined && adders.includes(callee.name);
  });
}

function withoutReader(view: LevelView, { policy, path }: PolicyCreator, { call, id }: Made): Silenced | undefined {
  if (policy.stream === undefined || path.length > 0) return undefined;
  const [first] = call.args;
  const streams = [
    call.args[policy.stream]?.value,
    // The stream may be the only argument.
    first && goesNowhere(view, first.value) ? first.value : undefined,
    first && memberOf(view, partAt(view, first.value), "stream")?.id,
  ];
  const stream = streams.find((each) => each !== undefined && each !== noValue && goesNowhere(view, each));
  const value = stream === undefined ? undefined : view.program.values[stream];
  if (!value) return undefined;
  const range = { start: value.start, end: value.end };
  const message = `this ${policy.title} logger writes to a stream that throws everything away`;
  return { at: id, range, message, confidence: "flow", firm: true };
}
