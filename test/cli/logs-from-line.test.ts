// `seclog logs --from-line`: a large log is read from a line on, with its own line numbers and offsets.
import { expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const line = (second: number) => `2025-05-17T08:30:0${second}Z INFO order ${second} shipped`;
const log = `${[0, 1, 2, 3].map(line).join("\n")}\n`;

test("begins at the line, and keeps its number and offset", async () => {
  const { code, stdout } = await seclog("logs app.log -f jsonl --from-line 3 --summary", { files: { "app.log": log } });
  const [third, fourth, last] = stdout.trimEnd().split("\n");
  expect(code).toBe(0);
  expect(JSON.parse(third ?? "")).toMatchObject({ line: 3, offset: 84, body: "order 2 shipped" });
  expect(JSON.parse(fourth ?? "")).toMatchObject({ line: 4, template: "order <*> shipped" });
  expect(JSON.parse(last ?? "")).toMatchObject({ summary: { records: 2 } });
});

test("says how many lines there are when the number is too large", async () => {
  const { code, stderr } = await seclog("logs app.log --from-line 9", { files: { "app.log": log } });
  expect(code).toBe(2);
  expect(stderr).toContain("app.log has 4 lines; give --from-line a smaller number.");
});

test("refuses what is no line number", async () => {
  const { code, stderr } = await seclog("logs app.log --from-line last", { files: { "app.log": log } });
  expect(code).toBe(2);
  expect(stderr).toContain("Give a line number, counted from 1.");
});
