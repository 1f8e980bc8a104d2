// What the package exports, as another project imports it from node_modules: the built files and nothing of the sources.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { bundle } from "../../src/build/bundle.mjs";
import { createFolder } from "../cli/run-cli.ts";

const root = path.resolve(import.meta.dirname, "../..");
const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
let project = "";

beforeAll(async () => {
  project = createFolder({
    "package.json": '{ "type": "module" }',
    "src/login.js": leak,
    "api.js": `import { analyze, analyzeFiles } from "seclog";
const one = analyze('console.log("in", password);', { path: "a.js" });
const all = await analyzeFiles(["src"]);
console.log(JSON.stringify([one.findings.length, all.findings.map(({ path }) => path)]));
`,
    "eslint.config.js": 'import seclog from "seclog/eslint-plugin";\nexport default [seclog.configs.recommended];\n',
  });
  const installed = path.join(project, "node_modules/seclog");
  await bundle({ minify: false, outdir: path.join(installed, "dist") });
  fs.copyFileSync(path.join(root, "package.json"), path.join(installed, "package.json"));
  fs.cpSync(path.join(root, "media/seclog.schema.json"), path.join(installed, "media/seclog.schema.json"));
}, 120_000);

test("import { analyze } from 'seclog'", () => {
  const printed = execFileSync(process.execPath, ["api.js"], { cwd: project, encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual([1, ["src/login.js"]]);
});

test("seclog/eslint-plugin in eslint.config.js", () => {
  const eslint = path.join(root, "node_modules/eslint/bin/eslint.js");
  const run = () => execFileSync(process.execPath, [eslint, "-f", "json", "src"], { cwd: project, encoding: "utf8" });
  expect(run).toThrow(
    expect.objectContaining({ status: 1, stdout: expect.stringContaining("seclog/no-secret-in-log") as string }),
  );
});

test("the types are there where package.json says", () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  };
  const files = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  );
  for (const file of files)
    expect([file, fs.existsSync(path.join(project, "node_modules/seclog", file))]).toEqual([file, true]);
});
