// The types that users of `seclog/eslint-plugin` see.
import type { ESLint, Linter, Rule } from "eslint";

declare const plugin: ESLint.Plugin & {
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: { readonly recommended: Linter.Config };
};

export default plugin;
