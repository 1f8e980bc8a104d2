// Loads tree-sitter grammars from bytes that the host has read; the machine itself is loaded with the first of them.
import type * as TreeSitter from "@vscode/tree-sitter-wasm";
import type { GrammarId, ParseTree } from "./grammar.ts";

type Machine = typeof TreeSitter;

/** Gives the bytes of a WebAssembly file by name: `tree-sitter` for the machine, `tree-sitter-go` for a grammar. */
export type ReadGrammar = (name: string) => Promise<Uint8Array>;

let machine: Promise<Machine> | undefined;

/** A parser of one language. Rejects when the bytes cannot be had or are no grammar. */
export async function loadGrammar(id: GrammarId, read: ReadGrammar): Promise<ParseTree> {
  machine ??= startMachine(read);
  const { Parser, Language } = await machine;
  const parser = new Parser();
  parser.setLanguage(await Language.load(await read(`tree-sitter-${id}`)));
  let last: { delete(): void } | undefined;
  return (text) => {
    // Trees live in the machine's memory, which nobody else cleans up.
    last?.delete();
    const tree = parser.parse(text);
    if (!tree) throw new Error(`The ${id} parser was stopped.`);
    last = tree;
    return tree.rootNode;
  };
}

async function startMachine(read: ReadGrammar): Promise<Machine> {
  const loaded: unknown = await import("@vscode/tree-sitter-wasm");
  // The package is CommonJS: bundlers and Node put it under `default`.
  const machineModule = (loaded as { default?: Machine }).default ?? (loaded as Machine);
  // Given its bytes it looks for no file; the declared type of the options does not know that one.
  const options = { locateFile: (file: string) => file, wasmBinary: await read("tree-sitter") };
  await machineModule.Parser.init(options);
  return machineModule;
}
