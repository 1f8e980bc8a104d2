// Log calls that put a security event on record, and what they say of it: who, from where, on what, how it came out.
import { rememberedFor } from "../../base/remembered.ts";
import { eventNamed } from "../../catalogue/events/index.ts";
import type { EventField, SecurityEvent } from "../../catalogue/events/security-event.ts";
import { fieldsNamed } from "../../catalogue/events/line-fields.ts";
import { mayHoldEventIn } from "../languages/event-prefilter.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import type { ValueId } from "../program.ts";
import { pointsAsked } from "./index.ts";
import { namesAt } from "./point-names.ts";
import type { PointNames } from "./security-point.ts";
import { pathOf } from "./users-of.ts";

/** A log call that is known to be about an event. */
export interface EventLine {
  readonly event: SecurityEvent;
  readonly call: SinkCall;
  /** The call names the event; otherwise it is the line of a branch in which the event happens. */
  readonly isNamed: boolean;
  readonly says: ReadonlySet<EventField>;
  /** All that it is given is known for what it tells; constants tell nothing. */
  readonly isKnown: boolean;
  /** What stands in its function that it could name. */
  readonly names: PointNames;
  /** The logger may add fields that cannot be seen here: of the request, of a child logger, of the context. */
  readonly mayAddContext: boolean;
}

/** The event lines of a file, in the order of the text; computed once for each analysis. */
export const eventLines = rememberedFor((file: FileAnalysis): readonly EventLine[] => {
  const branches = new Map<number, SecurityEvent>();
  const points = mayHoldEventIn(file.program) ? pointsAsked(file) : [];
  for (const { by, event, outcome, range } of points) {
    // What is logged behind a refusal is logged by who catches it, and speaks of any error.
    const isBehind = outcome === "failure" && by?.range !== undefined && by.range.start > range.end;
    if (by?.how === "call" && by.range && !isBehind) branches.set(by.range.start, event);
  }
  return file.flow.sinkCalls.flatMap((call): readonly EventLine[] => {
    if (call.forwarded) return [];
    const named = namedEvent(call);
    const event = named ?? branches.get(call.range.start);
    if (!event) return [];
    return [
      {
        event,
        call,
        isNamed: named !== undefined,
        ...contentOf(file, call),
        mayAddContext: mayAddContext(file, call),
        names: namesOf(file, call),
      },
    ];
  });
});

const eventFields = ["event", "eventName", "event_name", "eventType", "event_type", "type", "action"];

/** The event that a field of the call names. */
function namedEvent({ args }: SinkCall): SecurityEvent | undefined {
  for (const { abstract } of args) {
    for (const field of eventFields) {
      const text = abstract.fields?.get(field)?.constant;
      // `authn_login_fail:joebob` names whom it is about behind the colon.
      const event = text === undefined ? undefined : eventNamed(text.split(":", 1)[0] ?? "");
      if (event) return event;
    }
  }
  return undefined;
}

const noNames: PointNames = { actor: undefined, address: undefined, object: undefined, logger: undefined };

function namesOf({ program, flow }: FileAnalysis, { function: id, call }: SinkCall): PointNames {
  const code = program.functions[id];
  return code ? namesAt({ program, view: flow.logView() }, { function: code }, call) : noNames;
}

interface Content {
  readonly says: ReadonlySet<EventField>;
  readonly isKnown: boolean;
}

function contentOf({ program }: FileAnalysis, { args }: SinkCall): Content {
  const says = new Set<EventField>();
  let isKnown = true;
  const add = (name: string): void => {
    const fields = fieldsNamed(name);
    if (fields.length === 0) isKnown = false;
    for (const field of fields) says.add(field);
  };
  const visit = (id: ValueId, name: string, depth: number): void => {
    const value = program.values[id];
    if (!value || depth > 3) return;
    if (value.op === "constant") {
      if (value.kind === "boolean" || value.kind === "number") add(name);
      else if (/^(?:outcome|result|status|reason)$/.test(name)) for (const field of fieldsNamed(name)) says.add(field);
      return;
    }
    if (value.op === "object") {
      for (const entry of value.entries) {
        if (entry.kind === "field") visit(entry.value, entry.name, depth + 1);
        else add("*");
      }
    } else if (value.op === "text" || value.op === "add") for (const part of value.parts) visit(part, "", depth + 1);
    else {
      add(name);
      for (const part of pathOf(program, id)) add(part);
    }
  };
  for (const { value, spread } of args) {
    if (spread) add("*");
    visit(value, "", 0);
  }
  return { says, isKnown };
}

const contextual = /AsyncLocalStorage|\bcls\b|nestjs-cls|nestjs-pino|getStore\(|request-context|express-http-context/;
const requestWords = new Set(["req", "request", "ctx", "context", "c", "reply", "fastify", "socket", "event"]);

/** Only a logger of the module, made here without bindings, is known to add nothing. */
function mayAddContext({ program }: FileAnalysis, { label, logger, call, function: id }: SinkCall): boolean {
  if (contextual.test(program.text) || logger.options?.fields?.has("mixin") === true) return true;
  const [root = "", ...rest] = label.split(".");
  if (requestWords.has(root) || rest.some((part) => requestWords.has(part) || part.endsWith("()"))) return true;
  const value = program.values[call];
  const path = value?.op === "call" ? pathOf(program, value.callee) : [];
  if (path.includes("child") || path.includes("bind") || path.length > 3) return true;
  // A logger that is passed in may be a child.
  const binding = program.bindings.find(
    ({ name, kind, function: owner }) => name === root && (kind === "parameter" || owner === id) && kind !== "import",
  );
  return binding?.kind === "parameter" || isChild(program.text, root);
}

/** `const log = logger.child(…)` */
function isChild(text: string, name: string): boolean {
  const at = text.search(
    new RegExp(
      `\\b${name.replace(/[^\w]/g, "")}\\s*(?::[^=\\n]{0,40})?=[^;]{0,200}\\.(?:child|with|withContext|bind)\\(`,
    ),
  );
  return at >= 0;
}
