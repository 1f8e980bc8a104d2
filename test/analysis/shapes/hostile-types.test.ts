// Types that are made to have no end: the look-up gives up, says nothing wrong, and the rest of the file is still judged.
import { describe, expect, test } from "vitest";
import { declaredPaths } from "./fields.ts";

const leak = `\ninterface User { passwordHash: string }\nconst last = (user: User) => console.log(user);`;

function show(type: string): string {
  return `\nconst show = (value: ${type}) => console.log(value);${leak}`;
}

describe("ends", () => {
  test.each([
    ["an alias of itself", `type A = A;`, "A"],
    ["aliases of each other", `type A = B;\ntype B = A | null;`, "A"],
    ["an interface that extends itself", `interface A extends A { plain: string }`, "A"],
    ["a generic type that grows", `interface A<T> { next: A<A<T>>; plain: string }`, "A<string>"],
    [
      "a schema of itself",
      `import { z } from "zod";\nconst a = z.object({ next: z.lazy(() => a), plain: z.string() });`,
      "z.infer<typeof a>",
    ],
    ["a value of itself", `const a = { ...a, plain: "" };`, "typeof a"],
    ["a function that returns itself", `function a() { return a(); }`, "ReturnType<typeof a>"],
  ])("%s", (_, declarations, type) => {
    expect(declaredPaths(declarations + show(type))).toEqual(["passwordHash"]);
  });

  test("unions that double at every step", () => {
    const doubling = Array.from({ length: 40 }, (_, i) => `type U${i + 1}<T> = U${i}<T> | U${i}<T>;`);
    const code = `type U0<T> = { plain: T };\n${doubling.join("\n")}${show("U40<string>")}`;
    expect(declaredPaths(code)).toContain("passwordHash");
  });

  test("a chain of a thousand properties", () => {
    const code = `interface A { next: A; plain: string }\nconst show = (value: A) => console.log(value${".next".repeat(1000)});${leak}`;
    expect(declaredPaths(code)).toEqual(["passwordHash"]);
  });

  test("ten thousand fields", () => {
    const fields = Array.from({ length: 10_000 }, (_, i) => `plain${i}: string;`).join("\n");
    expect(declaredPaths(`interface A { ${fields} }${show("A")}`)).toEqual(["passwordHash"]);
  });

  test("fields that are called like members of every object", () => {
    const code = `interface A { constructor: string; __proto__: string; hasOwnProperty: string; toString: string }${show("A")}`;
    expect(declaredPaths(code)).toEqual(["passwordHash"]);
  });
});

test("half of a type, as it is being typed", () => {
  expect(declaredPaths(`interface User { passwordHash: string; emai`)).toEqual([]);
  expect(
    declaredPaths(`interface User { passwordHash: string; email: }\nconst show = (user: User) => console.log(user);`),
  ).toContain("passwordHash");
});
