// Lint of the house: strict types, small files and functions, and no Node or editor API in the engines.
import tseslint from "typescript-eslint";

const engines = ["base", "config", "catalogue", "analysis", "logs", "correlate", "respond", "exporters", "reporters"];
const nodeApi = {
  group: ["node:*", "fs", "path", "os", "child_process", "worker_threads", "crypto", "http", "net", "vscode"],
  message: "Engines take text in and give data out: files, clock and editor come through base/host.",
};

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "out/**",
      "coverage/**",
      "node_modules/**",
      "test/fixtures/**",
      "test/corpus/**",
      "src/client/*/webview/**",
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": "off",
      eqeqeq: "error",
      "no-console": "error",
      "max-params": ["error", 3],
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", { max: 400, skipComments: true, skipBlankLines: true }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: engines.map((name) => `src/${name}/**/*.ts`),
    rules: {
      "no-restricted-imports": ["error", { patterns: [nodeApi] }],
      "no-restricted-globals": ["error", "process", "Date"],
    },
  },
  {
    files: ["**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  { files: ["**/*.mjs"], rules: { "no-console": "off", "no-undef": "off" } },
);
