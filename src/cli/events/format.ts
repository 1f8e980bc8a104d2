// What a format of `seclog events` is: a table → text.
import type { Registered } from "../../base/registry.ts";
import type { EventState } from "../../base/finding.ts";
import type { Coverage, CoverageCell, CoverageRow } from "./coverage.ts";

export interface CoverageOptions {
  readonly color: boolean;
  /** Columns of the terminal; 80 without one. */
  readonly width?: number;
  /** Leave out what is logged. */
  readonly gapsOnly: boolean;
}

/** The same table gives the same text; it ends with a line break. */
export interface CoverageFormat extends Registered {
  readonly title: string;
  render(coverage: Coverage, options: CoverageOptions): string;
}

/** A state in words. */
export const stateNames: Readonly<Record<EventState, string>> = {
  logged: "logged",
  partly: "partly",
  "access-log": "access log",
  missing: "missing",
};

/** The rows with the cells that are asked for; rows without any are left out. */
export function shownRows({ rows }: Coverage, { gapsOnly }: CoverageOptions): readonly CoverageRow[] {
  if (!gapsOnly) return rows;
  return rows.flatMap((row) => {
    const cells = row.cells.filter(({ state }) => state !== "logged");
    return cells.length === 0 ? [] : [{ ...row, cells }];
  });
}

/** `src/routes/auth.ts:40, 62`: editors and terminals open the first. */
export function placeText({ file, lines }: CoverageCell): string {
  return `${file}:${lines.join(", ")}`;
}

/** A handler without a name is the file's own. */
export function handlerText({ handler }: CoverageCell): string {
  return handler === "" ? "(no name)" : handler;
}
