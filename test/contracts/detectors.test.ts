// Every detector raises what its examples say, at that line and about that key, and nothing on its benign look-alikes.
import { describe, expect, test } from "vitest";
import { detectors } from "../../src/logs/detectors/index.ts";
import type { Detector } from "../../src/logs/detectors/detector.ts";
import { createLogEngine } from "../../src/logs/engine.ts";
import type { LogEntry } from "../../src/logs/entry.ts";

function raised(detector: Detector, lines: readonly string[]): LogEntry[] {
  const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31), detectors: [detector] });
  const entries = [...lines.map((line) => engine.push(line, 0)), engine.end()];
  return entries.filter((entry) => entry?.anomalies !== undefined) as LogEntry[];
}

describe.each(detectors.entries)("detector $id", (detector) => {
  test("says what it looks for and shows a benign look-alike", () => {
    expect(detector.title).not.toBe("");
    expect(detector.description.length).toBeGreaterThan(80);
    expect(detector.examples.some(({ raises }) => raises.length > 0)).toBe(true);
    expect(detector.examples.some(({ raises }) => raises.length === 0)).toBe(true);
  });

  test.each(detector.examples)("$title", ({ lines, raises }) => {
    const found = raised(detector, lines).flatMap(({ line, anomalies }) =>
      (anomalies ?? []).map(({ key }) => ({ line, key })),
    );
    expect(found).toEqual(raises);
  });

  test("gives evidence that ends at the line which raises it, and a message with a next step", () => {
    for (const { lines } of detector.examples) {
      for (const { line, anomalies = [] } of raised(detector, lines)) {
        for (const { evidence, message } of anomalies) {
          expect(evidence.at(-1)).toBe(line);
          expect([...evidence]).toEqual([...evidence].sort((a, b) => a - b));
          expect(message).toMatch(/; .+\.$/);
        }
      }
    }
  });
});
