// What a function is given as a callback: `request.then(read)` hands an answer to `read`, and nobody else who calls `read` gets it back.
import type { FunctionId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import type { FlowContext } from "./flow-context.ts";
import type { Taint } from "./taint.ts";

const deepest = 3;

/** The taints that callers of a function as a callback have passed to it. */
export function passedTaints({ passed }: FlowContext, id: FunctionId): readonly Taint[] {
  return (passed.get(id) ?? []).flatMap((value) => (value ? taintsIn(value, 0) : []));
}

function taintsIn({ taints, fields, elements }: Abstract, depth: number): readonly Taint[] {
  if (depth >= deepest) return taints;
  const below = [...(fields?.values() ?? []), ...(elements ? [elements] : [])];
  return [...taints, ...below.flatMap((value) => taintsIn(value, depth + 1))];
}

/** What a function gives to one who calls it directly: without what only callbacks were passed. */
export function withoutPassed(value: Abstract, passed: readonly Taint[], depth = 0): Abstract {
  if (passed.length === 0 || depth > deepest) return value;
  const taints = value.taints.filter((taint) => !passed.some((other) => hasSource(taint, other)));
  const below = (part: Abstract): Abstract => withoutPassed(part, passed, depth + 1);
  const fields = value.fields && new Map([...value.fields].map(([name, field]) => [name, below(field)]));
  return { ...value, taints, fields, elements: value.elements && below(value.elements) };
}

function hasSource(taint: Taint, other: Taint): boolean {
  return taint.kind === other.kind && taint.source.start === other.source.start && taint.path === other.path;
}
