// The package that users install: built without a network, small, and made of exactly these files.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { builtinModules } from "node:module";
import os from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageExtension, stageExtension } from "../src/build/package.mjs";

// Names that the bundler makes carry a hash.
const allowed = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "dist/*-HASH.mjs",
  "dist/api.d.mts",
  "dist/api.mjs",
  "dist/cli.mjs",
  "dist/eslint-plugin.d.mts",
  "dist/eslint-plugin.mjs",
  "dist/extension.cjs",
  "dist/grammars/tree-sitter-go.wasm",
  "dist/grammars/tree-sitter-java.wasm",
  "dist/grammars/tree-sitter-python.wasm",
  "dist/grammars/tree-sitter.wasm",
  "dist/language-client.cjs",
  "dist/log-worker.mjs",
  "dist/server.mjs",
  "dist/summary-worker.mjs",
  "dist/viewer-session.cjs",
  "dist/webview/dashboard.css",
  "dist/webview/dashboard.js",
  "dist/webview/log-viewer.css",
  "dist/webview/log-viewer.js",
  "dist/worker.mjs",
  "l10n/bundle.l10n.json",
  "media/activity-bar.svg",
  "media/icon.png",
  "media/seclog.schema.json",
  "media/walkthrough/check.md",
  "media/walkthrough/config.md",
  "media/walkthrough/demo.md",
  "media/walkthrough/log.md",
  "package.json",
  "package.nls.json",
  "syntaxes/seclog-log.tmLanguage.json",
];

const builtins = new Set(builtinModules);
const temp = mkdtempSync(path.join(os.tmpdir(), "seclog-package-"));
let packed: Awaited<ReturnType<typeof packageExtension>>;

beforeAll(async () => {
  const from = await stageExtension(path.join(temp, "extension"));
  packed = await packageExtension({ from, out: temp });
}, 180_000);

afterAll(() => rmSync(temp, { recursive: true, force: true }));

test("holds the files of the list and no others", () => {
  const files = packed.files.map((file) => file.replace(/^dist\/[\w-]+-[A-Z0-9]{8}\.mjs$/, "dist/*-HASH.mjs"));
  expect([...new Set(files)].sort()).toEqual(allowed);
});

test("is smaller than 3 MB, what VS Code loads at the start smaller than 0.1 MB, and all of the client smaller than 0.5 MB", () => {
  expect(packed.size).toBeLessThan(3_000_000);
  const sizeOf = (name: string) => readFileSync(path.join(temp, "extension/dist", name)).length;
  expect(sizeOf("extension.cjs")).toBeLessThan(100_000);
  expect(sizeOf("extension.cjs") + sizeOf("language-client.cjs")).toBeLessThan(500_000);
});

test("needs no other package at run time", () => {
  for (const file of packed.files.filter((name) => /\.(?:mjs|cjs)$/.test(name))) {
    const text = readFileSync(path.join(temp, "extension", file), "utf8");
    expect(
      importsOf(text).filter((name) => !/^(?:\.|node:)/.test(name) && !builtins.has(name)),
      file,
    ).toEqual([]);
  }
});

/** Read from the syntax tree, because examples of the catalogue hold import lines as text. */
function importsOf(text: string): readonly string[] {
  const source = ts.createSourceFile("bundle.mjs", text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return source.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}

test("is the same, byte for byte, when it is packed again", async () => {
  const digest = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
  const first = digest(packed.packagePath);
  await packageExtension({ from: path.join(temp, "extension"), out: temp });
  expect(digest(packed.packagePath)).toBe(first);
}, 60_000);
