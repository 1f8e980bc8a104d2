// Code that a repository plants where tools look for settings, plugins and packages. Whoever runs it finds a file with this name.

export const trace = "seclog-ran-planted-code";

/** Written so that it works as an ES module and as CommonJS. */
export function plantedCode(name: string): string {
  return `void import("node:fs").then((fs) => fs.writeFileSync(${JSON.stringify(`${trace}-${name.replace(/\W/g, "-")}`)}, ""));\n`;
}

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

/** A project with such code in all these places, and one leak in `src/login.ts`. */
export const plantedFiles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(places.map((place) => [place, plantedCode(place)])),
  "package.json": JSON.stringify({
    name: "shop",
    scripts: { preinstall: "node planted.js", postinstall: "node planted.js", prepare: "node planted.js" },
    eslintConfig: { plugins: ["planted-plugin"] },
  }),
  "planted.js": plantedCode("scripts"),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { plugins: [{ name: "planted-plugin" }, { transform: "planted-plugin" }] },
  }),
  "src/login.ts": `import pino from "pino";\nimport planted from "planted-plugin";\nconst logger = pino();\nexport const login = (user: { password: string }) => logger.info(user.password, planted);\n`,
};
