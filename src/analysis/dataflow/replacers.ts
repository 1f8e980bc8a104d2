// What is left for `JSON.stringify` to write where it is given a list of fields, or a function that hides some.
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import type { FlowContext } from "./flow-context.ts";

// What a replacer says that hides something; refuses one that writes numbers or breaks circles.
const hides =
  /passw|secret|token|credential|api_?key|cookie|authori[sz]|redact|mask|censor|sensitive|scrub|saniti[sz]|private|\*{3}/i;

/** The value as far as the second argument of `JSON.stringify` lets it through. */
export function replaced(context: FlowContext, { args, value }: Call): Abstract | undefined {
  const [given, replacer] = args;
  if (!given || !replacer) return given;
  const names = listed(replacer);
  if (names) return names.some((name) => isSensitive(classifyName(name))) ? given : only(given, names);
  return saysWhatItHides(context, replacer, value.args[1]?.value) ? only(given, undefined) : given;
}

function listed({ fields, elements }: Abstract): readonly string[] | undefined {
  if (!fields || fields.size === 0 || elements) return undefined;
  const names = [...fields.values()].map(({ constant }) => constant);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** What was put into texts stays; of the whole only these fields are left, or what is known of each by itself. */
function only(value: Abstract, names: readonly string[] | undefined): Abstract {
  const taints = value.taints.filter(({ kind, flat }) => kind !== "object" && (flat || kind === "input"));
  const fields = value.fields && names ? [...value.fields].filter(([name]) => names.includes(name)) : [];
  return { ...value, type: undefined, elements: undefined, taints, fields: new Map(fields), label: "" };
}

function saysWhatItHides(context: FlowContext, replacer: Abstract, id: number | undefined): boolean {
  if (hides.test(replacer.label)) return true;
  const { values, text } = context.program;
  const own = replacer.functions.find(({ module }) => !module);
  const written = values.find((value) => value.op === "function" && value.function === own?.id) ?? values[id ?? -1];
  return own !== undefined && written !== undefined && hides.test(text.slice(written.start, written.end));
}
