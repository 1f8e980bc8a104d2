// The list of records on the page: which rows are in sight, and which have to be asked for.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextMark, toggled } from "../../src/client/log-viewer/webview/marked-lines.ts";
import { createRowCache } from "../../src/client/log-viewer/webview/row-cache.ts";
import { contentHeight, firstRow, rowsInSight, scrollTopOf } from "../../src/client/log-viewer/webview/viewport.ts";
import { deltaText, readPlace } from "../../src/client/log-viewer/webview/times.ts";
import type { LogRow } from "../../src/server/protocol.ts";

describe("rows in sight", () => {
  test("a short log is not scrolled", () => {
    const viewport = { rowCount: 5, rowHeight: 20, height: 400 };
    expect(contentHeight(viewport)).toBe(100);
    expect(firstRow(viewport, 0)).toBe(0);
    expect(scrollTopOf(viewport, 4)).toBe(0);
  });

  test("a log of a million records has its true height, one of ten million is scaled", () => {
    expect(contentHeight({ rowCount: 1_000_000, rowHeight: 20, height: 400 })).toBe(20_000_000);
    expect(contentHeight({ rowCount: 10_000_000, rowHeight: 20, height: 400 })).toBe(30_000_000);
  });

  test("scrolling to a row shows it, in logs of any length", () => {
    const viewports = fc.record({
      rowCount: fc.integer({ min: 1, max: 50_000_000 }),
      rowHeight: fc.integer({ min: 16, max: 40 }),
      height: fc.integer({ min: 40, max: 2_000 }),
    });
    fc.assert(
      fc.property(viewports, fc.double({ min: 0, max: 1, noNaN: true }), (viewport, fraction) => {
        const row = Math.floor(fraction * (viewport.rowCount - 1));
        const first = firstRow(viewport, scrollTopOf(viewport, row));
        expect(first).toBeLessThanOrEqual(row);
        // One more than fits wholly is drawn, so the last row is in sight too.
        expect(row).toBeLessThanOrEqual(first + rowsInSight(viewport) + 1);
      }),
    );
  });

  test("the end of the scroll bar is the end of the log", () => {
    const viewport = { rowCount: 5_000_000, rowHeight: 20, height: 410 };
    const end = contentHeight(viewport) - viewport.height;
    expect(firstRow(viewport, end) + rowsInSight(viewport)).toBeGreaterThanOrEqual(viewport.rowCount - 1);
  });
});

describe("rows that were fetched", () => {
  const row = (index: number): LogRow => ({ row: index, file: 0, line: index + 1, text: `record ${index}` });

  const cacheFor = (asked: [number, number][]) => {
    const cache = createRowCache((start, count) => void asked.push([start, count]));
    cache.clear(1);
    return cache;
  };

  test("a missing block is asked for once, as a whole", () => {
    const asked: [number, number][] = [];
    const cache = cacheFor(asked);
    for (let index = 190; index < 210; index++) expect(cache.get(index)).toBeUndefined();
    expect(asked).toEqual([
      [0, 200],
      [200, 200],
    ]);
    cache.put([row(205)], 1);
    expect(cache.get(205)?.text).toBe("record 205");
    expect(asked).toHaveLength(2);
  });

  test("blocks that were not looked at for long are forgotten and asked for again", () => {
    const asked: [number, number][] = [];
    const cache = cacheFor(asked);
    for (let block = 0; block <= 50; block++) cache.get(block * 200);
    cache.get(0);
    expect(asked.filter(([start]) => start === 0)).toHaveLength(2);
  });

  test("an answer that belongs to other rows is dropped", () => {
    const cache = cacheFor([]);
    cache.get(0);
    cache.clear(2);
    cache.get(0);
    cache.put([row(0)], 1);
    expect(cache.get(0)).toBeUndefined();
  });

  test("when the log grows, the last block is asked for again and stays on the screen meanwhile", () => {
    const asked: [number, number][] = [];
    const cache = cacheFor(asked);
    cache.get(150);
    cache.put([row(150)], 1);
    cache.forgetFrom(151);
    expect(asked).toEqual([
      [0, 200],
      [0, 200],
    ]);
    expect(cache.get(150)?.text).toBe("record 150");
  });
});

describe("places that people write", () => {
  test.each([
    ["120", { line: 120 }],
    [" 7 ", { line: 7 }],
    ["08:30", { time: Date.UTC(2026, 2, 3, 8, 30) }],
    ["8:30:15.5", { time: Date.UTC(2026, 2, 3, 8, 30, 15, 500) }],
    ["2026-03-01", { time: Date.UTC(2026, 2, 1) }],
    ["2026-03-01 10:00", { time: Date.UTC(2026, 2, 1, 10) }],
    ["2026-03-01T10:00:00+02:00", { time: Date.UTC(2026, 2, 1, 8) }],
    ["tomorrow", undefined],
    ["03/01/2026", undefined],
  ])("%j", (text, expected) => {
    expect(readPlace(text, "2026-03-03T12:00:00Z")).toEqual(expected);
  });

  test("time since the row before", () => {
    expect(deltaText("2026-03-03T08:00:00.000Z", "2026-03-03T08:00:01.250Z")).toBe("+1.250 s");
    expect(deltaText("2026-03-03T08:00:00Z", "2026-03-03T08:05:00Z")).toBe("+5.0 min");
    expect(deltaText(undefined, "2026-03-03T08:05:00Z")).toBe("");
  });
});

describe("anomalies and bookmarks", () => {
  const marks = [
    { file: 1, line: 3 },
    { file: 0, line: 40 },
    { file: 0, line: 7 },
  ];

  test("the next one is behind the record in hand, also in the next file, and around the end", () => {
    expect(nextMark(marks, undefined, 1)).toEqual({ file: 0, line: 7 });
    expect(nextMark(marks, { file: 0, line: 7 }, 1)).toEqual({ file: 0, line: 40 });
    expect(nextMark(marks, { file: 0, line: 40 }, 1)).toEqual({ file: 1, line: 3 });
    expect(nextMark(marks, { file: 1, line: 3 }, 1)).toEqual({ file: 0, line: 7 });
  });

  test("the one before is before it, around the start", () => {
    expect(nextMark(marks, { file: 0, line: 39 }, -1)).toEqual({ file: 0, line: 7 });
    expect(nextMark(marks, { file: 0, line: 7 }, -1)).toEqual({ file: 1, line: 3 });
    expect(nextMark([], { file: 0, line: 7 }, -1)).toBeUndefined();
  });

  test("a bookmark is set and taken away again, and they stay in order", () => {
    const row: LogRow = { row: 6, file: 0, line: 7, text: "login failed" };
    const kept = { file: 0, line: 9, text: "payment declined" };
    const both = toggled([kept], row);
    expect(both).toEqual([{ file: 0, line: 7, text: "login failed" }, kept]);
    expect(toggled(both, row)).toEqual([kept]);
  });
});
