// `npm run test:e2e`: builds the extension, its package and these tests, and runs them in a real VS Code. With a network and a screen that
// is the VS Code that @vscode/test-electron downloads; without, a headless one out of npm packages (set E2E_HOST to choose). The last line
// is "N passed, N failed"; screenshots lie in out/e2e/.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { packageExtension, stageExtension } from "../../src/build/package.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const out = path.join(root, "out/e2e");
const entries = { main: "test/e2e/main.ts", "workbench-tests": "test/e2e/ui/index.ts" };
const shared = {
  absWorkingDir: root,
  bundle: true,
  packages: /** @type {const} */ ("external"),
  platform: /** @type {const} */ ("node"),
  target: "node20",
  sourcemap: /** @type {const} */ ("inline"),
};

const extension = await stageExtension(path.join(out, "extension"));
await build({
  ...shared,
  entryPoints: entries,
  outdir: out,
  format: "esm",
  outExtension: { ".js": ".mjs" },
  // Labels of pages are translated by the editor, which these tests look at from outside.
  alias: { vscode: path.join(root, "test/e2e/ui/vscode-texts.ts") },
});
await build({
  ...shared,
  entryPoints: ["test/e2e/page/harness.ts"],
  outfile: path.join(out, "harness.js"),
  platform: "browser",
  format: "iife",
});
// What runs inside VS Code is CommonJS, as VS Code loads it.
await build({
  ...shared,
  entryPoints: ["test/e2e/suite/index.ts"],
  outfile: path.join(out, "suite.cjs"),
  format: "cjs",
  external: ["vscode"],
});
const { packagePath } = await packageExtension({ from: extension, out });
const { main } = await import(pathToFileURL(path.join(out, "main.mjs")).href);
process.exit(await main({ root, extension, out, vsix: packagePath }));
