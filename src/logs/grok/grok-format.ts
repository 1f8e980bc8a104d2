// A format that the user has described with a grok expression, on an engine whose time is linear in the length of the line.
import { RE2JS } from "re2js";
import { UserError } from "../../base/user-error.ts";
import type { Json, JsonObject } from "../entry.ts";
import type { FormatContext, LogFormat } from "../formats/format.ts";
import { readPayload } from "../formats/payload.ts";
import { readRequestLine } from "../formats/request-line.ts";
import { webLoginMeaning } from "../events/web-login.ts";
import type { Draft } from "../entry.ts";
import { severityOfStatus } from "../severity.ts";
import { expandGrok, type GrokField } from "./expand.ts";

/** One format of the user. */
export interface GrokFormatOptions {
  /** Names the format in records. */
  readonly id: string;
  readonly expression: string;
  /** Patterns of the user's own, by name. */
  readonly definitions?: Readonly<Record<string, string>>;
}

// Longer lines are matched by their beginning.
const maxMatched = 8192;

// The names that grok's own patterns use, as the common table of keys knows them.
const aliases: Readonly<Record<string, string>> = {
  clientip: "client.ip", auth: "user.name", verb: "method", request: "url", response: "status", loglevel: "level", rawrequest: "message",
  program: "logger", class: "logger", requester: "user.name", logsource: "host.name", greedydata: "message",
}; // prettier-ignore

/** Throws a `UserError` when the expression cannot be used. */
export function createGrokFormat({ id, expression, definitions }: GrokFormatOptions): LogFormat {
  const { source, fields } = expandGrok(expression, definitions);
  const pattern = compile(source, expression);
  return {
    id,
    title: "Own pattern",
    samples: [],
    parse(draft, context) {
      const matcher = pattern.matcher(draft.text.length > maxMatched ? draft.text.slice(0, maxMatched) : draft.text);
      if (!matcher.find()) return false;
      readFields(
        draft,
        fieldsOf(fields, (index) => matcher.group(index)),
        context,
      );
      draft.format = id;
      return true;
    },
  };
}

function compile(source: string, expression: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The grok expression ${expression} cannot be used: ${reason}.`, { cause: error });
  }
}

// The first group with a text wins where a field is captured in several places.
function fieldsOf(fields: readonly (GrokField | undefined)[], groupOf: (index: number) => string | null): JsonObject {
  const values = new Map<string, Json>();
  fields.forEach((field, index) => {
    const text = field && !values.has(field.name) ? groupOf(index + 1) : undefined;
    if (!field || text === undefined || text === null || text === "") return;
    values.set(field.name, field.type === "text" ? text : toNumber(text, field.type));
  });
  return Object.fromEntries(values);
}

function toNumber(text: string, type: "int" | "float"): Json {
  const value = type === "int" ? Number.parseInt(text, 10) : Number.parseFloat(text);
  return Number.isNaN(value) ? text : value;
}

function readFields(draft: Draft, payload: JsonObject, context: FormatContext): void {
  const named = Object.fromEntries(Object.entries(payload).map(([name, value]) => [aliases[name] ?? name, value]));
  readPayload(draft, named, context);
  draft.payload = payload;
  draft.severity ??= draft.status === undefined ? undefined : severityOfStatus(draft.status);
  if (draft.body !== "") return;
  const { verb, request } = payload;
  draft.shape = undefined;
  draft.body = draft.text;
  if (typeof verb !== "string" || typeof request !== "string") return;
  draft.body = `${verb} ${request}`;
  readRequestLine(draft, draft.body);
  draft.meaning ??= webLoginMeaning(draft);
}
