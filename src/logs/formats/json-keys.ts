// Under which keys programs write what as JSON: pino, winston, bunyan, slog, zap, ECS, OpenTelemetry, Docker, journald, MongoDB, Caddy,
// Traefik, Google Cloud, Monolog, Serilog, PostgreSQL. Dots reach into nested objects when the dotted key itself is missing. The first key
// that holds a value wins.

/** Keys per field, most specific first. */
export const jsonKeys = {
  time: ["time", "timestamp", "@timestamp", "ts", "@t", "datetime", "date", "eventTime", "timestamp_ns", "asctime", "t", "t.$date",
    "_meta.date", "__REALTIME_TIMESTAMP", "timeUnixNano", "Timestamp", "StartUTC", "event_timestamp", "stageTimestamp", "timeMillis",
    "instant.epochSecond", "log_time", "published", "CreationTime", "observedTimeUnixNano", "_SOURCE_REALTIME_TIMESTAMP", "timestamp.seconds",
    "timestampSeconds"],
  nanoseconds: ["instant.nanoOfSecond", "timestamp.nanos", "timestampNanos"],
  severity: ["level_name", "level", "severity", "log.level", "levelname", "lvl", "severityText", "severity_text", "loglevel", "@l",
    "_meta.logLevelName", "PRIORITY", "Level", "error_severity", "SeverityText", "levelName", "log_level", "logLevel", "LogLevel",
    "context.logLevel"],
  body: ["msg", "message", "body", "short_message", "log", "text", "@m", "@mt", "fields.message", "event.original", "MESSAGE", "Message",
    "textPayload", "RenderedMessage", "full_message", "error", "err.message", "error.message",
    "displayMessage", "description"],
  logger: ["logger", "name", "log.logger", "logger_name", "loggerName", "service", "module", "target", "scope_name", "category",
    "_meta.name", "SYSLOG_IDENTIFIER", "_COMM", "channel", "SourceContext", "c"],
  address: ["client.address", "client.ip", "ip", "remoteAddress", "remote_addr", "remote_ip", "clientIp", "client_ip", "source.ip",
    "source.address", "src_ip", "req.remoteAddress", "req.ip", "clientAddress", "ipAddress", "ip_address", "request.client_ip",
    "request.remote_ip", "request.ip", "ClientHost", "sourceIPAddress", "httpRequest.remoteIp", "network.client.ip", "attr.remote",
    "attr.client", "remote_host", "clientip", "srcip", "remoteIp"],
  user: ["user.name", "user", "username", "userName", "user_name", "account", "login", "user.username", "user.email", "user.id", "userId",
    "user_id", "UserId", "actor", "remote_user", "ClientUsername", "userIdentity.userName", "attr.user", "attr.principalName", "suser", "duser",
    "usrName", "usr"],
  method: ["http.request.method", "req.method", "method", "request.method", "http.method", "verb", "RequestMethod",
    "httpRequest.requestMethod", "request_method", "requestMethod"],
  path: ["url.path", "req.url", "url", "path", "request.uri", "request.url", "uri", "http.target", "url.original", "RequestPath",
    "httpRequest.requestUrl", "request_uri", "requestURI", "request"],
  status: ["http.response.status_code", "res.statusCode", "status", "statusCode", "status_code", "response.status", "http.status_code",
    "DownstreamStatus", "httpRequest.status", "responseStatus.code", "response"],
  milliseconds: ["duration_ms", "responseTime", "durationMs", "duration_millis", "elapsedMs", "elapsed_ms", "latency_ms", "latencyMs",
    "attr.durationMillis", "response_time_ms", "took_ms"],
  bytes: ["http.response.body.bytes", "http.response.body.size", "http.response.bytes", "body_bytes_sent", "bytes_sent", "bytesSent", "bytes_out",
    "res.contentLength", "res.headers.content-length", "response_size", "responseSize", "contentLength", "content_length", "bytes"],
  event: ["event", "event.name", "event_name", "eventName", "event.action", "appid_event"],
  outcome: ["outcome", "event.outcome", "result"],
} as const satisfies Record<string, readonly string[]>; // prettier-ignore

/** A field that the table above knows. */
export type JsonField = keyof typeof jsonKeys;
