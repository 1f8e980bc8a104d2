// The libraries whose redaction Seclog reads.
import { createRegistry } from "../../base/registry.ts";
import { remembered } from "../../base/remembered.ts";
import { bunyan } from "./bunyan.ts";
import { expressWinston } from "./express-winston.ts";
import { fastify } from "./fastify.ts";
import { hapiPino } from "./hapi-pino.ts";
import { log4jsLayouts } from "./log4js-layouts.ts";
import { log4js } from "./log4js.ts";
import { morganBody } from "./morgan-body.ts";
import { morgan } from "./morgan.ts";
import { nestjsPino } from "./nestjs-pino.ts";
import { pinoHttp } from "./pino-http.ts";
import { pino } from "./pino.ts";
import type { Redactor } from "./redactor.ts";
import { winston } from "./winston.ts";

export const redactors = createRegistry<Redactor>("redactor", [
  pino,
  pinoHttp,
  nestjsPino,
  fastify,
  hapiPino,
  winston,
  expressWinston,
  bunyan,
  log4js,
  log4jsLayouts,
  morgan,
  morganBody,
]);

const byCreator = new Map(
  redactors.entries.flatMap((redactor) => redactor.creators.map((path) => [path, redactor] as const)),
);

/** The library whose options the call at an API path takes, or undefined. */
export function redactorOf(apiPath: string): Redactor | undefined {
  return byCreator.get(apiPath);
}

const parts = redactors.entries.flatMap((redactor) => redactor.parts ?? []);

/** Whether the arguments of the call at an API path may be a part of a configuration. */
export const keepsArguments: (apiPath: string) => boolean = remembered((apiPath) =>
  parts.some((part) => apiPath.startsWith(part)),
);
