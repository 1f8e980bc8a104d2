// no-log-injection: text that the client chooses reaches a line-oriented log with its line breaks (CWE-117).
import { splitWords } from "../../catalogue/names.ts";
import { exposuresOf, type Exposure } from "../dataflow/exposures.ts";
import type { SinkArgument, SinkCall } from "../dataflow/sink-call.ts";
import { isUsedAsObject } from "../dataflow/named-objects.ts";
import { spotOf, type Spot } from "../dataflow/spots.ts";
import type { Taint } from "../dataflow/taint.ts";
import { symbolOf, type FileAnalysis } from "../file-analysis.ts";
import { neutralisingFixes } from "../fixes/neutralising.ts";
import { isInBrowser } from "../production/browser.ts";
import { redactionAt } from "../redaction/redaction.ts";
import type { Report, Rule } from "../rule.ts";
import { chosenKeyReports } from "./chosen-keys.ts";
import { isCheckedBefore } from "./checked-values.ts";
import { flowOf, isPassedAlong } from "./exposure-reports.ts";
import { specifierOf } from "./format-specifiers.ts";

export const noLogInjection: Rule = {
  id: "no-log-injection",
  level: "warning",
  docs: {
    title: "No forged log lines",
    description:
      "A line break in a value that the client chooses ends your log line and begins one of the client's own: a forged sign-in, " +
      "a hidden attack, a broken parser. It matters where text is printed as it is: the console, printf formats, plain files. " +
      "JSON loggers such as pino escape line breaks, and `console` quotes strings inside objects; neither is reported.\n\n" +
      "Removing or replacing both CR and LF is enough, whichever way it is done.\n\n" +
      "A structured record is forged by names instead of line breaks: a key that the client chooses, or a body that is spread into " +
      "the record, takes the place of `level`, `time` or the message.",
    remedy: "Log the value as a field of a structured logger, or take CR and LF out.",
    cwe: [117],
    asvs: ["16.4.1"],
    owasp: ["A09:2021"],
    securitySeverity: "5.3",
    bad: [
      {
        title: "Request body to the console",
        code: `app.post("/login", (req, res) => {\n  console.log("login failed for " + «req.body.username»);\n});`,
      },
      {
        title: "Through a variable into a printf format",
        code: `import winston from "winston";\nconst logger = winston.createLogger({ format: winston.format.printf((info) => info.message) });\nexport function search(req, res) {\n  const { q } = req.query;\n  logger.info(\`search \${«q»}\`);\n}`,
      },
      {
        title: "A key that the client chooses",
        code: `import pino from "pino";\nconst logger = pino();\nexport function search(req, res) {\n  logger.info({ [«req.query.field»]: 1 }, "sorted");\n}`,
      },
      {
        title: "The client's object becomes the record",
        code: `import pino from "pino";\nconst logger = pino();\nexport function search(req, res) {\n  logger.info({ ...«req.query» }, "searching");\n}`,
      },
    ],
    good: [
      {
        title: "The client's object under a name of its own",
        code: `import pino from "pino";\nconst logger = pino();\nexport function search(req, res) {\n  logger.info({ filter: req.query.filter, sort: req.query.sort }, "searching");\n}`,
      },
      {
        title: "A JSON logger escapes",
        code: `import pino from "pino";\nconst logger = pino();\nexport function search(req, res) {\n  logger.info(\`search \${req.query.q}\`);\n}`,
      },
      {
        title: "Line breaks taken out",
        code: `app.get("/", (req, res) => {\n  console.log("search", req.query.q.replace(/[\\r\\n]+/g, " "));\n});`,
      },
      {
        title: "A number",
        code: `app.get("/:id", (req, res) => {\n  console.log("order", Number(req.params.id));\n});`,
      },
      {
        title: "A field of a logged object is quoted",
        code: `app.get("/", (req, res) => {\n  console.log("search", { q: req.query.q });\n});`,
      },
    ],
  },
  *check(file) {
    const seen = new Set<number>();
    for (const call of file.flow.sinkCalls) {
      yield* chosenKeyReports(file, call);
      if (call.logger.lineBreaks !== "printed" || call.method.quotes) continue;
      if (redactionAt(call.logger.creation)?.escapesLineBreaks === true) continue;
      for (const argument of call.args) {
        for (const report of argumentReports(file, call, argument)) {
          if (!seen.has(report.range.start)) yield report;
          seen.add(report.range.start);
        }
      }
    }
  },
};

function* argumentReports(file: FileAnalysis, call: SinkCall, argument: SinkArgument): Iterable<Report> {
  if (isFormatted(call, argument) || isPrintedList(call, argument)) return;
  for (const exposure of exposuresOf(argument.abstract)) {
    const { taint, fields } = exposure;
    if (taint.kind !== "input" || taint.removed === "both" || fields.length > 0) continue;
    const spot = spotOf(file.program, file.flow, { argument, exposure });
    const name = nameOf(file, spot, taint);
    const written = file.flow.values[spot.value]?.label ?? name;
    if (isKey(name) || isUsedAsObject(file.program, name) || isPassedAlong(call)) continue;
    if (written !== name && isUsedAsObject(file.program, written)) continue;
    if (taint.category === fromSocket && isInBrowser(file.program)) continue;
    if (isCheckedBefore(file, call, [name, written])) continue;
    yield {
      range: spot.range,
      message: message(call, exposure, name),
      confidence: "flow",
      category: taint.category.replaceAll(" ", "-"),
      flow: flowOf(taint, call),
      fixes: neutralisingFixes(file, call, spot),
      sink: call.label,
      symbol: symbolOf(file.program, call.function),
      anchor: call.range.start,
    };
  }
}

/** A browser gets such messages from its own server. */
const fromSocket = "message of a client";

/** What is read of the message of a client is called as the code calls it. */
function nameOf({ flow }: FileAnalysis, spot: Spot, taint: Taint): string {
  const label = flow.values[spot.value]?.label ?? "";
  const isNamed = label !== "" && !/[()\s]/.test(label);
  const isPart = taint.label === taint.category || label.startsWith(`${taint.label}.`);
  return isPart && isNamed ? label : taint.label;
}

const keyWords: ReadonlySet<string> = new Set(["id", "ids", "uuid", "guid"]);

/** Ids of records: they are looked up before anything else happens to them. */
function isKey(name: string): boolean {
  return keyWords.has(splitWords(name.slice(name.lastIndexOf(".") + 1)).at(-1) ?? "");
}

function message(call: SinkCall, { taint }: Exposure, name: string): string {
  const target =
    call.forwarded && !call.isHanded ? `\`${call.forwarded.label}\` through \`${call.label}\`` : `\`${call.label}\``;
  const partly =
    taint.removed === "none"
      ? "with its line breaks"
      : `without ${taint.removed.toUpperCase()} but with the other line break`;
  return `\`${name}\` (${taint.category}) reaches ${target} ${partly}, so a client can forge log lines; log it as a structured field or replace CR and LF.`;
}

/** A list is printed by the console with its texts in quotes. */
function isPrintedList({ logger, forwarded }: SinkCall, { abstract, spread }: SinkArgument): boolean {
  return logger.library?.id === "console" && !forwarded && !spread && abstract.elements !== undefined;
}

// %d, %i, %f give numbers, %j, %o, %O and %c quote or drop the text; %s prints it.
const quotingSpecifier = /%[difjoOc]/;

/** Whether a format string writes this argument quoted or as a number. */
function isFormatted(call: SinkCall, argument: SinkArgument): boolean {
  return quotingSpecifier.test(specifierOf(call, argument) ?? "");
}
