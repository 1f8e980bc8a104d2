// Parsed modules are kept by the size of their texts, however many they are.
import { expect, test } from "vitest";
import { parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { createProgramStore } from "../../../src/analysis/linking/module-stores.ts";

function counted(textOf: (path: string) => string) {
  const parsed: string[] = [];
  const program = createProgramStore({
    files: { version: () => "1", read: textOf },
    parse: ({ path, text }) => {
      parsed.push(path);
      return { ...parseProgram(path, "export const a = 1;"), text };
    },
  });
  return { parsed, ask: (path: string, version = "1") => program(path, version, "declarations") };
}

test("hundreds of small modules are parsed once", () => {
  const { parsed, ask } = counted(() => "export const a = 1;");
  for (let round = 0; round < 2; round++) for (let i = 0; i < 300; i++) ask(`/m${i}.ts`);
  expect(parsed).toHaveLength(300);
});

test("large modules make way for each other, the one that was asked for longest ago first", () => {
  const { parsed, ask } = counted(() => "x".repeat(900_000));
  ask("/a.ts");
  ask("/b.ts");
  ask("/a.ts");
  ask("/c.ts");
  ask("/a.ts");
  ask("/b.ts");
  expect(parsed).toEqual(["/a.ts", "/b.ts", "/c.ts", "/b.ts"]);
});

test("a module that alone is larger than all that is kept is parsed nevertheless", () => {
  const { parsed, ask } = counted(() => "x".repeat(3_000_000));
  expect(ask("/a.ts")).toBeDefined();
  expect(ask("/b.ts")).toBeDefined();
  expect(ask("/b.ts")).toBeDefined();
  expect(parsed).toEqual(["/a.ts", "/b.ts"]);
});

test("a changed module takes the place of what it was", () => {
  const { parsed, ask } = counted(() => "x".repeat(900_000));
  for (const version of ["1", "2", "3", "4"]) ask("/a.ts", version);
  ask("/b.ts");
  ask("/a.ts", "4");
  expect(parsed).toEqual(["/a.ts", "/a.ts", "/a.ts", "/a.ts", "/b.ts"]);
});
