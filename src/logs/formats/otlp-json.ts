// OpenTelemetry's log data as JSON: one record, or a batch as the collector's file exporter writes it. A batch is one line, so it stays one
// record: it takes the time of the first, the highest severity, and the texts of all.
import type { Draft, Json, JsonObject } from "../entry.ts";
import type { Severity } from "../record.ts";
import { jsonMeaning } from "../events/structured.ts";
import { severityOfName } from "../severity.ts";
import type { LogFormat } from "./format.ts";
import { isObject, JsonFields } from "./json-fields.ts";
import { epochMilliseconds, readPayload } from "./payload.ts";

const severities: readonly Severity[] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];
const maxRecords = 1000;
const maxValueDepth = 6;

export const otlpJson: LogFormat = {
  id: "otlp-json",
  title: "OpenTelemetry logs (OTLP JSON)",
  starts: "{ ",
  samples: [
    {
      line: '{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeLogs":[{"scope":{"name":"pay"},"logRecords":[{"timeUnixNano":"1747470604230000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"payment failed"},"attributes":[{"key":"client.address","value":{"stringValue":"203.0.113.9"}},{"key":"order","value":{"intValue":"991"}}]}]}]}]}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "payment failed",
        "client.address": "203.0.113.9",
        attributes: { "service.name": "shop", order: "991", scope: "pay" },
      },
    },
    {
      line: '{"timeUnixNano":"1747470604230000000","severityNumber":13,"body":{"stringValue":"login failed for alice from 203.0.113.9"}}',
      expect: { severity: "WARN", event: "authn_login_fail", "user.name": "alice", "client.address": "203.0.113.9" },
    },
    {
      line: '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1747470604230000000","severityNumber":9,"body":{"stringValue":"one"}},{"timeUnixNano":"1747470605000000000","severityNumber":18,"body":{"stringValue":"two"}}]}]}]}',
      expect: {
        timestamp: "2025-05-17T08:30:04.230Z",
        severity: "ERROR",
        body: "one\ntwo",
        attributes: { "otel.log_records": 2 },
      },
    },
  ],
  parse(draft, context) {
    const line = context.json(draft.text);
    if (!line) return false;
    const records = Array.isArray(line["resourceLogs"])
      ? unpack(line["resourceLogs"])
      : isRecord(line)
        ? [plain(line, {})]
        : [];
    const [first] = records;
    if (!first) return false;
    draft.format = "otlp-json";
    readPayload(draft, records.length > 1 ? { ...first, "otel.log_records": records.length } : first, context);
    readRecords(draft, records);
    return true;
  },
};

function readRecords(draft: Draft, records: readonly JsonObject[]): void {
  const body = records.map((record) => textOf(record["body"])).join("\n");
  draft.body = body;
  if (body !== "") draft.shape = undefined;
  let rank = -1;
  for (const record of records) rank = Math.max(rank, rankOf(record));
  draft.severity = severities[rank];
  draft.time = epochMilliseconds(Number(records[0]?.["timeUnixNano"] ?? records[0]?.["observedTimeUnixNano"]));
  const [first] = records;
  if (first)
    draft.meaning = jsonMeaning(draft, new JsonFields(first).text("event"), new JsonFields(first).text("outcome"));
}

// Severity numbers go in steps of four: 1 to 4 are TRACE, 21 to 24 FATAL.
function rankOf(record: JsonObject): number {
  const number = Number(record["severityNumber"] ?? 0);
  if (number >= 1 && number <= 24) return Math.floor((number - 1) / 4);
  const named = severityOfName(textOf(record["severityText"]));
  return named === undefined ? -1 : severities.indexOf(named);
}

function isRecord(line: JsonObject): boolean {
  return ("timeUnixNano" in line || "observedTimeUnixNano" in line) && isObject(line["body"]);
}

function unpack(resourceLogs: readonly Json[]): JsonObject[] {
  const records: JsonObject[] = [];
  for (const resourceLog of resourceLogs) {
    if (!isObject(resourceLog)) continue;
    const resource = isObject(resourceLog["resource"]) ? attributesIn(resourceLog["resource"]) : {};
    for (const scopeLog of listIn(resourceLog, "scopeLogs")) {
      const scope = isObject(scopeLog["scope"]) ? scopeLog["scope"]["name"] : undefined;
      const shared = scope === undefined ? resource : { ...resource, scope };
      for (const record of listIn(scopeLog, "logRecords"))
        if (records.length < maxRecords) records.push(plain(record, shared));
    }
  }
  return records;
}

function plain(record: JsonObject, shared: JsonObject): JsonObject {
  const rest = Object.fromEntries(Object.entries(record).filter(([key]) => key !== "attributes"));
  return { ...shared, ...rest, ...attributesIn(record), body: valueOf(record["body"], 0) };
}

function listIn(object: JsonObject, key: string): readonly JsonObject[] {
  const list = object[key];
  return Array.isArray(list) ? list.filter((item: Json) => isObject(item)) : [];
}

function attributesIn(object: JsonObject): JsonObject {
  return Object.fromEntries(
    listIn(object, "attributes").map(({ key, value }) => [typeof key === "string" ? key : "", valueOf(value, 0)]),
  );
}

// {"stringValue":"x"}, {"intValue":"1"}, {"arrayValue":{"values":[…]}}, {"kvlistValue":{"values":[…]}}
function valueOf(value: Json | undefined, depth: number): Json {
  if (!isObject(value) || depth > maxValueDepth) return value ?? null;
  const [kind = "", content = null] = Object.entries(value)[0] ?? [];
  if (kind === "arrayValue" && isObject(content))
    return listIn(content, "values").map((item) => valueOf(item, depth + 1));
  if (kind === "kvlistValue" && isObject(content))
    return Object.fromEntries(
      listIn(content, "values").map((pair) => [textOf(pair["key"]), valueOf(pair["value"], depth + 1)]),
    );
  return kind.endsWith("Value") ? content : value;
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
