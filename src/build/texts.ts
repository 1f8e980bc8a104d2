// The texts of the extension that are translated, as VS Code wants them: read from the sources, written to l10n/ for translators.
import fs from "node:fs";
import path from "node:path";

/** The file that translators copy, relative to the root. */
export const textsFile = "l10n/bundle.l10n.json";

// Matches the first argument of l10n.t when it is a plain string in either kind of quotes; refuses templates and names.
const call = /\bl10n\.t\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/g;

/** Every text that the client hands to `l10n.t`, by itself; sorted. */
export function clientTexts(root: string): string {
  const folder = path.join(root, "src/client");
  const texts = new Set<string>();
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const source = fs.readFileSync(path.join(folder, name), "utf8");
    for (const [, double, single = ""] of source.matchAll(call)) texts.add((double ?? single).replace(/\\(.)/g, "$1"));
  }
  const sorted = [...texts].sort();
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`;
}
