// The libraries of which Seclog knows what they drop.
import { createRegistry } from "../../base/registry.ts";
import { powertools } from "./aws-powertools.ts";
import { bunyan } from "./bunyan.ts";
import { consola } from "./consola.ts";
import { debug } from "./debug.ts";
import { fastify } from "./fastify.ts";
import type { LevelCreator, LevelPolicy } from "./level-policy.ts";
import { log4js } from "./log4js.ts";
import { loglevel } from "./loglevel.ts";
import { nestjs } from "./nestjs.ts";
import { npmlog } from "./npmlog.ts";
import { pino } from "./pino.ts";
import { signale } from "./signale.ts";
import { winston } from "./winston.ts";

export const levelPolicies = createRegistry<LevelPolicy>("level policy", [
  pino,
  fastify,
  nestjs,
  winston,
  bunyan,
  log4js,
  loglevel,
  debug,
  consola,
  npmlog,
  signale,
  powertools,
]);

const byLibrary = new Map(
  levelPolicies.entries.flatMap((policy) => policy.libraries.map((id) => [id, policy] as const)),
);

/** How the loggers of a sink library drop records, or undefined when they do not. */
export function levelPolicyOf(library: string): LevelPolicy | undefined {
  return byLibrary.get(library);
}

/** Methods that change what some logger lets through, and its properties that do. */
export const levelChanges: ReadonlySet<string> = new Set(
  levelPolicies.entries.flatMap(({ stops, setters, switches, option }) => [
    ...stops,
    ...setters,
    ...Object.keys(switches),
    option,
  ]),
);

/** A creator with the policy that it belongs to. */
export interface PolicyCreator extends LevelCreator {
  readonly policy: LevelPolicy;
}

const byCreator = new Map<string, PolicyCreator[]>();
for (const policy of levelPolicies.entries) {
  for (const creator of policy.creators) {
    const known = byCreator.get(creator.api) ?? [];
    byCreator.set(creator.api, [...known, { ...creator, policy }]);
  }
}

/** Where the call at an API path takes a level, if it does. */
export function levelCreatorsOf(api: string): readonly PolicyCreator[] {
  return byCreator.get(api) ?? [];
}
