// Lints the files of a list with eslint-plugin-security's recommended rules, as the bench of a repository compares with.
import fs from "node:fs";
import { ESLint } from "eslint";
// @ts-expect-error It ships no types.
import security from "eslint-plugin-security";
import tseslint from "typescript-eslint";

const files = JSON.parse(fs.readFileSync(process.argv[2] ?? "", "utf8"));
const { plugins, rules } = /** @type {any} */ (security).configs.recommended;
const eslint = new ESLint({
  overrideConfigFile: true,
  warnIgnored: false,
  overrideConfig: [
    {
      files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"],
      languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      plugins,
      rules,
    },
  ],
});
await eslint.lintFiles(files);
