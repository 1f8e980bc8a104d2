// What a look-up is about by what it is asked for: `client.get("user")`, `` redis.get(`reset:${token}`) ``, `links.findFirst({ where: { token } })`.
import { checksOfName, type CheckKind } from "../../catalogue/events/checks.ts";
import type { Program, Value, ValueId } from "../program.ts";
import { constantText, pathOf } from "./users-of.ts";

const asked = new Set<CheckKind>(["user", "token"]);

/** The kinds of things that a look-up is for, told from its first argument. */
export function keptUnder(program: Program, { args }: Extract<Value, { op: "call" }>): readonly CheckKind[] {
  const [first] = args;
  if (!first) return [];
  const text = constantText(program, first.value);
  if (text !== undefined) return checksOfName(text).filter((kind) => asked.has(kind));
  return isByToken(program, first.value, 0) ? ["token"] : [];
}

const deepest = 3;
const wheres = new Set(["where", "filter", "AND", "OR"]);

/** A key that ends in a token, or a filter by one. */
function isByToken(program: Program, id: ValueId, depth: number): boolean {
  const value = program.values[id];
  if (!value || depth > deepest) return false;
  if (value.op === "text" || value.op === "add")
    return value.parts.some((part) => constantText(program, part) === undefined && namesToken(pathOf(program, part)));
  if (value.op !== "object") return false;
  return value.entries.some((entry) => {
    if (entry.kind !== "field") return false;
    if (wheres.has(entry.name)) return isByToken(program, entry.value, depth + 1);
    return constantText(program, entry.value) === undefined && namesToken([entry.name]);
  });
}

function namesToken(path: readonly string[]): boolean {
  return checksOfName(path.at(-1) ?? "").includes("token");
}
