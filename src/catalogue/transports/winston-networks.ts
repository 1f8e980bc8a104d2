// Transports of winston that send lines to another machine: Http of winston itself, and the packages for Loki, syslog, Logstash, GELF and
// Elasticsearch.
import type { Transport } from "./transport.ts";

export const winstonHttp: Transport = {
  id: "winston-http",
  title: "`Http` of winston",
  creators: ["module:winston.transports.Http#"],
  network: {
    plain: "HTTP",
    address: [["host"]],
    secure: [{ option: ["ssl"], is: ["true"] }],
    remedy: "set `ssl: true`",
  },
  unstamped: true,
  example: {
    title: "Http of winston",
    code: `import winston from "winston";\nexport const http = new winston.transports.Http({ host: "logs.example.com", port: 80 });`,
  },
};

export const winstonLoki: Transport = {
  id: "winston-loki",
  title: "`winston-loki`",
  creators: ["module:winston-loki#"],
  network: { plain: "HTTP", address: [["host"]], secure: [], remedy: "use an address that begins with https://" },
  example: {
    title: "winston-loki",
    code: `import LokiTransport from "winston-loki";\nexport const loki = new LokiTransport({ host: "https://loki.example.com" });`,
  },
};

export const winstonSyslog: Transport = {
  id: "winston-syslog",
  title: "`winston-syslog`",
  creators: ["module:winston-syslog.Syslog#", "module:winston.transports.Syslog#", "module:winston-syslog#"],
  network: {
    plain: "UDP",
    address: [["host"]],
    secure: [{ option: ["protocol"], is: ["tls4", "tls6", "unix", "unix-connect", "udp-local"] }],
    remedy: 'set `protocol: "tls4"`',
  },
  example: {
    title: "winston-syslog",
    code: `import { Syslog } from "winston-syslog";\nexport const syslog = new Syslog({ host: "logs.example.com", protocol: "tls4" });`,
  },
};

export const winstonLogstash: Transport = {
  id: "winston-logstash",
  title: "`winston-logstash`",
  creators: [
    "module:winston-logstash#",
    "module:winston-logstash/lib/winston-logstash-latest#",
    "module:winston.transports.Logstash#",
    "module:winston-logstash-transport#",
    "module:winston-logstash-transport.LogstashTransport#",
    "module:winston3-logstash-transport#",
  ],
  network: {
    plain: "TCP",
    address: [["host"]],
    secure: [
      { option: ["ssl_enable"], is: ["true"] },
      { option: ["sslEnable"], is: ["true"] },
    ],
    remedy: "set `ssl_enable: true`",
  },
  example: {
    title: "winston-logstash",
    code: `import LogstashTransport from "winston-logstash/lib/winston-logstash-latest";\nexport const logstash = new LogstashTransport({ host: "logs.example.com", port: 5000, ssl_enable: true });`,
  },
};

export const winstonGelf: Transport = {
  id: "winston-gelf",
  title: "`winston-log2gelf`",
  creators: ["module:winston-log2gelf#", "module:winston.transports.Log2gelf#"],
  network: {
    plain: "TCP",
    address: [["host"]],
    secure: [{ option: ["protocol"], is: ["tls", "https"] }],
    remedy: 'set `protocol: "tls"`',
  },
  example: {
    title: "winston-log2gelf",
    code: `import Log2gelf from "winston-log2gelf";\nexport const gelf = new Log2gelf({ host: "logs.example.com", protocol: "tls" });`,
  },
};

export const winstonGraylog: Transport = {
  id: "winston-graylog2",
  title: "`winston-graylog2`",
  creators: ["module:winston-graylog2#"],
  network: {
    plain: "UDP",
    address: [["graylog", "servers", "0", "host"]],
    secure: [],
    remedy: "send GELF over TLS, as gelf-pro does with `tcp-tls`",
  },
  example: {
    title: "winston-graylog2",
    code: `import Graylog2 from "winston-graylog2";\nexport const graylog = new Graylog2({ graylog: { servers: [{ host: "localhost", port: 12201 }] } });`,
  },
};

export const winstonElasticsearch: Transport = {
  id: "winston-elasticsearch",
  title: "`winston-elasticsearch`",
  creators: ["module:winston-elasticsearch#", "module:winston-elasticsearch.ElasticsearchTransport#"],
  network: {
    plain: "HTTP",
    address: [
      ["clientOpts", "node"],
      ["clientOpts", "node", "url"],
      ["clientOpts", "host"],
    ],
    secure: [],
    remedy: "use an address that begins with https://",
  },
  example: {
    title: "winston-elasticsearch",
    code: `import { ElasticsearchTransport } from "winston-elasticsearch";\nexport const es = new ElasticsearchTransport({ clientOpts: { node: "https://es.example.com" } });`,
  },
};
