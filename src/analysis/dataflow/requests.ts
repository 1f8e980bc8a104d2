// Requests that the program sends: what is rejected when one fails, and answers that carry tokens or a user's data.
import { clientMethods, clientOfApi, clientOfCall, type HttpClient } from "../../catalogue/clients/index.ts";
import { splitWords } from "../../catalogue/names.ts";
import { noValue, type ValueId } from "../program.ts";
import { unknown, type Abstract } from "./abstract-value.ts";
import { passArgument } from "./callbacks.ts";
import type { Call } from "./calls.ts";
import { exposuresOf } from "./exposures.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { createTaint, stepTo, type Taint } from "./taint.ts";

/** The answer of a call that sends a request, with what it carries and what it is rejected with; other values unchanged. */
export function withRequest(context: FlowContext, call: Call, answer: Abstract): Abstract {
  const client = call.api === undefined ? undefined : clientOfCall(call.api);
  if (!client && !sendingNames.has(call.name)) return answer;
  const carried = answerTaint(context, call);
  const sent = client && sentSecret(call, client);
  if (!carried && !sent) return answer;
  if (carried) passAnswer(context, call, { ...unknown, taints: [carried] });
  const rejection = sent && rejectionOf(call, sent);
  const taints = [...answer.taints, ...(carried ? [carried] : []), ...(sent ? shownRequest(call, sent) : [])];
  return { ...answer, taints, rejection };
}

/** `request.post(options, (error, response, body) => …)` */
function passAnswer(context: FlowContext, { args }: Call, body: Abstract): void {
  const callback = args.at(-1);
  if (args.length < 2 || !callback || callback.functions.length === 0) return;
  // The body is a text that nobody has parsed.
  const text: Abstract = { ...body, taints: body.taints.map((taint) => ({ ...taint, flat: true })) };
  passArgument(context, callback, { index: 1, value: { ...unknown, fields: new Map([["body", text]]) } });
  passArgument(context, callback, { index: 2, value: text });
}

/** What a client was created with counts for each of its requests. */
export function isClientFactory(api: string): boolean {
  return clientOfApi(api) !== undefined;
}

/** Whether a call with this API path sends a request. */
export function sendsRequest(api: string): boolean {
  return clientOfCall(api) !== undefined;
}

/** Whether clients have a method of this name that sends a request. */
export function mayRequest(method: string): boolean {
  return clientMethods.has(method);
}

const sendingNames = new Set([
  "fetch",
  "request",
  "post",
  "get",
  "put",
  "call",
  "httpRequest",
  "sendRequest",
  "axios",
  "got",
  "ky",
]);

// Options that hold nothing but credentials.
const credentialOptions = new Set(["auth", "headers"]);

interface SentSecret {
  readonly client: HttpClient;
  readonly shown: string;
}

/** What a request sends that must not be shown, of a client whose errors show it. */
function sentSecret(call: Call, client: HttpClient): SentSecret | undefined {
  if (client.errorCarries.length === 0) return undefined;
  const sent = [...call.args, ...clientOptions(call)].flatMap((argument) => exposuresOf(argument));
  const secret = sent.find(
    ({ taint, fields }) =>
      (taint.kind === "secret" || taint.kind === "personal") &&
      (!taint.weak || fields.some((name) => credentialOptions.has(name))),
  );
  if (!secret) return undefined;
  return { client, shown: secret.fields.filter((field) => field !== "[]").join(".") || secret.taint.label };
}

function rejectionOf(call: Call, { client, shown }: SentSecret): Abstract {
  const source = { start: call.value.start, end: call.value.end };
  const made = createTaint({
    kind: "object",
    category: "http-error",
    confidence: "flow",
    label: `error of ${call.label}`,
    source,
    carries: [client.errorCarries[0] ?? "", shown],
  });
  const text = { ...unknown, nature: "composed" as const };
  const fields = new Map(["message", "code", "name", "status"].map((name) => [name, text] as const));
  return { ...unknown, fields, taints: [stepTo(made, source, `sends \`${shown}\``)] };
}

/** The answer as a whole, where it keeps the request that it answers. */
function shownRequest(call: Call, { client, shown }: SentSecret): readonly Taint[] {
  const [carries] = client.answerCarries ?? [];
  if (carries === undefined) return [];
  const source = { start: call.value.start, end: call.value.end };
  const label = `answer of ${call.label}`;
  const about = { kind: "object", category: "http-response", confidence: "flow", label, source } as const;
  return [stepTo(createTaint({ ...about, carries: [carries, shown] }), source, `sends \`${shown}\``)];
}

/** The options of `axios.create(…)`, kept in the instance. */
function clientOptions({ receiver, callee }: Call): readonly Abstract[] {
  const instance = receiver ?? callee;
  return [...(instance.fields ?? [])].filter(([name]) => name.startsWith("(")).map(([, value]) => value);
}

function answerTaint(context: FlowContext, call: Call): Taint | undefined {
  const hints = hintsOf(context, call.value.args[0]?.value ?? noValue);
  const isToken = hints.some(isTokenEndpoint) || call.args.some((argument) => asksForToken(argument, 0));
  const isUser = !isToken && hints.some(isUserEndpoint);
  if (!isToken && !isUser) return undefined;
  const source = { start: call.value.start, end: call.value.end };
  const label = isToken ? "answer of the token endpoint" : "answer of the userinfo endpoint";
  const category = isToken ? "token-response" : "user-info";
  return createTaint({ kind: "object", category, confidence: "flow", label, source });
}

interface Hint {
  readonly text: string;
  readonly isName: boolean;
}

const maxHints = 12;

/** Texts and names of which an address is put together. */
function hintsOf(context: FlowContext, id: ValueId): readonly Hint[] {
  const hints: Hint[] = [];
  const queue: ValueId[] = [id];
  for (let at = queue.shift(); at !== undefined && hints.length < maxHints; at = queue.shift()) {
    const operation = context.program.values[at];
    const value = abstractOf(context, at);
    if (!operation || !value) continue;
    if (operation.op === "text" || operation.op === "add") queue.push(...operation.parts);
    else if (value.constant !== undefined) hints.push({ text: value.constant, isName: false });
    else if (value.label !== "")
      hints.push({ text: value.label.slice(value.label.lastIndexOf(".") + 1), isName: true });
    const address = value.fields?.get("url") ?? value.fields?.get("uri");
    if (address?.constant !== undefined) hints.push({ text: address.constant, isName: false });
    else if (address && address.label !== "")
      hints.push({ text: address.label.slice(address.label.lastIndexOf(".") + 1), isName: true });
  }
  return hints;
}

// A path whose last part is the token endpoint of OAuth 2 (RFC 6749, 3.2); refuses `/tokens/limits`.
const tokenPath = /(?:^|\/)(?:access_?token|oauth2?\/(?:v\d\/)?token|token)\/?(?:\?[^/]*)?$/i;
// A path whose last part is the userinfo endpoint of OpenID Connect (Core 1.0, 5.3).
const userPath = /(?:^|\/)userinfo\/?(?:\?[^/]*)?$/i;
const addressWords = new Set(["url", "uri", "endpoint", "address", "href"]);

function isTokenEndpoint({ text, isName }: Hint): boolean {
  if (!isName) return tokenPath.test(text);
  const words = splitWords(text);
  return words.includes("token") && addressWords.has(words.at(-1) ?? "");
}

function isUserEndpoint({ text, isName }: Hint): boolean {
  if (!isName) return userPath.test(text);
  const words = splitWords(text);
  const joined = words.join("");
  return joined.includes("userinfo") && addressWords.has(words.at(-1) ?? "");
}

const maxDepth = 3;

/** `grant_type` is a field of token requests only (RFC 6749, 4). */
function asksForToken(value: Abstract, depth: number): boolean {
  if (depth > maxDepth) return false;
  if (value.constant?.includes("grant_type=")) return true;
  if (value.fields?.has("grant_type") || value.fields?.has("grantType")) return true;
  return [...(value.fields?.values() ?? [])].some((field) => asksForToken(field, depth + 1));
}
