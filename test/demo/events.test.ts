// The table of security events of the demo shop, against its manifest: the gaps are the defects, and what looks like a gap is none.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeSource, createLinkedModules } from "../../src/analysis/analyze.ts";
import type { EventPlace } from "../../src/base/finding.ts";
import { coverageOf, percentOf, type LocatedPlace } from "../../src/cli/events/coverage.ts";
import { readManifest, shopFolder } from "./fixture.ts";

const { defects, lookalikes } = readManifest();
const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000, events: true } as const;
const modules = createLinkedModules(
  {
    version: (path) => (statSync(path, { throwIfNoEntry: false })?.isFile() ? "1" : undefined),
    read: (path) => readFileSync(path, "utf8"),
  },
  settings,
);

function placesOf(file: string): readonly LocatedPlace[] {
  const path = join(shopFolder, file);
  const outcome = analyzeSource({ path, text: readFileSync(path, "utf8") }, settings, modules.linkerFor(path));
  if (outcome.status === "skipped") throw new Error(`${file}: ${outcome.reason}`);
  return (outcome.events ?? []).map((place) => ({ ...place, file }));
}

const sources = readdirSync(join(shopFolder, "src"), { recursive: true, encoding: "utf8" });
const places = sources
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) => placesOf(`src/${name.replaceAll("\\", "/")}`));
const isGap = ({ state, confidence }: EventPlace): boolean =>
  confidence !== "name" && (state === "missing" || state === "access-log");
const within = (place: LocatedPlace, at: { readonly file: string; readonly line: number; readonly endLine: number }) =>
  place.file === at.file && place.line >= at.line && place.line <= at.endLine;

test("the gaps are the defects of the manifest, with their events", () => {
  const planned = defects.filter(({ rule }) => rule === "require-security-event");
  const found = places.filter(isGap);
  expect(found).toHaveLength(planned.length);
  for (const defect of planned) {
    expect(found.filter((place) => within(place, defect)).map(({ event }) => event)).toEqual([defect.event]);
  }
});

describe("what looks like a gap is none", () => {
  const cases = lookalikes.filter(({ rule }) => rule === "require-security-event");
  test.each(cases)("$id in $file:$line", (lookalike) => {
    expect(places.filter((place) => within(place, lookalike) && isGap(place))).toEqual([]);
  });
});

test("an event that production drops is logged partly", () => {
  const quiet = defects.filter(({ rule }) => rule === "security-event-level");
  for (const { file, line } of quiet) {
    const near = places.filter((place) => place.file === file && Math.abs(place.line - line) <= 1);
    expect(near.map(({ state }) => state)).toEqual(["partly"]);
  }
});

test("each requirement is covered but for its gaps", () => {
  const { requirements, whole } = coverageOf(places);
  const sure = places.filter(({ confidence }) => confidence !== "name");
  expect(whole).toEqual({ logged: sure.filter(({ state }) => state === "logged").length, total: sure.length });
  expect(requirements.map(({ id }) => id)).toEqual(["16.3.1", "16.3.2", "16.3.3"]);
  for (const share of requirements) expect(percentOf(share)).toBeLessThan(100);
});
