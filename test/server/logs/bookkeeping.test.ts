// The numbers behind the rows: columns of records, lists of matches, and what unfolding does to row numbers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createColumns } from "../../../src/server/logs/columns.ts";
import { createExpansions } from "../../../src/server/logs/expansions.ts";
import { createNumberList } from "../../../src/server/logs/number-list.ts";

describe("columns", () => {
  test("keep what they are given, however many records there are", () => {
    const columns = createColumns();
    for (let i = 0; i < 5_000; i++) {
      columns.add({
        line: i * 2 + 1,
        offset: i * 100,
        time: i,
        severity: i % 7,
        template: i % 300,
        flagged: i % 9 === 0,
      });
    }
    expect(columns.count).toBe(5_000);
    expect([columns.line(4_000), columns.offset(4_000), columns.time(4_000)]).toEqual([8_001, 400_000, 4_000]);
    expect([columns.severity(13), columns.template(301), columns.flagged(9), columns.flagged(10)]).toEqual([
      6,
      1,
      true,
      false,
    ]);
    expect([columns.recordOfLine(1), columns.recordOfLine(2), columns.recordOfLine(8_002)]).toEqual([0, 0, 4_000]);
    expect([columns.recordOfTime(0), columns.recordOfTime(17), columns.recordOfTime(1e9)]).toEqual([0, 17, 5_000]);
  });

  test("give a record without a time that of the record before", () => {
    const columns = createColumns();
    const plain = { line: 1, offset: 0, severity: 0, template: 0, flagged: false };
    columns.add({ ...plain, time: 7 });
    columns.add({ ...plain, line: 2, time: NaN });
    expect(columns.time(1)).toBe(7);
  });
});

test("a list of numbers finds the first that is not smaller", () => {
  const list = createNumberList();
  for (let i = 0; i < 1_000; i++) list.push(i * 3);
  expect([list.length, list.at(999)]).toEqual([1_000, 2_997]);
  expect([list.lowerBound(0), list.lowerBound(4), list.lowerBound(6), list.lowerBound(9_999)]).toEqual([
    0, 2, 2, 1_000,
  ]);
});

test("rows and records are told apart whatever is unfolded", () => {
  const toggles = fc.array(fc.record({ item: fc.nat(20), more: fc.integer({ min: 1, max: 5 }) }), { maxLength: 8 });
  fc.assert(
    fc.property(toggles, (chosen) => {
      const expansions = createExpansions();
      const open = new Map<number, number>();
      for (const { item, more } of chosen) {
        expansions.toggle(item, more);
        if (!open.delete(item)) open.set(item, more);
      }
      const rows = Array.from({ length: 21 }, (_, item) =>
        Array.from({ length: 1 + (open.get(item) ?? 0) }, (_, line) => ({ item, line })),
      ).flat();
      expect(expansions.rowsOf(21)).toBe(rows.length);
      rows.forEach((place, row) => {
        expect(expansions.itemOf(row)).toEqual(place);
        if (place.line === 0) expect(expansions.rowOf(place.item)).toBe(row);
      });
    }),
  );
});
