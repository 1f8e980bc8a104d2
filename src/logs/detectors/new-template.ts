// A kind of warning or error that a program has never written before, in a log where new kinds have become rare.
import { redact } from "../../catalogue/redact.ts";
import type { Json } from "../entry.ts";
import type { Severity } from "../record.ts";
import { templateText } from "../templates/drain.ts";
import type { Detector } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { createKnownKinds, maxKinds, signatureOf } from "./known-kinds.ts";

const learningRecords = 500;
const learningSpan = 1_800_000;
// How much a severity weighs; the decades of rarity times the weight must reach the threshold. So a new warning needs a log in which one
// record in two hundred is new, a new error one in fifty, and a message that is no warning is never told.
const weights: Readonly<Partial<Record<Severity, number>>> = { WARN: 1.5, ERROR: 2, FATAL: 3 };
const enough = 3.45;
// Most of its words were seen together before: the same statement, cut a little differently.
const similar = 0.6;

export const newTemplate: Detector = {
  id: "new-template",
  title: "A warning or error of a new kind",
  description:
    "A record of level WARN, ERROR or FATAL of a kind that the log has not had before, after half an hour and five hundred records. How rare new kinds have become (the share of templates seen " +
    "once, after Good and Turing) times how severe it is must suffice: for a warning less than one record in two hundred is expected to be new, for an error one in fifty. Once per template. " +
    "What was learned can be kept over sessions. Requests, messages of level INFO, known messages with other words in them, and logs whose " +
    "messages are always new are left alone.",
  concerns: "messages",
  get examples() {
    return [
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
        title: "A known warning with one word more",
        lines: [
          ...series(700, 5, (second, i) =>
            i % 20 === 0
              ? said(second, "WARN", "could not send mail to customer, trying again later")
              : said(second, "INFO", `order ${i} shipped in ${i % 90} ms`),
          ),
          said(3600, "WARN", "could not send mail to the customer, trying again later"),
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
    ];
  },
  start({ tuning, memory }) {
    const { kinds, records: before } = recall(memory);
    const once = new Set<string>();
    const known = new Set<string>();
    let records = before;
    let first = NaN;
    return {
      observe({ template, status, severity, time, line }, report) {
        if (!template || status !== undefined || Number.isNaN(time)) return;
        records++;
        if (Number.isNaN(first)) first = time;
        if (known.has(template.id)) {
          if (once.size > 0) once.delete(template.id);
          return;
        }
        if (known.size >= maxKinds) return;
        const chance = Math.max(once.size, 0.5) / records;
        known.add(template.id);
        const signature = signatureOf(template.words);
        if (kinds.has(signature)) return;
        once.add(template.id);
        const weight = severity === undefined ? 0 : (weights[severity] ?? 0);
        const settled = before > 0 || (records >= learningRecords && time - first >= learningSpan);
        const telling = -Math.log10(chance) * weight >= tuning.scaled(enough);
        const isNew = settled && telling && kinds.similarity(signature) < similar;
        kinds.add(signature);
        if (!isNew || severity === undefined) return;
        report({
          severity,
          message: `No record like "${redact(templateText(template)).slice(0, 120)}" was seen in ${records - 1} records before; find out what has changed.`,
          evidence: [line],
        });
      },
      memory: () => ({ records: Math.min(records, 1_000_000), kinds: kinds.list() }),
    };
  },
};

function recall(memory: Json | undefined): {
  readonly kinds: ReturnType<typeof createKnownKinds>;
  readonly records: number;
} {
  const isRecord = typeof memory === "object" && memory !== null && !Array.isArray(memory);
  const value = isRecord ? (memory as { readonly [key: string]: Json }) : {};
  const kinds = createKnownKinds(value["kinds"]);
  const records = value["records"];
  const enoughSeen = typeof records === "number" && records >= learningRecords && kinds.size > 0;
  return { kinds, records: enoughSeen ? records : 0 };
}
