// What configurations leave out: the patterns of the one that holds for a file and of those above it, each from its own folder.
import type { ResolvedConfig } from "../config/resolve.ts";
import { createIgnoreRules, testChain } from "./ignore-rules.ts";

/** Tells whether a file is left out under this configuration; the innermost pattern that knows it decides. */
export function createIgnored({ ignores }: Pick<ResolvedConfig, "ignores">): (file: string) => boolean {
  const chain = ignores.map(({ base, patterns }) => createIgnoreRules(base, patterns));
  return chain.length === 0 ? () => false : (file) => testChain(chain, file) === "ignored";
}
