// Every recogniser of security events reads its own samples, says nothing of its look-alikes, and stays linear on hostile text.
import { describe, expect, test } from "vitest";
import { recognisers } from "../../src/logs/events/index.ts";
import { outcomeOf } from "../../src/logs/events/vocabulary.ts";

describe.each(recognisers.entries)("recogniser $id", (recogniser) => {
  test("shows what it knows and what it leaves alone", () => {
    expect(recogniser.samples.some(({ meaning }) => meaning !== undefined)).toBe(true);
    expect(recogniser.samples.some(({ meaning }) => meaning === undefined)).toBe(true);
  });

  test.each(recogniser.samples)("$body", ({ body, logger, meaning }) => {
    const told = recogniser.recognise(body, logger);
    if (meaning === undefined) expect(told ?? undefined).toBeUndefined();
    else expect(told).toMatchObject(meaning);
  });

  test("gives the outcome that the vocabulary has for its events", () => {
    for (const { body, logger } of recogniser.samples) {
      const told = recogniser.recognise(body, logger);
      if (told) expect(told.outcome).toBe(outcomeOf(told.event));
    }
  });
});
