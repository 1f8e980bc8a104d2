// Naming heuristics: whole words, the head noun, callees, partial values, the object around a property, and labels in texts.
import { describe, expect, test } from "vitest";
import { classifyName, isSensitive } from "../../src/catalogue/sensitive/classify.ts";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import { inSurroundings } from "../../src/analysis/surroundings.ts";
import { onlyRule } from "../analysis/check.ts";
import { findings, reported, silent } from "./reported.ts";

const holds = (name: string, object?: string): boolean =>
  isSensitive(classifyName(name, object === undefined ? {} : { object }));

describe("identifiers are split into words and matched as whole words", () => {
  test.each([
    ["camel", "userPassword"],
    ["snake", "user_password"],
    ["kebab", "user-password"],
    ["capitals", "USER_PASSWORD"],
    ["digits", "password2"],
    ["run together", "apikey"],
    ["an acronym first", "JWTSecret"],
    ["an acronym inside", "myAPIKeyV2"],
    ["two words", "clientSecret"],
    ["a plural", "passwords"],
  ])("%s: %s", (_, name) => expect(holds(name)).toBe(true));

  test.each(["passwordless", "secretary", "tokenizer", "monkey", "microphone", "unauthorized", "keyboard", "compass"])(
    "never a substring: %s",
    (name) => expect(holds(name)).toBe(false),
  );
});

describe("the head noun defuses", () => {
  const heads =
    "Id Name Type Kind Count Length Size Index Url Uri Endpoint Path File Version Arn Ref Label Msg Message Error Prompt Hint Regex Pattern Placeholder Policy Enabled Required Valid Expiry ExpiresAt Ttl Hash Digest Masked Redacted Encrypted Strength Field Selector";
  test.each(heads.split(" "))("token%s", (head) => expect(holds(`token${head}`)).toBe(false));
  test.each(heads.split(" "))("password%s", (head) => expect(holds(`password${head}`)).toBe(false));
});

describe("a prefix defuses", () => {
  test.each("next prev page cursor is has should needs reset forgot".split(" "))("%sToken", (prefix) =>
    expect(holds(`${prefix}Password`) && holds(`${prefix}Token`)).toBe(false),
  );
  test.each("next prev page cursor is has should needs".split(" "))("%sToken alone", (prefix) =>
    expect(holds(`${prefix}Token`)).toBe(false),
  );
  test("what a reset is done with is a secret", () => expect(holds("resetToken")).toBe(true));
  test("a boolean and a function", () =>
    silent(`
export function page(resetPassword: () => void, forgotPassword: boolean) {
  console.log(resetPassword, forgotPassword);
}`));
});

describe("names of callees", () => {
  test.each("redact mask censor obfuscate sanitize scrub hash digest hmac encrypt tokenise".split(" "))(
    "%s stops a flow",
    (name) =>
      silent(`import { ${name} } from "./safety";\nexport const show = (apiKey) => console.log(${name}(apiKey));`),
  );

  test.each(["decode", "decrypt"])("%s does not", (name) =>
    reported(`import { ${name} } from "./safety";\nconst password = ${name}(stored);\nconsole.log(«password»);`),
  );

  test("a decrypted value under a harmless name", () =>
    reported(`const plain = decryptPassword(stored);\nconsole.log("restored", «plain»);`));
});

describe("partial values", () => {
  test.each([
    ["the last four", "cardNumber.slice(-4)"],
    ["four characters", "apiKey.substring(0, 4)"],
    ["one character", "password[0].length"],
    ["the first three", "token.slice(0, 3)"],
  ])("%s", (_, part) => silent(`export const show = (cardNumber, apiKey, password, token) => console.log(${part});`));

  test.each([
    ["eight of the beginning", "«accessToken».slice(0, 8)"],
    ["all but the end", "«apiKey».substring(0, 20)"],
    ["a piece of a split", `«accessToken.split(".")[2]»`],
  ])("%s still leak", (_, part) => reported(`export const show = (apiKey, accessToken) => console.log(${part});`));
});

describe("the object around a property", () => {
  test.each([
    ["name", "user"],
    ["address", "patient"],
    ["phone", "customer"],
    ["email", "recipient"],
  ])("%s of %s is personal", (name, object) => expect(holds(name, object)).toBe(true));

  test.each([
    ["name", "config"],
    ["address", "server"],
    ["name", "plugin"],
    ["title", "document"],
  ])("%s of %s is not", (name, object) => expect(holds(name, object)).toBe(false));

  test("booleans, numbers and dates of a person are not", () =>
    silent(`
interface User { id: number; emailVerified: boolean; phone: number; birthDate: Date; name: string }
export const show = (user: User) => console.log(user.emailVerified, user.phone, user.birthDate, user.id);`));

  test("texts of a person are", () =>
    reported(`
interface Patient { id: number; address: string; diagnosis: string }
export const show = (patient: Patient) => console.log(patient.id, «patient.address», «patient.diagnosis»);`));
});

describe("process.env", () => {
  test("as a whole", () => reported(`console.log(«process.env»);`));
  test("by the name of a variable", () =>
    reported(`console.log(process.env.TZ, «process.env.SMTP_PASSWORD», process.env.SMTP_HOST);`));
  test("by a name that is computed", () => silent(`export const show = (name) => console.log(process.env[name]);`));
});

describe("literals label", () => {
  test("label, separator and one value make the value sensitive", () =>
    reported(`
export function show(value, x) {
  console.log(«"password: " + x»);
  console.log(«\`token=\${value}\`»);
}`));

  test("prose does not", () =>
    silent(`
export function show(x, route) {
  console.log("the password of " + x + " was changed");
  console.log(\`resetting the password for tenant \${x}\`);
  console.log("token verification took", x, "at", route);
}`));
});

describe("places where less is at stake", () => {
  const leak = `export const show = (password) => console.log(password);\n`;
  const levelAt = (path: string): string | undefined => {
    const outcome = inSurroundings(
      analyzeSource({ path: `/app/${path}`, text: leak }, onlyRule("no-secret-in-log")),
      "/app/",
    );
    return outcome.status === "skipped" ? outcome.reason : outcome.findings[0]?.level;
  };

  test.each([
    ["src/auth.ts", "error"],
    ["scripts/seed.ts", "warning"],
    ["bin/cli.js", "warning"],
    ["tools/release.ts", "warning"],
    ["examples/basic.ts", "warning"],
    ["test/auth.ts", "info"],
    ["src/auth.test.ts", "info"],
    ["src/__mocks__/auth.ts", "info"],
  ])("%s: %s", (path, level) => expect(levelAt(path)).toBe(level));

  test.each([
    `if (process.env.NODE_ENV === "test") {`,
    `if (process.env.NODE_ENV !== "production") {`,
    `if (isDevelopment) {`,
    `if (isTest()) {`,
    `if (config.isDev) {`,
    `if (import.meta.env.DEV) {`,
  ])("under %s", (guard) => {
    const [finding] = findings(`export function show(password) {\n  ${guard}\n    console.log(password);\n  }\n}`);
    expect(finding?.level).toBe("warning");
  });

  test("not under the opposite", () => {
    const [finding] = findings(
      `export function show(password) {\n  if (process.env.NODE_ENV === "production") {\n    console.log(password);\n  }\n}`,
    );
    expect(finding?.level).toBe("error");
  });
});
