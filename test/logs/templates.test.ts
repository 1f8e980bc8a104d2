// Templates: what varies becomes <*>, and a record gets the template that the whole log has taught.
import { expect, test } from "vitest";
import { createTemplateTree } from "../../src/logs/templates/drain.ts";
import { FormScanner, maskWords } from "../../src/logs/templates/scan.ts";
import { readText } from "./read.ts";

test.each([
  ["connection from 203.0.113.9:50022 closed after 12.5 s", "connection from <*> closed after <*> s"],
  ["cache miss for key user:2", "cache miss for key user:<*>"],
  ["block blk_-6952295868487656571 terminating", "block <*> terminating"],
  ["job 550e8400-e29b-41d4-a716-446655440000 done", "job <*> done"],
  ["worker ok /etc/httpd/conf/workers2.properties", "worker ok <*>"],
  ['payment declined "insufficient funds" order=991', 'payment declined "<*>" order=<*>'],
  ['moved "a b" to "c d e" now', 'moved "<*>" to "<*>" now'],
  ["uid=0 user=root tty=ssh", "uid=<*> user=<*> tty=<*>"],
  ["pointer 0x7fff5fbff8c0 freed", "pointer <*> freed"],
  ["using utf-8 over ssh2", "using utf-8 over ssh2"],
])("%s", (message, template) => {
  expect(maskWords(message, new FormScanner().scan(message)).join(" ")).toBe(template);
});

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
  const paths = ["/orders/41?page=2", "/orders/42", "/products/chair", "/products/table", "/health"];
  const { records } = await readText(paths.map(line).join("\n"));
  expect(records.map(({ template }) => template)).toEqual([
    "GET /orders/<*>",
    "GET /orders/<*>",
    "GET /products/<*>",
    "GET /products/<*>",
    "GET /health",
  ]);
});

test("ids are the same in every run", async () => {
  const log = "2025-05-17T08:30:00Z INFO cache warmed in 812 ms\n";
  const [first, second] = [await readText(log), await readText(log)];
  expect(first.records[0]?.templateId).toBe(second.records[0]?.templateId);
});

test("messages that differ in more than half of their words stay apart", () => {
  const tree = createTemplateTree();
  const a = tree.learn(["connected", "to", "redis", "at", "<*>"]);
  const b = tree.learn(["connected", "to", "the", "payment", "service"]);
  expect(a.id).not.toBe(b.id);
});

test("memory is bounded: past the limit new messages share a template per length", () => {
  const tree = createTemplateTree({ maxTemplates: 100 });
  for (let i = 0; i < 5000; i++) tree.learn([`alpha${i}x`, `beta${i}y`, `gamma${i}z`, `delta${i}`]);
  expect(tree.templates().length).toBeLessThan(110);
});
