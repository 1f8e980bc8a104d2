// Configurations in a monorepo: each file is checked under the nearest one, whoever starts the check and from where.
import { describe, expect, test } from "vitest";
import { createFolder, seclog } from "./run-cli.ts";

const leak = `export const signIn = (user, password) => console.log("signing in", user.id, password);\n`;
const personal = `export const join = (user) => console.log("joined", user.email);\n`;

const monorepo = {
  "seclog.config.json": `{ "rules": { "no-secret-in-log": "warning" }, "ignorePatterns": ["legacy/"] }`,
  "packages/api/seclog.config.json": `{ "extends": "../../strict.json", "ignorePatterns": ["generated/"] }`,
  "strict.json": `{ "profile": "gdpr", "rules": { "no-secret-in-log": "error" } }`,
  "packages/api/src/login.js": leak,
  "packages/api/generated/client.js": leak,
  "packages/api/legacy/old.js": leak,
  "packages/web/src/login.js": leak,
  "packages/job/seclog.config.json": `{ "rules": { "no-secret-in-log": "off" } }`,
  "packages/job/run.js": leak,
  ".git/HEAD": "",
};

interface Report {
  readonly findings: readonly { readonly path: string; readonly level: string }[];
}

async function levels(line: string, folder: string): Promise<readonly string[]> {
  const { stdout } = await seclog(line, { folder });
  const { findings } = JSON.parse(stdout) as Report;
  return findings.map(({ path, level }) => `${path} ${level}`);
}

test("the nearest configuration holds for each file, and what those above ignore stays ignored", async () => {
  const folder = createFolder(monorepo);
  expect(await levels("check -f json", folder)).toEqual([
    "packages/api/src/login.js error",
    "packages/web/src/login.js warning",
  ]);
  expect(await levels("check -f json src", `${folder}/packages/api`)).toEqual(["src/login.js error"]);
});

test("one configuration for all, or none, when asked for", async () => {
  const folder = createFolder(monorepo);
  expect(await levels("check -f json --config seclog.config.json packages/job packages/api/src", folder)).toEqual([
    "packages/api/src/login.js warning",
    "packages/job/run.js warning",
  ]);
  expect(await levels("check -f json --no-config packages/job", folder)).toEqual(["packages/job/run.js error"]);
});

test("flags win in every folder", async () => {
  const folder = createFolder(monorepo);
  expect(await levels("check -f json --rule no-secret-in-log=info", folder)).toEqual([
    "packages/api/src/login.js info",
    "packages/job/run.js info",
    "packages/web/src/login.js info",
  ]);
});

test("stdin has the configuration of the file that it stands for", async () => {
  const folder = createFolder(monorepo);
  const { stdout } = await seclog("check -f json --stdin-filename packages/api/src/new.js", { folder, stdin: leak });
  expect(stdout).toContain(`"level": "error"`);
});

test("a broken configuration of a package is named with its place", async () => {
  const folder = createFolder({ ...monorepo, "packages/job/seclog.config.json": `{ "rule": {} }` });
  const { code, stderr } = await seclog("check", { folder });
  expect(code).toBe(2);
  expect(stderr).toContain(`packages/job/seclog.config.json:1:3: Unknown key "rule". Did you mean "rules"?`);
});

describe("--profile", () => {
  test("takes the place of the configured one, and can be repeated", async () => {
    const files = { "seclog.config.json": `{ "profile": "hipaa" }`, "a.js": personal };
    const folder = createFolder(files);
    expect(await levels("check -f json", folder)).toEqual(["a.js error"]);
    expect(await levels("check -f json --profile pci-dss", folder)).toEqual(["a.js info"]);
    expect(await levels("check -f json --profile pci-dss --profile gdpr", folder)).toEqual(["a.js warning"]);
  });

  test("is one of those that are known", async () => {
    const { code, stderr } = await seclog("check --profile sox", { files: { "a.js": personal } });
    expect(code).toBe(2);
    expect(stderr).toContain("Profiles are gdpr, hipaa, pci-dss");
  });
});

interface Printed {
  readonly configuration: string | null;
  readonly extends: readonly string[];
  readonly ignored: boolean;
  readonly options: Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>;
  readonly rules: Readonly<Record<string, { readonly value: string; readonly origin: string }>>;
  readonly categories: Readonly<Record<string, { readonly value: string; readonly origin: string }>>;
  readonly retentionDays?: { readonly max?: { readonly days: number } };
}

describe("--print-config", () => {
  test("shows each value with its origin", async () => {
    const folder = createFolder(monorepo);
    const line =
      "check --print-config packages/api/src/login.js --rule no-log-injection=error --skip effective-redaction";
    const { stdout, code } = await seclog(line, { folder });
    const printed = JSON.parse(stdout) as Printed;
    expect(code).toBe(0);
    expect(printed).toMatchObject({
      configuration: "packages/api/seclog.config.json",
      extends: ["strict.json"],
      ignored: false,
      options: {
        profile: { value: "gdpr", origin: "strict.json:1" },
        ignorePatterns: { value: ["generated/"], origin: "packages/api/seclog.config.json:1" },
        maxFileBytes: { value: 1_000_000, origin: "default" },
      },
      rules: {
        "no-secret-in-log": { value: "error", origin: "strict.json:1" },
        "no-log-injection": { value: "error", origin: "--rule" },
        "effective-redaction": { value: "off", origin: "--skip" },
        "no-secret-in-error": { value: "warning", origin: "default" },
      },
      retentionDays: { max: { days: 365 } },
    });
    expect(printed.categories["diagnosis"]).toEqual({ value: "error", origin: "profile gdpr" });
  });

  test("says when the file is left out, and when nothing is configured", async () => {
    const folder = createFolder(monorepo);
    const ignored = await seclog("check --print-config packages/api/legacy/old.js", { folder });
    expect((JSON.parse(ignored.stdout) as Printed).ignored).toBe(true);
    const none = await seclog("check --no-config --print-config packages/api/legacy/old.js --profile hipaa", {
      folder,
    });
    expect(JSON.parse(none.stdout)).toMatchObject({
      configuration: null,
      ignored: false,
      options: { profile: { value: ["hipaa"], origin: "--profile" } },
    });
  });
});
