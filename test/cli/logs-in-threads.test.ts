// A large log is shown by two threads that read it once: what is written is what one thread writes.
import { expect, test } from "vitest";
import type { RecordFilter } from "../../src/cli/log-views/filter.ts";
import { canShowInThreads, showInThreads } from "../../src/cli/log-views/show-log.ts";
import { createPrettyView } from "../../src/cli/log-views/pretty.ts";
import type { OpenLog } from "../../src/cli/log-views/open-log.ts";
import { memorySource } from "../../src/logs/blocks.ts";
import { createLogEngine } from "../../src/logs/engine.ts";
import { createPresenter } from "../../src/logs/present.ts";
import { summariseLog } from "../../src/logs/read-log.ts";
import { mixedLog } from "./mixed-log.ts";

const reference = Date.UTC(2025, 11, 31);
const options = { reference, sensitivity: "normal" } as const;
const style = { color: true, columns: 120 };
const text = mixedLog(600);
const source = memorySource(new TextEncoder().encode(text));

function shownByOne(filter: RecordFilter = () => true): string {
  const engine = createLogEngine(options);
  const view = createPrettyView(style);
  const present = createPresenter({ brief: true });
  let offset = 0;
  const entries = text.split("\n").map((line) => {
    const entry = engine.push(line, offset);
    offset += new TextEncoder().encode(line).length + 1;
    return entry;
  });
  const records = [...entries, engine.end()].filter((entry) => entry !== undefined).map(present);
  return records
    .filter(filter)
    .map((record) => view.record(record))
    .join("");
}

async function shownByTwo(filter?: RecordFilter) {
  let written = "";
  const print = (part: string | Uint8Array): Promise<void> => {
    written += Buffer.from(part).toString();
    return Promise.resolve();
  };
  const summary = await showInThreads({ source }, { options, filter, style, context: { print } });
  return { written, summary };
}

test("the same text and the same summary, with anomalies, folded lines, masks and other letters", async () => {
  const { written, summary } = await shownByTwo();
  expect(written).toBe(shownByOne());
  expect(written).toContain("ANOMALY brute-force");
  expect(written).not.toContain("h7Kp2mQ9xTz4");
  expect(summary).toEqual(await summariseLog(source, options));
});

test("a filter hides records and not what is found out from them", async () => {
  const filter: RecordFilter = ({ severity }) => severity === "ERROR";
  const { written, summary } = await shownByTwo(filter);
  expect(written).toBe(shownByOne(filter));
  expect(written).not.toContain("order shipped");
  expect(summary.anomalyCount).toBeGreaterThan(0);
});

test("a worker that cannot be loaded fails the command and does not hang it", async () => {
  const shown = { options, filter: undefined, style, context: { print: () => Promise.resolve() } };
  await expect(showInThreads({ source }, shown, new URL("file:///no-such-worker.mjs"))).rejects.toThrow();
});

test("small logs, parts of logs, UTF-16 and questions about fields are left to one thread", async () => {
  const large: OpenLog = { name: "app.log", source, size: 1 << 30, reference, close: () => Promise.resolve() };
  const flags = { sensitivity: "normal" } as const;
  expect(await canShowInThreads(large, options, flags)).toBe(true);
  expect(await canShowInThreads({ ...large, size: 1000 }, options, flags)).toBe(false);
  expect(await canShowInThreads(large, options, { ...flags, grep: ["order"] })).toBe(false);
  expect(await canShowInThreads(large, options, { ...flags, field: ["pid=1"] })).toBe(false);
  expect(await canShowInThreads(large, options, { ...flags, explain: true })).toBe(false);
  expect(await canShowInThreads(large, { ...options, from: { line: 7, offset: 90 } }, flags)).toBe(false);
  const wide = memorySource(Uint8Array.of(0xff, 0xfe, 65, 0));
  expect(await canShowInThreads({ ...large, source: wide }, options, flags)).toBe(false);
});
