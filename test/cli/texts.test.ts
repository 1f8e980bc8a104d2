// The texts behind outcomes: read once more for lines and frames, and never taken for what they are no longer.
import { expect, test } from "vitest";
import type { FileOutcome } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import { loadTexts } from "../../src/cli/check/texts.ts";
import { createMemoryHost } from "../memory-host.ts";

function outcomeOf(text: string, notices = 1): FileOutcome {
  const notice = { kind: "syntax", message: "';' expected.", range: { start: 0, end: 0 } } as const;
  return { status: "ok", path: "/shop/a.js", hash: hashText(text), findings: [], notices: Array(notices).fill(notice) };
}

test("a file that is as it was analysed has its text", async () => {
  const { outcomes, texts } = await loadTexts(createMemoryHost({ "/shop/a.js": "let a" }), [outcomeOf("let a")]);
  expect(outcomes).toEqual([outcomeOf("let a")]);
  expect(texts.get("/shop/a.js")?.decoded.text).toBe("let a");
});

test.each([
  ["changed", { "/shop/a.js": "let b" }],
  ["went away", {}],
  ["is no text any more", { "/shop/a.js": new Uint8Array([0, 1, 2]) }],
])("a file that %s in between is listed as skipped", async (_, files) => {
  const { outcomes } = await loadTexts(createMemoryHost(files), [outcomeOf("let a")]);
  expect(outcomes).toEqual([
    { status: "skipped", path: "/shop/a.js", reason: "io", detail: "The file changed while it was being checked." },
  ]);
});

test("a file with nothing to show is not read again", async () => {
  const { outcomes, texts } = await loadTexts(createMemoryHost(), [outcomeOf("let a", 0)]);
  expect(outcomes).toEqual([outcomeOf("let a", 0)]);
  expect(texts.size).toBe(0);
});
