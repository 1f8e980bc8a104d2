// What the declared type of an object says of the names of its fields, when one of them is logged by itself.
import { describe, expect, test } from "vitest";
import { analyzeSource } from "../../../src/analysis/analyze.ts";
import { onlyRule } from "../check.ts";

function found(code: string): readonly string[] {
  const outcome = analyzeSource({ path: "/app/main.ts", text: code }, onlyRule(undefined));
  if (outcome.status === "skipped") throw new Error(outcome.reason);
  return outcome.findings.map(({ confidence, category }) => `${category} by ${confidence}`);
}

describe("a declared field", () => {
  test.each([
    [
      "text that its name calls a secret",
      `interface Row { apiKey: string }\nconst show = (row: Row) => console.log(row.apiKey);`,
      ["api-key by type"],
    ],
    [
      "of a person, in a variable that does not say so",
      `import { Column, Entity, Repository } from "typeorm";\n@Entity()\nclass Patient { @Column() name!: string }\nexport async function show(rows: Repository<Patient>) {\n  const it = await rows.findOneBy({ id: 1 });\n  console.log(it.name);\n}`,
      ["person-name by type"],
    ],
    ["without a declaration", `const show = (row) => console.log(row.apiKey);`, ["api-key by name"]],
  ])("%s", (_, code, expected) => {
    expect(found(code)).toEqual(expected);
  });

  test.each([
    ["a flag", `interface Row { apiKey: boolean }\nconst show = (row: Row) => console.log(row.apiKey);`],
    [
      "a choice",
      `type Mode = "on" | "off";\ninterface Row { password: Mode }\nconst show = (row: Row) => console.log(row.password);`,
    ],
    [
      "the token of a lexer",
      `interface Token { kind: number; start: number }\ninterface Row { token: Token }\nconst show = (row: Row) => console.log(row.token);`,
    ],
    [
      "the name of a program",
      `class HttpClient { name = "billing"; }\nconst show = (client: HttpClient) => console.log(client.name);`,
    ],
    [
      "the name of a product",
      `interface Product { name: string }\nconst show = (it: Product) => console.log(it.name);`,
    ],
  ])("silent: %s", (_, code) => {
    expect(found(code)).toEqual([]);
  });
});
