// Colours of terminal output in one place: on, or functions that change nothing.
import pc from "picocolors";
import type { Level } from "../base/finding.ts";

/** Colours, or functions that change nothing. */
export type Paint = ReturnType<typeof pc.createColors>;

/** Colours that are on or off, whatever the process's own terminal is. */
export function createPaint(color: boolean): Paint {
  return pc.createColors(color);
}

/** The colour of a level. */
export function levelColor(level: Level, paint: Paint): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, info: paint.blue }[level];
}
