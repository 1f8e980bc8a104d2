// The tests by which a function chooses the fields that it masks: `KEYS.has(key)`, `/pass/i.test(key)`, `key === "token"`.
import type { FunctionId, Value, ValueId } from "../program.ts";
import { keyNames, type CodeView, type KeyNames } from "./key-lists.ts";
import { valuesIn } from "./effect-walk.ts";

export interface KeyTests {
  /** Undefined when the function does not say which names it means. */
  readonly names: KeyNames | undefined;
  /** A part of the name is enough. */
  readonly partial: boolean;
  readonly ignoreCase: boolean;
}

interface Gathered {
  readonly names: string[];
  readonly patterns: string[];
  partial: boolean;
  ignoreCase: boolean;
  /** A test for what is kept, rather than for what is masked. */
  negated: boolean;
}

const maxDepth = 3;

/** The tests of names in some functions, and in those that they call. */
export function keyTests(view: CodeView, functions: ReadonlySet<FunctionId>): KeyTests {
  const found: Gathered = { names: [], patterns: [], partial: false, ignoreCase: false, negated: false };
  let level: ReadonlySet<FunctionId> = functions;
  const seen = new Set(functions);
  for (let depth = 0; depth < maxDepth && level.size > 0; depth++) {
    const next = new Set<FunctionId>();
    for (const id of valuesIn(view, level)) {
      const value = view.program.values[id];
      if (!value) continue;
      gather(view, value, found);
      for (const callee of calledBy(view, value)) if (!seen.has(callee)) next.add(callee);
    }
    for (const id of next) seen.add(id);
    level = next;
  }
  const isKnown = !found.negated && found.names.length + found.patterns.length > 0;
  const names = isKnown ? { names: found.names, patterns: found.patterns } : undefined;
  return { names, partial: found.partial, ignoreCase: found.ignoreCase };
}

function calledBy({ values }: CodeView, value: Value): readonly FunctionId[] {
  if (value.op !== "call") return [];
  return (values[value.callee]?.functions ?? []).filter(({ module }) => !module).map(({ id }) => id);
}

const listTests = new Set(["has", "includes", "indexOf", "some", "find"]);
const patternTests = new Set(["test", "exec"]);
const textTests = new Set(["includes", "match", "startsWith", "endsWith", "search", "indexOf"]);

function gather(view: CodeView, value: Value, found: Gathered): void {
  if (value.op === "binary") return compared(view, value, found);
  if (value.op === "unary" && value.operator === "!") {
    const tested = view.program.values[value.value];
    if (tested?.op === "call" && testOf(view, tested)) found.negated = true;
  }
  if (value.op !== "call") return;
  const callee = view.program.values[value.callee];
  if (callee?.op !== "property" || callee.name === undefined) return;
  if (callee.name === "toLowerCase" || callee.name === "toUpperCase") found.ignoreCase = true;
  const names = testOf(view, value);
  if (!names) {
    // `KEYS.some((word) => key.includes(word))`
    if (callee.name === "includes" && isInnerTest(view, callee.object)) found.partial = true;
    return;
  }
  if (isTextTest(view, value)) found.partial = true;
  found.names.push(...names.names);
  found.patterns.push(...names.patterns);
}

/** The names that a call tests for, as its receiver or as its argument. */
function testOf(view: CodeView, value: Extract<Value, { op: "call" }>): KeyNames | undefined {
  const callee = view.program.values[value.callee];
  if (callee?.op !== "property" || callee.name === undefined) return undefined;
  const { name } = callee;
  const listed = listTests.has(name) || patternTests.has(name) ? keyNames(view, callee.object) : undefined;
  if (listed && listed.names.length + listed.patterns.length > 0) return listed;
  const [first] = value.args;
  return textTests.has(name) && first ? keyNames(view, first.value) : undefined;
}

function isTextTest(view: CodeView, value: Extract<Value, { op: "call" }>): boolean {
  const callee = view.program.values[value.callee];
  if (callee?.op !== "property") return false;
  const listed = keyNames(view, callee.object);
  return !listed || listed.names.length + listed.patterns.length === 0;
}

function isInnerTest(view: CodeView, object: ValueId): boolean {
  return keyNames(view, object) === undefined;
}

/** `key === "password"` and `key in MASKED`. */
function compared(view: CodeView, { operator, left, right }: Extract<Value, { op: "binary" }>, found: Gathered): void {
  if (operator === "in") {
    const names = keyNames(view, right);
    if (names) found.names.push(...names.names);
    return;
  }
  if (operator !== "===" && operator !== "==") return;
  for (const side of [left, right]) {
    const value = view.program.values[side];
    const isTypeName = view.program.values[side === left ? right : left]?.op === "unary";
    if (value?.op === "constant" && value.kind === "string" && !isTypeName) found.names.push(value.text);
  }
}
