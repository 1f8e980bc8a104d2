// The languages Seclog reads.
import { createRegistry } from "../../base/registry.ts";
import type { Language } from "./language.ts";
import { typescript } from "./typescript/index.ts";

export const languages = createRegistry<Language>("language", [typescript]);

const byExtension = new Map(
  languages.entries.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
);

/** The language of a file by its extension; text without a known one is read as TypeScript. */
export function languageOf(path: string): Language {
  const dot = path.lastIndexOf(".");
  return byExtension.get(dot < 0 ? "" : path.slice(dot).toLowerCase()) ?? typescript;
}
