// The text of records that were seen, so that the evidence of an anomaly can be shown and not only counted.
import { printable } from "../../base/terminal.ts";
import type { LogRecord } from "../../logs/record.ts";
import { cut } from "./wrap.ts";

/** Remembers records as single lines of text. */
export interface Evidence {
  /** To be called for every record in order, shown or not, before its anomalies are. */
  remember(record: LogRecord): void;
  /** Undefined for a line further back than what is remembered. */
  textOf(line: number): string | undefined;
}

/** A line of evidence, or how many were left out at this place. */
export type EvidenceLine = { readonly line: number; readonly text: string | undefined } | { readonly left: number };

// Evidence is seldom older; what is older is named by its line alone.
const remembered = 20_000;
const maxText = 300;
const shown = 8;
const shownFirst = 3;

/** Remembers the last twenty thousand records, cut to what a line shows. */
export function createEvidence(): Evidence {
  const texts = new Map<number, string>();
  return {
    remember({ line, timestamp, body, ...record }) {
      const first = body.split("\n", 1)[0] ?? "";
      const details = [record["client.address"], record["http.response.status_code"]];
      const beside = details.filter((part) => part !== undefined && !first.includes(String(part)));
      const parts = [timestamp?.slice(11, 19), first, ...beside].filter((part) => part !== undefined);
      texts.set(line, cut(printable(parts.join(" ")), maxText));
      if (texts.size <= remembered) return;
      for (const oldest of texts.keys()) {
        texts.delete(oldest);
        break;
      }
    },
    textOf: (line) => texts.get(line),
  };
}

/** The first and the last lines of the evidence, eight at most, with their texts. */
export function evidenceLines(lines: readonly number[], evidence: Evidence): readonly EvidenceLine[] {
  const withText = (line: number): EvidenceLine => ({ line, text: evidence.textOf(line) });
  if (lines.length <= shown) return lines.map(withText);
  return [
    ...lines.slice(0, shownFirst).map(withText),
    { left: lines.length - shown },
    ...lines.slice(shownFirst - shown).map(withText),
  ];
}
