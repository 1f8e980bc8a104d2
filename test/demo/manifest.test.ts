// The manifest of the demo shop must not drift away from its source: every place is held by a text that stands on its line.
import { describe, expect, it } from "vitest";
import { linesOf, readManifest, type Place } from "./fixture.ts";

const { defects, lookalikes } = readManifest();
const rules = [
  "no-secret-in-log",
  "no-personal-data-in-log",
  "no-unfiltered-object-in-log",
  "no-secret-in-error",
  "no-log-injection",
  "effective-redaction",
  "require-security-event",
  "complete-security-event",
  "no-swallowed-security-error",
  "security-event-level",
  "no-silenced-logger",
  "structured-log-call",
  "log-file-permissions",
  "log-retention",
  "log-timestamp",
  "secure-log-transport",
  "http-logger-redaction",
];

/** Where the anchor stands now, for a message that says how to mend the manifest. */
function linesWith({ file, anchor }: Place): readonly number[] {
  return linesOf(file).flatMap((line, index) => (line.includes(anchor) ? [index + 1] : []));
}

const span = ({ file, line, endLine }: Place): string => `${file}:${line}-${endLine}`;

describe("manifest of the demo shop", () => {
  it.each([...defects, ...lookalikes])("$id stands at $file:$line", (place) => {
    expect(linesWith(place)).toContain(place.line);
    expect(place.endLine).toBeGreaterThanOrEqual(place.line);
    expect(place.endLine).toBeLessThanOrEqual(linesOf(place.file).length);
  });

  it("lists 30 defects that touch every rule, and 30 look-alikes", () => {
    expect(defects).toHaveLength(30);
    expect(lookalikes).toHaveLength(30);
    expect([...new Set(defects.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
    for (const { rule } of lookalikes) expect(rules).toContain(rule);
  });

  it("gives every place an id of its own", () => {
    const ids = [...defects, ...lookalikes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("names the event where one is missing, incomplete or too quiet", () => {
    for (const { rule, event } of defects) {
      if (/security-event/.test(rule)) expect(event).toMatch(/^[a-z]+(?:_[a-z]+)+$/);
    }
  });

  it("asks no rule to speak and be silent about the same lines", () => {
    const spoken = new Set(
      defects.flatMap((defect) => [defect.rule, ...(defect.also ?? [])].map((rule) => rule + span(defect))),
    );
    for (const lookalike of lookalikes) expect(spoken).not.toContain(lookalike.rule + span(lookalike));
  });
});
