// Format strings: what `%s`, `%d` or `%j` of a logging call makes of the argument that stands for it.
import { hasOwnText } from "../shapes/index.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";

// Placeholders of util.format and those like it; refuses `100%` and `%%`.
const specifiers = /%[sdifjoOc]/g;

/** The placeholder that a constant message has for an argument, such as `%s`; undefined when there is none. */
export function specifierOf(call: SinkCall, argument: SinkArgument): string | undefined {
  const [format] = call.args;
  if (!format || format === argument || format.abstract.constant === undefined) return undefined;
  return format.abstract.constant.match(specifiers)?.[argument.index - format.index - 1];
}

/** Whether `%s` asks an object for its own text, `toString()` of its class, and so writes none of its fields. */
export function isWrittenByItself({ flow }: FileAnalysis, call: SinkCall, argument: SinkArgument): boolean {
  return specifierOf(call, argument) === "%s" && hasOwnText(flow.types, argument.abstract);
}
