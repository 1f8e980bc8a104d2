// The doc tag `@sensitive`: it marks what it stands on, whatever the name.
import { describe, expect, test } from "vitest";
import { declaredPaths, messagesOf } from "./fields.ts";

describe("fields of a logged object", () => {
  test.each([
    ["interface", `interface Row {\n  /** @sensitive */\n  quirk: string;\n  plain: string;\n}`],
    ["class", `class Row {\n  /** @sensitive not for logs */\n  private readonly quirk = "";\n  plain = "";\n}`],
    ["flag", `type Row = {\n  // @sensitive\n  quirk: boolean;\n  plain: boolean;\n};`],
    [
      "type of the field",
      `/** @sensitive */\nexport type Quirk = string;\ninterface Row { quirk: Quirk; plain: string }`,
    ],
  ])("%s", (_, declaration) => {
    expect(declaredPaths(`${declaration}\nconst show = (row: Row) => console.log(row);`)).toEqual(["quirk"]);
  });

  test("a whole type", () => {
    const code = `/** @sensitive */\nexport interface Row { quirk: string; plain: string }\nconst show = (row: Row) => console.log(row);`;
    expect(declaredPaths(code)).toEqual(["quirk", "plain"]);
  });
});

describe("values", () => {
  test.each([
    [
      "a field that is read",
      `interface Row {\n  /** @sensitive */\n  quirk: string;\n}\nconst show = (row: Row) => console.log(row.quirk);`,
    ],
    ["a constant", `/** @sensitive */\nexport const quirk = readFile("quirk.txt");\nconsole.log(quirk);`],
    [
      "a variable",
      `function show() {\n  /** @sensitive */\n  let quirk = readFile("quirk.txt");\n  console.log("is", quirk);\n}`,
    ],
    ["a parameter", `function show(/** @sensitive */ quirk: string) {\n  console.log(quirk);\n}`],
    [
      "a value of a tagged type",
      `/** @sensitive */\ntype Quirk = string;\nconst show = (quirk: Quirk) => console.log(quirk);`,
    ],
  ])("%s", (_, code) => {
    expect(messagesOf(code)).toHaveLength(1);
  });

  test.each([
    [
      "another variable",
      `/** @sensitive */\nconst quirk = 1;\nconst plain = readFile("plain.txt");\nconsole.log(plain);`,
    ],
    ["another word", `/** @sensitivity low */\nconst quirk = readFile("quirk.txt");\nconsole.log(quirk);`],
    [
      "another field",
      `interface Row {\n  /** @sensitive */\n  quirk: string;\n  plain: string;\n}\nconst show = (row: Row) => console.log(row.plain);`,
    ],
    ["its length", `/** @sensitive */\nconst quirk = readFile("quirk.txt");\nconsole.log(quirk.length);`],
  ])("silent: %s", (_, code) => {
    expect(messagesOf(code)).toEqual([]);
  });
});
