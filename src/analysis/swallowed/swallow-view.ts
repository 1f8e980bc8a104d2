// What the search for swallowed errors needs of a file, gathered once.
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { BlockId, FunctionCode, FunctionId, Program, Value, ValueId } from "../program.ts";
import type { ProjectView } from "../production/settle.ts";

export interface SwallowView extends ProjectView {
  readonly file: FileAnalysis;
  readonly sinks: ReadonlyMap<ValueId, SinkCall>;
}

export type CallValue = Extract<Value, { op: "call" }>;

/** Code in which an error has arrived, with the values that are the error. */
export interface Region {
  readonly code: FunctionCode;
  readonly blocks: ReadonlySet<BlockId>;
  readonly error: ValueId | undefined;
}

export function swallowView(file: FileAnalysis): SwallowView {
  const { program, flow } = file;
  const sinks = new Map(flow.sinkCalls.map((sink) => [sink.call, sink]));
  return { file, program, source: flow.types.source, sinks };
}

/** A function with the program that it is written in. */
export interface FoundFunction {
  readonly program: Program;
  readonly id: FunctionId;
}

/** The values of some blocks, in the order of the code. */
export function* valuesIn(
  program: Program,
  code: FunctionCode,
  blocks: ReadonlySet<BlockId>,
): Iterable<[ValueId, Value]> {
  for (const [id, { ops }] of code.blocks.entries()) {
    if (!blocks.has(id)) continue;
    for (const op of ops) {
      const value = program.values[op];
      if (value) yield [op, value];
    }
  }
}
