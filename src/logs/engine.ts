// Lines in, entries out: assembles records, reads their format, finds template and meaning, and asks the detectors. Pure and synchronous;
// texts inside are not masked yet (present.ts does that for what is shown).
import type { LineBlock } from "./blocks.ts";
import { createCompletion } from "./completion.ts";
import { createDetection, type DetectionOptions } from "./detectors/detection.ts";
import type { Detector } from "./detectors/detector.ts";
import { detectors as allDetectors } from "./detectors/index.ts";
import type { Json, LogEntry } from "./entry.ts";
import type { LineLook } from "./line-looks.ts";
import type { Anomaly, LogNotice } from "./record.ts";
import { createRecordReader, type RecordReaderOptions } from "./record-reader.ts";
import { createTemplateTree, type TemplateTree } from "./templates/drain.ts";

/** How an engine reads one log. */
export interface LogEngineOptions extends Omit<RecordReaderOptions, "sieves" | "passing" | "onNotice"> {
  /** Where templates live; one of its own unless given. */
  readonly tree?: TemplateTree;
  /** `match` looks templates up in a tree that has seen the log already, so that each record gets its final template. */
  readonly mode?: "learn" | "match";
  /** The entries are of no interest, only what the tree learns: they stay without meaning and anomalies. */
  readonly templatesOnly?: boolean;
  readonly detectors?: readonly Detector[];
  /** How easily the detectors speak; `normal` unless given. */
  readonly sensitivity?: DetectionOptions["sensitivity"];
  /** What `memory` gave at the end of an earlier session on the same log. */
  readonly memory?: Json | undefined;
  readonly onNotice?: (notice: LogNotice) => void;
}

/** Reads one log; lines come in order. */
export interface LogEngine {
  readonly tree: TemplateTree;
  /**
   * Takes a line without its line break; gives the entry that the line has completed, if any. `look` says what somebody has seen in the
   * line before.
   */
  push(text: string, offset: number, look?: LineLook): LogEntry | undefined;
  /** The next lines come from this block, as long as no other is turned to; spares work where that is told. */
  turnTo(block: LineBlock | undefined): void;
  /** Completes the entry that waits for continuation lines; more lines may follow. */
  end(): LogEntry | undefined;
  /** What is remarkable about so many milliseconds in which no line came, told once; `end` is called before. */
  waited(milliseconds: number): readonly Anomaly[];
  /** What was learned, to be kept for the next session: JSON without any text of the log. */
  memory(): Json;
}

/** Makes an engine for one log. */
export function createLogEngine(options: LogEngineOptions): LogEngine {
  const tree = options.tree ?? createTemplateTree({ remembered: templatesOf(options.memory) });
  const detectors = options.detectors ?? allDetectors.entries;
  const detection = createDetection(detectors, options);
  const reader = createRecordReader({ ...options, sieves: detectors.length > 0 });
  const completion = createCompletion({ options, tree, detection, detectors });
  return {
    tree,
    push(text, offset, look) {
      const taken = reader.push(text, offset, look);
      return taken && completion.complete(taken);
    },
    turnTo: (block) => reader.turnTo(block),
    end() {
      const taken = reader.end();
      return taken && completion.complete(taken);
    },
    waited: (milliseconds) => detection.wait(milliseconds),
    memory: () => ({ ...detection.memory(), templates: tree.memory() }),
  };
}

function templatesOf(memory: Json | undefined): Json | undefined {
  const known = typeof memory === "object" && memory !== null && !Array.isArray(memory);
  return known ? (memory as { readonly [key: string]: Json })["templates"] : undefined;
}
