// Reads the line that another line carries: what a container runtime, a collector or a syslog server wraps around a program's own line.
import { createDraft, type Draft } from "../entry.ts";
import type { FormatContext } from "./format.ts";
import { isHerokuRouter } from "./heroku-router.ts";

/** Whether the text of a syslog line is a record of its own: JSON, CEF, LEEF, a line of HAProxy or of Heroku's router. */
export function carriesRecord(body: string): boolean {
  const code = body.charCodeAt(0);
  if (code === 123) return body.charCodeAt(body.length - 1) === 125;
  if (code === 67) return body.startsWith("CEF:");
  if (code === 76) return body.startsWith("LEEF:");
  if (code === 97) return isHerokuRouter(body);
  // An address, its port and a bracket.
  return code >= 48 && code <= 57 && / \[\d\d\/[A-Z]/.test(body.slice(0, 70));
}

/** Takes body and fields from the inner line; time and what the outer line tells stay, as the outer clock is the surer one. */
export function readInside(draft: Draft, text: string, context: FormatContext): void {
  const line = text.endsWith("\n") ? text.slice(0, -1) : text;
  draft.body = line;
  const inner = createDraft(line, draft.line, draft.offset);
  if (!context.readInner(inner)) return;
  const { body, shape, address, user, method, path, status, duration, meaning } = inner;
  Object.assign(draft, { body, shape, address, user, method, path, status, duration, meaning });
  draft.severity = inner.severity ?? draft.severity;
  draft.logger = inner.logger ?? draft.logger;
  if (inner.payload) draft.payload = { ...inner.payload, ...draft.payload };
  if (!Number.isNaN(draft.time)) return;
  draft.time = inner.time;
  draft.zone = inner.zone;
}
