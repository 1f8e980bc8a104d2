// secure-log-transport: which connections anybody on the way can read, and which only look so.
import { describe, test } from "vitest";
import { markedRule } from "./marked.ts";

const check = markedRule("secure-log-transport");
const winston = `import winston from "winston";\n`;
const loki = `import LokiTransport from "winston-loki";\n`;
const pino = (options: string) => `import pino from "pino";\nexport const log = pino({ transport: ${options} });`;

describe("winston", () => {
  test.each([
    [
      "Http without ssl",
      `${winston}new winston.transports.Http({ host: «"logs.example.com"», port: 80 });`,
      "warning `Http` of winston sends log lines over plain HTTP to `logs.example.com`; set `ssl: true`.",
    ],
    [
      "ssl switched off",
      `${winston}new winston.transports.Http({ host: «"logs.example.com"», ssl: false });`,
      "plain HTTP",
    ],
    [
      "a host from the environment",
      `${winston}new winston.transports.Http({ host: «process.env.LOG_HOST», port: 8080 });`,
      "info `Http` of winston sends log lines over plain HTTP to a host that is not written here",
    ],
    [
      "Loki over http",
      `${loki}new LokiTransport({ host: «"http://loki.example.com:3100"» });`,
      "winston-loki` sends log lines over plain HTTP to `loki.example.com`",
    ],
    [
      "Loki in the own network",
      `${loki}new LokiTransport({ host: «"http://loki:3100"» });`,
      "info `winston-loki` sends log lines over plain HTTP to `loki`, which only your own network protects",
    ],
    ["a private address", `${loki}new LokiTransport({ host: «"http://192.168.29.143:3100"» });`, "info"],
    [
      "a default beside the environment",
      `${loki}new LokiTransport({ host: process.env.LOKI_URL ?? «"http://loki.example.com"» });`,
      "warning",
    ],
    [
      "an address put together",
      `${loki}new LokiTransport({ host: «\`http://\${config.lokiHost}:3100\`» });`,
      "a host that is not written here",
    ],
    [
      "syslog over UDP by default",
      `import { Syslog } from "winston-syslog";\nnew Syslog({ host: «"logs.example.com"» });`,
      'plain UDP to `logs.example.com`; set `protocol: "tls4"`',
    ],
    [
      "Logstash",
      `import Logstash from "winston-logstash/lib/winston-logstash-latest";\nnew Logstash({ host: «"logs.example.com"», port: 5000 });`,
      "plain TCP",
    ],
    [
      "Graylog",
      `import Graylog from "winston-graylog2";\nnew Graylog({ graylog: { servers: [{ host: «"graylog.example.com"», port: 12201 }] } });`,
      "plain UDP",
    ],
    [
      "version 2 of winston",
      `const winston = require("winston");\nwinston.add(winston.transports.Logstash, { host: «"logs.example.com"», port: 9600 });`,
      "plain TCP",
    ],
    [
      "Elasticsearch",
      `import { ElasticsearchTransport } from "winston-elasticsearch";\nnew ElasticsearchTransport({ clientOpts: { node: «"http://es.example.com:9200"» } });`,
      "plain HTTP",
    ],
  ])("%s", (_, code, message) => check(code, message));
});

describe("other libraries", () => {
  test.each([
    ["pino-loki", pino(`{ target: "pino-loki", options: { host: «"http://loki.example.com"» } }`)],
    [
      "one of several targets of pino",
      pino(
        `{ targets: [{ target: "pino/file" }, { target: "pino-elasticsearch", options: { node: «"http://es.example.com:9200"» } }] }`,
      ),
    ],
    [
      "pino-socket",
      pino(`{ target: "pino-socket", options: { address: «"logs.example.com"», port: 514, mode: "tcp" } }`),
    ],
    [
      "nestjs-pino",
      `import { LoggerModule } from "nestjs-pino";\nLoggerModule.forRoot({ pinoHttp: { transport: { target: "pino-loki", options: { host: «"http://loki.example.com"» } } } });`,
    ],
    [
      "gelf of log4js",
      `import log4js from "log4js";\nlog4js.configure({ appenders: { gelf: { type: "@log4js-node/gelf", host: «"graylog.example.com"» } }, categories: {} });`,
    ],
    [
      "logstashHTTP of log4js",
      `import log4js from "log4js";\nlog4js.configure({ appenders: { http: { type: "logstashHTTP", url: «"http://logs.example.com/_bulk"» } }, categories: {} });`,
    ],
    [
      "gelf-pro over TCP",
      `import gelf from "gelf-pro";\ngelf.setConfig({ adapterName: "tcp", adapterOptions: { host: «"graylog.example.com"» } });`,
    ],
    [
      "Fluentd",
      `const logger = require("fluent-logger");\nlogger.configure("shop", { host: «"fluentd.example.com"», port: 24224 });`,
    ],
    [
      "OpenTelemetry",
      `import { OTLPLogExporter } from "@opentelemetry/exporter-logs-otlp-http";\nnew OTLPLogExporter({ url: «"http://otel.example.com:4318/v1/logs"» });`,
    ],
  ])("%s", (_, code) => check(code, "over plain"));
});

describe("certificates that nobody checks", () => {
  test.each([
    ["in the options", `${loki}new LokiTransport({ host: "https://loki.example.com", rejectUnauthorized: «false» });`],
    [
      "in an agent",
      `import https from "node:https";\n${winston}new winston.transports.Http({ host: "logs.example.com", ssl: true, agent: new https.Agent({ rejectUnauthorized: «false» }) });`,
    ],
    [
      "for Fluentd",
      `const logger = require("fluent-logger");\nlogger.configure("shop", { host: "fluentd.example.com", tls: true, tlsOptions: { rejectUnauthorized: «false» } });`,
    ],
  ])("%s", (_, code) => check(code, "takes any certificate"));
});

describe("silent", () => {
  test.each([
    ["ssl", `${winston}new winston.transports.Http({ host: "logs.example.com", ssl: true });`],
    [
      "ssl by the environment",
      `${winston}new winston.transports.Http({ host: "logs.example.com", ssl: config.isProduction });`,
    ],
    [
      "the same machine",
      `${winston}new winston.transports.Http({ host: "localhost", port: 8080 });\nnew winston.transports.Http({ port: 8080 });`,
    ],
    ["https", `${loki}new LokiTransport({ host: "https://loki.example.com", basicAuth });`],
    [
      "a default on the same machine",
      `${loki}new LokiTransport({ host: process.env.LOKI_URL || "http://localhost:3100" });`,
    ],
    ["an address from the environment", `${loki}new LokiTransport({ host: process.env.LOKI_URL });`],
    [
      "syslog over TLS",
      `import { Syslog } from "winston-syslog";\nnew Syslog({ host: "logs.example.com", protocol: "tls4" });`,
    ],
    [
      "syslog of the same machine",
      `import { Syslog } from "winston-syslog";\nnew Syslog({ protocol: "unix", path: "/dev/log" });`,
    ],
    [
      "Logstash over TLS",
      `import Logstash from "winston-logstash/lib/winston-logstash-latest";\nnew Logstash({ host: "logs.example.com", ssl_enable: true });`,
    ],
    [
      "Fluentd on the same machine, the default",
      `const logger = require("fluent-logger");\nlogger.configure("shop", { timeout: 3 });`,
    ],
    [
      "Fluentd over TLS",
      `const logger = require("fluent-logger");\nlogger.configure("shop", { host: "fluentd.example.com", tls: true });`,
    ],
    [
      "pino-socket over TLS",
      pino(`{ target: "pino-socket", options: { address: "logs.example.com", mode: "tcp", secure: true } }`),
    ],
    [
      "GELF over TLS",
      `import gelf from "gelf-pro";\ngelf.setConfig({ adapterName: "tcp-tls", adapterOptions: { host: "graylog.example.com" } });`,
    ],
    [
      "options from elsewhere",
      `${winston}import { remote } from "./options";\nnew winston.transports.Http(remote);\nnew winston.transports.Http({ ...remote, host: "logs.example.com" });`,
    ],
    [
      "ssl that is set later",
      `${winston}const options = { host: "logs.example.com" };\nif (production) options.ssl = true;\nnew winston.transports.Http(options);`,
    ],
    [
      "a plain address that is not of logs",
      `import axios from "axios";\nexport const api = axios.create({ baseURL: "http://api.example.com" });\nconsole.log("ready");`,
    ],
    [
      "another Http",
      `import { Http } from "./transports";\nnew Http({ host: "logs.example.com" });\nconsole.log("ready");`,
    ],
    [
      "an agent that checks",
      `import https from "node:https";\n${winston}new winston.transports.Http({ host: "logs.example.com", ssl: true, agent: new https.Agent({ rejectUnauthorized: true, ca }) });`,
    ],
  ])("%s", (_, code) => check(code));
});
