// The ways out of logging libraries that Seclog knows: files and networks.
import { createRegistry } from "../../base/registry.ts";
import { log4jsDateFile, log4jsFile } from "./log4js-files.ts";
import {
  bunyanNetwork,
  fluentClient,
  fluentLogger,
  gelfPro,
  log4jsHttp,
  log4jsNetwork,
  otlpLogs,
  pinoNetwork,
  pinoSocket,
} from "./networks.ts";
import { pinoFile, pinoRoll } from "./pino-files.ts";
import { bunyanFile, bunyanRotatingFile, fileStreamRotator, rotatingFileStream } from "./streams.ts";
import type { Transport } from "./transport.ts";
import { winstonDailyRotateFile, winstonFile } from "./winston-files.ts";
import {
  winstonElasticsearch,
  winstonGelf,
  winstonGraylog,
  winstonHttp,
  winstonLogstash,
  winstonLoki,
  winstonSyslog,
} from "./winston-networks.ts";

export const transports = createRegistry<Transport>("transport", [
  winstonFile,
  winstonDailyRotateFile,
  pinoFile,
  pinoRoll,
  log4jsFile,
  log4jsDateFile,
  bunyanFile,
  bunyanRotatingFile,
  rotatingFileStream,
  fileStreamRotator,
  winstonHttp,
  winstonLoki,
  winstonSyslog,
  winstonLogstash,
  winstonGelf,
  winstonGraylog,
  winstonElasticsearch,
  pinoNetwork,
  pinoSocket,
  log4jsNetwork,
  log4jsHttp,
  gelfPro,
  fluentLogger,
  fluentClient,
  otlpLogs,
  bunyanNetwork,
]);

const byCreator = indexed(({ creators }) => creators);
const byTarget = indexed(({ targets }) => targets ?? []);
const byAppender = indexed(({ appenders }) => appenders ?? []);

function indexed(namesOf: (transport: Transport) => readonly string[]): ReadonlyMap<string, Transport> {
  return new Map(
    transports.entries.flatMap((transport) => namesOf(transport).map((name) => [name, transport] as const)),
  );
}

/** The transport that a call makes, by its API path with `()` or `#`, or undefined. */
export function transportOf(apiPath: string): Transport | undefined {
  return byCreator.get(apiPath);
}

/** The transport that pino loads under this name, or undefined. */
export function transportOfTarget(target: string): Transport | undefined {
  return byTarget.get(target);
}

/** The transport that an appender of log4js of this type is, or undefined. */
export function transportOfAppender(type: string): Transport | undefined {
  return byAppender.get(type);
}
