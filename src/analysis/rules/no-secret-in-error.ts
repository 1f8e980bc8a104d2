// no-secret-in-error: a secret or personal datum is put in the message of an exception, which ends in a log.
import { sensitiveCategories } from "../../catalogue/sensitive/index.ts";
import { isErrorMade } from "../dataflow/made-errors.ts";
import { literalSecret } from "../dataflow/exposures.ts";
import { createTaint, trailSteps, type Taint } from "../dataflow/taint.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { errorMessageFixes } from "../fixes/error-message.ts";
import { opensPublicId } from "../dataflow/labels.ts";
import { noValue, type FunctionId, type Program, type Value, type ValueId } from "../program.ts";
import type { Report, Rule } from "../rule.ts";
import { isPage } from "./whole-objects.ts";
import { isBacked, isConvincing, isSecretReference } from "./weak-names.ts";

type CallValue = Extract<Value, { op: "call" }>;

function* check(file: FileAnalysis): Iterable<Report> {
  for (const code of file.program.functions) {
    for (const { ops } of code.blocks) {
      for (const id of ops) {
        const value = file.program.values[id];
        if (value?.op !== "call") continue;
        const name = calleeName(file.program, value.callee);
        if (name !== undefined && isErrorMade({ name, value }))
          yield* reportsOf(file, { call: value, name, owner: code.id });
      }
    }
  }
}

interface MadeError {
  readonly call: CallValue;
  readonly name: string;
  readonly owner: FunctionId;
}

function* reportsOf(file: FileAnalysis, { call, name, owner }: MadeError): Iterable<Report> {
  const [message] = call.args;
  if (!message || message.spread || isSubject(file.program, call)) return;
  const parts = partsOf(file.program, message.value);
  for (const [index, id] of parts.entries()) {
    const part = file.program.values[id];
    // What is in an error already is told where it was put there.
    const taint = part && !isOfError(file.program, id) ? secretOf(file, id) : undefined;
    if (!part || !taint) continue;
    const before = file.program.values[parts[index - 1] ?? noValue];
    if (taint.category === "api-key" && before?.op === "constant" && opensPublicId(before.text)) continue;
    const range = { start: part.start, end: part.end };
    const shown = taint.path === undefined && taint.source.start >= part.start && taint.source.end <= part.end;
    const carrier = file.program.text.slice(part.start, part.end);
    const label =
      shown || carrier.length > 40 || /\s/.test(carrier) || carrier.endsWith(taint.label) ? "" : ` (in \`${carrier}\`)`;
    const subject = taint.label.startsWith("a literal ") ? taint.label : `\`${taint.label}\``;
    yield {
      range,
      message: `${subject}${label} becomes part of the message of \`${name}\`, which ends in logs and answers; name the setting or the id instead.`,
      confidence: taint.confidence,
      category: taint.category,
      flow: [
        located(taint.source, `source: \`${taint.label}\``, taint.path),
        ...trailSteps(taint.trail).map((step) => located(step.range, step.message, step.path)),
        { range: { start: call.start, end: call.end }, message: `made into \`${name}\`` },
      ],
      fixes: errorMessageFixes(file, { call, part: id }),
      sink: name,
      symbol: symbolOf(file.program, owner),
      anchor: call.start,
      ...(isPage(file) && { level: "info" as const }),
    };
  }
}

/** `new TokenInvalidError(token, "token could not be decoded")`: what is given before the message is what it is about. */
function isSubject({ values }: Program, { args }: CallValue): boolean {
  const [first, ...others] = args.map(({ value }) => values[value]);
  if (first?.op !== "load" && first?.op !== "property") return false;
  return others.some((other) => isSentence(values, other));
}

function isSentence(values: Program["values"], value: Value | undefined): boolean {
  if (value?.op === "text" || value?.op === "add") return value.parts.some((part) => isSentence(values, values[part]));
  return value?.op === "constant" && value.kind === "string" && /\w \w/.test(value.text);
}

function located(range: Report["range"], message: string, path: string | undefined): Report["flow"][number] {
  return path === undefined ? { range, message } : { range, message, path };
}

// What people call an exception; refuses `errorCode`.
const errorName = /(?:^|[a-z])(?:err|[eE]rror|ex|[eE]xception|thrown|reason|cause)$|^e$/;

/** `error.message`, `String(thrown)`, `err`, `new Error(text)`. */
function isOfError(program: Program, id: ValueId): boolean {
  const { values, bindings } = program;
  let value = values[id];
  if (value?.op === "call" && value.kind === "new") {
    const name = calleeName(program, value.callee);
    return name !== undefined && isErrorMade({ name, value });
  }
  for (let hop = 0; hop < 4 && value; hop++) {
    if (value.op === "load") return errorName.test(bindings[value.binding]?.name ?? "");
    if (value.op === "property") value = values[value.object];
    else if (value.op === "call") value = values[value.args[0]?.value ?? value.callee];
    else if (value.op === "cast") value = values[value.value];
    else return value.op === "caught";
  }
  return false;
}

/** The message itself, or the parts that it is put together from. */
function partsOf(program: Program, id: ValueId): readonly ValueId[] {
  const value = program.values[id];
  return value?.op === "text" || value?.op === "add" ? value.parts.flatMap((part) => partsOf(program, part)) : [id];
}

/** The secret that a part shows; of personal data, what harms at once. */
function secretOf(file: FileAnalysis, id: ValueId): Taint | undefined {
  const known = file.flow.values[id];
  const value = file.program.values[id];
  if (!known || !value) return undefined;
  const literal = value.op === "constant" ? literalSecret(known.constant) : undefined;
  const source = { start: value.start, end: value.end };
  if (literal)
    return createTaint({
      kind: "secret",
      category: literal,
      confidence: "flow",
      label: `a literal ${literal}`,
      source,
    });
  return known.taints.find((taint) => {
    if (isSecretReference(file.program, taint)) return false;
    if (taint.kind === "secret") {
      return (
        isConvincing(file.program, taint) && (!taint.weak || taint.confidence !== "name" || isTold(file, id, taint))
      );
    }
    return taint.kind === "personal" && !taint.weak && isGrave(taint.category);
  });
}

/** Parsers speak of tokens in their errors: only what is backed counts, and not what is quoted as an unexpected piece. */
function isTold(file: FileAnalysis, id: ValueId, taint: Taint): boolean {
  return isBacked(file.program, taint) && file.flow.values[id]?.label === taint.label;
}

/** Personal data of which a single value does harm; an email address in an error tells users which of their accounts is meant. */
function isGrave(category: string): boolean {
  return sensitiveCategories.get(category)?.weight === 3;
}

function calleeName(program: Program, id: ValueId): string | undefined {
  const callee = program.values[id];
  if (callee?.op === "property") return callee.name;
  if (callee?.op === "load") return program.bindings[callee.binding]?.name;
  return callee?.op === "global" ? callee.name : undefined;
}

export const noSecretInError: Rule = {
  id: "no-secret-in-error",
  level: "warning",
  docs: {
    title: "No secret in an error message",
    description:
      "An exception travels: a central handler logs it, an error tracker stores it, a framework answers with it. Whoever writes " +
      "the message does not see where it ends, and no redaction of the logger reaches into a text.\n\n" +
      "Seclog follows secrets into the messages of errors, whether they are thrown, rejected or passed on. Where the same " +
      "program catches and logs the error, the logging call is reported as well, with both ends.",
    remedy: "Name the setting, the kind of value or an id in the message.",
    cwe: [209, 532],
    asvs: ["16.5.1", "16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "5.5",
    bad: [
      {
        title: "A setting that holds a password",
        code: `const databaseUrl = process.env.DATABASE_URL;\nif (!URL.canParse(databaseUrl)) throw new Error(\`cannot parse "\${«databaseUrl»}"\`);`,
      },
      {
        title: "A rejected key",
        code: `export function open(apiKey) {\n  return Promise.reject(new Error("refused key " + «apiKey»));\n}`,
      },
    ],
    good: [
      {
        title: "The name of the setting",
        code: `if (!process.env.DATABASE_URL) throw new Error("DATABASE_URL is not set");`,
      },
      {
        title: "A length",
        code: `export function open(secret) {\n  if (secret.length < 32) throw new Error(\`the secret has \${secret.length} characters, 32 are needed\`);\n}`,
      },
      { title: "A parser", code: `throw new SyntaxError(\`unexpected token \${token} in line \${line}\`);` },
    ],
  },
  check,
};
