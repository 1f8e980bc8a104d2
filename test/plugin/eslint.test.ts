// The ESLint plugin: the findings of Seclog as messages of ESLint, with its fixes and suggestions.
import { ESLint, Linter } from "eslint";
import { describe, expect, test } from "vitest";
import tseslint from "typescript-eslint";
import seclog from "../../src/plugin/eslint.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { createFolder } from "../cli/run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;

function lint(text: string, config: Linter.Config = {}, filename = "src/login.js"): readonly Linter.LintMessage[] {
  return new Linter().verify(text, [{ files: ["**/*"] }, seclog.configs.recommended, config], { filename });
}

test("has every rule, each with its page", () => {
  expect(Object.keys(seclog.rules)).toEqual(rules.ids);
  for (const [id, rule] of Object.entries(seclog.rules)) {
    expect(rule.meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${id}\\.md$`));
  }
});

test("the recommended configuration has errors and warnings at their level, and no infos", () => {
  const { rules: levels = {} } = seclog.configs.recommended;
  expect(levels["seclog/no-secret-in-log"]).toBe("error");
  expect(levels["seclog/no-log-injection"]).toBe("warn");
  const infos = rules.entries.filter(({ level }) => level === "info").map(({ id }) => `seclog/${id}`);
  for (const id of infos) expect(levels).not.toHaveProperty([id]);
});

test("reports the place and the sentence of Seclog", () => {
  const [message, ...others] = lint(leak);
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    ruleId: "seclog/no-secret-in-log",
    severity: 2,
    line: 2,
    column: 38,
    endLine: 2,
    endColumn: 46,
  });
  expect(message?.message).toContain("`password` reaches `console.log`");
});

test("fixes what is safe to fix, and offers the rest as suggestions", () => {
  const { output } = new Linter().verifyAndFix(leak, [seclog.configs.recommended], { filename: "src/login.js" });
  expect(output).toContain('console.log("signing in", user.id);');
  const suggestions = lint(leak).flatMap(({ suggestions: list = [] }) => list.map(({ desc }) => desc));
  expect(suggestions.every((desc) => desc.length > 0)).toBe(true);
});

test("understands the comments of both", () => {
  expect(lint(leak.replace("  console", "  // seclog-disable-next-line no-secret-in-log -- demo\n  console"))).toEqual(
    [],
  );
  expect(
    lint(leak.replace("  console", "  // eslint-disable-next-line seclog/no-secret-in-log -- demo\n  console")),
  ).toEqual([]);
});

test("leaves out what counts less, such as findings in tests, unless asked", () => {
  const real = "console.log(process.env.DB_PASSWORD);\n";
  expect(lint(real, {}, "src/login.test.js")).toEqual([]);
  const asked: Linter.Config = { rules: { "seclog/no-secret-in-log": ["error", { minLevel: "info" }] } };
  expect(lint(real, asked, "src/login.test.js")).toHaveLength(1);
});

describe("settings.seclog", () => {
  test("names sanitizers and profiles", () => {
    const masked = leak.replace("id, password", "id, privacy.mask(password)");
    expect(lint(masked, { settings: { seclog: { sanitizers: ["privacy.mask"] } } })).toEqual([]);
  });

  test("is checked as a configuration file is", () => {
    expect(() => lint(leak, { settings: { seclog: { sanitisers: [] } } })).toThrow('Did you mean "sanitizers"?');
  });
});

test("works on TypeScript and follows imports", async () => {
  const folder = createFolder({
    "src/log.ts": "export const report = (text: string): void => console.log(text);\n",
    "src/login.ts": `import { report } from "./log.ts";\nexport const signIn = (password: string): void => report(password);\n`,
  });
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } }, seclog.configs.recommended],
  });
  const [result] = await eslint.lintFiles(["src/login.ts"]);
  expect(result?.messages.map(({ ruleId, line }) => `${ruleId}:${line}`)).toEqual(["seclog/no-secret-in-log:2"]);
});
