// What the pages of the log viewer and the dashboard and the extension say to each other. Both sides check what they get: a message is input
// like any other.
import * as v from "valibot";
import type { LogDashboard, LogFilter, LogState } from "../../server/protocol.ts";

export type * from "../../server/protocol.ts";

const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const row = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));
const shortText = v.pipe(v.string(), v.maxLength(2_000));
const texts = v.pipe(v.array(v.pipe(v.string(), v.maxLength(20_000))), v.maxLength(200), v.readonly());
const time = v.pipe(v.number(), v.finite());
const severity = v.picklist(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]);

const filter = v.object({
  severities: v.optional(v.pipe(v.array(severity), v.readonly())),
  text: v.optional(shortText),
  regex: v.optional(v.boolean()),
  fields: v.optional(v.pipe(v.array(shortText), v.maxLength(20), v.readonly())),
  templates: v.optional(texts),
  anomalies: v.optional(v.boolean()),
  detector: v.optional(shortText),
  from: v.optional(time),
  to: v.optional(time),
});

/** What a page may ask of the server, each with the shape of its parameters; the view is added by the extension. */
const questions = {
  rows: v.object({ start: natural, count: v.pipe(natural, v.maxValue(1_000)), columns: v.boolean() }),
  record: v.object({ row: natural, reveal: v.optional(v.boolean()) }),
  expand: v.object({ row: natural }),
  place: v.object({ file: v.optional(natural), line: v.optional(natural), time: v.optional(time) }),
  find: v.object({
    text: shortText,
    regex: v.optional(v.boolean()),
    caseSensitive: v.optional(v.boolean()),
    from: row,
    direction: v.picklist([1, -1]),
  }),
  anomalies: v.object({}),
  overview: v.object({}),
  filter: v.object({ filter, folded: v.boolean() }),
  pause: v.object({ paused: v.boolean() }),
  clear: v.object({ cleared: v.boolean() }),
  dashboard: v.object({}),
} as const;

/** Name of a question. */
export type Question = keyof typeof questions;

const ids = { id: natural };
const question = v.variant("question", [
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("rows"), params: questions.rows }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("record"), params: questions.record }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("expand"), params: questions.expand }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("place"), params: questions.place }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("find"), params: questions.find }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("anomalies"), params: questions.anomalies }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("overview"), params: questions.overview }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("filter"), params: questions.filter }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("pause"), params: questions.pause }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("clear"), params: questions.clear }),
  v.object({ ...ids, type: v.literal("ask"), question: v.literal("dashboard"), params: questions.dashboard }),
]);

const maxPicture = 20_000_000;

/** What a page may do besides; it names rows and lines only, never a path or an address. */
const action = v.variant("type", [
  v.object({ type: v.literal("ready") }),
  v.object({ type: v.literal("showLine"), file: natural, line: v.pipe(natural, v.minValue(1)) }),
  v.object({ type: v.literal("openSource"), row: natural }),
  v.object({ type: v.literal("copy"), start: natural, count: natural }),
  v.object({ type: v.literal("export"), start: natural, count: natural }),
  v.object({ type: v.literal("addFile") }),
  v.object({ type: v.literal("openDashboard") }),
  v.object({ type: v.literal("showRecords"), filter, file: v.optional(natural), line: v.optional(natural) }),
  v.object({ type: v.literal("savePage"), text: v.pipe(v.string(), v.maxLength(maxPicture)) }),
  v.object({
    type: v.literal("savePicture"),
    // Base64 as a canvas gives it.
    data: v.pipe(v.string(), v.maxLength(maxPicture), v.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
  }),
]);

const fromPage = v.union([question, action]);

/** Page → extension. */
export type FromPage = v.InferOutput<typeof fromPage>;

/** The message if it is one that a page may send, or undefined. */
export function readFromPage(message: unknown): FromPage | undefined {
  const parsed = v.safeParse(fromPage, message);
  return parsed.success ? parsed.output : undefined;
}

/** Extension → page. */
export type ToPage =
  /** What is open; `options` are the user's settings. */
  | { readonly type: "opened"; readonly state: LogState; readonly options: ViewerOptions }
  | { readonly type: "changed"; readonly state: LogState }
  | { readonly type: "answer"; readonly id: number; readonly result: unknown }
  | { readonly type: "refused"; readonly id: number; readonly message: string }
  | { readonly type: "failed"; readonly message: string }
  /** A message for the person, such as that no statement was found. */
  | { readonly type: "told"; readonly message: string }
  | {
      readonly type: "goTo";
      readonly filter: LogFilter | undefined;
      readonly file: number;
      readonly line: number | undefined;
    };

/** Settings that matter to the page. */
export interface ViewerOptions {
  readonly openAt: "start" | "end";
  readonly columns: boolean;
}

const state = v.looseObject({
  view: v.string(),
  generation: natural,
  rows: natural,
  lines: natural,
  records: natural,
  bytes: natural,
  scanned: natural,
  done: v.boolean(),
  paused: v.boolean(),
  anomalies: natural,
  formats: v.array(v.string()),
  files: v.array(v.looseObject({ uri: v.string(), name: v.string(), notice: v.optional(v.string()) })),
  folded: v.boolean(),
});

const toPage = v.variant("type", [
  v.object({
    type: v.literal("opened"),
    state,
    options: v.object({ openAt: v.picklist(["start", "end"]), columns: v.boolean() }),
  }),
  v.object({ type: v.literal("changed"), state }),
  v.object({ type: v.literal("answer"), id: natural, result: v.unknown() }),
  v.object({ type: v.literal("refused"), id: natural, message: v.string() }),
  v.object({ type: v.literal("failed"), message: v.string() }),
  v.object({ type: v.literal("told"), message: v.string() }),
  v.object({
    type: v.literal("goTo"),
    filter: v.optional(filter),
    file: natural,
    line: v.optional(natural),
  }),
]);

/** The message if it is one that the extension sends, or undefined. */
export function readToPage(message: unknown): ToPage | undefined {
  const parsed = v.safeParse(toPage, message);
  // The optional parts of the shapes are the same, only written in another way.
  return parsed.success ? (parsed.output as ToPage) : undefined;
}

const anomaly = v.looseObject({
  detector: v.string(),
  severity: v.picklist(["error", "warning", "info"]),
  message: v.string(),
  file: natural,
  line: natural,
  timestamp: v.optional(v.string()),
  evidence: v.array(natural),
});
const run = v.object({ start: natural, end: natural, style: v.pipe(v.string(), v.regex(/^[a-z0-9 -]{0,80}$/)) });
const shownRow = v.looseObject({
  row: natural,
  file: natural,
  line: natural,
  more: v.optional(v.literal(true)),
  timestamp: v.optional(v.string()),
  severity: v.optional(severity),
  text: v.string(),
  fields: v.optional(v.string()),
  runs: v.optional(v.array(run)),
  hidden: v.optional(natural),
  expanded: v.optional(v.literal(true)),
  anomalies: v.optional(v.array(anomaly)),
  masked: v.optional(v.literal(true)),
});
const named = v.array(v.tuple([v.string(), v.string()]));
const template = v.looseObject({ text: v.string(), count: natural });
const series = v.array(v.object({ key: v.string(), total: v.number(), values: v.array(v.nullable(v.number())) }));

/** Shapes of the answers. */
const answers = {
  rows: v.object({ generation: natural, rows: v.array(shownRow) }),
  record: v.nullable(
    v.looseObject({
      row: natural,
      file: natural,
      line: natural,
      endLine: natural,
      text: v.string(),
      masked: v.boolean(),
      fields: named,
      template: v.string(),
      anomalies: v.array(anomaly),
    }),
  ),
  expand: state,
  place: v.object({ row: natural }),
  find: v.object({ row: v.optional(natural), count: natural, position: v.optional(natural), done: v.boolean() }),
  anomalies: v.array(anomaly),
  overview: v.object({
    start: v.optional(v.number()),
    width: v.number(),
    buckets: v.array(v.object({ total: natural, warnings: natural, errors: natural })),
    templates: v.array(template),
  }),
  filter: state,
  pause: state,
  clear: state,
  dashboard: v.looseObject({
    done: v.boolean(),
    files: state.entries.files,
    lines: natural,
    records: natural,
    templateCount: natural,
    anomalyCount: natural,
    first: v.optional(v.string()),
    last: v.optional(v.string()),
    severities: v.record(v.string(), natural),
    events: v.record(v.string(), natural),
    start: v.optional(v.number()),
    width: v.number(),
    levels: series,
    logins: series,
    statuses: series,
    errorRate: series,
    durations: series,
    addresses: v.array(v.object({ address: v.string(), count: natural, failures: natural })),
    topTemplates: v.array(template),
    newTemplates: v.array(v.looseObject({ text: v.string(), count: natural, file: natural, line: natural })),
    anomalies: v.array(anomaly),
  }),
} as const satisfies Record<Question, v.GenericSchema>;

/** The answer to a question as the page uses it. */
export type Answer<Name extends Question> = v.InferOutput<(typeof answers)[Name]>;
/** The parameters of a question. */
export type Params<Name extends Question> = v.InferOutput<(typeof questions)[Name]>;

/** The answer if it has the shape that the question promises, or undefined. */
export function readAnswer<Name extends Question>(name: Name, result: unknown): Answer<Name> | undefined {
  const schema: v.GenericSchema = answers[name];
  const parsed = v.safeParse(schema, result);
  return parsed.success ? (parsed.output as Answer<Name>) : undefined;
}

/** Numbers of a dashboard, as its page gets them. */
export type DashboardNumbers = LogDashboard;
