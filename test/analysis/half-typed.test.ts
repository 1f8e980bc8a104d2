// A file that is being typed in: what stands outside the broken statement is still found (promise P4).
import { expect, test } from "vitest";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import type { Finding } from "../../src/base/finding.ts";
import { createLineIndex } from "../../src/base/text.ts";
import { onlyRule } from "./check.ts";

const settings = onlyRule(undefined);

/** Functions as they stand in a service, each with a finding of its own. */
const functions = [
  `export async function signIn(input: SignIn): Promise<Session> {
  const user = await users.findByName(input.name);
  if (!user || !(await verify(user, input.password))) {
    logger.warn({ name: input.name, password: input.password }, "sign-in failed");
    throw new Unauthorized("wrong name or password");
  }
  return sessions.open(user.id, { remember: input.remember ?? false });
}`,
  `router.post("/reset", async (req, res) => {
  const { email } = req.body;
  const link = \`\${config.url}/reset?token=\${await createResetToken(email)}\`;
  console.log("reset link for %s", email, link);
  res.status(202).json({ sent: true });
});`,
  `class PaymentClient {
  private readonly headers: Record<string, string>;
  constructor(private readonly apiSecret: string) {
    this.headers = { authorization: \`Bearer \${apiSecret}\` };
  }
  async charge(order: Order): Promise<Receipt> {
    console.debug("charging", order.id, { headers: { "x-api-key": this.apiSecret } });
    const answer = await fetch(this.url, { method: "POST", headers: this.headers, body: JSON.stringify(order) });
    return (await answer.json()) as Receipt;
  }
}`,
  `export const listUsers = (users: readonly User[]) =>
  users
    .filter((user) => user.active)
    .map((user) => {
      console.info("user", user.id, user.password);
      return { id: user.id, name: user.name };
    });`,
];
const text = Array.from({ length: 8 }, (_, round) =>
  functions.map((code) => code.replace(/signIn|listUsers|PaymentClient/, `$&${round}`)),
)
  .flat()
  .join("\n\n");

interface Cut {
  readonly text: string;
  /** Lines whose findings may go: the statement that is being typed. */
  readonly from: number;
  readonly to: number;
}

/** Cuts the line in half, as if the rest were still to come. */
function cutLine(lines: readonly string[], index: number): Cut {
  const line = lines[index] ?? "";
  const indent = line.length - line.trimStart().length;
  const kept = line.slice(0, indent + Math.ceil((line.length - indent) / 2));
  return { text: [...lines.slice(0, index), kept, ...lines.slice(index + 1)].join("\n"), from: index, to: index + 1 };
}

/** Findings by what they say and where they stand. */
function keys(code: string): readonly { key: string; line: number }[] {
  const outcome = analyzeSource({ path: "/src/service.ts", text: code }, settings);
  expect(outcome.status).not.toBe("skipped");
  if (outcome.status === "skipped") return [];
  const lines = createLineIndex(code);
  const key = ({ rule, message, category }: Finding, line: number): string => `${line} ${rule} ${category} ${message}`;
  return outcome.findings.map((finding) => {
    const line = lines.positionAt(finding.range.start).line;
    return { key: key(finding, line), line };
  });
}

function survival(
  code: string,
  cuts: (lines: readonly string[]) => readonly Cut[],
): { kept: number; expected: number; tried: number } {
  const whole = keys(code);
  let kept = 0;
  let expected = 0;
  const all = cuts(code.split("\n"));
  for (const cut of all) {
    const left = new Set(keys(cut.text).map(({ key }) => key));
    const outside = whole.filter(({ line }) => line < cut.from || line > cut.to);
    expected += outside.length;
    kept += outside.filter(({ key }) => left.has(key)).length;
  }
  return { kept, expected, tried: all.length };
}

test("at least 95% of the findings outside survive when a line is cut in half, over 200 cuts", () => {
  const { kept, expected, tried } = survival(text, (lines) =>
    lines.flatMap((line, index) => (line.trim().length > 3 ? [cutLine(lines, index)] : [])).slice(0, 200),
  );
  expect(tried).toBe(200);
  expect(expected).toBeGreaterThan(5_000);
  expect(kept / expected).toBeGreaterThanOrEqual(0.95);
});

test("a syntax error is told beside the findings", () => {
  const outcome = analyzeSource({ path: "/src/a.ts", text: `console.log(password);\nconst x = {` }, settings);
  expect(outcome).toMatchObject({
    status: "recovered",
    findings: [{ rule: "no-secret-in-log" }],
    notices: [{ kind: "syntax" }],
  });
});

test.each([
  ["a type argument list", `console.log(password);\nlet users: Map<string, `],
  ["a type parameter list", `console.log(password);\nfunction first<T`],
  ["a type argument list before an open comment", `console.log(password);\nlet users: Map<string, /* of`],
  ["an import", `console.log(password);\nimport {`],
  ["a dynamic import", `console.log(password);\nconst page = await import(`],
])("%s may be open", (_, text) => {
  const outcome = analyzeSource({ path: "/src/a.ts", text }, settings);
  expect(outcome).toMatchObject({ status: "recovered", findings: [{ rule: "no-secret-in-log" }] });
});
