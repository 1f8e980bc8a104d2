// Makes sure that what package.json names is installed, so that `npm start` and `npm test` work in a fresh clone. Runs no install script
// of any package. Uses Node alone, as nothing else may be there yet.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** The root of the project. */
export const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), "../..");

/** Names the packages that are missing or of another version than package.json says; all of its versions are exact. */
export function missingPackages() {
  const manifest = readJson(path.join(root, "package.json"));
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return wanted
    .filter(([name, version]) => readJson(path.join(root, "node_modules", name, "package.json")).version !== version)
    .map(([name]) => name);
}

/** Installs from the lock file when something is missing; ends the process with 2 when that fails. */
export function ensureInstalled() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`Installing dependencies (${missing.length} missing) …`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, stderr } = spawnSync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status === 0) return;
  console.error(stderr?.trim() || "npm could not be started.");
  console.error("The dependencies could not be installed; check the network and run: npm ci --ignore-scripts");
  process.exit(2);
}

/** @param {string} file */
function readJson(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
}
