// Builds the blocks of one function: which one is being filled, where break, continue, return and throw lead.
import type { Block, BlockId, Terminator, ValueId } from "../../program.ts";

/** A place that `break` or `continue` can lead to. */
export interface JumpTarget {
  readonly labels: readonly string[];
  readonly breakTo: BlockId;
  readonly continueTo: BlockId | undefined;
  /** How many finalizers are open around it. */
  readonly depth: number;
  /** A labelled block, which a `break` without label does not see. */
  readonly labelOnly: boolean;
}

/** A `finally` that jumps have to pass through; `resumeTo` collects where they go on. */
export interface Finalizer {
  readonly entry: BlockId;
  readonly resumeTo: Set<BlockId>;
  leaves: boolean;
}

interface OpenBlock {
  ops: ValueId[];
  end: Terminator | undefined;
  handler: BlockId | undefined;
}

export interface FunctionBuilder {
  readonly targets: JumpTarget[];
  readonly finalizers: Finalizer[];
  /** Where a throw continues inside this function, if anywhere. */
  handler: BlockId | undefined;
  append(value: ValueId): void;
  /** A new, empty block under the current handler. */
  open(): BlockId;
  /** Ends the current block and fills `next` from now on; a block that has ended already stays as it is. */
  end(terminator: Terminator, next?: BlockId): void;
  /** Goes on filling this block. */
  fill(block: BlockId): void;
  readonly at: BlockId;
  /** Leaves towards `target`, through the finalizers opened since `depth`. */
  leave(depth: number, target: BlockId | "return" | "throw"): void;
  finish(): readonly Block[];
}

export function createFunctionBuilder(): FunctionBuilder {
  const blocks: OpenBlock[] = [{ ops: [], end: undefined, handler: undefined }];
  let at = 0;
  const block = (id: BlockId): OpenBlock => {
    const found = blocks[id];
    if (!found) throw new Error(`No block ${id}.`);
    return found;
  };
  const builder: FunctionBuilder = {
    targets: [],
    finalizers: [],
    handler: undefined,
    get at() {
      return at;
    },
    append(value) {
      block(at).ops.push(value);
    },
    open() {
      blocks.push({ ops: [], end: undefined, handler: builder.handler });
      return blocks.length - 1;
    },
    end(terminator, next) {
      block(at).end ??= terminator;
      // Code after a jump is unreachable, but its values still need a home.
      at = next ?? builder.open();
    },
    fill(id) {
      at = id;
    },
    leave(depth, target) {
      const finalizer = builder.finalizers.length > depth ? builder.finalizers.at(-1) : undefined;
      if (finalizer) {
        if (typeof target === "number") finalizer.resumeTo.add(target);
        else finalizer.leaves = true;
        builder.end({ kind: "jump", to: finalizer.entry });
      } else {
        builder.end(typeof target === "number" ? { kind: "jump", to: target } : { kind: "exit", how: target });
      }
    },
    finish() {
      block(at).end ??= { kind: "exit", how: "end" };
      return blocks.map(({ ops, end, handler }) => ({ ops, end: end ?? { kind: "exit", how: "end" }, handler }));
    },
  };
  return builder;
}
