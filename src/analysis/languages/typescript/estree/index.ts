// The door of the conversion: a source file in, an ESTree program out.
import type { TSESTree } from "@typescript-eslint/typescript-estree";
import type ts from "typescript";
import { classes } from "./classes.ts";
import { convert, type Converters, type Entries } from "./conversion.ts";
import { expressions } from "./expressions.ts";
import { functions } from "./functions.ts";
import { jsx } from "./jsx.ts";
import { literals } from "./literals.ts";
import { modules } from "./modules.ts";
import { bindings, targets } from "./patterns.ts";
import { statements } from "./statements.ts";
import { typeDeclarations, types } from "./types.ts";

const converters: Converters = {
  values: table({
    ...statements,
    ...expressions,
    ...literals,
    ...functions,
    ...bindings,
    ...classes,
    ...modules,
    ...jsx,
    ...types,
    ...typeDeclarations,
  }),
  patterns: table(targets),
};

/** Lists are looked up faster than records with numbers for names. */
function table(entries: Entries): Converters["values"] {
  const list: Converters["values"][number][] = [];
  for (const [kind, entry] of Object.entries(entries)) list[Number(kind)] = entry;
  return Array.from(list);
}

/** The whole tree; broken parts are what the parser made of them. Throws a RangeError when it nests deeper than the stack allows. */
export function toEstree(source: ts.SourceFile): TSESTree.Program {
  // The tables build what the types of ESTree promise, as far as the lowering reads it.
  return convert({ source, text: source.text, converters }, source) as unknown as TSESTree.Program;
}
