// One job in a worker: bytes to text to outcome. Whatever the file is or the engine does, the result is exactly one outcome.
import type { AnalysisSettings, SourceText } from "../analysis/analyze.ts";
import type { ModuleFiles } from "../analysis/linking/module-graph.ts";
import { decodeText } from "../base/decode.ts";
import type { FileOutcome, SkipReason } from "../base/finding.ts";
import type { HostErrorCode } from "../base/host.ts";
import { contentDigest } from "./module-files.ts";
import { toHostError } from "./node-errors.ts";
import { readFileNow } from "./read-file.ts";
import type { AnalysisJob, JobResult } from "./worker-messages.ts";

/** The engine, as a worker sees it; tests put worse ones in its place. */
export type Analyze = (source: SourceText, surroundings: AnalysisSurroundings) => JobResult;

/** What the engine may use beside the text. */
export interface AnalysisSurroundings {
  readonly settings: AnalysisSettings;
  readonly files: ModuleFiles;
  /** To be called when the engine comes back from an imported module to the file itself. */
  readonly onReturn: () => void;
}

/** What a worker needs to know beside the job. */
export interface JobContext {
  readonly analyze: Analyze;
  readonly settings: AnalysisSettings;
  readonly files: ModuleFiles;
  readonly poisoned: ReadonlySet<string>;
  /** Called with the content hash whenever the engine turns to the text of the file. */
  readonly onTurn: (hash: string) => void;
}

/** Never throws; an error of the engine becomes `internal` with the error's name only, as its message may quote the source. */
export function analyzeJob(job: AnalysisJob, context: JobContext): JobResult {
  const { analyze, settings, files, poisoned, onTurn } = context;
  const skipped = (reason: SkipReason, detail: string): JobResult => {
    const outcome: FileOutcome = { status: "skipped", path: job.path, reason, detail };
    return { outcome, dependencies: {} };
  };
  try {
    const read = job.text === undefined ? readText(job.path, settings.maxFileBytes) : { text: job.text };
    if ("reason" in read) return skipped(read.reason, read.detail);
    const hash = contentDigest(read.text);
    if (poisoned.has(hash)) {
      return skipped(
        "poisoned",
        "The analysis of this very text failed twice; it is tried again when the file changes.",
      );
    }
    onTurn(hash);
    return analyze({ path: job.path, text: read.text }, { settings, files, onReturn: () => onTurn(hash) });
  } catch (error) {
    if (error instanceof RangeError && error.message.includes("call stack")) {
      return skipped("too-deep", "The code nests too deep for the parser.");
    }
    return skipped(
      "internal",
      `The analysis of this file failed (${error instanceof Error ? error.name : "unknown"}).`,
    );
  }
}

interface Refusal {
  readonly reason: SkipReason;
  readonly detail: string;
}

function readText(path: string, maxBytes: number): { readonly text: string } | Refusal {
  let bytes: Uint8Array;
  try {
    bytes = readFileNow(path, maxBytes);
  } catch (error) {
    return refusals(maxBytes)[toHostError(path, error).code];
  }
  const decoded = decodeText(bytes);
  if (decoded) return { text: decoded.text };
  if (bytes.subarray(0, 8192).includes(0)) return { reason: "binary", detail: "The file holds binary data." };
  return { reason: "encoding", detail: "The file is neither UTF-8 nor UTF-16 with a byte order mark." };
}

function refusals(maxBytes: number): Readonly<Record<HostErrorCode, Refusal>> {
  return {
    "not-found": { reason: "not-found", detail: "The file no longer exists." },
    permission: { reason: "permission", detail: "The file may not be read." },
    "is-directory": { reason: "not-regular", detail: "It is a directory." },
    "not-regular": { reason: "not-regular", detail: "It is no regular file." },
    "too-large": {
      reason: "too-large",
      detail: `The file has more bytes than the limit of ${maxBytes.toLocaleString("en-US")}.`,
    },
    "outside-root": { reason: "outside-root", detail: "It lies outside the scanned folder." },
    io: { reason: "io", detail: "The file could not be read." },
  };
}
