// Under which keys the JSON loggers write what: pino, winston, bunyan, slog, zap, tracing, ECS, OpenTelemetry, Docker. Dots reach into
// nested objects when the dotted key itself is missing. The first key that holds a value wins.

/** Keys per field, most specific first. */
export const jsonKeys = {
  time: ["time", "timestamp", "@timestamp", "ts", "@t", "datetime", "date", "eventTime", "timestamp_ns", "asctime", "t"],
  severity: ["level", "severity", "log.level", "levelname", "lvl", "severityText", "severity_text", "loglevel", "@l"],
  body: ["msg", "message", "body", "short_message", "log", "text", "@m", "fields.message", "event.original"],
  logger: ["logger", "name", "log.logger", "logger_name", "service", "module", "target", "scope_name", "category"],
  address: ["client.address", "client.ip", "ip", "remoteAddress", "remote_addr", "remote_ip", "clientIp", "client_ip", "source.ip",
    "src_ip", "req.remoteAddress", "req.ip", "clientAddress", "ipAddress", "ip_address", "request.remote_ip", "request.ip"],
  user: ["user.name", "user", "username", "userName", "user_name", "account", "login", "user.email", "user.id", "userId", "user_id",
    "actor", "remote_user"],
  method: ["http.request.method", "req.method", "method", "request.method", "http.method", "verb"],
  path: ["url.path", "req.url", "url", "path", "request.uri", "request.url", "uri", "http.target", "url.original"],
  status: ["http.response.status_code", "res.statusCode", "status", "statusCode", "status_code", "response.status", "http.status_code"],
  milliseconds: ["duration_ms", "responseTime", "durationMs", "duration_millis", "elapsedMs", "elapsed_ms", "latency_ms", "latencyMs"],
  bytes: ["http.response.body.bytes", "http.response.body.size", "http.response.bytes", "body_bytes_sent", "bytes_sent", "bytesSent", "bytes_out",
    "res.contentLength", "res.headers.content-length", "response_size", "responseSize", "contentLength", "content_length", "bytes"],
  event: ["event", "event.name", "event_name", "eventName", "event.action", "appid_event"],
  outcome: ["outcome", "event.outcome", "result"],
} as const satisfies Record<string, readonly string[]>; // prettier-ignore

/** A field that the table above knows. */
export type JsonField = keyof typeof jsonKeys;
