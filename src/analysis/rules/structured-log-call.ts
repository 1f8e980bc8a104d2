// structured-log-call: a message that changes with every call, or arguments in an order in which the library loses some of them.
import { rememberedLast } from "../../base/remembered.ts";
import type { SinkCall } from "../dataflow/sink-call.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { reorderingFixes, structuringFixes, type StructuredCall } from "../fixes/structuring.ts";
import type { Program, ValueId } from "../program.ts";
import type { Report, Rule } from "../rule.ts";
import { leaksOf } from "./exposure-reports.ts";
import { argumentOrders, type ArgumentOrder } from "./log-arguments.ts";

export const structuredLogCall: Rule = {
  id: "structured-log-call",
  level: "warning",
  docs: {
    title: "Values as fields, message constant",
    description:
      "Lines whose values stand in fields can be searched, counted and redacted: an alert asks for `userId`, a redaction path finds " +
      "`token`. In a text put together from values they cannot, and no redaction reaches into it.\n\n" +
      "Worse are arguments in the wrong order: pino writes nothing of what follows a message without a placeholder, and winston " +
      "nothing of a text behind the fields, so the error that everybody looks for was never in the log. Only loggers whose library " +
      "is known are looked at, and `console`, which has no fields, never.",
    remedy: "Give the values as fields, in the order of the library, and a message that stays the same.",
    cwe: [],
    asvs: ["16.2.4"],
    owasp: ["A09:2021"],
    securitySeverity: "1.0",
    bad: [
      {
        title: "An error that pino never writes",
        code: `import pino from "pino";\nconst logger = pino();\nexport const fail = (err: Error) => logger.error("payment failed", «err»);`,
      },
      {
        title: "The fields of winston before the message",
        code: `import winston from "winston";\nconst logger = winston.createLogger();\nexport const open = (id: string) => logger.info({ id }, «"order opened"»);`,
      },
      {
        title: "Values in the text",
        code: `import pino from "pino";\nconst logger = pino();\nexport const ship = (orderId: string) => logger.info(«\`order \${orderId} shipped\`»);`,
      },
    ],
    good: [
      {
        title: "Fields first in pino",
        code: `import pino from "pino";\nconst logger = pino();\nexport const ship = (orderId: string) => logger.info({ orderId }, "order shipped");`,
      },
      {
        title: "Message first in winston",
        code: `import winston from "winston";\nconst logger = winston.createLogger();\nexport const ship = (orderId: string) => logger.info("order shipped", { orderId });`,
      },
      {
        title: "A placeholder for each value",
        code: `import pino from "pino";\nconst logger = pino();\nexport const ship = (orderId: string) => logger.info("order %s shipped", orderId);`,
      },
      { title: "The console has no fields", code: "console.log(`order ${orderId} shipped`);" },
    ],
  },
  *check(file) {
    for (const call of file.flow.sinkCalls) {
      const order = call.forwarded ? undefined : argumentOrders[call.logger.library?.id ?? ""];
      if (!order || !keepsFields(file, call)) continue;
      const report = misplaced(file, call, order) ?? (leaks(file, call) ? undefined : interpolated(file, call, order));
      if (report) yield report;
    }
  },
};

/** What must not be logged at all is not told to be a field: the call is looked at again without it. */
function leaks(file: FileAnalysis, { call, range }: SinkCall): boolean {
  return leaksOf(file).some((leak) => leak.call.call === call && leak.call.range.start === range.start);
}

const hasHook = rememberedLast((text) => text.includes("logMethod"));

/** Formats that print the message alone would lose the fields, and a hook may put arguments in order. */
function keepsFields({ program }: FileAnalysis, { logger, written }: SinkCall): boolean {
  if (written.some(({ spread }) => spread) || hasHook(program.text)) return false;
  return logger.lineBreaks === "escaped";
}

// Placeholders of a format string.
const specifiers = /%[sdifjoOc]/g;

function misplaced(file: FileAnalysis, call: SinkCall, order: ArgumentOrder): Report | undefined {
  const { written, method } = call;
  const [first, ...rest] = written.slice(method.from);
  const [second] = rest;
  if (!first || !second) return undefined;
  if (order.order === "message-first") {
    const isTurned = call.logger.library?.id === "winston" && isLiteral(file.program, first.value, "object");
    if (!isTurned || !isMessage(file.program, second.value) || rest.length > 1) return undefined;
    const message = `${order.title} writes nothing of this text, as it takes the message first; put it before the fields.`;
    const fixes = leaks(file, call) ? [] : reorderingFixes(file, { call, order, extras: [] });
    return report(file, call, { at: second.value, message, fixes });
  }
  if (!order.dropsExtras || !isMessage(file.program, first.value)) return undefined;
  const counted = constantText(file, first.value)?.match(specifiers)?.length ?? 0;
  const extras = rest.slice(counted).map(({ value }) => value);
  const [lost] = extras;
  if (lost === undefined || constantText(file, first.value) === undefined) return undefined;
  const value = file.program.values[lost];
  const name = file.program.text.slice(value?.start, value?.end);
  const shown = name.length <= 40 && !/\s/.test(name) ? `\`${name}\`` : "this argument";
  const message = `${order.title} writes nothing of ${shown}, as the message has no placeholder for it; give it as a field before the message.`;
  // What the library has dropped so far is not to be logged by a fix.
  const fixes = leaks(file, call) ? [] : reorderingFixes(file, { call, order, extras });
  return report(file, call, { at: lost, message, fixes });
}

function interpolated(file: FileAnalysis, call: SinkCall, order: ArgumentOrder): Report | undefined {
  const { written, method } = call;
  const at = written.findIndex(({ value }, index) => index >= method.from && isMessage(file.program, value));
  const message = written[at];
  if (!message || at > method.from + (order.order === "fields-first" ? 1 : 0)) return undefined;
  const structured: StructuredCall = { call, order, message: message.value, index: at };
  const names = changingParts(file, message.value);
  if (names.length === 0) return undefined;
  const shown = names.filter((name) => name.length <= 40 && !/\s/.test(name)).map((name) => `\`${name}\``);
  const what = shown.length === names.length && shown.length <= 4 ? listed(shown) : "its values";
  const found = report(file, call, {
    at: message.value,
    message: `The message changes with every call, so its lines cannot be grouped or searched by field; log ${what} as ${names.length > 1 ? "fields" : "a field"} and keep the message constant.`,
    fixes: structuringFixes(file, structured),
  });
  return { ...found, level: "info" };
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** The parts of a text that are not known when the program is written. */
function changingParts({ program, flow }: FileAnalysis, message: ValueId): readonly string[] {
  const value = program.values[message];
  if (value?.op !== "text" && value?.op !== "add") return [];
  const parts = value.parts.filter((part) => flow.values[part]?.constant === undefined);
  const hasWords = value.parts.some((part) => /[A-Za-z]{2}/.test(flow.values[part]?.constant ?? ""));
  return hasWords
    ? parts.map((part) => program.text.slice(program.values[part]?.start, program.values[part]?.end))
    : [];
}

function isMessage(program: Program, id: ValueId): boolean {
  const value = program.values[id];
  if (value?.op === "text") return true;
  if (value?.op === "constant") return value.kind === "string";
  return value?.op === "add" && value.parts.some((part) => isLiteral(program, part, "constant"));
}

function isLiteral(program: Program, id: ValueId, op: "object" | "constant"): boolean {
  const value = program.values[id];
  return value?.op === op && (value.op !== "constant" || value.kind === "string");
}

/** The written part of a message; undefined when none of it is. */
function constantText({ program, flow }: FileAnalysis, id: ValueId): string | undefined {
  const value = program.values[id];
  if (value?.op === "constant") return flow.values[id]?.constant;
  if (value?.op !== "text" && value?.op !== "add") return undefined;
  return value.parts.map((part) => flow.values[part]?.constant ?? "").join("");
}

function report(
  file: FileAnalysis,
  call: SinkCall,
  { at, message, fixes }: Pick<Report, "message" | "fixes"> & { readonly at: ValueId },
): Report {
  const value = file.program.values[at];
  return {
    range: { start: value?.start ?? 0, end: value?.end ?? 0 },
    message,
    confidence: call.logger.creation ? "flow" : "type",
    category: "structure",
    flow: [],
    fixes,
    sink: call.label,
    symbol: symbolOf(file.program, call.function),
    anchor: call.range.start,
  };
}
