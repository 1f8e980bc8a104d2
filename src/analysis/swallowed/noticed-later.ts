// Whether a failure that is not told where it arrives is told later: by a test of what the check should have given, here or in a caller.
import { isAuditCall } from "../../catalogue/events/audit-trail.ts";
import type { BindingId, BlockId, FunctionCode, FunctionId, Program, ValueId } from "../program.ts";
import { conditionsOf, placeOf, reachable } from "../production/places.ts";
import { labelIn, lastName } from "../production/labels.ts";
import { refuses } from "./refusals.ts";
import type { Arrival } from "./regions.ts";
import type { CallValue, SwallowView } from "./swallow-view.ts";
import { valuesOf } from "../values-of.ts";

/** Whether the function itself, or every caller of it in this file, notices that the check has failed. */
export function isNoticedLater(view: SwallowView, arrival: Arrival): boolean {
  if (arrival.chain !== undefined) return isNoticedByCaller(view, arrival.chain);
  return isNoticedBehind(view, arrival) || isNoticedByCallers(view, arrival.region.code.id);
}

function isNoticedBehind(view: SwallowView, { region }: Arrival): boolean {
  const { program } = view;
  const { code, blocks } = region;
  const decided = new Set<BindingId>();
  for (const [id, block] of code.blocks.entries()) {
    const isTried = block.handler !== undefined && blocks.has(block.handler);
    if (!isTried && !blocks.has(id)) continue;
    for (const op of block.ops) {
      const value = program.values[op];
      if (value?.op === "store") decided.add(value.binding);
    }
  }
  if (decided.size === 0) return false;
  const behind = new Set([...blocks].flatMap((block) => [...reachable(code, block, undefined)]));
  return tells(view, code, { blocks: behind, mentions: (id) => mentionsBinding(program, id, decided) });
}

interface Search {
  readonly blocks: ReadonlySet<BlockId>;
  /** Whether a test is about what the check has given. */
  readonly mentions: (test: ValueId) => boolean;
}

/** Whether one of the blocks logs, throws or refuses because of such a test. */
function tells(view: SwallowView, code: FunctionCode, { blocks, mentions }: Search): boolean {
  for (const block of blocks) {
    const ops = code.blocks[block]?.ops ?? [];
    if (!ops.some((op) => isTelling(view, op))) continue;
    if (conditionsOf(code, block).some(({ test }) => mentions(test))) return true;
  }
  return false;
}

function isTelling(view: SwallowView, id: ValueId): boolean {
  const value = view.program.values[id];
  if (value?.op === "throw") return true;
  if (value?.op === "set-property") return refuses(view.program, id);
  if (value?.op !== "call") return false;
  if (view.sinks.has(id) || refuses(view.program, id) || continuesWith(view.program, value)) return true;
  return isAuditCall(labelIn(view.program, value.callee).replaceAll("()", "").split("."));
}

function continuesWith(program: Program, call: CallValue): boolean {
  const name = lastName(labelIn(program, call.callee));
  return (
    (name === "next" || name === "reject" || name === "callback" || name === "cb" || name === "done") &&
    call.args.length > 0
  );
}

function mentionsBinding(program: Program, id: ValueId, bindings: ReadonlySet<BindingId>): boolean {
  return mentions(program, id, (at) => {
    const value = program.values[at];
    return value?.op === "load" && bindings.has(value.binding);
  });
}

/** Whether a test is made of a value for which this holds. */
function mentions(program: Program, id: ValueId, holds: (id: ValueId) => boolean): boolean {
  if (holds(id)) return true;
  const value = program.values[id];
  // Operands of a test have smaller numbers, so this ends.
  const inner = (next: ValueId): boolean => next < id && mentions(program, next, holds);
  if (!value) return false;
  switch (value.op) {
    case "unary":
    case "await":
    case "cast":
      return inner(value.value);
    case "property":
      return inner(value.object);
    case "binary":
      return inner(value.left) || inner(value.right);
    case "join":
      return value.inputs.some(inner);
    case "call":
      return value.args.some((argument) => inner(argument.value));
    default:
      return false;
  }
}

function isNoticedByCallers(view: SwallowView, id: FunctionId): boolean {
  const { program } = view;
  const calls = valuesOf(program, "call").filter(({ value }) => {
    const runs = view.file.flow.values[value.callee]?.functions ?? [];
    return runs.some((ref) => ref.id === id && !ref.module);
  });
  return calls.length > 0 && calls.every((call) => isNoticedByCaller(view, call.id));
}

function isNoticedByCaller(view: SwallowView, call: ValueId): boolean {
  const { program } = view;
  const place = placeOf(program, call);
  const code = place && program.functions[place.function];
  if (!place || !code) return false;
  const bindings = new Set<BindingId>();
  for (const { value } of valuesOf(program, "store")) {
    const held = program.values[value.value];
    if (value.value === call || (held?.op === "await" && held.value === call)) bindings.add(value.binding);
  }
  const about = (test: ValueId): boolean =>
    mentions(program, test, (at) => {
      const value = program.values[at];
      return at === call || (value?.op === "load" && bindings.has(value.binding));
    });
  return tells(view, code, { blocks: reachable(code, place.block, undefined), mentions: about });
}
