// Says why an anomaly is one: what was observed, what the detector holds against it, and the lines that are its evidence.
import { printable } from "../../base/terminal.ts";
import { detectors } from "../../logs/detectors/index.ts";
import type { Anomaly, LogRecord } from "../../logs/record.ts";
import type { Paint } from "../../reporters/paint.ts";
import { createEvidence, evidenceLines } from "./evidence.ts";
import { cut, wrap } from "./wrap.ts";

/** Remembers records, so that evidence can be shown with its text. */
export interface Explainer {
  /** To be called for every record in order, shown or not, before its anomalies are explained. */
  remember(record: LogRecord): void;
  /** The lines of an explanation, without their margin. */
  explain(anomaly: Anomaly, width: number): readonly string[];
}

const nameWidth = 10;

/** An explainer of one log. */
export function createExplainer(paint: Paint): Explainer {
  const evidence = createEvidence();
  const named = (name: string, lines: readonly string[]): readonly string[] =>
    lines.map((line, index) => `${paint.dim((index === 0 ? name : "").padEnd(nameWidth))}${line}`);
  return {
    remember: (record) => evidence.remember(record),
    explain({ detector: id, message, evidence: lines }, width) {
      const detector = detectors.get(id);
      const room = Math.max(20, width - nameWidth);
      const title = detector ? `: ${detector.title.charAt(0).toLowerCase()}${detector.title.slice(1)}` : "";
      return [
        ...named("detector", wrap(`${id}${title}`, room)),
        ...named("observed", wrap(printable(message), room)),
        ...(detector ? named("rule", wrap(detector.description, room)) : []),
        ...named(
          "evidence",
          evidenceLines(lines, evidence).map((line) => evidenceText(line, room, paint)),
        ),
      ];
    },
  };
}

function evidenceText(line: ReturnType<typeof evidenceLines>[number], room: number, paint: Paint): string {
  if ("left" in line) return paint.dim(`     … ${line.left} more`);
  const number = String(line.line).padStart(6);
  return `${paint.dim(number)} ${cut(line.text ?? "(further back)", Math.max(20, room - number.length - 1))}`;
}
