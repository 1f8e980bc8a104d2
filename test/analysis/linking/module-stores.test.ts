// Parsed modules are kept by the size of their texts, but for the last ones.
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

test("fifty modules are kept however large they are, and others make way, the one that was asked for longest ago first", () => {
  const { parsed, ask } = counted(() => "x".repeat(900_000));
  for (let i = 0; i < 50; i++) ask(`/m${i}.ts`);
  for (let i = 0; i < 50; i++) ask(`/m${i}.ts`);
  expect(parsed).toHaveLength(50);
  ask("/one-more.ts");
  ask("/m1.ts");
  expect(parsed).toHaveLength(51);
  ask("/m0.ts");
  expect(parsed).toHaveLength(52);
});

test("a changed module takes the place of what it was", () => {
  const { parsed, ask } = counted(() => "x".repeat(900_000));
  for (const version of ["1", "2", "3", "4"]) ask("/a.ts", version);
  ask("/b.ts");
  ask("/a.ts", "4");
  expect(parsed).toEqual(["/a.ts", "/a.ts", "/a.ts", "/a.ts", "/b.ts"]);
});
