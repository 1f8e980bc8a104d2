// What a logged value exposes: its own text, and the fields that a logger would write out.
import { findSecrets } from "../../catalogue/secrets/find.ts";
import type { Abstract } from "./abstract-value.ts";
import type { TypeContext } from "../shapes/index.ts";
import { declaredTaint, type Written } from "./declared-fields.ts";
import { namedTaint } from "./named-objects.ts";
import type { Taint } from "./taint.ts";
import { typedPerson } from "./typed-people.ts";

export interface Exposure {
  readonly taint: Taint;
  /** Fields from the logged value down to the datum; empty for the value itself. */
  readonly fields: readonly string[];
}

const maxDepth = 5;
const maxExposures = 40;

/**
 * Every taint a logger would write when it is given this value, outermost first; at most a few dozen. With types, also what the
 * declarations of the objects in it say.
 */
export function exposuresOf(value: Abstract, types?: TypeContext, written: Written = "inspected"): readonly Exposure[] {
  const found: Exposure[] = [];
  const queue: { value: Abstract; fields: readonly string[] }[] = [{ value, fields: [] }];
  for (let next = queue.shift(); next && found.length < maxExposures; next = queue.shift()) {
    const { value: at, fields } = next;
    // Code is not printed, but what an instance of another file holds is.
    const isCode = at.nature === "code";
    if (at.logger || (isCode && !at.fields)) continue;
    // An error is its message: what both hold is said once.
    const above = fields.length > 0 ? value.taints : [];
    for (const taint of at.taints) if (!above.includes(taint)) found.push({ taint, fields });
    const isJson = written === "json" || (written === "json-inside" && fields.length > 0);
    const whole =
      !isCode &&
      types &&
      (declaredTaint(types, at, isJson ? "json" : "inspected") ??
        namedTaint(types.program, at, { isWhole: false }) ??
        typedPerson(types, at));
    if (whole) found.push({ taint: whole, fields });
    if (fields.length >= maxDepth) continue;
    for (const [name, field] of at.fields ?? []) {
      // Arguments that a factory was given are no fields.
      if (!name.startsWith("(")) queue.push({ value: field, fields: [...fields, name] });
    }
    if (at.elements) queue.push({ value: at.elements, fields: [...fields, "[]"] });
  }
  return found;
}

/** What a value gives when it is turned into one text: the taints of all it holds, without its structure. */
export function flattened(value: Abstract, types?: TypeContext, written?: Written): readonly Taint[] {
  const taints: Taint[] = [];
  for (const { taint, fields } of exposuresOf(value, types, written)) {
    if (fields.length === 0) taints.push(taint);
    else if (!taints.some((known) => known.source.start === taint.source.start && known.kind === taint.kind))
      taints.push(taint);
  }
  return taints;
}

// The host of an address in an example: the machine itself, or a stand-in; refuses `localhost.example.net`.
const exampleHost = /@(?:localhost|127\.0\.0\.1|\[::1\]|host|hostname|server)(?=[:/\s"'`)]|$)/i;

// What follows the first line of a key; refuses prose.
const pemBody = /KEY(?: BLOCK)?-----(?:\s|\\[nr])*[A-Za-z0-9+/]{16}/;

/** The category of a secret that a constant holds literally, or undefined. */
export function literalSecret(constant: string | undefined): string | undefined {
  const category = constant && constant.length >= 12 ? findSecrets(constant)[0]?.category : undefined;
  // The first line of a key, in a sentence that says how one begins.
  if (category === "private-key" && !pemBody.test(constant ?? "")) return undefined;
  // A sentence that shows how an address is written.
  const isExample = category === "connection-string" && /\s/.test(constant ?? "") && exampleHost.test(constant ?? "");
  return isExample ? undefined : category;
}
