// Takes a secret out of the message of an exception. Unsafe: others may read the message, so a person has to look.
import type { Fix } from "../../base/finding.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { Value, ValueId } from "../program.ts";
import { dropPartEdit } from "./drop-part.ts";
import { mask, maskOfPart } from "./mask.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable, isPath, isPure } from "./safety.ts";
import { literal } from "./source-text.ts";

export interface MessagePart {
  /** The call that makes the error. */
  readonly call: Value;
  /** The part of its message that has to go. */
  readonly part: ValueId;
}

/** The message without it, a mask in the place of the part, or the host of an address; none when evaluating the part may matter. */
export function errorMessageFixes(file: FileAnalysis, { call, part }: MessagePart): readonly Fix[] {
  const { program } = file;
  const value = program.values[part];
  if (!value || !isFixable(program, call) || !isPure(file, part)) return [];
  const range = { start: value.start, end: value.end };
  const placed = { call: { range: { start: call.start, end: call.end } }, spot: { range } };
  const dropped = dropPartEdit(file, placed);
  const isPlaced = maskOfPart(program, placed);
  const edit = isPlaced ?? { range, newText: literal(program.text, mask) };
  const name = program.text.slice(range.start, range.end);
  const category = file.flow.values[part]?.taints[0]?.category;
  const isAddress = category === "connection-string" && isPath(program, part) && !/\s/.test(name);
  const host = `URL.canParse(${name}) ? new URL(${name}).host : ${literal(program.text, mask)}`;
  return ranked([
    dropped && repair({ id: "drop", title: "Leave it out of the message", safety: "unsafe" }, dropped),
    repair({ id: "mask", title: `Put "${mask}" into the message instead`, safety: "unsafe" }, edit),
    isAddress && !name.startsWith("process.env")
      ? repair(
          { id: "host", title: "Name the host of the address only", safety: "unsafe" },
          { range, newText: isPlaced ? host : `(${host})` },
        )
      : undefined,
  ]);
}
