// What a store gives by a key whose written parts name what is kept under it: `redis.get(`reset-token:${userId}`)`. Keys that are
// written out whole are read as properties, in `read-by-key`.
import { splitWords } from "../../catalogue/names.ts";
import { classifyName, isSensitive } from "../../catalogue/sensitive/classify.ts";
import type { ValueId } from "../program.ts";
import type { Abstract } from "./abstract-value.ts";
import type { Call } from "./calls.ts";
import { abstractOf, type FlowContext } from "./flow-context.ts";
import { withNameTaint } from "./names.ts";
import { createTaint } from "./taint.ts";

const storeWords: ReadonlySet<string> = new Set("redis cache kv store storage memcached valkey keyv".split(" "));
const reading: ReadonlySet<string> = new Set("get getAsync getex getEx getdel getDel getItem fetch wrap".split(" "));

// Words of keys under which it is counted or noted down that something happened: `login:attempts:${email}`, `revoked:${id}`.
const notingWords: ReadonlySet<string> = new Set(
  (
    "rate limit limits limiter count counter attempts attempt tries fails failures lock locked locks blacklist blacklisted blocklist " +
    "denylist revoked used ttl expires expiry last seen flag cooldown throttle quota hits version status exists"
  ).split(" "),
);
const sessionWords: ReadonlySet<string> = new Set(["sess", "session", "sessions"]);

/** What a call gives that reads a store by such a key; `made` is what is known of it as the result of any call. */
export function keptByKey(context: FlowContext, call: Call, made: Abstract): Abstract | undefined {
  const { receiver, method = "", value } = call;
  const key = value.args[0]?.value;
  if (!receiver || !reading.has(method) || key === undefined || !isStore(receiver.label)) return undefined;
  const named = partsOf(context, key);
  if (!named || named.words.some((word) => notingWords.has(word))) return undefined;
  const range = { start: value.start, end: value.end };
  const { label, words } = named;
  if (sessionWords.has(words.at(-1) ?? "") && words.length < 3) {
    const source = `${receiver.label}.${method}(${label}:…)`;
    const about = { kind: "object", category: "session", confidence: "name", label: source, source: range } as const;
    return { ...made, label, taints: [...made.taints, createTaint(about)] };
  }
  const verdict = classifyName(label);
  if (!isSensitive(verdict) || verdict.family !== "secret" || named.isKeySecret) return undefined;
  return withNameTaint(context, { ...made, label }, { name: label, label, range, confidence: "name" });
}

/** `redis`, `this.cacheManager`, `sessionStore`; refuses `storeId`. */
function isStore(label: string): boolean {
  const words = splitWords(label.slice(label.lastIndexOf(".") + 1));
  const last = words.at(-1) ?? "";
  return storeWords.has(last) || (keeperWords.has(last) && words.some((word) => storeWords.has(word)));
}

const keeperWords: ReadonlySet<string> = new Set(["client", "manager", "service", "connection", "db", "instance"]);

interface WrittenKey {
  /** The last written part: `reset-token` of `app:reset-token:${id}`. */
  readonly label: string;
  /** Words of all written parts. */
  readonly words: readonly string[];
  /** What is looked up is a secret itself, so something else is kept under it. */
  readonly isKeySecret: boolean;
}

function partsOf(context: FlowContext, key: ValueId): WrittenKey | undefined {
  const operation = context.program.values[key];
  if (operation?.op !== "text" && operation?.op !== "add") return undefined;
  const parts = operation.parts.map((part) => abstractOf(context, part));
  const written = parts.flatMap((part) => part?.constant?.split(/[:/|.]+/) ?? []).filter((part) => /[a-z]/i.test(part));
  const label = written.at(-1);
  if (label === undefined) return undefined;
  const words = written.flatMap(splitWords);
  const isKeySecret = parts.some((part) => {
    const verdict = part && part.constant === undefined ? classifyName(lastName(part.label)) : undefined;
    return isSensitive(verdict) && verdict.family === "secret";
  });
  return { label, words, isKeySecret };
}

function lastName(label: string): string {
  return label.slice(label.lastIndexOf(".") + 1);
}
