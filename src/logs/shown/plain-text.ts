// Adds a message of printable ASCII, and what is said beside it, as they are laid out for a record of one line: where both are longer than the
// terminal is wide, they go on below each other.
import type { LogEntry } from "../entry.ts";
import type { ByteText } from "./byte-text.ts";
import { foldSimple } from "./fold.ts";
import { type LineStyle, marginOf, textWidth } from "./line-style.ts";

/** Where messages stand. */
export interface Layout {
  readonly style: LineStyle;
  /** The columns for a message. */
  readonly room: number;
  /** What ends a line and begins the next of the same record. */
  readonly below: Uint8Array;
}

/** The layout of a style. */
export function layoutOf(style: LineStyle): Layout {
  return { style, room: textWidth(style.columns), below: new TextEncoder().encode(`\n${marginOf(style)}`) };
}

/** Adds the message in its colour; false, with anything added, where it has to be made printable first. */
export function addMessage(
  { body, severity }: Pick<LogEntry, "body" | "severity">,
  layout: Layout,
  into: ByteText,
): boolean {
  const { style, room, below } = layout;
  const brush = severity && style.bodies[severity];
  const addPart = (part: string): boolean => {
    if (brush && brush.open !== "") into.addShort(brush.open);
    if (!into.addPlain(part)) return false;
    if (brush && brush.close !== "") into.addShort(brush.close);
    return true;
  };
  if (body.length <= room) return addPart(body);
  return foldSimple(body, room).every((part, index) => {
    if (index > 0) into.addBytes(below);
    return addPart(part);
  });
}

/** How many columns the last line of a plain message takes. */
export function lastColumns(body: string, { room }: Layout): number {
  return body.length <= room ? body.length : (foldSimple(body, room).at(-1)?.length ?? 0);
}

/** Adds what is said beside a message of so many columns, and the end of the line; false, with nothing added, where it is not plain. */
export function addBeside(
  beside: string,
  used: number,
  { layout, into }: { readonly layout: Layout; readonly into: ByteText },
): boolean {
  const { style, room, below } = layout;
  const from = into.length;
  const addPart = (part: string): boolean => {
    into.addShort(style.dim.open);
    if (!into.addPlainBeside(part)) return false;
    into.addShort(style.dim.close);
    return true;
  };
  let isPlain = true;
  if (beside !== "" && used > 0 && used + gap.length + beside.length > room) {
    isPlain = foldSimple(beside, room).every((part) => {
      into.addBytes(below);
      return addPart(part);
    });
  } else if (beside !== "") {
    if (used > 0) into.addShort(gap);
    isPlain = addPart(beside);
  }
  if (isPlain) into.addShort("\n");
  else into.cutAt(from);
  return isPlain;
}

const gap = "  ";
