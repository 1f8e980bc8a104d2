// A command that fails is told with its whole line: the message of the error is `Command failed: git clone https://user:secret@…`.
// https://nodejs.org/api/child_process.html, https://github.com/sindresorhus/execa/blob/main/docs/errors.md
import { unknown, type Abstract } from "./abstract-value.ts";
import { passArgument } from "./callbacks.ts";
import type { Call } from "./calls.ts";
import { flat } from "./evaluate.ts";
import { flattened } from "./exposures.ts";
import type { Frame } from "./flow-context.ts";
import { stepTo, unionTaints, type Taint } from "./taint.ts";

const running =
  /^module:(?:child_process\.(exec|execFile|execSync|execFileSync)|execa(?:\.(?:execa|execaSync|execaCommand|execaCommandSync|command|sync|default))?|shelljs\.exec)\(\)$/;
const atOnce = /[sS]ync$/;

/** Raises, or hands to the callback, what tells of a command whose line holds something. */
export function failCommand(frame: Frame, { api, args, value }: Call): Abstract | undefined {
  const found = api === undefined ? null : running.exec(api);
  if (!found) return undefined;
  const hasList = found[1] === undefined || found[1].startsWith("execFile");
  const parts = hasList ? args.slice(0, 2).filter(isLine) : args.slice(0, 1);
  const line = parts.map((part) => flattened(part)).reduce<readonly Taint[]>(unionTaints, []);
  const told = flat(line.filter(({ kind }) => kind !== "object" && kind !== "input"));
  if (told.length === 0) return undefined;
  const range = { start: value.start, end: value.end };
  const taints = told.map((taint) => stepTo(taint, range, "told by the error of the command"));
  const text: Abstract = { ...unknown, nature: "composed", taints };
  const names = ["message", "stack", "cmd", "command", "shortMessage", "escapedCommand"];
  const error: Abstract = {
    ...text,
    nature: "unknown",
    fields: new Map(names.map((name) => [name, text])),
    label: "error",
  };
  const callback = args.at(-1);
  if (callback && callback.functions.length > 0) passArgument(frame.context, callback, { index: 0, value: error });
  else if (atOnce.test(api?.replace("()", "") ?? "")) frame.raise(error);
  else return error;
  return undefined;
}

/** A file, or the list of its arguments; refuses options. */
function isLine({ elements, fields, taints }: Abstract): boolean {
  return elements !== undefined || taints.length > 0 || fields?.has("0") === true;
}
