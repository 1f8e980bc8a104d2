// What an analysis could not do, as SARIF notifications: skipped files and notices are part of the report, never silent.
import type { Location, Notification, ReportingDescriptor } from "sarif";
import type { AnalysisNotice, SkipReason } from "../base/finding.ts";
import { redact } from "../catalogue/redact.ts";
import type { Place, ReportView } from "./report-view.ts";
import { skipReasons } from "./skip-reasons.ts";

type Locate = (path: string, place: Place) => Location;

const noticeKinds: Readonly<Record<AnalysisNotice["kind"], string>> = {
  syntax: "A syntax error from which the parser recovered.",
  "rule-failed": "A rule failed on this file; the other rules ran.",
  truncated: "A limit was reached; not everything in this file is reported.",
  directive: "A suppression comment that does not do what it seems to.",
};

/** One notification per skipped file and per notice, in the order of the view. */
export function toNotifications(view: ReportView, locationOf: Locate): readonly Notification[] {
  const start: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const skipped = view.skipped.map(({ path, reason, detail }): Notification => ({
    descriptor: { id: `skipped-${reason}` },
    level: "warning",
    message: { text: `Not analysed: ${redact(detail || skipReasons[reason])}` },
    locations: [locationOf(view.relative(path), start)],
  }));
  const notices = view.notices.map(({ notice, path, place }): Notification => ({
    descriptor: { id: notice.kind },
    level: notice.kind === "syntax" ? "note" : "warning",
    message: { text: redact(notice.message) },
    locations: [locationOf(path, place)],
  }));
  return [...skipped, ...notices];
}

/** The descriptors that the notifications name, sorted by id. */
export function notificationDescriptors(notifications: readonly Notification[]): ReportingDescriptor[] {
  const ids = new Set(notifications.map(({ descriptor }) => descriptor?.id));
  const all = [
    ...Object.entries<string>(noticeKinds).map(([id, text]) => ({ id, shortDescription: { text } })),
    ...(Object.keys(skipReasons) as SkipReason[]).map((reason) => ({
      id: `skipped-${reason}`,
      shortDescription: { text: `A file was not analysed: ${skipReasons[reason]}.` },
    })),
  ];
  return all.filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}
