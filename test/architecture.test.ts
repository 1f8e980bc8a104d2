// The arrows between folders of src/, read from ARCHITECTURE.md and from every import; any other arrow fails here.
import fs from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const src = path.join(root, "src");
const folders = fs.readdirSync(src).filter((name) => fs.statSync(path.join(src, name)).isDirectory());
const engines = ["base", "config", "catalogue", "analysis", "logs", "correlate", "respond", "exporters", "reporters"];
const allowed = readTable();

/** The table "folder | holds | may import" of ARCHITECTURE.md; `all of the above` means the rows before. */
function readTable(): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = fs
    .readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `src/"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const table = new Map<string, ReadonlySet<string>>();
  for (const [, names = "", , imports = ""] of rows.filter((row) => row.length === 5)) {
    const above = imports.includes("all of the above") ? [...table.keys()] : [];
    const named = imports === "anything" ? folders : imports.split(",").map((name) => name.trim());
    const targets = new Set([...above, ...named].map((name) => name.split("/")[0] ?? name));
    for (const [, name = ""] of names.matchAll(/`src\/([a-z]+)`/g)) table.set(name, new Set([name, ...targets]));
  }
  return table;
}

function sourceFiles(): readonly string[] {
  return fs
    .readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(`${path.sep}webview${path.sep}`))
    .map((file) => path.join(src, file));
}

/** Every specifier of static imports, exports, dynamic imports and import types. */
function importsOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    const named = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
    if (named && ts.isStringLiteral(named)) specifiers.push(named.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      specifiers.push(argument && ts.isStringLiteralLike(argument) ? argument.text : "a computed module");
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      specifiers.push(node.argument.literal.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return specifiers;
}

const imports = sourceFiles().flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })));

function folderOf(file: string): string {
  return path.relative(src, file).split(path.sep)[0] ?? "";
}

function show(file: string, specifier: string): string {
  return `${path.relative(root, file)} imports ${specifier}`;
}

test("the table names every folder of src/", () => {
  expect([...allowed.keys()].sort()).toEqual(expect.arrayContaining(folders.toSorted()));
  expect(imports.length).toBeGreaterThan(100);
});

test.each(folders)("src/%s imports only what ARCHITECTURE.md allows", (folder) => {
  const wrong = imports
    .filter(({ file, specifier }) => folderOf(file) === folder && specifier.startsWith("."))
    .map(({ file, specifier }) => ({ file, specifier, target: path.resolve(path.dirname(file), specifier) }))
    // The manifest is data that several doors read.
    .filter(({ target }) => target !== path.join(root, "package.json"))
    .filter(({ target }) => path.relative(src, target).startsWith("..") || !allowed.get(folder)?.has(folderOf(target)))
    .map(({ file, specifier }) => show(file, specifier));
  expect(wrong).toEqual([]);
});

test("of the server the client sees only the protocol, and of all others only `seclog lsp` sees the server", () => {
  const wrong = imports
    .filter(({ file, specifier }) => {
      const target = path.relative(src, path.resolve(path.dirname(file), specifier));
      const toServer = specifier.startsWith(".") && target.startsWith(`server${path.sep}`);
      if (!toServer || ["server", "build"].includes(folderOf(file))) return false;
      if (folderOf(file) === "client") return target !== path.join("server", "protocol.ts");
      return path.relative(src, file) !== path.join("cli", "commands", "lsp.ts");
    })
    .map(({ file, specifier }) => show(file, specifier));
  expect(wrong).toEqual([]);
});

test("nobody imports the client, the plugin or the build, and only the build and main.ts import the CLI", () => {
  const wrong = imports
    .filter(({ file, specifier }) => {
      const target = folderOf(path.resolve(path.dirname(file), specifier));
      return (
        specifier.startsWith(".") && ["client", "plugin", "cli", "build"].includes(target) && target !== folderOf(file)
      );
    })
    .filter(({ file }) => folderOf(file) !== "build")
    .map(({ file, specifier }) => show(file, specifier));
  expect(wrong).toEqual([]);
});

describe("engines take text in and give data out", () => {
  const platform = new Set([...builtinModules, "vscode"]);
  test.each(engines)("src/%s imports no module of Node and no editor", (engine) => {
    const wrong = imports
      .filter(({ file }) => folderOf(file) === engine)
      .filter(({ specifier }) => specifier.startsWith("node:") || platform.has(specifier.split("/")[0] ?? ""))
      .map(({ file, specifier }) => show(file, specifier));
    expect(wrong).toEqual([]);
  });
});

test("parsers are known in src/analysis/languages only, and the type checker in src/analysis/types", () => {
  const parsers = ["typescript", "@typescript-eslint/typescript-estree", "ts-morph", "@vscode/tree-sitter-wasm"];
  const isTypes = (file: string): boolean => path.relative(src, file).startsWith(path.join("analysis", "types"));
  const wrong = imports
    .filter(({ specifier }) => parsers.includes(specifier))
    .filter(({ file }) => !path.relative(src, file).startsWith(path.join("analysis", "languages")))
    .filter(({ file, specifier }) => !(specifier === "ts-morph" && isTypes(file)))
    .map(({ file, specifier }) => show(file, specifier));
  expect(wrong).toEqual([]);
});

test("the parser is loaded in the threads that analyse, and not where a check is only led and reported", async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/cli/check/run-check.ts", "src/cli/events/run-events.ts", "src/cli/commands/index.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    outdir: "unused",
    write: false,
    metafile: true,
    splitting: true,
    logLevel: "silent",
  });
  const reached = Object.values(metafile.inputs)
    .flatMap(({ imports: found }) => found)
    .filter(({ kind }) => kind === "import-statement")
    .map((found) => found.path);
  expect(reached).toContain("src/analysis/rules/index.ts");
  expect(reached.filter((target) => /^(?:typescript$|@typescript-eslint\/|ts-morph$)/.test(target))).toEqual([]);
});
