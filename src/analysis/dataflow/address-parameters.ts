// Parameters that are put into an address piece by piece: `url.searchParams.set("api_key", key)` makes the whole address show the key.
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { flattened } from "./exposures.ts";
import { abstractOf, type Frame } from "./flow-context.ts";
import { storeInto } from "./properties.ts";
import { createTaint, stepTo, unionTaints, type Taint } from "./taint.ts";

const putting: ReadonlySet<string> = new Set(["set", "append"]);
const ofQuery = /^(?:global|module):(?:url\.)?URL(SearchParams#|#\.searchParams)$/;

/** Marks the address, or the parameters, with what this call puts in. */
export function putParameter(frame: Frame, { receiver, method, args, value, label }: Call): void {
  const { context } = frame;
  const kind = receiver?.api === undefined ? undefined : ofQuery.exec(receiver.api)?.[1];
  const [name, given] = args;
  if (!receiver || kind === undefined || method === undefined || !putting.has(method) || !given) return;
  const range = { start: value.start, end: value.end };
  const added = taintsOf(name, given, { range, label: `${label}(…)` });
  const callee = context.program.values[value.callee];
  const query = callee?.op === "property" ? context.program.values[callee.object] : undefined;
  if (added.length === 0 || callee?.op !== "property") return;
  const steps = added.map((taint) => stepTo({ ...taint, flat: true }, range, `put into the address by \`${label}\``));
  if (kind === "SearchParams#") return storeInto(frame, callee, marked(receiver, steps));
  if (query?.op !== "property") return;
  storeInto(frame, query, marked(abstractOf(context, query.object) ?? unknown, steps));
}

function marked(address: Abstract, added: readonly Taint[]): Abstract {
  return { ...address, taints: unionTaints(address.taints, added) };
}

/** What the value is known to hold; otherwise what the name of the parameter says of it. */
function taintsOf(
  name: Abstract | undefined,
  given: Abstract,
  { range, label }: { readonly range: Taint["source"]; readonly label: string },
): readonly Taint[] {
  const known = flattened(given).filter(({ kind, weak }) => (kind === "secret" || kind === "personal") && !weak);
  if (known.length > 0 || given.nature !== "unknown") return known;
  const verdict = name?.constant === undefined ? undefined : classifyName(name.constant);
  if (!isSensitive(verdict) || verdict.family !== "secret" || verdict.category.id === "session-id") return [];
  // `set("token", tokenAddress)`: the name of the value knows better what it is.
  const own = given.label === "" ? undefined : classifyName(given.label.slice(given.label.lastIndexOf(".") + 1));
  if (own !== undefined && !isSensitive(own)) return [];
  const about = { kind: "secret", category: verdict.category.id, confidence: "name", source: range } as const;
  return [createTaint({ ...about, label: given.label || label })];
}
