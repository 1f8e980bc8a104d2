// `npm run generate`: writes docs and schema from the registries, and the texts for translators. With --check it writes nothing, names what is stale and exits with 1.
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { generatedFiles } from "./generated.ts";
import { clientTexts, textsFile } from "./texts.ts";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const checkOnly = process.argv.includes("--check");
const stale = [...generatedFiles(), [textsFile, clientTexts(root)] as const].filter(
  ([file, content]) => readIfThere(path.join(root, file)) !== content,
);
const left = leftoverPages();

for (const [file, content] of checkOnly ? [] : stale) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), content);
}
for (const file of checkOnly ? [] : left) fs.rmSync(path.join(root, file));

const changed = [...stale.map(([file]) => file), ...left];
for (const file of changed) process.stderr.write(`${checkOnly ? "stale" : "wrote"} ${file}\n`);
if (checkOnly && changed.length > 0) {
  process.stderr.write("Run `npm run generate` and commit the result.\n");
  process.exitCode = 1;
}

function readIfThere(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

/** Pages of rules and detectors that no longer exist. */
function leftoverPages(): readonly string[] {
  const known = generatedFiles();
  return ["docs/rules", "docs/detectors"].flatMap((folder) => {
    const names = fs.existsSync(path.join(root, folder)) ? fs.readdirSync(path.join(root, folder)) : [];
    return names.map((name) => `${folder}/${name}`).filter((file) => !known.has(file));
  });
}
