// Says why an anomaly is one: what was observed, what the detector holds against it, and the lines that are its evidence.
import { printable } from "../../base/terminal.ts";
import { detectors } from "../../logs/detectors/index.ts";
import type { Anomaly, LogRecord } from "../../logs/record.ts";
import type { Paint } from "../../reporters/paint.ts";
import { cut, wrap } from "./wrap.ts";

/** Remembers records, so that evidence can be shown with its text. */
export interface Explainer {
  /** To be called for every record in order, shown or not, before its anomalies are explained. */
  remember(record: LogRecord): void;
  /** The lines of an explanation, without their margin. */
  explain(anomaly: Anomaly, width: number): readonly string[];
}

// Evidence is seldom older; what is older is named by its line alone.
const remembered = 20_000;
const maxText = 300;
const shownEvidence = 8;

/** Remembers the last twenty thousand records, cut to what a line shows. */
export function createExplainer(paint: Paint): Explainer {
  const texts = new Map<number, string>();
  return {
    remember({ line, timestamp, body, ...record }) {
      const first = body.split("\n", 1)[0] ?? "";
      const who = [record["client.address"], record["http.response.status_code"]].filter(
        (part) => part !== undefined && !first.includes(String(part)),
      );
      texts.set(
        line,
        cut(
          printable([timestamp?.slice(11, 19), first, ...who].filter((part) => part !== undefined).join(" ")),
          maxText,
        ),
      );
      if (texts.size > remembered)
        for (const oldest of texts.keys())
          if (texts.size > remembered) texts.delete(oldest);
          else break;
    },
    explain(anomaly, width) {
      const detector = detectors.get(anomaly.detector);
      const rows: readonly (readonly [string, string])[] = [
        [
          "detector",
          detector
            ? `${anomaly.detector}: ${detector.title.charAt(0).toLowerCase()}${detector.title.slice(1)}`
            : anomaly.detector,
        ],
        ["observed", printable(anomaly.message)],
        ["rule", detector?.description ?? ""],
      ];
      return [
        ...rows.flatMap(([name, text]) => section(name, text, { width, paint })),
        ...evidenceLines(anomaly.evidence, { texts, width, paint }),
      ];
    },
  };
}

const nameWidth = 10;

interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

function section(name: string, text: string, { width, paint }: Layout): readonly string[] {
  if (text === "") return [];
  return wrap(text, Math.max(20, width - nameWidth)).map(
    (line, index) => `${paint.dim((index === 0 ? name : "").padEnd(nameWidth))}${line}`,
  );
}

function evidenceLines(
  evidence: readonly number[],
  { texts, width, paint }: Layout & { readonly texts: ReadonlyMap<number, string> },
): readonly string[] {
  const head = evidence.length > shownEvidence ? 3 : shownEvidence;
  const shown =
    evidence.length > shownEvidence ? [...evidence.slice(0, head), ...evidence.slice(head - shownEvidence)] : evidence;
  return shown.flatMap((line, index) => {
    const number = String(line).padStart(6);
    const text = cut(texts.get(line) ?? "(further back)", Math.max(20, width - nameWidth - number.length - 1));
    const row = `${paint.dim((index === 0 ? "evidence" : "").padEnd(nameWidth))}${paint.dim(number)} ${text}`;
    const left = evidence.length - shown.length;
    return index === head - 1 && left > 0
      ? [row, `${" ".repeat(nameWidth)}${paint.dim(`     … ${left} more`)}`]
      : [row];
  });
}
