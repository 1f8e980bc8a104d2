// Why a file can be left out, in words. One table for every report.
import type { SkipReason } from "../base/finding.ts";

/** What each reason means, as a sentence about the file without a full stop. */
export const skipReasons: Readonly<Record<SkipReason, string>> = {
  "too-large": "larger than maxFileBytes",
  minified: "minified or generated: lines too long for code written by hand",
  "too-deep": "brackets nested too deep",
  timeout: "not finished within the time limit",
  memory: "needs more memory than a worker may use",
  poisoned: "stopped a worker before and has not changed since",
  encoding: "text that is neither UTF-8 nor UTF-16 with a byte order mark",
  binary: "binary data",
  "not-found": "does not exist",
  permission: "may not be read",
  "not-regular": "not a regular file",
  "outside-root": "a link that leaves the checked folder",
  io: "could not be read",
  internal: "a bug in Seclog stopped its analysis",
};
