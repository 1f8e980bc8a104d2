// Code that a repository plants where tools look for settings, plugins and packages: reading a project must start none of it.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createFolder, seclog } from "../cli/run-cli.ts";

const trace = "seclog-ran-planted-code";
// Written so that it works as an ES module and as CommonJS.
const code = (name: string): string =>
  `void import("node:fs").then((fs) => fs.writeFileSync(${JSON.stringify(`${trace}-${name.replace(/\W/g, "-")}`)}, ""));\n`;

const places = [
  ...["js", "cjs", "mjs", "ts"].map((extension) => `seclog.config.${extension}`),
  ".seclogrc.js",
  ".eslintrc.js",
  ".eslintrc.cjs",
  "eslint.config.js",
  "prettier.config.mjs",
  "babel.config.js",
  "vite.config.ts",
  "vitest.config.ts",
  "webpack.config.js",
  "jest.config.js",
  ".mocharc.js",
  ".pnpmfile.cjs",
  "node_modules/typescript/lib/typescript.js",
  "node_modules/typescript/lib/tsserverlibrary.js",
  "node_modules/ts-morph/dist/ts-morph.js",
  "node_modules/@typescript-eslint/typescript-estree/dist/index.js",
  "node_modules/planted-plugin/index.js",
  "node_modules/pino/index.js",
  "node_modules/shared-config/seclog.config.js",
  ".husky/pre-commit",
];

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(places.map((place) => [place, code(place)])),
  "package.json": JSON.stringify({
    name: "shop",
    scripts: { preinstall: "node planted.js", postinstall: "node planted.js", prepare: "node planted.js" },
    eslintConfig: { plugins: ["planted-plugin"] },
  }),
  "planted.js": `${code("scripts")}`,
  "tsconfig.json": JSON.stringify({
    compilerOptions: { plugins: [{ name: "planted-plugin" }, { transform: "planted-plugin" }] },
  }),
  "src/login.ts": `import pino from "pino";\nimport planted from "planted-plugin";\nconst logger = pino();\nexport const login = (user: { password: string }) => logger.info(user.password, planted);\n`,
};

describe("nothing that a project holds is run", () => {
  test.each([
    ["check --no-cache ."],
    ["check --no-cache --types ."],
    ["check --no-cache --fix --fix-unsafe --exit-zero ."],
    ["check --print-config src/login.ts"],
    ["events ."],
    ["doctor"],
    ["baseline create"],
  ])("by %s", { timeout: 60_000 }, async (line) => {
    const folder = createFolder(files);
    const before = process.cwd();
    process.chdir(folder);
    try {
      const { code: exit, stderr } = await seclog(line, { folder });
      expect([0, 1], stderr).toContain(exit);
    } finally {
      process.chdir(before);
    }
    expect(fs.readdirSync(folder).filter((name) => name.startsWith(trace))).toEqual([]);
  });

  test("the code that is planted does leave a trace when it is run", async () => {
    const folder = createFolder({ "planted.mjs": code("alone") });
    const before = process.cwd();
    process.chdir(folder);
    try {
      await import(path.join(folder, "planted.mjs"));
      await vi.waitFor(() => expect(fs.readdirSync(folder)).toContain(`${trace}-alone`));
    } finally {
      process.chdir(before);
    }
  });

  test("a configuration can be extended by files of settings only", async () => {
    const { code: exit, stderr } = await seclog("check --no-cache .", {
      files: { ...files, "seclog.config.json": `{ "extends": "./seclog.config.js" }` },
    });
    expect(exit).toBe(2);
    expect(stderr).toContain("seclog.config.js");
  });
});
