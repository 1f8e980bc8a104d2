// What `.gitignore` files and the configuration leave out. Each file of patterns counts from its own folder; the deepest one that
// knows a path decides, as git does it.
import path from "node:path";
import ignore from "ignore";
import type { Host } from "../base/host.ts";
import { createNameTest } from "./ignore-names.ts";

/** Patterns with the folder they count from. */
export interface IgnoreRules {
  /** `ignored`, `kept` by a negated pattern, or undefined when no pattern speaks of the path. Folders end in a slash. */
  test(file: string): "ignored" | "kept" | undefined;
  /** The same for what is in a folder that these rules do not ignore, where most names are known not to be meant. */
  testInside(file: string): "ignored" | "kept" | undefined;
}

/** Rules in the order of their folders, outermost first. */
export type IgnoreChain = readonly IgnoreRules[];

/** Patterns in the syntax of `.gitignore`; paths outside `base` are never spoken of. */
export function createIgnoreRules(base: string, patterns: string | readonly string[]): IgnoreRules {
  const rules = ignore({ allowRelativePaths: false }).add(patterns);
  const prefix = base.endsWith(path.sep) ? base : base + path.sep;
  const mayMean = createNameTest(patterns);
  const relativeOf = (file: string): string | undefined => {
    if (!file.startsWith(prefix) || file.length === prefix.length) return undefined;
    const relative = file.slice(prefix.length);
    return path.sep === "/" ? relative : relative.replaceAll(path.sep, "/");
  };
  const verdictOn = (relative: string): "ignored" | "kept" | undefined => {
    const { ignored, unignored } = rules.test(relative);
    if (ignored) return "ignored";
    return unignored ? "kept" : undefined;
  };
  return {
    test(file) {
      const relative = relativeOf(file);
      return relative === undefined ? undefined : verdictOn(relative);
    },
    testInside(file) {
      const relative = relativeOf(file);
      return relative === undefined || !mayMean(relative) ? undefined : verdictOn(relative);
    },
  };
}

/** The word of the innermost rules that know the path. */
export function testChain(
  chain: IgnoreChain,
  file: string,
  ask: "test" | "testInside" = "test",
): "ignored" | "kept" | undefined {
  for (let i = chain.length - 1; i >= 0; i--) {
    const verdict = chain[i]?.[ask](file);
    if (verdict) return verdict;
  }
  return undefined;
}

// Nobody writes a megabyte of patterns.
const maxIgnoreBytes = 1_000_000;

/** The chain with the folder's own `.gitignore` added, when it has a readable one. */
export async function withGitignore(host: Host, chain: IgnoreChain, folder: string): Promise<IgnoreChain> {
  const rules = await readRules(host, path.join(folder, ".gitignore"), folder);
  return rules ? [...chain, rules] : chain;
}

/** The rules that hold in `folder` before its own `.gitignore`: of git's exclude file and of every folder from `root` down. */
export async function rulesAbove(host: Host, root: string, folder: string): Promise<IgnoreChain> {
  const exclude = await readRules(host, path.join(root, ".git", "info", "exclude"), root);
  let chain: IgnoreChain = exclude ? [exclude] : [];
  const between = path.relative(root, folder).split(path.sep).filter(Boolean);
  for (let i = 0; i < between.length; i++) {
    chain = await withGitignore(host, chain, path.join(root, ...between.slice(0, i)));
  }
  return chain;
}

async function readRules(host: Host, file: string, base: string): Promise<IgnoreRules | undefined> {
  try {
    const text = new TextDecoder().decode(await host.readFile(file, maxIgnoreBytes));
    return createIgnoreRules(base, text);
  } catch {
    // Missing, unreadable or malformed: git does without it too.
    return undefined;
  }
}
