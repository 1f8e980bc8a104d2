// Line breaks, marks and encodings change where a finding lies, never what it points at.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { decodeText } from "../../src/base/decode.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import { temporaryFolder } from "../hosts/temporary-folder.ts";
import { productPool } from "./analyse.ts";
import { demoShop, realSources } from "./real-sources.ts";

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

const transforms: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "as it is": (text) => Buffer.from(text),
  "CR LF": (text) => Buffer.from(text.replaceAll("\n", "\r\n")),
  "CR alone": (text) => Buffer.from(text.replaceAll("\n", "\r")),
  "with a mark": (text) => Buffer.from(`\uFEFF${text}`),
  "UTF-16LE": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16BE with CR LF": (text) => utf16be(`\uFEFF${text.replaceAll("\n", "\r\n")}`),
  "after wide characters": (text) => Buffer.from(`/* 🔑 e\u0301 \u2028 日本 */ ${text}`),
  "without a last line break": (text) => Buffer.from(text.trimEnd()),
};

/** What the findings of a file point at, in its own text. */
function pointedAt(outcome: FileOutcome): readonly string[] {
  if (outcome.status === "skipped") return [`skipped: ${outcome.reason}`];
  const text = decodeText(fs.readFileSync(outcome.path))?.text ?? "";
  const shown = ({ rule, range }: (typeof outcome.findings)[number]) =>
    `${rule} ${text.slice(range.start, range.end).replaceAll(/\r\n?/g, "\n")}`;
  return outcome.findings.map(shown);
}

test("every finding points at the same code in every encoding", async () => {
  const sources = await realSources(demoShop);
  const pool = productPool();
  let expected: readonly (readonly string[])[] | undefined;
  for (const [name, transform] of Object.entries(transforms)) {
    const folder = temporaryFolder();
    const jobs = sources.map((file) => {
      const copy = path.join(folder, path.relative(path.dirname(sources[0] ?? ""), file));
      fs.mkdirSync(path.dirname(copy), { recursive: true });
      fs.writeFileSync(copy, transform(fs.readFileSync(file, "utf8")));
      return { path: copy };
    });
    const found = (await pool.scan(jobs)).map(pointedAt);
    expected ??= found;
    expect({ name, found }).toEqual({ name, found: expected });
  }
  expect(expected?.flat().length).toBeGreaterThan(5);
}, 120_000);
