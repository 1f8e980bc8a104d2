// Bundles the doors of Seclog into dist/. CLI, server and worker are ES modules that share one TypeScript chunk; the extension
// entry is CommonJS, as VS Code loads it; the pages of the log viewer and the dashboard are a script and a style each. Pass --dev for readable output.
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const typescript = path.join(root, "node_modules/typescript/lib/typescript.js");

/** ts-morph carries a TypeScript of its own; this points it at the pinned one. */
const oneTypeScript = {
  name: "one-typescript",
  setup(/** @type {import("esbuild").PluginBuild} */ esbuild) {
    esbuild.onResolve({ filter: /^\.\/typescript(\.js)?$/ }, (args) =>
      args.importer.includes("@ts-morph/common") ? { path: typescript } : undefined,
    );
  },
};

// The types of web workers, a second copy of most of those of pages: 0.5 MB for what servers on the edge have from the first as well.
const workerTypes = /(fileName: "lib\.webworker\.d\.ts",\s*text: ")(?:[^"\\]|\\.)*"/;
const pageTypes = String.raw`/// <reference lib=\"es2018\" />\n/// <reference lib=\"dom\" />\n`;

/** Programs that ask for the types of web workers get those of pages. */
const oneSetOfTypes = {
  name: "one-set-of-types",
  setup(/** @type {import("esbuild").PluginBuild} */ esbuild) {
    esbuild.onLoad({ filter: /ts-morph-common\.js$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, "utf8");
      if (!workerTypes.test(text)) throw new Error(`${file} holds no lib.webworker.d.ts; look at what it bundles now.`);
      return { contents: text.replace(workerTypes, (_, begin) => `${begin}${pageTypes}"`), loader: "js" };
    });
  },
};

/** Parts of the extension that are files of their own, so that its start does not wait for them. */
const lateParts = {
  name: "late-parts",
  setup(/** @type {import("esbuild").PluginBuild} */ esbuild) {
    esbuild.onResolve({ filter: /\/(viewer-session|language-client)\.ts$/ }, ({ kind, path: file }) =>
      kind === "dynamic-import" ? { path: `./${path.basename(file, ".ts")}.cjs`, external: true } : undefined,
    );
  },
};

// Bundled CommonJS packages still expect these three. The long names cannot meet one that the minifier invents.
const commonJsNames =
  "import{createRequire as seclogCreateRequire}from'node:module';" +
  "import{fileURLToPath as seclogFileURLToPath}from'node:url';import{dirname as seclogDirname}from'node:path';" +
  "const require=seclogCreateRequire(import.meta.url);const __filename=seclogFileURLToPath(import.meta.url);" +
  "const __dirname=seclogDirname(__filename);";

/**
 * Builds everything whose entry exists; returns the written files with their sizes.
 * @param {{ minify?: boolean, outdir?: string }} [options]
 */
export async function bundle({ minify = true, outdir = path.join(root, "dist") } = {}) {
  fs.rmSync(outdir, { recursive: true, force: true });
  const exists = (/** @type {string} */ file) => fs.existsSync(path.join(root, file));
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: /** @type {const} */ ("node"),
    target: "node20",
    // Its main entry is UMD, whose inner requires no bundler can follow.
    alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
    minify,
    legalComments: /** @type {const} */ ("none"),
    logLevel: /** @type {const} */ ("warning"),
    metafile: true,
  };
  const entries = {
    cli: "src/cli/main.ts",
    api: "src/plugin/api.ts",
    "eslint-plugin": "src/plugin/eslint.ts",
    server: "src/server/main.ts",
    worker: "src/hosts/analysis-worker.ts",
    "log-worker": "src/server/logs/log-worker.ts",
    "summary-worker": "src/hosts/summary-worker.ts",
    generate: "src/build/generate.ts",
  };
  const modules = await build({
    ...shared,
    entryPoints: Object.fromEntries(Object.entries(entries).filter(([, file]) => exists(file))),
    splitting: true,
    format: "esm",
    outdir,
    outExtension: { ".js": ".mjs" },
    external: ["@typescript/native*"],
    plugins: [oneTypeScript, oneSetOfTypes],
    banner: { js: commonJsNames },
  });
  copyGrammars(outdir);
  fs.cpSync(path.join(root, "src/plugin/published"), outdir, { recursive: true });
  await build({
    ...shared,
    entryPoints: {
      extension: "src/client/extension.ts",
      "language-client": "src/client/language-client.ts",
      "viewer-session": "src/client/log-viewer/viewer-session.ts",
    },
    format: "cjs",
    outdir,
    outExtension: { ".js": ".cjs" },
    external: ["vscode"],
    plugins: [lateParts],
    supported: { "dynamic-import": false },
  });
  const pages = {
    "log-viewer": "src/client/log-viewer/webview/main.ts",
    dashboard: "src/client/dashboard/webview/main.ts",
  };
  await build({
    ...shared,
    entryPoints: Object.fromEntries(Object.entries(pages).filter(([, file]) => exists(file))),
    platform: "browser",
    target: "chrome128",
    format: "iife",
    outdir: path.join(outdir, "webview"),
  });
  return modules.metafile?.outputs ?? {};
}

// Of the package's 22 MB of grammars, those of the languages whose logging statements are read.
const grammars = ["tree-sitter", "tree-sitter-python", "tree-sitter-go", "tree-sitter-java"];

/** @param {string} outdir */
function copyGrammars(outdir) {
  const from = path.join(root, "node_modules/@vscode/tree-sitter-wasm/wasm");
  fs.mkdirSync(path.join(outdir, "grammars"), { recursive: true });
  for (const name of grammars)
    fs.copyFileSync(path.join(from, `${name}.wasm`), path.join(outdir, "grammars", `${name}.wasm`));
}

if (process.argv[1] && path.resolve(process.argv[1]) === path.join(root, "src/build/bundle.mjs")) {
  const outputs = await bundle({ minify: !process.argv.includes("--dev") });
  const total = Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);
  console.error(`Built dist/ (${(total / 1e6).toFixed(1)} MB).`);
}
