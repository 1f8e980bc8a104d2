// A first look at a block of lines says which of them detectors have to look at.
import { expect, test } from "vitest";
import { memorySource, readBlocks } from "../../src/logs/blocks.ts";
import { looks, looksOf } from "../../src/logs/line-looks.ts";

async function seen(text: string): Promise<readonly (readonly string[])[] | undefined> {
  for await (const block of readBlocks(memorySource(new TextEncoder().encode(text)))) {
    const found = looksOf(block);
    return (
      found &&
      [...found].map((look) =>
        Object.entries(looks)
          .filter(([, bit]) => (look & bit) !== 0)
          .map(([name]) => name),
      )
    );
  }
  return [];
}

test("each line has its own look", async () => {
  const lines = [
    "2025-05-17 08:30:04 server listening on port 8080",
    "2025-05-17 08:30:05 welcome mail for alice@example.com queued",
    "",
    "2025-05-17 08:30:06 GET /files/%2e%2e/a+b",
    "2025-05-17 08:30:07 path C:\\srv and \u001b[31mred\u001b[0m",
  ];
  expect(await seen(`${lines.join("\n")}\n`)).toEqual([[], ["at"], [], ["plus", "percent"], ["backslash", "odd"]]);
});

test("a line that ends in a carriage return holds a control", async () => {
  expect(await seen("one\r\ntwo\n")).toEqual([["odd"], []]);
});

test("where characters are not bytes, nobody has looked", async () => {
  expect(await seen("größer\n")).toBeUndefined();
});
