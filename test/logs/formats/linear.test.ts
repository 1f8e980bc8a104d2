// Every format stays linear on lines made to hurt: its samples, cut somewhere and carried on with the same few characters again and again.
// Growth is measured, not speed: eight times the text may cost about eight times the time, never sixty-four times.
import { expect, test } from "vitest";
import { createDraft } from "../../../src/logs/entry.ts";
import { logFormats } from "../../../src/logs/formats/index.ts";
import { createHeaderHabits } from "../../../src/logs/formats/header-habits.ts";
import { createLineReader } from "../../../src/logs/formats/line-reader.ts";
import { growthOf } from "../../growth.ts";

const small = 4_096;
const factor = 8;
const units = [
  "a",
  "0",
  " ",
  "a ",
  "1 ",
  "[",
  "] [",
  "(",
  ") (",
  '"',
  '" "',
  "\\",
  "a=",
  'a="',
  "|",
  ": ",
  ":  ",
  "::1",
  "A.",
  ", ",
  "/",
  "\t",
  "- ",
];

const limit = 1.7;

test.each(logFormats.entries)("$id", ({ samples }) => {
  const starts = samples.flatMap(({ line }) => {
    const first = line.split("\n")[0] ?? "";
    return [0.4, 1].map((part) => first.slice(0, Math.ceil(first.length * part)));
  });
  const reader = createLineReader({ reference: Date.UTC(2025, 11, 31), habits: createHeaderHabits() });
  const steep: string[] = [];
  for (const unit of units) {
    const lines = (length: number): readonly string[] => {
      const tail = unit.repeat(Math.ceil(length / unit.length));
      return starts.flatMap((start) => [start + tail, `${start}${tail} "end"`]);
    };
    const readAll = (all: readonly string[]) => (): void => {
      for (const line of all) {
        const draft = createDraft(line, 1, 0);
        reader.read(draft);
        logFormats.get(draft.format)?.attributes?.(draft);
        logFormats.get(draft.format)?.finish?.(draft, `\n${line}`, reader.context);
      }
    };
    const work = { short: readAll(lines(small)), long: readAll(lines(small * factor)), factor };
    if (growthOf(work, limit) >= limit) steep.push(unit);
  }
  expect(steep).toEqual([]);
});
