// Where the grammars of other languages lie: beside the code in a build, in their package when Seclog runs from sources.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadGrammar } from "../analysis/languages/grammars/load.ts";
import type { GrammarId, GrammarParsers, ParseTree } from "../analysis/languages/grammars/grammar.ts";

/** The parsers of these languages, each loaded once per process. Rejects when a grammar is missing from the installation. */
export async function loadGrammars(ids: Iterable<GrammarId>): Promise<GrammarParsers> {
  const wanted = [...new Set(ids)];
  return new Map(await Promise.all(wanted.map(async (id) => [id, await grammar(id)] as const)));
}

const loaded = new Map<GrammarId, Promise<ParseTree>>();

function grammar(id: GrammarId): Promise<ParseTree> {
  const known = loaded.get(id) ?? loadGrammar(id, readGrammar);
  loaded.set(id, known);
  return known;
}

const here = path.dirname(fileURLToPath(import.meta.url));

async function readGrammar(name: string): Promise<Uint8Array> {
  const file = `${name}.wasm`;
  try {
    return await readFile(path.join(here, "grammars", file));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    // Sources lie in src/hosts, the workers of the tests in node_modules/.cache/seclog-test.
    return readFile(path.join(here, "../../node_modules/@vscode/tree-sitter-wasm/wasm", file)).catch(() =>
      readFile(path.join(here, "../../@vscode/tree-sitter-wasm/wasm", file)),
    );
  }
}
