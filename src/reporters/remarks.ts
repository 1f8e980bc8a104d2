// What an analysis could not do, as one list for the formats that know findings only: skipped files and notices are never silent.
import type { Level } from "../base/finding.ts";
import { redact } from "../catalogue/redact.ts";
import type { Place, ReportView } from "./report-view.ts";
import { skipReasons } from "./skip-reasons.ts";

/** A skipped file or a notice; its id begins with `skipped-` or is the kind of the notice. */
export interface Remark {
  readonly id: string;
  readonly level: Level;
  readonly path: string;
  readonly place: Place;
  readonly message: string;
}

const start: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** Skipped files first, then notices, each sorted by path and place. */
export function remarksOf(view: ReportView): readonly Remark[] {
  const skipped = view.skipped.map(({ path, reason, detail }): Remark => {
    const why = redact(detail || skipReasons[reason]);
    const message = `Not analysed (${reason}): ${why}${why.endsWith(".") ? "" : "."}`;
    return { id: `skipped-${reason}`, level: "warning", path: view.relative(path), place: start, message };
  });
  const notices = view.notices.map(({ notice, path, place }): Remark => {
    return { id: notice.kind, level: "info", path, place, message: redact(notice.message) };
  });
  return [...skipped, ...notices];
}
