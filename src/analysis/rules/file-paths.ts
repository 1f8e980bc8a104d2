// Settings that are the paths of files: what is called `sslKey` and is opened as a file tells where the key is, and may be logged.
import { rememberedFor } from "../../base/remembered.ts";
import type { Taint } from "../dataflow/taint.ts";
import type { FileAnalysis } from "../file-analysis.ts";
import { valuesOf } from "../values-of.ts";

// Functions of `node:fs` that are given a path first, also through `promises` or a package that has the same; refuses `access.read`.
const openers = new Set(
  "existsSync exists readFile readFileSync createReadStream stat statSync lstat lstatSync access accessSync open openSync pathExists pathExistsSync".split(
    " ",
  ),
);
const fileModules = /^module:(?:fs|fs-extra|graceful-fs|fs\/promises)\b/;

/** Whether the file opens what a secret is taken for, so that it is the path of one. */
export function isFilePath(file: FileAnalysis, { kind, label }: Taint): boolean {
  return kind === "secret" && openedIn(file).has(label);
}

/** The sources of what is opened as a file, as the code calls them. */
const openedIn = rememberedFor((file: FileAnalysis): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { value } of valuesOf(file.program, "call")) {
    const [path] = value.args;
    const { api = "", label = "" } = file.flow.values[value.callee] ?? {};
    if (!path || !openers.has(label.slice(label.lastIndexOf(".") + 1)) || !fileModules.test(api)) continue;
    const { label: own = "", taints = [] } = file.flow.values[path.value] ?? {};
    for (const name of [own, ...taints.filter(({ flat }) => !flat).map((taint) => taint.label)]) found.add(name);
  }
  found.delete("");
  return found;
});
