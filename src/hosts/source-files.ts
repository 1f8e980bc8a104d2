// Which files and folders hold sources worth analysing, by name alone.

import { deploymentFormatOf } from "../analysis/deployment/index.ts";

// .js, .cjs, .mjs, .jsx and the same with t; refuses .json and .ts.map.
const source = /\.(?:[cm]?[jt]s|[jt]sx)$/i;
// Type declarations hold no code that runs; refuses d.ts without a dot before it.
const declaration = /\.d\.(?:[^./]+\.)?[cm]?ts$/i;
// Copies made for browsers and the loader of Yarn; refuses admin.js.
const generated = /(?:[.-]min\.[cm]?js|^\.pnp\.(?:c|loader\.m)js)$/i;

/** Folders that hold no sources of the project, wherever they are. */
const skippedAnywhere = new Set([
  ...["node_modules", "bower_components", "jspm_packages", "dist", "storybook-static"],
  ...[".git", ".hg", ".svn", ".yarn", ".pnpm-store", ".cache", ".turbo", ".nx", ".vscode-test"],
  ...[".next", ".nuxt", ".output", ".svelte-kit", ".angular", ".vercel", ".netlify", ".serverless", ".wrangler"],
  ...[".nyc_output", ".docusaurus", ".parcel-cache", "cdk.out", ".terraform", ".aws-sam"],
  ...["__pycache__", "site-packages", ".venv", "venv", ".tox", ".mypy_cache", ".gradle"],
]);

/** Output when it lies beside a package.json; `src/vendor` or `src/build` may be the heart of a shop or a tool. */
const skippedInProjectRoot = new Set(["build", "out", "coverage", "vendor"]);

const projectFiles = new Set(["package.json", "deno.json", ".git"]);

/** JavaScript or TypeScript by its extension. */
export function isSource(name: string): boolean {
  return source.test(name);
}

/** Whether a check looks at a file, by its path: code, or a deployment file that says something of logs. */
export function isChecked(file: string): boolean {
  return isSource(file) || deploymentFormatOf(file) !== undefined;
}

/** A source that a walk leaves out: declarations and minified copies. */
export function isSkippedSource(name: string): boolean {
  return declaration.test(name) || generated.test(name);
}

/** Whether a folder with these entries is the root of a project. */
export function isProjectRoot(names: Iterable<string>): boolean {
  for (const name of names) if (projectFiles.has(name)) return true;
  return false;
}

/** A folder that a walk leaves out. */
export function isSkippedFolder(name: string, parentIsProjectRoot: boolean): boolean {
  return skippedAnywhere.has(name) || (parentIsProjectRoot && skippedInProjectRoot.has(name));
}
