// Builds the extension and packs it into seclog-<version>.vsix, without a network. Prints what went in and refuses a package that grew
// past its budget. The list of files lies in package.json; two runs over the same sources give the same bytes.
import fs from "node:fs";
import path from "node:path";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { bundle } from "./bundle.mjs";

const projectUrl = "https://github.com/seclog/seclog";
const root = path.resolve(import.meta.dirname, "../..");
const maxBytes = 3_000_000;

/** What the package is made of, besides the bundles. */
const parts = ["package.json", "package.nls.json", "README.md", "CHANGELOG.md", "LICENSE", "media", "syntaxes", "l10n"];

/**
 * Builds the extension in a folder of its own, so that it does not matter what else is built meanwhile; returns the folder.
 * @param {string} folder
 */
export async function stageExtension(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const part of parts) {
    const source = path.join(root, part);
    if (fs.existsSync(source)) fs.cpSync(source, path.join(folder, part), { recursive: true });
  }
  await bundle({ outdir: path.join(folder, "dist") });
  return folder;
}

/**
 * Packs a staged extension into the folder `out`; returns the package, its files (sorted) and its size.
 * @param {{ from: string, out: string, preRelease?: boolean }} places
 */
export async function packageExtension({ from: cwd, out, preRelease = false }) {
  const manifest = JSON.parse(fs.readFileSync(path.join(cwd, "package.json"), "utf8"));
  const packagePath = path.join(out, `${manifest.name}-${manifest.version}.vsix`);
  // The packer stamps entries with this time when it is set.
  process.env.SOURCE_DATE_EPOCH ??= "1767225600";
  await createVSIX({
    cwd,
    packagePath,
    dependencies: false,
    preRelease,
    allowMissingRepository: true,
    // A test compares the list with what is packed, both ways.
    allowUnusedFilesPattern: true,
    // The package holds neither the pictures nor the pages that README leads to.
    baseContentUrl: `${projectUrl}/blob/HEAD`,
    baseImagesUrl: `${projectUrl}/raw/HEAD`,
  });
  const files = await listFiles({ cwd, packageManager: PackageManager.None });
  const { size } = fs.statSync(packagePath);
  if (size > maxBytes) throw new Error(`${packagePath} has ${size} bytes; the budget is ${maxBytes}.`);
  return { packagePath, files: files.map((file) => file.replaceAll("\\", "/")).sort(), size };
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, "src/build/package.mjs")) {
  const from = await stageExtension(path.join(root, "out/extension"));
  const { packagePath, files, size } = await packageExtension({
    from,
    out: root,
    preRelease: process.argv.includes("--pre-release"),
  });
  for (const file of files) console.error(`  ${file}`);
  console.error(`${path.relative(process.cwd(), packagePath)}: ${files.length} files, ${(size / 1e6).toFixed(2)} MB`);
  console.error(`Install it with: code --install-extension ${path.basename(packagePath)}`);
}
