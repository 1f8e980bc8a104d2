// Faults of the `redact` option of pino: paths that match nothing, a shape that pino refuses, a censor that gives the value back.
import type { ValueId } from "../../program.ts";
import { branches, isOpen, memberOf, textsOf, type Part, type WrittenText } from "../options.ts";
import { pathSegments, pathProblem } from "../pino-paths.ts";
import { pathText } from "../coverage.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { censorFaults } from "./censor.ts";
import { faultAt, mendedBy, type Fault } from "./fault.ts";

/** The faults of one `redact` option; `fallback` is where to report what stands in another file. */
export function redactFaults(view: ConfigurationView, redact: Part, fallback: ValueId): readonly Fault[] {
  return branches(view, redact).flatMap((branch) => {
    const shape = shapeFault(view, branch, fallback);
    if (shape) return [shape];
    const paths = memberOf(view, branch, "paths") ?? branch;
    const { texts } = textsOf(view, paths);
    const censor = memberOf(view, branch, "censor");
    return [...pathFaults(view, texts, fallback), ...(censor ? censorFaults(view, censor, "censor") : [])];
  });
}

/** `redact: "password"` and `redact: { path: […] }`. */
function shapeFault(view: ConfigurationView, redact: Part, fallback: ValueId): Fault | undefined {
  const value = view.program.values[redact.id];
  const ends = "pino wants a list of paths, or an object with `paths`, and throws at start";
  if (value?.op === "constant" && value.kind === "string") {
    const fault = faultAt(
      view,
      [redact.id, fallback],
      `\`redact\` is a text, but ${ends}; write \`["${value.text}"]\``,
    );
    return mendedBy(fault, { kind: "list" });
  }
  if (value?.op !== "object" || isOpen(view, redact)) return undefined;
  const paths = memberOf(view, redact, "paths");
  if (!paths) return faultAt(view, [redact.id], `\`redact\` has no \`paths\`, but ${ends}`);
  const list = view.program.values[paths.id];
  if (list?.op !== "constant" || list.kind !== "string") return undefined;
  const fault = faultAt(view, [paths.id], `\`paths\` is a text, but ${ends}; write \`["${list.text}"]\``);
  return mendedBy(fault, { kind: "list" });
}

/** Paths that cannot match, by their form or by the case of a header. */
export function pathFaults(
  view: ConfigurationView,
  texts: readonly WrittenText[],
  fallback: ValueId,
): readonly Fault[] {
  const known = new Set(texts.map(({ text }) => pathSegments(text).join("\n")));
  return texts.flatMap(({ text, id }) => {
    const problem = pathProblem(text);
    if (problem) {
      const fault = faultAt(view, [id, fallback], `\`${text}\` masks nothing: it ${problem.reason}`);
      return [mendedBy(fault, { kind: "texts", texts: mendedPaths(text) })];
    }
    const lower = lowerCased(text);
    if (!lower || known.has(lower.join("\n"))) return [];
    const better = `\`${pathText(lower)}\``;
    const message = `\`${text}\` masks nothing: Node lower-cases header names and paths are case-sensitive; write ${better}`;
    return [mendedBy(faultAt(view, [id, fallback], message), { kind: "texts", texts: [pathText(lower)] })];
  });
}

/** What was most likely meant by a path that cannot match; none when nobody can tell. */
export function mendedPaths(path: string): readonly string[] {
  const candidates = path
    .split(",")
    .map((part) =>
      part
        .trim()
        .replace(/^\$\./, "")
        .replace(/\.{2,}/g, ".")
        .replaceAll("[]", "[*]"),
    )
    .flatMap((part) => {
      const [before = "", after, ...more] = part.split(/\*\*\.?/);
      if (after === undefined) return [part];
      return before === "" && after !== "" && more.length === 0 ? [after, `*.${after}`, `*.*.${after}`] : [];
    });
  return candidates.every((candidate) => candidate !== path && !pathProblem(candidate)) ? candidates : [];
}

const exchanges = new Set(["req", "request", "res", "response", "*"]);
/** Requests that the program sends keep the case of their headers. */
const outgoing = new Set(["config", "options", "err", "error", "axios"]);

/** The path with the header in lower case, or undefined when it is in lower case already or not of an incoming request. */
function lowerCased(path: string): readonly string[] | undefined {
  const parts = pathSegments(path);
  const at = parts.indexOf("headers");
  const owner = parts[at - 1];
  const name = parts[at + 1];
  if (at < 1 || owner === undefined || name === undefined || name === name.toLowerCase()) return undefined;
  if (!exchanges.has(owner) || parts.some((part) => outgoing.has(part))) return undefined;
  // `*.headers.Authorization` may be meant for requests that are sent.
  if (owner === "*" && !parts.includes("req") && !parts.includes("request")) return undefined;
  return parts.map((part, index) => (index === at + 1 ? part.toLowerCase() : part));
}
