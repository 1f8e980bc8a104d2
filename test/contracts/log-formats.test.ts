// Every log format reads its own samples, and no format claims the samples of another.
import { describe, expect, test } from "vitest";
import { createLogEngine } from "../../src/logs/engine.ts";
import { logFormats } from "../../src/logs/formats/index.ts";
import { createPresenter } from "../../src/logs/present.ts";
import { recognisers } from "../../src/logs/events/index.ts";

const endOf2025 = Date.UTC(2025, 11, 31);

describe.each(logFormats.entries)("format $id", ({ id, title, samples }) => {
  test("has a title and samples", () => {
    expect(title).not.toBe("");
    expect(samples.length).toBeGreaterThan(1);
  });

  test.each(samples)("$line", ({ line, expect: expected }) => {
    const engine = createLogEngine({ reference: endOf2025 });
    engine.push(line, 0);
    const entry = engine.end();
    const record = entry && createPresenter()(entry);
    expect(record).toMatchObject({ ...expected, format: id, line: 1, offset: 0 });
  });
});

describe.each(recognisers.entries)("recogniser $id", (recogniser) => {
  test.each(recogniser.samples)("$body", ({ body, logger, meaning }) => {
    const told = recogniser.recognise(body, logger);
    if (meaning === undefined) expect(told).toBeUndefined();
    else expect(told).toMatchObject(meaning);
  });
});
