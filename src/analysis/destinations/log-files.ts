// Which paths are those of log files, as far as the code tells: `logs/app.log`, `path.join(folder, "audit.log")`, `LOG_FILE`.
import { splitWords } from "../../catalogue/names.ts";
import { namesLogFile } from "../dataflow/loggers.ts";
import { noValue, type ValueId } from "../program.ts";
import { origin } from "../redaction/key-lists.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";

const joiners = new Set(["module:path.join", "module:path.resolve", "module:path.posix.join"]);
const maxHops = 5;

/** Whether a value is the path of a log file: by its text, the last part of it, or what the variable is called. */
export function isLogFile(view: ConfigurationView, id: ValueId): boolean {
  let at = id;
  for (let hop = 0; hop < maxHops && at !== noValue; hop++) {
    const value = view.values[at];
    if (value && namesLogFile(value)) return true;
    at = lastPart(view, at);
  }
  return false;
}

// A folder of logs by its last name: `/var/log/shop`, `logs`, `./data/logs/`; refuses `catalog`, `blog` and files.
const logFolder = /(?:^|[/\\_-])\.?logs?[/\\]*$|[/\\]var[/\\]log[/\\][^.]*$/i;
// What variables are called that hold one: `LOG_DIR`, `logsFolder`.
const folderWords: ReadonlySet<string> = new Set(["dir", "directory", "folder", "path", "root", "home"]);

/** Whether a value is the path of a folder of logs. */
export function isLogFolder(view: ConfigurationView, id: ValueId): boolean {
  let at = id;
  for (let hop = 0; hop < maxHops && at !== noValue; hop++) {
    const { constant, label = "" } = view.values[at] ?? {};
    if (constant !== undefined) return logFolder.test(constant);
    const words = splitWords(label.slice(label.lastIndexOf(".") + 1));
    if ((words.includes("log") || words.includes("logs")) && folderWords.has(words.at(-1) ?? "")) return true;
    at = lastPart(view, at);
  }
  return false;
}

function lastPart(view: ConfigurationView, id: ValueId): ValueId {
  const value = view.program.values[id];
  if (value?.op === "text" || value?.op === "add") return value.parts.at(-1) ?? noValue;
  if (value?.op === "call") {
    const api = view.values[value.callee]?.api;
    return api !== undefined && joiners.has(api) ? (value.args.at(-1)?.value ?? noValue) : noValue;
  }
  const at = origin(view, id);
  return at === id ? noValue : at;
}
