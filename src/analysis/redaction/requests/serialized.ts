// Request loggers on pino: the request goes through a serializer, which by default of pino-http lets all headers through.
import type { Redactor } from "../../../catalogue/redactors/redactor.ts";
import type { Abstract } from "../../dataflow/abstract-value.ts";
import { memberAt, memberOf, type Part } from "../options.ts";
import { pathText } from "../coverage.ts";
import { createPathMatcher, pathSegments } from "../pino-paths.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { fateIn, type Redaction } from "../redaction.ts";
import { isCredentialHeader, listed, rangeOf, type RequestProblem } from "./problem.ts";
import type { ValueId } from "../../program.ts";

/** A call, or the registration of a plugin, that makes a request logger. */
export interface RequestLogger {
  readonly id: ValueId;
  readonly options: Part;
  readonly redactor: Redactor;
  readonly redaction: Redaction;
}

/** Headers that every client may send. */
const always = ["authorization", "cookie"];

/** The headers and bodies that a request logger of this kind lets through. */
export function serializedProblems(view: ConfigurationView, logger: RequestLogger): readonly RequestProblem[] {
  return [...headerProblems(view, logger), ...payloadProblems(view, logger)];
}

function headerProblems(view: ConfigurationView, logger: RequestLogger): readonly RequestProblem[] {
  const { options, redactor, redaction, id } = logger;
  if (redactor.requests?.kind !== "serializers" || isOff(view, options)) return [];
  const key = memberAt(view, options, ["customAttributeKeys", "req"])?.value.constant ?? "req";
  const own = redaction.serializers.get(key) ?? redaction.serializers.get("req");
  if (!own && !redactor.requests.headers && !isStandard(view, options, key)) return [];
  if (memberOf(view, options, "getChildBindings")) return [];
  const read = headersRead(view);
  const escaping = [...new Set([...always, ...read])].filter((name) => {
    const fate = fateIn(redaction, [key, "headers", name]);
    return fate.kind === "at" && fate.paths.length > 0;
  });
  if (escaping.length === 0) return [];
  const isSure = always.every((name) => escaping.includes(name)) || escaping.some((name) => read.includes(name));
  const paths = escaping.map((name) => pathText([key, "headers", name]));
  return [
    {
      id,
      range: rangeOf(view, id),
      message:
        `${redactor.title} logs the headers of every request, so ${listed(escaping)} end${escaping.length > 1 ? "" : "s"} in the log` +
        `${wrongCase(redaction, key)}; redact ${listed(paths)}, or give it a \`${key}\` serializer without headers`,
      confidence: isSure ? "flow" : "name",
      category: "request-headers",
      repair: { kind: "paths", paths, within: redactor.path },
    },
  ];
}

/** The request is logged neither by itself nor as a part of every line. */
function isOff(view: ConfigurationView, options: Part): boolean {
  const off = memberOf(view, options, "autoLogging")?.value.constant === "false";
  if (!off) return false;
  if (memberOf(view, options, "quietReqLogger")?.value.constant === "true") return true;
  // Every line of `req.log` carries the request.
  return !view.values.some((value) => isRequestLog(value));
}

function isRequestLog(value: Abstract | undefined): boolean {
  return value?.api?.startsWith("request:") === true && value.api.endsWith(".log");
}

/** `serializers: pino.stdSerializers` and `req: pino.stdSerializers.req` log headers as well. */
function isStandard(view: ConfigurationView, options: Part, key: string): boolean {
  const all = memberOf(view, options, "serializers");
  const own = memberAt(view, options, ["serializers", key]);
  return [all, own].some((part) => /^module:pino[\w-]*\.(?:stdSerializers|req)/.test(part?.value.api ?? ""));
}

/** Headers with credentials that the file itself reads from requests. */
function headersRead(view: ConfigurationView): readonly string[] {
  const found = new Set<string>();
  for (const value of view.program.values) {
    if (value.op === "property" && value.name !== undefined) {
      const api = view.values[value.object]?.api ?? "";
      if (/^request:\w+\.headers$/.test(api) && isCredentialHeader(value.name)) found.add(value.name.toLowerCase());
    }
    if (value.op !== "call") continue;
    const api = view.values[value.callee]?.api ?? "";
    const name = view.values[value.args[0]?.value ?? -1]?.constant;
    const isRead = /^request:\w+\.(?:get|header)$/.test(api);
    if (isRead && name !== undefined && isCredentialHeader(name)) found.add(name.toLowerCase());
  }
  return [...found];
}

/** Says so when a path misses a header by its case only. */
function wrongCase({ paths }: Redaction, key: string): string {
  const wrong = paths?.find((path) => {
    const [first, second, name] = pathSegments(path);
    return first === key && second === "headers" && name !== undefined && name !== name.toLowerCase();
  });
  return wrong === undefined ? "" : ` (Node lower-cases header names, so \`${wrong}\` matches nothing)`;
}

/** hapi-pino logs bodies when it is told to. */
function payloadProblems(
  view: ConfigurationView,
  { id, options, redaction, redactor }: RequestLogger,
): readonly RequestProblem[] {
  if (memberOf(view, options, "logPayload")?.value.constant !== "true" || redaction.isOpen) return [];
  const { paths } = redaction;
  const isCut = paths?.some((path) => pathSegments(path)[0] === "payload" || pathSegments(path)[0] === "*") === true;
  if (isCut || (paths && createPathMatcher(paths).masks(["payload"]))) return [];
  return [
    {
      id,
      range: rangeOf(view, id),
      message: `${redactor.title} logs the body of every request (\`logPayload\`), with passwords and tokens in it; redact \`payload.password\` and its like, or leave \`logPayload\` off`,
      confidence: "flow",
      category: "request-body",
    },
  ];
}
