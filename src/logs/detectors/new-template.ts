// A kind of warning or error that a program has never written before, in a log where new kinds have become rare.
import { redact } from "../../catalogue/redact.ts";
import { templateText } from "../templates/drain.ts";
import type { Detector } from "./detector.ts";
import { said, series } from "./example-lines.ts";

const learningRecords = 500;
const learningSpan = 1_800_000;
// Good and Turing: the chance that the next record is of a new kind is the share of kinds that were seen once.
const rareChance = 0.005;
const maxTemplates = 10_000;

export const newTemplate: Detector = {
  id: "new-template",
  title: "A warning or error of a new kind",
  description:
    "A record of level WARN, ERROR or FATAL whose template the log has not had before, after half an hour and five hundred records, when less than one record in two hundred is " +
    "expected to be new (the share of templates seen once, after Good and Turing). Once per template. Requests, messages of level INFO and logs whose " +
    "messages are always new are left alone.",
  concerns: "messages",
  examples: [
    {
      title: "A warning that was never seen, after an hour of the usual",
      lines: [
        ...series(700, 5, (second, i) => said(second, "INFO", `order ${i} shipped in ${i % 90} ms`)),
        said(3600, "WARN", "replica set election lost quorum term=7 votes=1"),
        said(3605, "WARN", "replica set election lost quorum term=8 votes=1"),
      ],
      raises: [{ line: 701 }],
    },
    {
      title: "A new message of level INFO",
      lines: [
        ...series(700, 5, (second, i) => said(second, "INFO", `order ${i} shipped in ${i % 90} ms`)),
        said(3600, "INFO", "feature flag checkout switched on"),
      ],
      raises: [],
    },
    {
      title: "Warnings that are new while the program is still being learned",
      lines: [
        ...series(100, 5, (second, i) => said(second, "INFO", `order ${i} shipped in ${i % 90} ms`)),
        said(600, "WARN", "mail server answers slowly"),
      ],
      raises: [],
    },
  ],
  start() {
    const once = new Set<string>();
    const known = new Set<string>();
    let records = 0;
    let first = NaN;
    return {
      observe({ template, status, severity, time, line }, report) {
        if (!template || status !== undefined || Number.isNaN(time)) return;
        if (records++ === 0) first = time;
        if (known.has(template.id)) {
          if (once.size > 0) once.delete(template.id);
          return;
        }
        const chance = once.size / records;
        if (known.size >= maxTemplates) return;
        known.add(template.id);
        once.add(template.id);
        if (severity !== "WARN" && severity !== "ERROR" && severity !== "FATAL") return;
        if (records < learningRecords || time - first < learningSpan || chance >= rareChance) return;
        report({
          severity,
          message: `No record like "${redact(templateText(template)).slice(0, 120)}" was seen in ${records - 1} records before; find out what has changed.`,
          evidence: [line],
        });
      },
    };
  },
};
