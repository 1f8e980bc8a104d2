// Redactors that a setting switches on: `if (!redactionEnabled()) return info;`.
import { reads } from "../operands.ts";
import type { Block, BlockId, ValueId } from "../program.ts";
import { partsOf, type Walk } from "./effect-walk.ts";

// Logs of the machine that a program is written on are another matter.
const aboutStage = /prod|\bdev|development|\blocal\b|\btest|NODE_ENV|\bstag/i;

/** Whether a setting decides that the record goes on as it came: a test that has to do neither with the record nor with what else is given. */
export function isLeftToSetting(walk: Walk): boolean {
  const blocks = walk.view.program.functions[walk.root]?.blocks ?? [];
  return blocks.some(
    ({ end }) =>
      end.kind === "branch" &&
      [end.then, end.otherwise].some((way) => givesBackRecord(walk, blocks, way)) &&
      isSetting(walk, end.test),
  );
}

function givesBackRecord({ view, aliases }: Walk, blocks: readonly Block[], way: BlockId): boolean {
  const block = blocks[way];
  if (block?.end.kind !== "exit" || block.end.how !== "return") return false;
  return block.ops.some((id) => {
    const value = view.program.values[id];
    const alias = value?.op === "return" ? aliases.get(value.value) : undefined;
    return alias?.path.length === 0 && !alias.copy;
  });
}

/** A function without arguments, a variable of the module or one of the environment. */
function isSetting(walk: Walk, test: ValueId): boolean {
  const { program } = walk.view;
  const value = program.values[test];
  if (!value || aboutStage.test(program.text.slice(value.start, value.end)) || partsOf(walk, test).length > 0)
    return false;
  let isAsked = false;
  const isGiven = reads(program, test, (id) => {
    const part = program.values[id];
    if (part?.op === "load") {
      const owner = program.bindings[part.binding]?.function;
      if (owner !== undefined && walk.functions.has(owner)) return true;
      isAsked = true;
    }
    if (part?.op === "global") isAsked = true;
    return part?.op === "parameter" || part?.op === "this" || (part?.op === "call" && part.args.length > 0);
  });
  return isAsked && !isGiven;
}
