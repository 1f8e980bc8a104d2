// Functions that undo an encoding: line breaks that could not be in a text while it was encoded are in what they give (CWE-117).
import { unknown, type Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { flattened } from "./exposures.ts";
import { decodesInto } from "./propagation.ts";
import type { Taint } from "./taint.ts";

/** The result of a call with the line breaks back that it decodes; what other calls give stays as it is. */
export function withDecodedBreaks({ api, args, label }: Call, result: Abstract | undefined): Abstract | undefined {
  const what = api === undefined ? undefined : decodesInto.get(api);
  const [encoded, isParsed] = args;
  if (what === undefined || !encoded) return result;
  const inputs = flattened(encoded).filter(({ kind }) => kind === "input");
  if (inputs.length === 0) return result;
  const whole = result ?? { ...unknown, api, label: `${label}()` };
  const others = whole.taints.filter(({ kind }) => kind !== "input");
  if (what === "text") return { ...whole, taints: [...others, ...inputs.map(decoded)] };
  const query = queryOf(inputs.map(decoded));
  if (what === "query") return { ...whole, ...query, taints: [...others, ...query.taints] };
  // `url.parse(address)` leaves the query as it is.
  const isEncoded = api === "module:url.parse()" && isParsed?.constant !== "true";
  const fields = new Map(whole.fields);
  return { ...whole, taints: [...others, ...inputs], fields: isEncoded ? whole.fields : fields.set(what.field, query) };
}

function decoded(taint: Taint): Taint {
  return { ...taint, removed: "none" };
}

/** Fields or entries that the client chooses, each called as the code calls it. */
function queryOf(inputs: readonly Taint[]): Abstract {
  const taints = inputs.map((taint) => ({ ...taint, category: "query string", label: "query string" }));
  return { ...unknown, taints, elements: { ...unknown, taints } };
}
