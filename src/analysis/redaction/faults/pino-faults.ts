// Faults of loggers on pino: their `redact` option, where it stands, what a child makes of it, and what the logger is given to log.
import { redactorOf } from "../../../catalogue/redactors/index.ts";
import { exposuresOf } from "../../dataflow/exposures.ts";
import type { SinkCall } from "../../dataflow/sink-call.ts";
import type { Value, ValueId } from "../../program.ts";
import { pathText } from "../coverage.ts";
import { creationOf, madeBy, optionsPart } from "../gather.ts";
import { memberOf, nothing, partAt, textsOf, type Part, type WrittenText } from "../options.ts";
import { createPathMatcher, pathProblem, pathSegments } from "../pino-paths.ts";
import { readSerializers, redactOption, type ConfigurationView, type RedactOption } from "../read-pino.ts";
import { redactionAt, type Redaction } from "../redaction.ts";
import { faultAt, mendedBy, type Fault, type FaultView } from "./fault.ts";
import { isKeptInside } from "./logged-only-here.ts";
import { misplacedFaults } from "./misplaced.ts";
import { pathFaults, redactFaults } from "./redact-option.ts";
import { isCredentialHeader, isSecretName } from "../requests/problem.ts";

type CallValue = Extract<Value, { op: "call" }>;

const standalone = new Set(["module:fast-redact()", "module:@pinojs/redact()", "module:slow-redact()"]);

/** The faults of one call that makes a logger on pino, a child of it, or a redactor of the same library. */
export function pinoFaults({ view, sinkCalls }: FaultView, call: CallValue, id: ValueId): readonly Fault[] {
  const made = madeBy(view, call);
  if (made !== undefined && standalone.has(made)) return standaloneFaults(view, call, id);
  const misplaced = misplacedFaults(view, call);
  const redactor = made === undefined ? undefined : redactorOf(made);
  const child = redactor ? undefined : childOptions(view, call);
  const options = child?.options ?? (redactor?.style === "pino" ? optionsPart(view, call, redactor) : undefined);
  const redact = options && redactOption(view, options);
  if (!options || !redact) return misplaced;
  const parent = child ? child.parent : parentOf(view, options);
  return [
    ...misplaced,
    ...redactFaults(view, redact.part, id),
    ...lostFaults(view, redact, { parent, id }),
    ...renamedFaults(view, options, { redact, id }),
    ...depthFaults({ view, sinkCalls }, redact, id),
  ];
}

function standaloneFaults(view: ConfigurationView, call: CallValue, id: ValueId): readonly Fault[] {
  const paths = call.args[0] && memberOf(view, partAt(view, call.args[0].value), "paths");
  return paths ? pathFaults(view, textsOf(view, paths).texts, id) : [];
}

function childOptions(
  view: ConfigurationView,
  call: CallValue,
): { readonly options: Part; readonly parent: Redaction | undefined } | undefined {
  const callee = view.program.values[call.callee];
  if (callee?.op !== "property" || callee.name !== "child" || !call.args[1]) return undefined;
  const value = view.values[callee.object] ?? nothing.value;
  const library = view.force(value).logger?.library?.id;
  if (library !== "pino" && library !== "fastify") return undefined;
  return { options: partAt(view, call.args[1].value), parent: redactionAt(creationOf(view, value)) };
}

function parentOf(view: ConfigurationView, options: Part): Redaction | undefined {
  const logger = memberOf(view, options, "logger");
  return logger && redactionAt(creationOf(view, logger.value));
}

interface Inheritance {
  readonly parent: Redaction | undefined;
  readonly id: ValueId;
}

/** `redact` of a child takes the place of its parent's. */
function lostFaults(view: ConfigurationView, redact: RedactOption, { parent, id }: Inheritance): readonly Fault[] {
  if (!parent?.paths || !redact.isComplete) return [];
  const own = createPathMatcher(redact.paths.map(({ text }) => text));
  const sample = (path: string): readonly string[] => pathSegments(path).map((part) => (part === "*" ? "any" : part));
  const lost = parent.paths.filter((path) => !own.masks(sample(path)));
  if (lost.length === 0) return [];
  const shown = lost
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(", ");
  const message = `\`redact\` of a child takes the place of its parent's, so ${shown} ${lost.length > 1 ? "are" : "is"} logged in full again; repeat the parent's paths`;
  return [mendedBy(faultAt(view, [redact.part.id, id], message), { kind: "paths", paths: lost })];
}

interface Renaming {
  readonly redact: RedactOption;
  readonly id: ValueId;
}

/** A serializer puts a redacted field under another name. */
function renamedFaults(view: ConfigurationView, options: Part, { redact, id }: Renaming): readonly Fault[] {
  const matcher = createPathMatcher(redact.paths.map(({ text }) => text));
  const serializers = readSerializers(view, memberOf(view, options, "serializers"));
  return [...serializers].flatMap(([key, effect]) => {
    if (effect.returns !== "new") return [];
    return effect.keeps.flatMap(([name, from]) => {
      const last = from.at(-1) ?? "";
      const isSecret = isSecretName(last) || (from.includes("headers") && isCredentialHeader(last));
      if (!isSecret || name === "*" || !matcher.masks([key, ...from]) || matcher.masks([key, name])) return [];
      const path = pathText([key, ...from]);
      const text = redact.paths.find((each) => pathText(pathSegments(each.text)) === path);
      const message = `\`${path}\` masks nothing: the \`${key}\` serializer logs it as \`${pathText([key, name])}\`; redact that path`;
      const fault = faultAt(view, [text?.id ?? -1, redact.part.id, id], message);
      return [text ? mendedBy(fault, { kind: "texts", texts: [pathText([key, name])] }) : fault];
    });
  });
}

/** Paths of a logger that is used in this file only, when all that it is given with that name stands at another depth. */
function depthFaults({ view, sinkCalls }: FaultView, redact: RedactOption, id: ValueId): readonly Fault[] {
  if (!isKeptInside(view, id)) return [];
  const logged = loggedBy(sinkCalls, id);
  const all = createPathMatcher(redact.paths.map(({ text }) => text));
  return redact.paths.flatMap((path) => depthFault(view, path, { logged, all }) ?? []);
}

interface LoggedPath {
  readonly path: readonly string[];
  readonly call: SinkCall;
}

function loggedBy(sinkCalls: readonly SinkCall[], id: ValueId): readonly LoggedPath[] {
  return sinkCalls.flatMap((call) => {
    if (call.logger.creation?.call !== id) return [];
    return call.args.flatMap(({ abstract, index, place }) => {
      if ((place?.index ?? index) !== call.method.from) return [];
      return exposuresOf(abstract).flatMap(({ taint, fields }) => {
        if (taint.kind !== "secret" && taint.kind !== "personal" && taint.kind !== "object") return [];
        const below = taint.carries.length > 0 ? taint.carries.map((name) => name.split(".")) : [[]];
        return below.map((rest) => ({ path: [...(place?.fields ?? []), ...fields, ...rest], call }));
      });
    });
  });
}

function depthFault(
  view: ConfigurationView,
  { text, id }: WrittenText,
  {
    logged,
    all,
  }: { readonly logged: readonly LoggedPath[]; readonly all: { masks(path: readonly string[]): boolean } },
): Fault | undefined {
  const last = pathSegments(text).at(-1);
  if (pathProblem(text) || last === undefined || last === "*") return undefined;
  const own = createPathMatcher([text]);
  const same = logged.filter(({ path }) => path.at(-1)?.toLowerCase() === last.toLowerCase());
  if (same.some(({ path }) => own.masks(path))) return undefined;
  const missed = same.find(({ path }) => path.length > 0 && !all.masks(path));
  if (!missed) return undefined;
  const actual = pathText(missed.path);
  const why =
    missed.path.at(-1) === last ? "is at another depth, and paths do not recurse" : "is written in another case";
  const message = `\`${text}\` masks nothing that this logger is given: \`${actual}\` ${why}; redact \`${actual}\``;
  const { range, label } = missed.call;
  const fault = { ...faultAt(view, [id], message), related: { range, message: `\`${actual}\` reaches \`${label}\`` } };
  return mendedBy(fault, { kind: "texts", texts: [actual] });
}
