// Switches a logger on again where it is switched off: at `warn`, so that security events are written. Unsafe: there will be lines in
// production that were not there before.
import type { TextEdit } from "../../base/edits.ts";
import type { Fix } from "../../base/finding.ts";
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { ranked, repair } from "./repair.ts";
import { isFixable } from "./safety.ts";
import { isAlone, statementEdit } from "./statements.ts";

// `level: "silent"` and `logger.level = "off"`, with what stands before the level; refuses levels that write something.
const silentLevel = /^([^]*?\blevel["']?\s*[:=]\s*)(["'`])(?:silent|none|off|fatal|critical|emerg)\2$/i;
// `silent: true` and `enabled = false`; refuses a condition.
const flag = /^([^]*?\b(silent|enabled|enable|disabled|logger|logging)["']?\s*[:=]\s*)(true|false)$/;
// A method of the console that is replaced by a function without a body, or with an empty one.
const emptied = /^(?:globalThis\.|global\.)?console\.\w+\s*=\s*(?:\(\)|_|\w+)\s*=>\s*(?:\{\s*\}|undefined|null)$/;
// A winston logger with nowhere to write.
const noTransports = /^(transports["']?\s*:\s*)\[\s*\]$/;

/** None where what silences it is put together elsewhere. */
export function silencedLoggerFixes({ program }: FileAnalysis, range: Range): readonly Fix[] {
  if (!isFixable(program, range)) return [];
  const { text } = program;
  const written = text.slice(range.start, range.end);
  const level = silentLevel.exec(written);
  if (level) {
    const [whole, lead = "", quote = ""] = level;
    return switchedOn("Log at `warn` and above", replaced(range, whole, { lead, newText: `${quote}warn${quote}` }));
  }
  const switched = flag.exec(written);
  if (switched) {
    const [whole, lead = "", name = "", value] = switched;
    const isOff = name === "silent" || name === "disabled" ? value === "true" : value === "false";
    const newText = value === "true" ? "false" : "true";
    return isOff ? switchedOn("Switch it on", replaced(range, whole, { lead, newText })) : [];
  }
  const transports = noTransports.exec(written);
  const module = /([\w$]+)\.createLogger\(\s*\{[^]{0,400}$/.exec(
    text.slice(Math.max(0, range.start - 500), range.start),
  )?.[1];
  if (transports && module !== undefined) {
    const [whole, lead = ""] = transports;
    return switchedOn(
      "Write to the console",
      replaced(range, whole, { lead, newText: `[new ${module}.transports.Console()]` }),
    );
  }
  const edit = emptied.test(written) && !isAlone(text, range) ? statementEdit(program, range) : undefined;
  return edit ? switchedOn("Leave the console as it is", edit) : [];
}

function replaced(
  { start }: Range,
  whole: string,
  { lead, newText }: { readonly lead: string; readonly newText: string },
): TextEdit {
  return { range: { start: start + lead.length, end: start + whole.length }, newText };
}

function switchedOn(title: string, edit: TextEdit): readonly Fix[] {
  return ranked([repair({ id: "configuration", title, safety: "unsafe" }, edit)]);
}
