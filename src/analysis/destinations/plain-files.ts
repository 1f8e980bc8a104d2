// Files that an access log is appended to as they are: `morgan("combined", { stream: fs.createWriteStream("access.log") })`.
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { madeBy } from "../redaction/gather.ts";
import { memberOf, nothing, partAt, type Part } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import { transportOf } from "../../catalogue/transports/index.ts";
import type { ValueId } from "../program.ts";
import { headOf, type CallValue } from "./find-destinations.ts";
import { valuesOf } from "../values-of.ts";

const streamMakers = new Set(["module:fs.createWriteStream()", "module:fs-extra.createWriteStream()"]);

/** A request logger and the file it writes to. */
export interface AccessLog {
  readonly call: CallValue;
  readonly id: ValueId;
  /** The call that makes the stream. */
  readonly stream: Part;
  /** Whether it is a file as it is, without rotation. */
  readonly isPlain: boolean;
}

/** The uses of morgan in a file that write to a file. */
export function accessLogs(view: ConfigurationView): readonly AccessLog[] {
  if (!view.program.text.includes("morgan")) return [];
  return valuesOf(view.program, "call").flatMap(({ id, value: call }) => {
    if (madeBy(view, call) !== "module:morgan()") return [];
    const options = call.args[1] ? partAt(view, call.args[1].value) : nothing;
    const stream = memberOf(view, options, "stream");
    const made = stream && view.program.values[stream.id];
    const api = made?.op === "call" ? madeBy(view, made) : undefined;
    if (!stream || api === undefined) return [];
    const isPlain = streamMakers.has(api);
    return isPlain || transportOf(api)?.file ? [{ call, id, stream, isPlain }] : [];
  });
}

/** Where streams are made that an access log appends to without end. */
export function plainFileStreams({ flow }: FileAnalysis): readonly Range[] {
  const view = flow.configuration;
  const ids = accessLogs(view).flatMap(({ stream, isPlain }) => (isPlain ? [stream.id] : []));
  return [...new Set(ids)].map((id) => headOf(view, id));
}
