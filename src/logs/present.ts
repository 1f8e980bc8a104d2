// Turns entries into the records that leave the engine, with every secret masked.
import { classifyName, isSensitive } from "../catalogue/sensitive/classify.ts";
import { containsSecret, redact } from "../catalogue/redact.ts";
import type { LogEntry } from "./entry.ts";
import { attributesOf } from "./formats/format.ts";
import { logFormats } from "./formats/index.ts";
import type { Anomaly, AttributeValue, LogRecord } from "./record.ts";
import { type Template, templateText } from "./templates/drain.ts";
import { formatTime } from "./time/civil.ts";

/** Presents entries; remembers masked templates, so make one per log. */
export function createPresenter(): (entry: LogEntry) => LogRecord {
  const templates = new Map<Template, { readonly text: string; readonly masked: string }>();
  const maskedTemplate = (template: Template): string => {
    const text = templateText(template);
    const known = templates.get(template);
    if (known?.text === text) return known.masked;
    const masked = redact(text);
    templates.set(template, { text, masked });
    return masked;
  };
  return (entry) => present(entry, maskedTemplate);
}

function present(entry: LogEntry, maskedTemplate: (template: Template) => string): LogRecord {
  const mask = maskerFor(entry);
  const { time, zone, endLine, line, severity, method, path, status, duration, meaning, anomalies } = entry;
  return {
    line,
    ...(endLine === line ? {} : { endLine }),
    offset: entry.offset,
    format: entry.format,
    ...(Number.isNaN(time) ? {} : { timestamp: formatTime(time, zone) }),
    ...(severity === undefined ? {} : { severity }),
    template: entry.template ? maskedTemplate(entry.template) : "",
    templateId: entry.template?.id ?? "",
    body: mask(entry.body),
    attributes: maskAttributes(attributesOf(logFormats.get(entry.format), entry), mask),
    ...(entry.address === undefined ? {} : { "client.address": mask(entry.address) }),
    ...(entry.user === undefined ? {} : { "user.name": mask(entry.user) }),
    ...(method === undefined ? {} : { "http.request.method": mask(method) }),
    ...(path === undefined ? {} : { "url.path": mask(path) }),
    ...(status === undefined ? {} : { "http.response.status_code": status }),
    ...(duration === undefined ? {} : { duration_ms: duration }),
    ...(meaning === undefined ? {} : { event: meaning.event }),
    ...(meaning?.outcome === undefined ? {} : { outcome: meaning.outcome }),
    ...(anomalies === undefined ? {} : { anomalies: anomalies.map(maskAnomaly) }),
  };
}

const same = (text: string): string => text;

// A line without a secret has no field with one, unless escapes hide it or the record spans several lines.
function maskerFor(entry: LogEntry): (text: string) => string {
  const plain = entry.endLine === entry.line && !entry.text.includes("\\");
  return plain && (entry.clean ?? !containsSecret(entry.text)) ? same : redact;
}

function maskAttributes(
  attributes: Readonly<Record<string, AttributeValue>>,
  mask: (text: string) => string,
): Readonly<Record<string, AttributeValue>> {
  if (mask === same) return attributes;
  const result: Record<string, AttributeValue> = {};
  for (const [key, value] of Object.entries(attributes)) result[mask(key)] = maskAttribute(key, value, mask);
  return result;
}

function maskAttribute(key: string, value: AttributeValue, mask: (text: string) => string): AttributeValue {
  if (typeof value === "boolean" || value === null) return value;
  const verdict = classifyName(key.slice(key.lastIndexOf(".") + 1));
  // Personal names and addresses are what a log is read for; secrets never are.
  if (isSensitive(verdict) && verdict.family === "secret" && verdict.strength === "strong" && value !== "")
    return `[redacted:${verdict.category.id}]`;
  return typeof value === "string" ? mask(value) : value;
}

/** An anomaly without secrets in its key and message. */
export function maskAnomaly(anomaly: Anomaly): Anomaly {
  return {
    ...anomaly,
    ...(anomaly.key === undefined ? {} : { key: redact(anomaly.key) }),
    message: redact(anomaly.message),
  };
}
