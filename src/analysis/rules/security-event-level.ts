// security-event-level: a security event is logged where production drops it.
import { eventNamed } from "../../catalogue/events/index.ts";
import { isFailure } from "../../catalogue/event-messages.ts";
import { securityPoints } from "../events/index.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import { eventLevelFixes } from "../fixes/event-level.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { droppedInProduction, type Dropped } from "../logger-levels/dropped.ts";
import { eventTold } from "../logger-levels/event-told.ts";
import { levelView, type LevelView } from "../logger-levels/level-view.ts";
import { conditionsOf, placeOf, reachable, type Place } from "../production/places.ts";
import { conditionsAt } from "../production/reached.ts";
import { isInBrowser } from "../production/browser.ts";
import type { Report, Rule } from "../rule.ts";

function* check(file: FileAnalysis): Iterable<Report> {
  if (isInBrowser(file.program)) return;
  const view = levelView(file);
  const reported = new Set<number>();
  for (const sink of file.flow.sinkCalls) {
    if (sink.logger.library?.telemetry === true || reported.has(sink.call)) continue;
    const event = eventTold(file, sink) ?? eventHere(file, sink);
    const dropped = event === undefined ? undefined : droppedByAll(file, view, sink);
    if (dropped?.confidence === "name" && isGuess(file, { sink, event })) continue;
    if (event === undefined || !dropped || isToldElsewhere(file, view, { sink, event })) continue;
    reported.add(sink.call);
    yield reportOf(file, { sink, event, dropped });
  }
}

/** A call may run one of several functions that log; it is lost when each of them drops it. */
function droppedByAll(file: FileAnalysis, view: LevelView, sink: SinkCall): Dropped | undefined {
  const same = file.flow.sinkCalls.filter(({ call }) => call === sink.call);
  const dropped = same.map((each) => droppedInProduction(file, view, each));
  return dropped.every((each) => each !== undefined) ? dropped[0] : undefined;
}

/** The failure that happens in the same block, for a message that does not tell. */
function eventHere(file: FileAnalysis, sink: SinkCall): string | undefined {
  const place = placeOf(file.program, sink.call);
  const point = securityPoints(file).find(
    (each) =>
      each.function === place?.function &&
      each.block === place.block &&
      each.outcome === "failure" &&
      each.confidence !== "name",
  );
  return point && point.logged !== "logged" ? point.event.name : undefined;
}

/** Whether too little speaks for it where the level is a guess already: successes, and what happens at another service. */
function isGuess(file: FileAnalysis, { sink, event }: { sink: SinkCall; event: string | undefined }): boolean {
  return event === undefined || !isFailure(event) || isRefusedByOthers(file, sink);
}

// What a client looks at when another service has refused it.
const answered = /\b(?:err|error|e|res|response|result)\??\.(?:status|statusCode|response|message|errors|code|name)\b/;

/** Whether the line stands where another service has refused this program: that is an event over there. */
function isRefusedByOthers({ program }: FileAnalysis, { call }: SinkCall): boolean {
  return conditionsAt(program, call).some(({ test }) => {
    const value = program.values[test];
    return value !== undefined && answered.test(program.text.slice(value.start, value.end));
  });
}

interface Told {
  readonly sink: SinkCall;
  readonly event: string;
}

/** Whether the same way through the function also logs where production writes: the dropped line is a detail of that one. */
function isToldElsewhere(file: FileAnalysis, view: LevelView, { sink, event }: Told): boolean {
  const place = placeOf(file.program, sink.call);
  if (!place) return false;
  const told = securityPoints(file).some(
    (each) =>
      each.function === place.function &&
      each.block === place.block &&
      each.logged === "logged" &&
      each.by?.range?.start !== sink.range.start,
  );
  if (told) return true;
  return file.flow.sinkCalls.some((other) => {
    const there = placeOf(file.program, other.call);
    if (other.call === sink.call || !there || !isOnTheWay(file, place, there)) return false;
    const its = eventTold(file, other);
    const isGrave = other.method.severity === "WARN" || other.method.severity === "ERROR";
    if (its === undefined ? !isGrave : its !== event) return false;
    return other.logger.library?.telemetry !== true && !droppedByAll(file, view, other);
  });
}

/** Whether whoever comes to `place` comes through `other` as well. */
function isOnTheWay({ program }: FileAnalysis, place: Place, other: Place): boolean {
  const code = program.functions[place.function];
  if (!code || other.function !== place.function) return false;
  if (other.block === place.block) return true;
  const known = conditionsOf(code, place.block);
  const isMet = conditionsOf(code, other.block).every(({ test, holds }) =>
    known.some((condition) => condition.test === test && condition.holds === holds),
  );
  // What stands before a branch of its own tells of something else.
  return isMet && reachable(code, place.block, undefined).has(other.block);
}

interface Found {
  readonly sink: SinkCall;
  readonly event: string;
  readonly dropped: Dropped;
}

function reportOf(file: FileAnalysis, { sink, event, dropped }: Found): Report {
  const { program } = file;
  const { why, confidence, better } = dropped;
  const title = (eventNamed(event)?.title ?? event.replaceAll("_", " ")).toLowerCase();
  const advice = better === undefined ? "log it where production writes it" : `use \`${better}\``;
  return {
    range: sink.range,
    message: `\`${sink.label}\` tells of an event (${event}: ${title}) ${why}; ${advice}.`,
    confidence,
    category: event,
    event,
    flow: [],
    fixes: eventLevelFixes(file, sink, better),
    sink: sink.label,
    symbol: symbolOf(program, sink.function),
    anchor: sink.range.start,
    ...(isFailure(event) && confidence !== "name" ? {} : { level: "info" as const }),
  };
}

export const securityEventLevel: Rule = {
  id: "security-event-level",
  level: "warning",
  docs: {
    title: "No security event at a level that production drops",
    description:
      "A failed login that is logged at `debug` is on record on the developer's machine and nowhere else: production runs at " +
      "`info` or above, and the line is never written.\n\n" +
      "Seclog reads the level of the logger where it is made, also in another file, works out what it is in production, and looks " +
      "at conditions around the call. It recognises events by the name in a field, by the message, and by the branch in which the " +
      "call stands. A line that only adds detail to another one is fine.",
    remedy: "Log failures at warn and changes at info.",
    cwe: [778],
    asvs: ["16.2.1", "16.3.1", "16.3.2"],
    owasp: ["A09:2021"],
    securitySeverity: "4.5",
    bad: [
      {
        title: "Below the level by default",
        code: `import pino from "pino";\nconst logger = pino();\nexport function refuse(userId) {\n  «logger.debug({ event: "authn_login_fail", userId }, "login failed")»;\n}`,
      },
      {
        title: "Only while developing",
        code: `export function refuse(userId) {\n  if (process.env.NODE_ENV !== "production") «console.warn("access denied for", userId)»;\n}`,
      },
    ],
    good: [
      {
        title: "At warn",
        code: `import pino from "pino";\nconst logger = pino();\nexport function refuse(userId) {\n  logger.warn({ event: "authn_login_fail", userId }, "login failed");\n}`,
      },
      {
        title: "A detail of another line",
        code: `import pino from "pino";\nconst logger = pino();\nexport function refuse(userId, attempts) {\n  logger.warn({ event: "authn_login_fail", userId }, "login failed");\n  logger.debug({ attempts }, "failed login attempts so far");\n}`,
      },
    ],
  },
  check,
};
