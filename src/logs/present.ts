// Turns entries into the records that leave the engine, with every secret masked.
import { classifyName, isSensitive } from "../catalogue/sensitive/classify.ts";
import { containsSecret, redact } from "../catalogue/redact.ts";
import type { LogEntry } from "./entry.ts";
import { attributesOf } from "./formats/format.ts";
import { logFormats } from "./formats/index.ts";
import type { Anomaly, AttributeValue, LogRecord } from "./record.ts";
import { type Template, templateText } from "./templates/drain.ts";
import { formatTime } from "./time/civil.ts";

/** How entries are presented. */
export interface PresenterOptions {
  /** Without template and attributes, for who shows neither. */
  readonly brief?: boolean;
}

/** Presents entries; remembers masked templates, so make one per log. */
export function createPresenter({ brief = false }: PresenterOptions = {}): (entry: LogEntry) => LogRecord {
  const templates = new Map<Template, { readonly words: readonly string[]; readonly masked: string }>();
  const maskedTemplate = (template: Template): string => {
    const known = templates.get(template);
    if (known?.words === template.words) return known.masked;
    const masked = redact(templateText(template));
    templates.set(template, { words: template.words, masked });
    return masked;
  };
  return brief ? (entry) => present(entry, undefined) : (entry) => present(entry, maskedTemplate);
}

type Mutable = { -readonly [Field in keyof LogRecord]: LogRecord[Field] };
type Beginning = Pick<Mutable, "line" | "endLine" | "offset" | "format" | "timestamp" | "severity">;

const noAttributes: LogRecord["attributes"] = {};

// One assignment after the other: spreading a dozen optional fields costs more than all else here.
function present(entry: LogEntry, maskedTemplate: ((template: Template) => string) | undefined): LogRecord {
  const mask = maskerFor(entry);
  const { line, endLine, offset, format, template, time, severity } = entry;
  const start: Beginning = endLine === line ? { line, offset, format } : { line, endLine, offset, format };
  if (!Number.isNaN(time)) start.timestamp = formatTime(time, entry.zone);
  if (severity !== undefined) start.severity = severity;
  const record: Mutable = Object.assign(start, {
    template: template && maskedTemplate ? maskedTemplate(template) : "",
    templateId: template?.id ?? "",
    body: mask(entry.body),
    attributes: maskedTemplate ? maskAttributes(attributesOf(logFormats.get(format), entry), mask) : noAttributes,
  });
  presentRequest(record, entry, mask);
  presentEvent(record, entry);
  return record;
}

function presentRequest(record: Mutable, entry: LogEntry, mask: (text: string) => string): void {
  const { address, user, method, path, status, duration } = entry;
  if (address !== undefined) record["client.address"] = mask(address);
  if (user !== undefined) record["user.name"] = mask(user);
  if (method !== undefined) record["http.request.method"] = mask(method);
  if (path !== undefined) record["url.path"] = mask(path);
  if (status !== undefined) record["http.response.status_code"] = status;
  if (duration !== undefined) record.duration_ms = duration;
}

function presentEvent(record: Mutable, { meaning, anomalies }: LogEntry): void {
  if (meaning !== undefined) record.event = meaning.event;
  if (meaning?.outcome !== undefined) record.outcome = meaning.outcome;
  if (anomalies !== undefined) record.anomalies = anomalies.map(maskAnomaly);
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
