// Makes a format of the JSON lines of one logger: what tells them from others, and what their keys mean beyond the common table.
import type { Draft, JsonObject } from "../entry.ts";
import type { FormatContext, FormatSample, LogFormat } from "./format.ts";
import { jsonBeginning } from "./json-beginning.ts";
import { readPayload } from "./payload.ts";

/** What is special about a logger's JSON. */
export interface JsonDialect {
  readonly id: string;
  readonly title: string;
  readonly samples: readonly FormatSample[];
  /** True for payloads that only this logger writes. */
  readonly fits: (payload: JsonObject) => boolean;
  /** Corrects what the common keys have given. */
  readonly read?: (draft: Draft, payload: JsonObject, context: FormatContext) => void;
}

/** The dialect as a format; the payload's keys are its attributes. */
export function jsonDialect({ id, title, samples, fits, read }: JsonDialect): LogFormat {
  return {
    id,
    title,
    samples,
    starts: "{ ",
    beginning: jsonBeginning,
    parse(draft, context) {
      const payload = context.json(draft.text);
      if (!payload || !fits(payload)) return false;
      draft.format = id;
      readPayload(draft, payload, context);
      read?.(draft, payload, context);
      return true;
    },
  };
}
