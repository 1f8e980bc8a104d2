// Permissions that code gives to log files and their folders: by options of transports, by `node:fs`, and by the umask.
import type { Range } from "../../base/text.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { noValue, type ValueId } from "../program.ts";
import { madeBy } from "../redaction/gather.ts";
import { memberOf, type Part } from "../redaction/options.ts";
import type { ConfigurationView } from "../redaction/read-pino.ts";
import { argumentOf, destinationsOf, optionAt, type CallValue } from "./find-destinations.ts";
import { isLogFile, isLogFolder } from "./log-files.ts";
import { modeOf } from "./option-values.ts";

/** One place where permissions are given. */
export interface GivenMode {
  readonly mode: number;
  /** `exact` for chmod; `created` for what is made, from which the umask takes away; `umask` for the umask itself. */
  readonly how: "exact" | "created" | "umask";
  readonly of: "file" | "folder";
  readonly range: Range;
  /** What is called, without values. */
  readonly sink: string;
}

/** Where a function of `node:fs` takes the path and the mode. */
interface FileFunction {
  readonly how: "exact" | "created";
  readonly of: "file" | "folder";
  /** Index of the argument that is the mode, or that has it as `mode`. */
  readonly argument: number;
}

const functions: Readonly<Record<string, FileFunction>> = {
  chmod: { how: "exact", of: "file", argument: 1 },
  lchmod: { how: "exact", of: "file", argument: 1 },
  open: { how: "created", of: "file", argument: 2 },
  createWriteStream: { how: "created", of: "file", argument: 1 },
  appendFile: { how: "created", of: "file", argument: 2 },
  writeFile: { how: "created", of: "file", argument: 2 },
  outputFile: { how: "created", of: "file", argument: 2 },
  mkdir: { how: "created", of: "folder", argument: 1 },
  ensureDir: { how: "created", of: "folder", argument: 1 },
  mkdirp: { how: "created", of: "folder", argument: 1 },
};

// A function of `node:fs` or fs-extra, with or without `Sync`; refuses those of other modules.
const fileApi = /^module:(?:fs(?:\/promises|\.promises|-extra)?|graceful-fs|mkdirp)\.?(\w+?)?(?:Sync)?\(\)$/;

// Every way to give permissions to a file has one of these words; refuses texts without them.
const mayGive = /umask|chmod|mode|mkdir|open|ensureDir/i;

/** All permissions for logs that a file gives, as far as they are written out. */
export function givenModes(file: FileAnalysis): readonly GivenMode[] {
  const view = file.flow.configuration;
  const found: GivenMode[] = [];
  if (!mayGive.test(view.program.text)) return found;
  for (const { transport, options, range } of destinationsOf(file)) {
    const path = transport.file?.mode;
    const part = path && optionAt(view, options, path);
    const mode = modeOf(view, part);
    if (part && mode !== undefined) {
      found.push({ mode, how: "created", of: "file", range: rangeOf(view, part, range), sink: transport.id });
    }
  }
  for (const value of view.program.values) {
    // Only numbers and texts are modes, so a call without any gives none.
    if (value.op !== "call" || value.args.length === 0) continue;
    const given = ofFunction(view, value) ?? ofUmask(view, value);
    if (given) found.push(given);
  }
  return found;
}

function ofFunction(view: ConfigurationView, call: CallValue): GivenMode | undefined {
  const name = fileApi.exec(madeBy(view, call) ?? "")?.[1];
  const known = name !== undefined && Object.hasOwn(functions, name) ? functions[name] : undefined;
  const [path] = call.args;
  if (name === undefined || !known || !path || call.args.some(({ spread }) => spread)) return undefined;
  const argument = argumentOf(view, call, known.argument);
  const part = memberOf(view, argument, "mode") ?? argument;
  const mode = modeOf(view, part);
  if (mode === undefined) return undefined;
  const folder = isLogFolder(view, path.value);
  const isLog = known.of === "folder" ? folder : isLogFile(view, path.value) || (known.how === "exact" && folder);
  if (!isLog) return undefined;
  const range = rangeOf(view, part, { start: call.start, end: call.end });
  return { mode, how: known.how, of: folder ? "folder" : known.of, range, sink: `fs.${name}` };
}

function ofUmask(view: ConfigurationView, call: CallValue): GivenMode | undefined {
  const api = madeBy(view, call);
  if (api !== "global:process.umask()" && api !== "module:process.umask()") return undefined;
  const mode = modeOf(view, argumentOf(view, call));
  if (mode === undefined || !call.args[0]) return undefined;
  return { mode, how: "umask", of: "file", range: { start: call.start, end: call.end }, sink: "process.umask" };
}

function rangeOf(view: ConfigurationView, { id }: Part, fallback: Range): Range {
  const value: ValueId = id;
  const at = value === noValue ? undefined : view.program.values[value];
  return at ? { start: at.start, end: at.end } : fallback;
}
