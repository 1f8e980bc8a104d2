// secure-log-transport: log lines leave the machine where anybody on the way can read and change them.
import type { Level } from "../../base/finding.ts";
import { plainConnection, uncheckedCertificate, type PlainConnection } from "../destinations/connections.ts";
import { destinationsOf, type Destination } from "../destinations/find-destinations.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { configurationFixes } from "../fixes/log-configuration.ts";
import { noValue } from "../program.ts";
import type { Report, Rule } from "../rule.ts";

export const secureLogTransport: Rule = {
  id: "secure-log-transport",
  level: "warning",
  docs: {
    title: "No log lines over plain connections",
    description:
      "Over plain HTTP, TCP or UDP, whoever sits on the way reads every log line, and can change or drop the ones that tell of an " +
      "attack. Transports of winston, pino, log4js and bunyan, GELF and Fluentd clients and exporters of OpenTelemetry are known, with " +
      "their options for encryption, also when the options are put together in another file.\n\n" +
      "Connections to the same machine are fine. Those to private addresses and to names that only a network of one's own knows are " +
      "infos, and so are those to hosts that come from the environment.",
    remedy: "Switch on TLS and check certificates, or hand the lines to a forwarder on the same machine.",
    cwe: [319, 295],
    asvs: ["16.2.3", "12.3.1"],
    owasp: ["A02:2021"],
    securitySeverity: "5.9",
    bad: [
      {
        title: "Http without ssl",
        code: `import winston from "winston";\nexport const remote = new winston.transports.Http({ host: «"logs.example.com"», path: "/ingest" });`,
      },
      {
        title: "A plain address",
        code: `import pino from "pino";\nexport const logger = pino({ transport: { target: "pino-loki", options: { host: «"http://loki.example.com:3100"» } } });`,
      },
      {
        title: "UDP by default",
        code: `import gelf from "gelf-pro";\ngelf.setConfig({ adapterOptions: { host: «"graylog.example.com"» } });`,
      },
      {
        title: "Certificates that nobody checks",
        code: `import { ElasticsearchTransport } from "winston-elasticsearch";\nexport const es = new ElasticsearchTransport({ clientOpts: { node: "https://es.example.com", tls: { rejectUnauthorized: «false» } } });`,
      },
    ],
    good: [
      {
        title: "TLS",
        code: `import winston from "winston";\nexport const remote = new winston.transports.Http({ host: "logs.example.com", ssl: true });`,
      },
      {
        title: "A forwarder on the same machine",
        code: `import gelf from "gelf-pro";\ngelf.setConfig({ adapterName: "udp", adapterOptions: { host: "127.0.0.1" } });`,
      },
    ],
  },
  *check(file) {
    for (const destination of destinationsOf(file)) {
      if (!destination.transport.network) continue;
      const plain = plainConnection(file.flow.configuration, destination);
      if (plain) yield plainReport(file, destination, plain);
      const unchecked = uncheckedCertificate(file.flow.configuration, destination.options);
      if (unchecked === undefined) continue;
      const value = file.program.values[unchecked];
      const range = value ? { start: value.start, end: value.end } : destination.range;
      const message = `${destination.transport.title} takes any certificate, so anybody on the way can read the log; leave the check on and give it the \`ca\` of your own authority.`;
      const fixes = configurationFixes(file, range, { kind: "certificate" });
      yield { ...common(destination), range, message, fixes, confidence: "flow", category: "unchecked-certificate" };
    }
  },
};

function common({ transport, range }: Destination) {
  return { flow: [], sink: transport.id, symbol: "", anchor: range.start } satisfies Partial<Report>;
}

const levels: Readonly<Record<PlainConnection["reach"], Level>> = {
  public: "warning",
  internal: "info",
  unknown: "info",
};

function plainReport(file: FileAnalysis, destination: Destination, plain: PlainConnection): Report {
  const value = plain.id === noValue ? undefined : file.program.values[plain.id];
  const { transport, range } = destination;
  const where = {
    public: `to \`${plain.host}\``,
    internal: `to \`${plain.host}\`, which only your own network protects`,
    unknown: "to a host that is not written here",
  }[plain.reach];
  return {
    ...common(destination),
    range: value ? { start: value.start, end: value.end } : range,
    message: `${transport.title} sends log lines over plain ${plain.protocol} ${where}; ${transport.network?.remedy}.`,
    confidence: plain.reach === "unknown" ? "name" : "flow",
    category: "plain-transport",
    fixes: value ? configurationFixes(file, value, { kind: "encryption" }) : [],
    level: levels[plain.reach],
  };
}
