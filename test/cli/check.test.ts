// `seclog check`: what is reported where, and what the exit code says.
import { describe, expect, test } from "vitest";
import { sarifValidator } from "../reporters/sarif-schema.ts";
import { createFolder, seclog } from "./run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
const forge = `export const hello = (req, res) => {\n  console.log("hello " + req.query.name);\n  res.end();\n};\n`;
const clean = `export const hello = (user) => console.log("hello", user.id);\n`;
const broken = `export function open( {\n${leak}`;

interface Report {
  readonly summary: { readonly findings: number; readonly skipped: number };
  readonly findings: readonly { readonly rule: string; readonly path: string; readonly level: string }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly notices: readonly { readonly kind: string }[];
}

function parse(text: string): Report {
  return JSON.parse(text) as Report;
}

describe("the exit code", () => {
  test.each([
    ["an error", "check", leak, 1],
    ["no finding", "check", clean, 0],
    ["a rule that is off", "check --skip no-secret-in-log", leak, 0],
    ["an info", "check --rule no-secret-in-log=info", leak, 0],
    ["a part not analysed, with --strict", "check --exit-zero --strict", broken, 2],
  ])("%s: %s", async (...[, line, text, code]) => {
    expect((await seclog(line, { files: { "a.js": text } })).code).toBe(code);
  });

  test("`seclog src` is `seclog check src`", async () => {
    const run = await seclog("src", { files: { "src/a.js": leak, "b.js": leak } });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("src/a.js:2:38  error  no-secret-in-log");
    expect(run.stdout).not.toContain("b.js");
  });
});

test("deployment files are checked with the code, under a profile", async () => {
  const files = {
    "src/a.js": clean,
    "infra/logs.tf": `resource "aws_cloudwatch_log_group" "shop" {\n  retention_in_days = 14\n}\n`,
    "deploy/logrotate.d/shop": "/var/log/shop.log {\n  daily\n  rotate 7\n}\n",
    "deploy/notes.txt": "rotate 7\n",
    "cdk.out/Shop.template.json": `{ "Resources": { "Logs": { "Type": "AWS::Logs::LogGroup" } } }`,
  };
  const folder = createFolder(files);
  const { code, stdout } = await seclog("check -f concise --profile pci-dss", { folder });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^deploy\/logrotate\.d\/shop:3:3: warning log-retention: This rotation keeps 7 days of logs/);
  expect(stdout).toMatch(/^infra\/logs\.tf:2:23: warning log-retention: `shop` keeps 14 days of logs/m);
  expect(stdout.match(/log-retention/g)).toHaveLength(2);
  expect((await seclog("check", { folder })).stdout).toBe("No findings in 3 files.\n");
});

describe("the report", () => {
  test("goes to stdout, and nothing else does", async () => {
    const { stdout, stderr } = await seclog("check", { files: { "a.js": leak } });
    expect(stdout).toContain("1 finding (1 error) in 1 of 1 file");
    expect(stderr).toBe("");
  });

  test("lists skipped files and syntax errors in every format", async () => {
    const files = {
      "min.js": `x=1;${"a(1);".repeat(2000)}`,
      "broken.js": broken,
      "latin.js": Buffer.from("// caf\xe9\n", "latin1"),
    };
    const folder = createFolder(files);
    const report = parse((await seclog("check -f json", { folder })).stdout);
    expect(report.skipped.map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      "latin.js encoding",
      "min.js minified",
    ]);
    expect(report.notices.map(({ kind }) => kind)).toContain("syntax");
    expect(report.findings.map(({ path }) => path)).toEqual(["broken.js"]);
    const { stdout } = await seclog("check", { folder });
    expect(stdout).toMatch(/2 files not analysed\n +latin\.js +encoding .*\n +min\.js +minified/);
    const sarif = (await seclog("check -f sarif", { folder })).stdout;
    for (const id of ["skipped-minified", "skipped-encoding", "syntax"]) expect(sarif).toContain(`"${id}"`);
    const validate = sarifValidator();
    validate(JSON.parse(sarif));
    expect(validate.errors).toBeNull();
  });

  test("cannot steer the terminal, whatever files are called", async () => {
    const name = "evil\u001b]52;c;aGk=\u0007\u001b[2J\u202e.js";
    const { stdout } = await seclog(["check", name], { files: { [name]: leak }, tty: true });
    expect(stdout).toContain("evil\\x1b]52;c;aGk=\\x07\\x1b[2J\\u202e.js");
    // Only colours of our own are left.
    expect(stdout.replaceAll(/\u001b\[\d+m/g, "")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test("can be written to several files at once", async () => {
    const run = await seclog("check -f pretty -f json=out/findings.json -f sarif=out/seclog.sarif", {
      files: { "a.js": leak },
    });
    expect(run.stdout).toContain("no-secret-in-log");
    expect(run.stderr).toBe("Wrote out/findings.json.\nWrote out/seclog.sarif.\n");
    expect(parse(run.read("out/findings.json")).summary.findings).toBe(1);
    expect(run.read("out/seclog.sarif")).toContain('"2.1.0"');
  });

  test("-o takes it from stdout, with the same exit code", async () => {
    const run = await seclog("check -f json -o findings.json", { files: { "a.js": leak } });
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 1, stdout: "" });
    expect(parse(run.read("findings.json")).findings).toHaveLength(1);
    const long = await seclog("check -f json --output-file findings.json", { files: { "a.js": leak } });
    expect(long.read("findings.json")).toBe(run.read("findings.json"));
  });

  test("is coloured for people only", async () => {
    const folder = createFolder({ "a.js": leak });
    const coloured = async (tty: boolean, env: Record<string, string>) =>
      (await seclog("check", { folder, tty, env })).stdout.includes("\u001b[");
    expect(await coloured(true, {})).toBe(true);
    expect(await coloured(false, {})).toBe(false);
    expect(await coloured(true, { NO_COLOR: "1" })).toBe(false);
    expect(await coloured(false, { FORCE_COLOR: "1" })).toBe(true);
  });

  test("is the same for any number of threads and any order of paths", async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`src/f${i}.js`, i % 2 ? leak : forge]));
    const folder = createFolder(files);
    const reports = await Promise.all(
      ["check src --threads 1", "check src --threads 2", "check src/f9.js src/f1.js src", "check"].map(
        async (line) => (await seclog(`${line} -f sarif --no-cache`, { folder })).stdout,
      ),
    );
    expect(new Set(reports).size).toBe(1);
  });
});

describe("the configuration", () => {
  const files = { "seclog.config.json": `{ "rules": { "no-secret-in-log": "warning" } }`, "src/a.js": leak };

  test("holds, unless it is left out", async () => {
    const folder = createFolder(files);
    expect(parse((await seclog("check -f json", { folder })).stdout).findings[0]?.level).toBe("warning");
    expect(parse((await seclog("check -f json --no-config", { folder })).stdout).findings[0]?.level).toBe("error");
  });

  test("yields to the command line", async () => {
    const { stdout } = await seclog("check -f json --rule no-secret-in-log=info", { files });
    expect(parse(stdout).findings[0]?.level).toBe("info");
  });

  test("names files to leave out, counted from its own folder", async () => {
    const ignoring = { ...files, "seclog.config.json": `{ "ignorePatterns": ["/src/"] }`, "lib/src/b.js": leak };
    const { stdout } = await seclog("check -f json", { files: ignoring });
    expect(parse(stdout).findings.map(({ path }) => path)).toEqual(["lib/src/b.js"]);
  });
});

describe("stdin", () => {
  test("is checked as if it were the file", async () => {
    const { code, stdout } = await seclog("check --stdin-filename src/a.js", { stdin: leak });
    expect(code).toBe(1);
    expect(stdout).toContain("src/a.js:2:38");
  });
});

describe("sanitizers of the configuration", () => {
  const files = {
    "seclog.config.json": '{ "sanitizers": ["privacy.mask", "privacy.msak"] }',
    "src/login.js": "console.log(privacy.mask(user.password));\n",
  };

  test("one that is called nowhere is told", async () => {
    const { code, stderr } = await seclog("check", { files });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'The sanitizer "privacy.msak" of the configuration is called nowhere in the files that log; is its name right?',
    );
    expect(stderr).not.toContain('"privacy.mask"');
  });

  test("of a part of the project nothing is said", async () => {
    const { stderr } = await seclog("check src", { files });
    expect(stderr).not.toContain("sanitizer");
  });
});
