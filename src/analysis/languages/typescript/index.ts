// TypeScript and JavaScript: the language entry that turns a text into a Program.
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type { Program } from "../../program.ts";
import type { Language } from "../language.ts";
import { createFunctionBuilder } from "./blocks.ts";
import { withDocTypes } from "./doc-types.ts";
import { lowerPending } from "./functions.ts";
import { hoist } from "./hoisting.ts";
import { drive, type Lowering } from "./lowering.ts";
import { storeImports } from "./modules.ts";
import { countSyntaxErrors, parseSource } from "./parse.ts";
import { lowerStatements } from "./statements.ts";

export const typescript: Language = {
  id: "typescript",
  title: "TypeScript and JavaScript",
  extensions: [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx"],
  parse: parseProgram,
  countSyntaxErrors,
  examples: [
    { path: "server.ts", code: `import pino from "pino";\nexport const logger: pino.Logger = pino();\n` },
    { path: "server.cjs", code: `const pino = require("pino");\nmodule.exports = { logger: pino() };\n` },
    { path: "page.tsx", code: `export const Page = () => <a onClick={() => console.log("clicked")}>Home</a>;\n` },
  ],
};

function parseProgram(path: string, text: string): Program {
  const { tree, syntaxErrors, comments } = parseSource(path, text);
  const lowering = createLowering(text);
  lowerModule(lowering, tree);
  // Each body may define further functions, which join the queue.
  for (let index = 0; index < lowering.pending.length; index++) {
    const next = lowering.pending[index];
    if (next) lowerPending(lowering, next);
  }
  const { functions, values, bindings, classes, shapes, imports, exports } = lowering;
  const program = {
    path,
    text,
    functions,
    values,
    bindings,
    classes,
    shapes,
    imports,
    exports,
    comments,
    syntaxErrors,
  };
  return withDocTypes(program);
}

function createLowering(text: string): Lowering {
  return {
    text,
    values: [],
    bindings: [],
    classes: [],
    shapes: [],
    imports: [],
    exports: [],
    functions: [],
    pending: [],
    nextFunction: 1,
    current: createFunctionBuilder(),
    parameters: [],
    scope: { names: new Map(), parent: undefined, owner: 0 },
    owner: undefined,
    labels: [],
  };
}

function lowerModule(lowering: Lowering, tree: TSESTree.Program): void {
  hoist(lowering, tree.body, { functionLevel: true });
  storeImports(lowering, tree.body);
  drive(lowerStatements(lowering, tree.body));
  lowering.functions[0] = {
    id: 0,
    name: "",
    kind: "module",
    range: { start: 0, end: lowering.text.length },
    isAsync: true,
    parent: undefined,
    owner: undefined,
    parameters: [],
    returnType: undefined,
    blocks: lowering.current.finish(),
  };
}
