// Whether reading a property of a value could throw because there is no object.
import type { FileAnalysis } from "../file-analysis.ts";
import type { BlockId, FunctionCode, ValueId } from "../program.ts";
import { successors } from "../dataflow/run-function.ts";

/** `.` where the value is surely an object when the call runs, otherwise `?.`. */
export function accessor(file: FileAnalysis, value: ValueId, call: ValueId): "." | "?." {
  return isSurelyObject(file, value) || isReadBefore(file, value, call) ? "." : "?.";
}

const always = /^(?:req|request|ctx|context|process|process\.env|globalThis|this)$/;

function isSurelyObject({ program }: FileAnalysis, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "this") return true;
  if (always.test(program.text.slice(value?.start, value?.end))) return true;
  if (value?.op !== "load") return false;
  const binding = program.bindings[value.binding];
  if (binding?.kind === "import" || binding?.kind === "class" || binding?.kind === "function") return true;
  const isTyped = /\.[cm]?tsx?$/.test(program.path) && binding?.type !== undefined;
  if (isTyped && binding.type?.kind === "name" && program.text[binding.range.end] !== "?") {
    return !/^(?:any|unknown|undefined|null|void)$/.test(binding.type.name);
  }
  if (binding?.kind !== "const") return false;
  return program.values.some(
    (each) =>
      each.op === "store" &&
      each.binding === value.binding &&
      isMade(program.values[each.value]?.op, program.values[each.value]),
  );
}

function isMade(op: string | undefined, value: unknown): boolean {
  if (op === "object") return true;
  return op === "call" && typeof value === "object" && value !== null && "kind" in value && value.kind === "new";
}

/** A property of the same variable was read on the way to the call, and did not throw. */
function isReadBefore(file: FileAnalysis, id: ValueId, call: ValueId): boolean {
  const { program } = file;
  const value = program.values[id];
  const code = program.functions.find(({ blocks }) => blocks.some(({ ops }) => ops.includes(call)));
  if (!code || !value) return false;
  const name = program.text.slice(value.start, value.end);
  const at = code.blocks.findIndex(({ ops }) => ops.includes(call));
  for (const block of [at, ...dominators(code, at)]) {
    for (const op of code.blocks[block]?.ops ?? []) {
      if (block === at && op >= call) break;
      const read = program.values[op];
      if (read?.op !== "property" || read.start > value.start) continue;
      const object = program.values[read.object];
      const isSame = object !== undefined && program.text.slice(object.start, object.end) === name;
      if (isSame && !program.text.slice(object.end, read.end).trimStart().startsWith("?.") && read.end < value.start)
        return true;
    }
  }
  return false;
}

/** Blocks that surely ran before this one: the chain of only ways that lead to it. */
function dominators(code: FunctionCode, block: BlockId): readonly BlockId[] {
  const found: BlockId[] = [];
  for (let at = block; found.length < 32;) {
    const before = code.blocks.flatMap((candidate, id) => (successors(candidate.end).includes(at) ? [id] : []));
    const [only] = before;
    const isEntered = only !== undefined && before.length === 1 && only !== at && !found.includes(only);
    if (!isEntered) return found;
    // What a `try` has read before it threw is not known.
    if (code.blocks[only]?.handler !== undefined && code.blocks[only]?.handler === at) return found;
    found.push(only);
    at = only;
  }
  return found;
}
