// Every log format reads its own samples, wherever they stand: alone, behind lines of other formats, and behind each other.
import { describe, expect, test } from "vitest";
import { createLogEngine } from "../../src/logs/engine.ts";
import { logFormats } from "../../src/logs/formats/index.ts";
import { createPresenter } from "../../src/logs/present.ts";
import { recognisers } from "../../src/logs/events/index.ts";
import type { LogRecord } from "../../src/logs/record.ts";

const endOf2025 = Date.UTC(2025, 11, 31);

function read(lines: readonly string[]): readonly LogRecord[] {
  const engine = createLogEngine({ reference: endOf2025, detectors: [] });
  const present = createPresenter();
  const entries = lines.map((line) => engine.push(line, 0));
  return [...entries, engine.end()].filter((entry) => entry !== undefined).map(present);
}

describe.each(logFormats.entries)("format $id", ({ id, title, samples, starts }) => {
  test("has a title and samples", () => {
    expect(title).not.toBe("");
    expect(samples.length).toBeGreaterThan(1);
  });

  test.each(samples)("$line", ({ line, expect: expected }) => {
    const records = read(line.split("\n"));
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...expected, format: id, line: 1, offset: 0 });
  });

  test("names the characters its lines begin with", () => {
    for (const { line } of samples) expect(starts ?? line).toContain(line.charAt(0));
  });
});

// One sample of each format in one file, as when a container's programs share an output; but for those that belong to what stands before.
test("a file that mixes all formats is read as if each had its own", () => {
  const own = logFormats.entries.filter(({ yields }) => !yields);
  const all = own.flatMap(({ id, samples }) => samples.slice(0, 1).map(({ line }) => ({ id, line })));
  const order = [...all, ...all.toReversed()];
  const records = read(order.flatMap(({ line }) => line.split("\n")));
  expect(records.map(({ format }) => format)).toEqual(order.map(({ id }) => id));
});

describe.each(recognisers.entries)("recogniser $id", (recogniser) => {
  test.each(recogniser.samples)("$body", ({ body, logger, meaning }) => {
    const told = recogniser.recognise(body, logger);
    if (meaning === undefined) expect(told ?? undefined).toBeUndefined();
    else expect(told).toMatchObject(meaning);
  });
});
