// Other ways by which lines leave the machine: targets of pino, appenders of log4js, GELF and Fluentd clients, exporters of OpenTelemetry.
import type { Transport } from "./transport.ts";

const https = "use an address that begins with https://";

export const pinoNetwork: Transport = {
  id: "pino-network",
  title: "the transport of pino",
  creators: [],
  targets: ["pino-loki", "pino-elasticsearch", "pino-http-send", "pino-logstash-http", "@autotelic/pino-seq-transport"],
  network: {
    plain: "HTTP",
    address: [["host"], ["node"], ["url"], ["loggerOpts", "serverUrl"], ["serverUrl"]],
    secure: [],
    remedy: https,
  },
  example: {
    title: "pino-loki",
    code: `import pino from "pino";\nexport const logger = pino({ transport: { target: "pino-loki", options: { host: "https://loki.example.com" } } });`,
  },
};

export const pinoSocket: Transport = {
  id: "pino-socket",
  title: "`pino-socket`",
  creators: [],
  targets: ["pino-socket", "pino-syslog-socket"],
  network: {
    plain: "UDP",
    address: [["address"]],
    secure: [{ option: ["secure"], is: ["true"] }],
    remedy: 'set `mode: "tcp"` and `secure: true`',
  },
  example: {
    title: "pino-socket",
    code: `import pino from "pino";\nexport const logger = pino({ transport: { target: "pino-socket", options: { address: "10.0.0.5", port: 514, mode: "tcp", secure: true } } });`,
  },
};

export const log4jsNetwork: Transport = {
  id: "log4js-network",
  title: "the appender of log4js",
  creators: [],
  appenders: ["gelf", "@log4js-node/gelf", "logstashUDP", "@log4js-node/logstashudp", "tcp", "logFaces-UDP"],
  network: {
    plain: "UDP",
    address: [["host"], ["remoteHost"]],
    secure: [],
    remedy: "send lines over TLS, or to a forwarder on this machine",
  },
  example: {
    title: "gelf appender",
    code: `import log4js from "log4js";\nlog4js.configure({ appenders: { gelf: { type: "@log4js-node/gelf", host: "localhost" } }, categories: {} });`,
  },
};

export const log4jsHttp: Transport = {
  id: "log4js-http",
  title: "the appender of log4js",
  creators: [],
  appenders: [
    "logstashHTTP",
    "@log4js-node/logstash-http",
    "logFaces-HTTP",
    "@log4js-node/logfaces-http",
    "@log4js-node/slack",
  ],
  network: { plain: "HTTP", address: [["url"]], secure: [], remedy: https },
  example: {
    title: "logstashHTTP appender",
    code: `import log4js from "log4js";\nlog4js.configure({ appenders: { http: { type: "logstashHTTP", url: "https://logs.example.com/_bulk" } }, categories: {} });`,
  },
};

export const gelfPro: Transport = {
  id: "gelf-pro",
  title: "`gelf-pro`",
  creators: ["module:gelf-pro.setConfig()"],
  network: {
    plain: "UDP",
    address: [["adapterOptions", "host"]],
    secure: [{ option: ["adapterName"], is: ["tcp-tls"] }],
    remedy: 'set `adapterName: "tcp-tls"`',
  },
  example: {
    title: "gelf-pro",
    code: `import gelf from "gelf-pro";\ngelf.setConfig({ adapterName: "tcp-tls", adapterOptions: { host: "graylog.example.com" } });`,
  },
};

export const fluentLogger: Transport = {
  id: "fluent-logger",
  title: "`fluent-logger`",
  creators: [
    "module:fluent-logger.configure()",
    "module:fluent-logger.createFluentSender()",
    "module:fluent-logger.support.winstonTransport()#",
  ],
  argument: 1,
  network: {
    plain: "TCP",
    address: [["host"]],
    secure: [{ option: ["tls"], is: ["true"] }],
    remedy: "set `tls: true`",
  },
  example: {
    title: "fluent-logger",
    code: `import logger from "fluent-logger";\nlogger.configure("shop", { host: "logs.example.com", tls: true });`,
  },
};

export const fluentClient: Transport = {
  id: "fluent-client",
  title: "`FluentClient`",
  creators: ["module:@fluent-org/logger.FluentClient#"],
  argument: 1,
  network: {
    plain: "TCP",
    address: [["socket", "host"]],
    secure: [{ option: ["socket", "tls"], is: ["true"] }],
    remedy: "set `socket.tls`",
  },
  example: {
    title: "FluentClient",
    code: `import { FluentClient } from "@fluent-org/logger";\nexport const client = new FluentClient("shop", { socket: { host: "localhost", port: 24224 } });`,
  },
};

export const otlpLogs: Transport = {
  id: "otlp-logs",
  title: "`OTLPLogExporter`",
  creators: [
    "module:@opentelemetry/exporter-logs-otlp-http.OTLPLogExporter#",
    "module:@opentelemetry/exporter-logs-otlp-proto.OTLPLogExporter#",
    "module:@opentelemetry/exporter-logs-otlp-grpc.OTLPLogExporter#",
  ],
  network: { plain: "HTTP", address: [["url"]], secure: [], remedy: https },
  example: {
    title: "OTLPLogExporter",
    code: `import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-http";\nexport const exporter = new OTLPLogExporter({ url: "https://otel.example.com/v1/logs" });`,
  },
};

export const bunyanNetwork: Transport = {
  id: "bunyan-network",
  title: "the stream of bunyan",
  creators: [
    "module:bunyan-logstash-tcp.createStream()",
    "module:bunyan-logstash.createStream()",
    "module:bunyan-syslog.createBunyanStream()",
  ],
  network: {
    plain: "TCP",
    address: [["host"]],
    secure: [{ option: ["ssl_enable"], is: ["true"] }],
    remedy: "send lines over TLS, or to a forwarder on this machine",
  },
  example: {
    title: "bunyan-logstash-tcp",
    code: `import logstash from "bunyan-logstash-tcp";\nexport const stream = logstash.createStream({ host: "127.0.0.1", port: 5505 });`,
  },
};
