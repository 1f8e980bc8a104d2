// What `.gitignore` leaves out: looking at names first changes no answer.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createIgnoreRules } from "../../src/hosts/ignore-rules.ts";
import { createNameTest } from "../../src/hosts/ignore-names.ts";

test.each([
  ["node_modules/\ndist/\n*.log\n.env*\n# *.ts\n", "src/login.ts", false],
  ["node_modules\ncoverage\n/out\n", "src/login.ts", false],
  ["*.LOG", "src/debug.log", true],
  [".env*", "config/.env.local", true],
  ["src/generated/**", "src/generated/deep/api.ts", true],
  ["src/generated/**", "src/api.ts", false],
  ["!src/keep.ts", "src/keep.ts", true],
  ["*.[oa]", "src/login.ts", true],
  ["report.[0-9]*.json\n\\*.lcov\n.pnp.\\*\n.env*.local", "src/login.ts", false],
  [".pnp.\\*", ".pnp.*", true],
  ["a\\*b", "src/a*b", true],
  ["node_modules/\ndist\n*.log\n.env*\n", "shop/src/", false],
  ["node_modules/\ndist\n*.log\n.env*\n", "shop/Node_modules/", true],
  ["generated/**", "src/generated/api/", true],
  ["*/", "src/", true],
])("%j may mean %s: %s", (patterns, file, expected) => {
  expect(createNameTest(patterns)(file)).toBe(expected);
});

const part = fc.constantFrom("src", "dist", "api", "a", "login", ".env", "Logs", "node_modules");
const ending = fc.constantFrom("", ".ts", ".js", ".log", ".local", ".d.ts");
const file = fc
  .tuple(fc.array(part, { maxLength: 3 }), part, ending)
  .map(([folders, name, extension]) => [...folders, name + extension].join("/"));
const glob = fc.constantFrom(
  "*",
  "**",
  "*.ts",
  "*.log",
  "log*",
  ".env*",
  "l?gin.ts",
  "[ab]",
  "*.d.*",
  "{a,b}",
  "\\#a",
  "",
);
const pattern = fc
  .tuple(
    fc.constantFrom("", "", "!", "#"),
    fc.constantFrom("", "/", "**/"),
    fc.array(fc.oneof(part, glob, file), { minLength: 1, maxLength: 3 }),
    fc.constantFrom("", "", "/", " "),
  )
  .map(([sign, start, parts, end]) => sign + start + parts.join("/") + end);

test("what is in a folder that is not ignored gets the same word with and without the look at its name", () => {
  let spoken = 0;
  fc.assert(
    fc.property(
      fc.array(pattern, { maxLength: 6 }),
      fc.array(file, { minLength: 1, maxLength: 8 }),
      (patterns, files) => {
        const rules = createIgnoreRules("/shop", patterns.join("\n"));
        const asList = createIgnoreRules("/shop", patterns);
        for (const name of files) {
          const path = `/shop/${name}`;
          const folder = path.slice(0, path.lastIndexOf("/") + 1);
          if (folder !== "/shop/" && rules.test(folder) === "ignored") continue;
          for (const each of [path, `${path}/`]) {
            const word = rules.test(each);
            if (word) spoken++;
            expect(rules.testInside(each), `${JSON.stringify(patterns)} ${each}`).toBe(word);
            expect(asList.testInside(each), `${JSON.stringify(patterns)} ${each}`).toBe(asList.test(each));
          }
        }
      },
    ),
    { numRuns: 5_000, seed: 20_261_122 },
  );
  expect(spoken).toBeGreaterThan(500);
});
