// The guard rails refuse what would hurt a parser and nothing that a person wrote.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { guardBytes, guardMinified, guardNesting, guardText } from "../../../src/analysis/languages/guard-rails.ts";

const nest = (open: string, close: string, depth: number) => open.repeat(depth) + "1" + close.repeat(depth);

test("more bytes than the limit are refused, counted in UTF-8", () => {
  expect(guardText("// " + "ä".repeat(60), 100)).toEqual({
    reason: "too-large",
    detail: "The file has 123 bytes; the limit is 100.",
  });
  expect(guardText("// " + "🔑".repeat(24), 99)).toBeUndefined();
  expect(guardText("// " + "🔑".repeat(24) + "€", 101)?.detail).toBe("The file has 102 bytes; the limit is 101.");
  expect(guardBytes(1_000_000)).toBeUndefined();
  expect(guardBytes(1_000_001)?.detail).toBe("The file has 1,000,001 bytes; the limit is 1,000,000.");
});

test("a file of nothing but long lines is minified, one with an embedded image is not", () => {
  const minified = "var a=1;".repeat(2_000);
  expect(guardMinified(minified)).toEqual({
    reason: "minified",
    detail: "The file looks minified: its longest line has 16,000 characters.",
  });
  expect(guardMinified(`/*! license */\r\n${minified}\r\n`)?.reason).toBe("minified");
  const withImage = `export const logo = "${"A".repeat(6_000)}";\n` + "logger.info('ready');\n".repeat(40);
  expect(guardMinified(withImage)).toBeUndefined();
});

test("what a bundler has put together is refused, a file that asks for its runtime is not", () => {
  const code = "const answer = read(1);\n".repeat(1_000);
  const runtime = "function __webpack_require__(moduleId) { return modules[moduleId]; }\n";
  expect(guardText(runtime + code)?.detail).toBe("The file was put together by a bundler; its sources say more.");
  expect(guardText("const crypto = __webpack_require__(7);\n" + code)).toBeUndefined();
  expect(guardText(runtime)).toBeUndefined();
});

test.each([
  ["parentheses", nest("(", ")", 1_001)],
  ["arrays", nest("[", "]", 1_001)],
  ["blocks", nest("{", "}", 1_001)],
  ["calls of calls", nest("f(", ")", 1_001)],
  ["templates", nest("`${", "}`", 501)],
  ["brackets that never close", "(".repeat(5_000)],
])("%s nested beyond a thousand levels are refused", (_, text) => {
  expect(guardNesting(text)).toEqual({ reason: "too-deep", detail: "Brackets nest more than 1,000 levels deep." });
});

test.each([
  ["ordinary nesting, often", nest("(", ")", 200).concat(";\n").repeat(50)],
  ["brackets in strings", `log("((((", '[[[', "\\"(");\n`.repeat(500)],
  ["brackets in comments", "// ((( it's\n/* [[[ {{{ ` */\n".repeat(500)],
  ["brackets in regular expressions", "const open = /[([{`'\"]/g, x = a / b; return /\\(/.test(s);\n".repeat(500)],
  ["brackets in template text", "const smile = `:( ${name} [ { \\` (`;\n".repeat(500)],
  ["apostrophes in JSX text", "return (\n{open && <p>Don't</p>}\n)\n".repeat(1_200)],
  ["JSX that closes itself", "<Field value={value} />, <b>({n})</b>,\n".repeat(600)],
  ["half-typed lines", "if (user) { log(`a ${b}`, {\n)\n}\n".repeat(600)],
])("%s does not count as deep", (_, text) => {
  expect(guardNesting(text)).toBeUndefined();
});

test("no source file of this project or of TypeScript's own type declarations is refused", () => {
  const files = ["src/analysis", "src/base", "node_modules/@types/node"].flatMap((folder) =>
    fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  );
  const refused = files
    .filter((file) => /\.(ts|mjs)$/.test(file) && fs.statSync(file).isFile())
    .filter((file) => guardText(fs.readFileSync(file, "utf8")));
  expect(refused).toEqual([]);
});
