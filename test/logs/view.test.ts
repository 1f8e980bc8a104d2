// The log as the viewer sees it: pages of rows and the list of anomalies.
import { expect, test } from "vitest";
import { memorySource } from "../../src/logs/blocks.ts";
import { openLogView } from "../../src/logs/view.ts";

const lines = Array.from({ length: 3000 }, (_, index) => {
  const time = new Date(Date.UTC(2025, 4, 17, 8, 0, index)).toISOString();
  if (index >= 1000 && index < 1010) return `${time} WARN login failed for user admin from 203.0.113.9`;
  return index % 100 === 0
    ? `${time} ERROR order ${index} failed\n    at pay (/srv/shop/pay.js:1:2)`
    : `${time} INFO order ${index} shipped`;
});

async function open() {
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  return openLogView(memorySource(bytes), { reference: Date.UTC(2025, 11, 31) });
}

test("gives rows by index, with the same lines and texts wherever a page begins", async () => {
  const view = await open();
  expect(view).toMatchObject({ rowCount: 3000, lineCount: 3029, severities: { ERROR: 29, WARN: 10 } });
  const all = await view.rows(0, 3000);
  expect(await view.rows(1495, 10)).toEqual(all.slice(1495, 1505));
  expect(await view.rows(2998, 50)).toEqual(all.slice(2998));
  expect(await view.rows(5000, 10)).toEqual([]);
  expect(all[100]).toMatchObject({ line: 102, endLine: 103, severity: "ERROR", format: "timestamped" });
});

test("lists the anomalies and shows each on its row", async () => {
  const view = await open();
  expect(view.anomalies).toMatchObject([
    { detector: "brute-force", key: "203.0.113.9", timestamp: "2025-05-17T08:16:45.000Z" },
  ]);
  const line = view.anomalies[0]?.line ?? 0;
  const [row] = await view.rows(view.rowOfLine(line), 1);
  expect(row).toMatchObject({ line, anomalies: [{ detector: "brute-force" }] });
});

test("finds the row of a line in the middle of a record", async () => {
  const view = await open();
  const [row] = await view.rows(view.rowOfLine(103), 1);
  expect(row).toMatchObject({ line: 102, endLine: 103 });
});

test("an empty log has no rows", async () => {
  const view = await openLogView(memorySource(new Uint8Array(0)), { reference: 0 });
  expect(view).toMatchObject({ rowCount: 0, lineCount: 0, anomalies: [] });
  expect(await view.rows(0, 10)).toEqual([]);
});

test("rows have final templates, also those before a template became general", async () => {
  const log = ["alice", "bob", "carol", "dave", "erin"].map(
    (user) => `2025-05-17T08:30:00Z INFO mail sent to ${user}\n`,
  );
  const view = await openLogView(memorySource(new TextEncoder().encode(log.join(""))), {
    reference: Date.UTC(2025, 11, 31),
  });
  const rows = await view.rows(0, 5);
  expect(new Set(rows.map(({ templateId }) => templateId)).size).toBe(1);
});
