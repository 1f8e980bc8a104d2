// Whole objects that carry what must not be logged: requests and their parts, the environment, the command line, answers of token
// endpoints, and errors of HTTP clients, which show the request with its credentials.
import { wholeRequestObject } from "../../catalogue/frameworks/index.ts";
import type { Range } from "../../base/text.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { Abstract } from "./abstract-value.ts";
import { createTaint, type Taint } from "./taint.ts";

const processObjects: ReadonlyMap<string, string> = new Map([
  ["global:process.env", "environment"],
  ["module:process.env", "environment"],
  ["global:Bun.env", "environment"],
  ["global:Deno.env.toObject()", "environment"],
  ["global:process.argv", "command-line"],
  ["module:process.argv", "command-line"],
  ["module:commander.opts()", "command-line"],
  ["module:commander.program.opts()", "command-line"],
  ["module:commander.Command#.opts()", "command-line"],
  ["module:minimist()", "command-line"],
]);

// What a token says of who was signed in, once it is taken apart: `jwt.decode(token)`, `await jwtVerify(token, key)`, and `payload` of it.
const claims =
  /^module:(?:(?:jsonwebtoken|jwt-simple|njwt|jsonwebtoken-esm)\.(?:verify|decode)|jwt-decode(?:\.(?:default|jwtDecode|jwt_decode))?|jose\.(?:decodeJwt|jwtVerify))\(\)(?:\.payload|\.body)?$/;

/** The value with the taint of the whole object that its API path denotes. */
export function withObjectTaint(value: Abstract, source: Range): Abstract {
  const { api } = value;
  if (api === undefined || value.taints.some(({ kind }) => kind === "object")) return value;
  const category = processObjects.get(api) ?? (claims.test(api) ? "token-claims" : wholeRequestObject(api));
  if (category === undefined) return value;
  const taint = createTaint({ kind: "object", category, confidence: "flow", label: value.label, source });
  const isText = wholeTexts.test(api);
  return { ...value, taints: [...value.taints, isText ? { ...taint, flat: true } : taint] };
}

// A body that nobody has parsed yet: `req.rawBody`, `await request.text()`; refuses `req.body`.
const wholeTexts = /\.(?:rawBody|text\(\))$/;

/** Methods that go on with a request that is being made: `agent.post(url).send(form)`. */
const requestSteps = ["send", "set", "type", "accept", "query", "auth", "timeout", "retry"];

/** Fields through which such an object still shows what it carries, by category. */
const showingFields: Readonly<Record<string, ReadonlySet<string>>> = {
  "user-record": new Set([
    ..."rows recordset data first all where limit then 0 lean exec populate toObject toJSON".split(" "),
  ]),
  "token-response": new Set(["data", "body", "content", "result", "json", "text", "response", ...requestSteps]),
  "user-info": new Set(["data", "body", "content", "result", "json", "text", "response"]),
  "token-claims": new Set(["payload", "body"]),
  "request-headers": new Set(["entries", "values", "toJSON", "raw"]),
  cookies: new Set(["getAll", "entries", "values", "toJSON", "toString"]),
  "sent-request": new Set(["headers", "auth", "data", "config"]),
  "http-response": new Set(["config", "request"]),
  "http-error": new Set(["config", "request", "response", "options", "headers", "toJSON", "cause"]),
};

/** Whether a field of an object that carries such data carries it as well. */
export function showsThrough({ category }: Taint, field: string): boolean {
  return showingFields[category]?.has(field) === true;
}

/** Arrays of text print what they hold, unlike other objects. */
export function printsInText({ kind, category, flat }: Taint): boolean {
  return kind !== "object" || flat || category === "command-line";
}

/** What is left of an object when fields of it were taken out or overwritten: nothing of a whole whose secret is gone. */
export function withoutFields(value: Abstract, names: readonly string[]): Abstract {
  const isWhole = ({ kind, flat }: Taint): boolean => kind === "object" || (kind === "parameter" && !flat);
  if (names.length === 0 || !value.taints.some(isWhole)) return value;
  const isSafe = names.some((name) => isSensitive(classifyName(name)));
  const taints = value.taints.flatMap((taint) => {
    if (taint.kind === "object" && isSafe) return [];
    return [taint.kind === "parameter" && !taint.flat ? parameterWithout(taint, names) : taint];
  });
  return { ...value, taints };
}

/** The object of which one field is overwritten, by something harmless or by another value. */
export function withFieldReplaced(value: Abstract, name: string, by: Abstract): Abstract {
  if (value.taints.length === 0) return value;
  const isHarmless = by.nature === "constant" || by.nature === "clean" || by.nature === "scalar";
  const left = withoutFields(value, [name]);
  if (isHarmless || !value.taints.some(({ kind }) => kind === "object")) return left;
  const taken = value.taints.filter((taint) => taint.kind === "object" && !left.taints.includes(taint));
  return taken.length === 0 ? left : { ...left, taints: [...taken, ...left.taints] };
}

/** A caller's object is passed on without these fields. */
export function parameterWithout(taint: Taint, names: readonly string[]): Taint {
  const { parameter } = taint;
  const known = parameter?.without ?? [];
  const added = names.filter((name) => !known.includes(name));
  if (!parameter || added.length === 0 || known.length + added.length > maxWithout) return taint;
  return { ...taint, parameter: { ...parameter, without: [...known, ...added].sort() } };
}

const maxWithout = 12;

/** The object without the fields of these names, known ones included. */
export function strippedOf(value: Abstract, names: readonly string[]): Abstract {
  if (names.length === 0) return value;
  const fields = value.fields && new Map([...value.fields].filter(([name]) => !names.includes(name)));
  return withoutFields({ ...value, fields }, names);
}
