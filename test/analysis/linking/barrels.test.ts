// Files that hand on many others: what is imported through them is found, and nothing else is looked into.
import { expect, test } from "vitest";
import { runProgram } from "../../../src/analysis/dataflow/run-program.ts";
import { parseProgram } from "../../../src/analysis/languages/parse-program.ts";
import { createModuleGraph } from "../../../src/analysis/linking/module-graph.ts";

const parts = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [
    `/app/parts/part-${index}.ts`,
    `import pino from "pino";\nexport const log${index} = pino();\nexport interface Secret${index} { token: string }`,
  ]),
);
const barrel = `${Object.keys(parts)
  .map((path) => `export * from "./${path.slice("/app/parts/".length, -".ts".length)}";`)
  .join("\n")}\nexport { log3 as renamed } from "./part-3";\nexport { pick } from "./picked";`;
type Files = Readonly<Record<string, string>>;

const shop: Files = {
  ...parts,
  "/app/parts/index.ts": barrel,
  "/app/parts/picked.ts": `const made = { pick: console.log };\nexport default made;`,
};

/** A linker over the files, and the paths that it had parsed. */
function tracked(files: Files = shop) {
  const parsed: string[] = [];
  const graph = createModuleGraph({
    files: { version: (path) => (path in files ? "1" : undefined), read: (path) => files[path] },
    parse: ({ path, text }) => {
      parsed.push(path);
      return parseProgram(path, text);
    },
    summarize: (program, linker) => runProgram(program, { linker, sanitizers: [] }).summarize(),
  });
  return { linker: graph.linkerFor("/app/main.ts"), parsed };
}

test.each([
  ["what `export *` hands on", "log17", "/app/parts/part-17.ts", "log17"],
  ["what is handed on under another name", "renamed", "/app/parts/part-3.ts", "log3"],
  ["what a text does not show, when it is handed on by name", "pick", "/app/parts/picked.ts", "pick"],
])("%s is looked for in its own module alone", (...[, name, path, own]) => {
  const { linker, parsed } = tracked();
  const found = linker.exported?.("/app/main.ts", "./parts", name);
  expect(found?.module.path).toBe(path);
  expect(found?.name).toBe(own);
  expect(parsed).toEqual([path]);
});

test("a type is looked for in its own module alone", () => {
  const { linker, parsed } = tracked();
  const found = linker.programs?.exported("/app/main.ts", "./parts", "Secret21");
  expect(found?.program.path).toBe("/app/parts/part-21.ts");
  expect(parsed).toEqual(["/app/parts/part-21.ts"]);
});

test("the answer depends on every text that was read for it", () => {
  const { linker } = tracked();
  linker.exported?.("/app/main.ts", "./parts", "log2");
  expect([...linker.dependencies.keys()].sort()).toEqual(
    ["index", "part-0", "part-1", "part-2"].map((name) => `/app/parts/${name}.ts`),
  );
});

test("barrels that hand on each other are looked into once", () => {
  const names = Array.from({ length: 40 }, (_, index) => `m${index}`);
  const circle = names.map((name) => `export * from "./${name}";`).join("\n");
  const modules: Files = Object.fromEntries(names.map((name) => [`/app/${name}.ts`, circle]));
  const { linker, parsed } = tracked(modules);
  expect(linker.exported?.("/app/main.ts", "./m0", "nowhere")).toBeUndefined();
  expect(parsed).toEqual([]);
  expect(linker.dependencies.size).toBe(40);
});

test("a name that no text shows is left to whoever looks into the modules", () => {
  const { linker } = tracked();
  expect(linker.exported?.("/app/main.ts", "./parts", "nowhere")).toBeUndefined();
});
