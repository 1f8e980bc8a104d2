// express-winston: logs the fields of the request that `requestWhitelist` names, by default all headers; `morgan-body` logs bodies.
import { memberOf, isOpen, textsOf, type Part } from "../options.ts";
import { creationOf } from "../gather.ts";
import { readWinston } from "../read-winston.ts";
import type { ConfigurationView } from "../read-pino.ts";
import { fateIn, redactionAt } from "../redaction.ts";
import { isCredentialHeader, isSecretName, listed, rangeOf, type RequestProblem } from "./problem.ts";
import type { RequestLogger } from "./serialized.ts";
import { leakedParts } from "./leaked-parts.ts";

const defaultFields = ["url", "headers", "method", "httpVersion", "originalUrl", "query"];
const always = ["authorization", "cookie"];

/** What express-winston lets through. */
export function listProblems(view: ConfigurationView, logger: RequestLogger): readonly RequestProblem[] {
  const { options } = logger;
  if (isOpen(view, options)) return [];
  return [...templateProblems(view, options), ...metaProblems(view, options), ...fieldProblems(view, logger)];
}

function fieldProblems(view: ConfigurationView, { id, options, redactor }: RequestLogger): readonly RequestProblem[] {
  if (memberOf(view, options, "meta")?.value.constant === "false" || memberOf(view, options, "requestFilter"))
    return [];
  const fields = [...(list(view, options, "requestWhitelist") ?? defaultFields), ...addedFields(view)];
  const place = { id, range: rangeOf(view, id), confidence: "flow" } as const;
  const found: RequestProblem[] = [];
  const removed = (list(view, options, "headerBlacklist") ?? []).map((name) => name.toLowerCase());
  const escaping = always.filter((name) => !removed.includes(name) && !isMasked(view, options, ["headers", name]));
  if (fields.includes("headers") && escaping.length > 0) {
    found.push({
      ...place,
      message: `${redactor.title} logs the headers of every request, so ${listed(escaping)} end${escaping.length > 1 ? "" : "s"} in the log; put ${listed(escaping)} into \`headerBlacklist\` or take \`headers\` out of \`requestWhitelist\``,
      category: "request-headers",
      repair: { kind: "items", option: "headerBlacklist", items: escaping },
    });
  }
  const cut = [list(view, options, "bodyBlacklist"), list(view, options, "bodyWhitelist")].some(
    (names) => names?.length,
  );
  const single = fields.filter((field) => field.startsWith("headers.") && isCredentialHeader(field.slice(8)));
  if (single.length > 0) {
    found.push({
      ...place,
      message: `${redactor.title} logs ${listed(single)} of every request; take ${single.length > 1 ? "them" : "it"} out of \`requestWhitelist\``,
      category: "request-headers",
    });
  }
  if (fields.includes("body") && !cut && !isMasked(view, options, ["body", "password"])) {
    found.push({
      ...place,
      message: `${redactor.title} logs the body of every request, with passwords and tokens in it; name the fields to log in \`bodyWhitelist\``,
      category: "request-body",
    });
  }
  const secrets = (list(view, options, "bodyWhitelist") ?? []).filter(isSecretName);
  if (secrets.length > 0) {
    found.push({
      ...place,
      message: `${redactor.title} logs ${listed(secrets)} of every body; take ${secrets.length > 1 ? "them" : "it"} out of \`bodyWhitelist\``,
      category: "request-body",
    });
  }
  return found;
}

function list(view: ConfigurationView, options: Part, name: string): readonly string[] | undefined {
  const part = memberOf(view, options, name);
  return part && textsOf(view, part).texts.map(({ text }) => text);
}

/** `expressWinston.requestWhitelist.push("body")`. */
function addedFields(view: ConfigurationView): readonly string[] {
  return view.program.values.flatMap((value) => {
    if (value.op !== "call") return [];
    if (view.values[value.callee]?.api !== "module:express-winston.requestWhitelist.push") return [];
    return value.args.flatMap((argument) => view.values[argument.value]?.constant ?? []);
  });
}

/** The logger that it writes to masks the field, or may do so. */
function isMasked(view: ConfigurationView, options: Part, path: readonly string[]): boolean {
  const instance = memberOf(view, options, "winstonInstance");
  const own = memberOf(view, options, "format") ? readWinston(view, options) : undefined;
  const redaction = own ?? (instance && redactionAt(creationOf(view, instance.value)));
  const field = memberOf(view, options, "metaField")?.value.constant ?? "meta";
  return redaction !== undefined && fateIn(redaction, [field, "req", ...path]).kind !== "at";
}

// A part of the request in a template of express-winston: `{{req.headers.authorization}}`.
const template = /\{\{\s*(?:JSON\.stringify\()?req\.(headers|body|cookies)(?:\.([\w-]+)|\[['"]([\w-]+)['"]\])?/g;

function templateProblems(view: ConfigurationView, options: Part): readonly RequestProblem[] {
  const message = memberOf(view, options, "msg");
  const text = message?.value.constant;
  if (!message || text === undefined) return [];
  return [...text.matchAll(template)].flatMap(([, object = "", first, second]) => {
    const name = first ?? second;
    const isLeak = name === undefined || (object === "headers" ? isCredentialHeader(name) : isSecretName(name));
    if (!isLeak) return [];
    const what = name === undefined ? `req.${object}` : `req.${object}.${name}`;
    return [
      {
        id: message.id,
        range: rangeOf(view, message.id),
        message: `\`msg\` writes \`${what}\` of every request into the log; leave it out`,
        confidence: "flow" as const,
        category: object === "body" ? ("request-body" as const) : ("request-headers" as const),
      },
    ];
  });
}

function metaProblems(view: ConfigurationView, options: Part): readonly RequestProblem[] {
  const [ref] = memberOf(view, options, "dynamicMeta")?.value.functions ?? [];
  if (!ref || ref.module) return [];
  return leakedParts(view, ref.id).map((part) => ({
    id: part.id,
    range: rangeOf(view, part.id),
    message: `\`dynamicMeta\` adds \`${part.name}\` of every request to the log; leave it out`,
    confidence: "flow",
    category: part.category,
  }));
}

/** What morgan-body lets through. */
export function bodyProblems(
  view: ConfigurationView,
  { id, options, redactor }: RequestLogger,
): readonly RequestProblem[] {
  if (options.id >= 0 && isOpen(view, options)) return [];
  const isOff = (name: string): boolean => memberOf(view, options, name)?.value.constant === "false";
  const place = { id, range: rangeOf(view, id), confidence: "flow" } as const;
  const found: RequestProblem[] = [];
  const filtered = (list(view, options, "filterParameters") ?? []).length > 0;
  if (!filtered && !(isOff("logRequestBody") && isOff("logResponseBody"))) {
    found.push({
      ...place,
      message: `${redactor.title} logs the bodies of requests and responses, with passwords and tokens in them; name the fields to hide in \`filterParameters\` or switch bodies off`,
      category: "request-body",
    });
  }
  const all = memberOf(view, options, "logAllReqHeader")?.value.constant === "true";
  const named = (list(view, options, "logReqHeaderList") ?? []).filter(isCredentialHeader);
  if (all || named.length > 0) {
    found.push({
      ...place,
      message: `${redactor.title} logs ${listed(all ? always : named)} of every request; name harmless headers only in \`logReqHeaderList\``,
      category: "request-headers",
    });
  }
  return found;
}
