// Templates of whole logs: a record gets the template that the whole log has taught.
import { expect, test } from "vitest";
import { readText } from "../read.ts";

test("all records of a statement share one template and one id, also those before it became general", async () => {
  const users = ["alice", "bob", "carol", "dave"];
  const { records } = await readText(
    users.map((user) => `2025-05-17T08:30:00Z INFO mail sent to customer ${user} today`).join("\n"),
  );
  expect(new Set(records.map(({ templateId }) => templateId)).size).toBe(1);
  expect(new Set(records.map(({ template }) => template))).toEqual(new Set(["mail sent to customer <*> today"]));
});

test("templates of an access log are routes", async () => {
  const line = (path: string) => `203.0.113.9 - - [17/May/2025:08:30:04 +0000] "GET ${path} HTTP/1.1" 200 5`;
  const paths = ["/orders/41?page=2", "/orders/42", "/products/chair-9", "/products/table-7", "/health"];
  const { records } = await readText(paths.map(line).join("\n"));
  expect(records.map(({ template }) => template)).toEqual([
    "GET /orders/<*>",
    "GET /orders/<*>",
    "GET /products/<*>",
    "GET /products/<*>",
    "GET /health",
  ]);
});

test("ids depend on the text of the template alone, not on what was logged first or how often", async () => {
  const warmed = (milliseconds: number) => `2025-05-17T08:30:00Z INFO cache warmed in ${milliseconds} entries`;
  const door = (state: string) => `2025-05-17T08:30:00Z INFO door ${state}`;
  const first = await readText([warmed(812), door("open"), door("closed")].join("\n"));
  const second = await readText([door("closed"), door("closed"), door("open"), warmed(3), warmed(9)].join("\n"));
  const ids = ({ records }: typeof first) => new Map(records.map(({ template, templateId }) => [template, templateId]));
  expect(ids(first).size).toBe(3);
  expect(new Map([...ids(second)].sort())).toEqual(new Map([...ids(first)].sort()));
});
