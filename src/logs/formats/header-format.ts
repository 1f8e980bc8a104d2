// Makes a format of lines that have an ordinary header: cheap marks tell whose they are, the common header reader does the rest.
import type { Draft } from "../entry.ts";
import type { FormatContext, FormatSample, LogFormat } from "./format.ts";
import { scanHeader } from "./header.ts";

/** What is special about a layout. */
export interface HeaderFormat {
  readonly id: string;
  readonly title: string;
  readonly starts?: string;
  readonly timed?: boolean;
  readonly samples: readonly FormatSample[];
  /** True for lines of this layout alone; must not allocate much, as it is asked for lines of many others. */
  readonly fits: (text: string, context: FormatContext) => boolean;
  /** Takes further fields out of the body. */
  readonly read?: (draft: Draft, context: FormatContext) => void;
  readonly attributes?: LogFormat["attributes"];
  readonly continues?: LogFormat["continues"];
}

/** The layout as a format. */
export function headerFormat({ fits, read, ...rest }: HeaderFormat): LogFormat {
  return {
    ...rest,
    parse(draft, context) {
      if (!fits(draft.text, context) || !readHeader(draft, context)) return false;
      draft.format = rest.id;
      read?.(draft, context);
      return true;
    },
  };
}

/** Fills the draft from an ordinary header; false, with the draft untouched, when the line has none. */
export function readHeader(draft: Draft, context: FormatContext): boolean {
  const header = scanHeader(draft.text, context);
  if (!header) return false;
  draft.time = header.time;
  draft.zone = header.zone;
  draft.severity = header.severity;
  draft.logger = header.logger;
  draft.body = draft.text.slice(header.bodyStart);
  return true;
}
