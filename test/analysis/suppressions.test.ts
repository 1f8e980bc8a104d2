// Suppression comments: what they cover, and what is said of those that cover nothing.
import { expect, test } from "vitest";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import { onlyRule } from "./check.ts";

function analyse(text: string): { findings: number; notices: readonly string[] } {
  const outcome = analyzeSource({ path: "/src/example.ts", text }, onlyRule(undefined));
  if (outcome.status === "skipped") throw new Error(outcome.reason);
  return { findings: outcome.findings.length, notices: outcome.notices.map(({ message }) => message) };
}

test("the next line is suppressed, with a reason", () => {
  const text = `// seclog-disable-next-line no-secret-in-log -- printed once at first start\nconsole.log(password);`;
  expect(analyse(text)).toEqual({ findings: 0, notices: [] });
});

test("the same line is suppressed", () => {
  expect(analyse(`console.log(password); // seclog-disable-line no-secret-in-log -- demo`)).toEqual({
    findings: 0,
    notices: [],
  });
});

test("a block comment above a call of several lines covers the whole call", () => {
  const text = `/* seclog-disable-next-line no-secret-in-log */\nconsole.log(\n  "signed in",\n  password,\n);`;
  expect(analyse(text)).toEqual({ findings: 0, notices: [] });
});

test("another rule stays, and the directive is reported as unused", () => {
  const text = `// seclog-disable-next-line no-log-injection\nconsole.log(password);`;
  expect(analyse(text)).toEqual({ findings: 1, notices: ["This directive suppresses nothing; remove it."] });
});

test("only the next line is covered", () => {
  const text = `// seclog-disable-next-line no-secret-in-log\nconsole.log(1);\nconsole.log(password);`;
  expect(analyse(text).findings).toBe(1);
});

test("several rules are separated by commas", () => {
  const text = `app.get("/", (req, res) => {
    // seclog-disable-next-line no-secret-in-log, no-log-injection -- local tool
    console.log(req.query.password);
  });`;
  expect(analyse(text)).toEqual({ findings: 0, notices: [] });
});

test("an unknown rule and a directive without a rule are reported", () => {
  const text = `// seclog-disable-next-line no-secrets\nconsole.log(1);\n// seclog-disable-line -- why not\nconsole.log(2);`;
  expect(analyse(text).notices).toEqual([
    `This directive names the unknown rule "no-secrets".`,
    "This directive names no rule, so it suppresses nothing; name the rules it is for.",
  ]);
});

test("text that only quotes a directive is none", () => {
  const text = `const help = "// seclog-disable-next-line no-secret-in-log";\nconsole.log(password, help);`;
  expect(analyse(text)).toEqual({ findings: 1, notices: [] });
});
