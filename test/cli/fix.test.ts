// `--fix` and `--diff`: what is repaired, what is kept, and what is left alone.
import { describe, expect, test } from "vitest";
import { decodeText, encodeText } from "../../src/base/decode.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import { HostError, type Host } from "../../src/base/host.ts";
import { fixText } from "../../src/cli/check/fix.ts";
import { selectFixes } from "../../src/cli/check/fix-selection.ts";
import { repairFiles } from "../../src/cli/check/repair.ts";
import { loadTexts } from "../../src/cli/check/texts.ts";
import { createContext } from "../../src/cli/context.ts";
import { createMemoryHost } from "../memory-host.ts";
import { createFolder, seclog } from "./run-cli.ts";
import { PassThrough } from "node:stream";
import fs from "node:fs";
import path from "node:path";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
const repaired = /console\.log\("signing in", user\.id(?:, "\[redacted\]")?\);/;

describe("--fix", () => {
  test("repairs, says so, and reports what is left", async () => {
    const run = await seclog("check --fix", { files: { "a.js": leak } });
    expect(run.read("a.js")).toMatch(repaired);
    expect(run).toMatchObject({ code: 0, stderr: "Applied 1 fix.\n", stdout: "No findings in 1 file.\n" });
  });

  test("reports the lines of the files as they are after the repair", async () => {
    const files = {
      "lib.js": `${leak}export const show = (text) => console.log(text);\n`,
      "app.js": `import { show } from "./lib.js";\nexport const open = (req) => show(req.query.name);\n`,
    };
    const folder = createFolder(files);
    const { stdout } = await seclog("check --fix -f json", { folder });
    expect(stdout).toBe((await seclog("check -f json", { folder })).stdout);
  });

  test("finds nothing to do the second time", async () => {
    const folder = createFolder({ "a.js": leak });
    await seclog("check --fix", { folder });
    const once = fs.readFileSync(path.join(folder, "a.js"), "utf8");
    expect(await seclog("check --fix", { folder })).toMatchObject({ code: 0, stderr: "" });
    expect(fs.readFileSync(path.join(folder, "a.js"), "utf8")).toBe(once);
  });

  test.each(["utf-8", "utf-16le", "utf-16be"] as const)("keeps %s, its mark and CR LF", async (encoding) => {
    const folder = createFolder({ "a.js": encodeText({ text: leak.replaceAll("\n", "\r\n"), encoding, bom: true }) });
    await seclog("check --fix", { folder });
    const decoded = decodeText(fs.readFileSync(path.join(folder, "a.js")));
    expect(decoded).toMatchObject({ encoding, bom: true });
    expect(decoded?.text).toMatch(repaired);
    expect(decoded?.text.match(/\r\n/g)).toHaveLength(3);
    expect(decoded?.text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("leaves a file with syntax errors alone", async () => {
    const text = `${leak}export function open( {\n`;
    const run = await seclog("check --fix", { files: { "a.js": text } });
    expect(run.read("a.js")).toBe(text);
    expect(run.stderr).toBe("a.js has syntax errors, so its fixes were left out.\n");
    expect(run.code).toBe(1);
  });

  test("leaves a link out of the folder alone", async () => {
    const outside = createFolder({ "a.js": leak });
    const folder = createFolder({ "src/b.js": "" });
    fs.symlinkSync(path.join(outside, "a.js"), path.join(folder, "src/link.js"));
    const run = await seclog("check --fix src/link.js", { folder });
    expect(run.stderr).toBe("src/link.js is a link out of this folder, so it was left alone.\n");
    expect(fs.readFileSync(path.join(outside, "a.js"), "utf8")).toBe(leak);
  });

  test("writes through a link within the folder, which stays one", async () => {
    const folder = createFolder({ "src/a.js": leak });
    fs.symlinkSync("src/a.js", path.join(folder, "link.js"));
    await seclog("check --fix link.js", { folder });
    expect(fs.lstatSync(path.join(folder, "link.js")).isSymbolicLink()).toBe(true);
    expect(fs.readFileSync(path.join(folder, "src/a.js"), "utf8")).toMatch(repaired);
  });

  test("keeps the mode of a file", async () => {
    const folder = createFolder({ "a.js": leak });
    fs.chmodSync(path.join(folder, "a.js"), 0o750);
    await seclog("check --fix", { folder });
    expect(fs.statSync(path.join(folder, "a.js")).mode & 0o777).toBe(0o750);
    expect(fs.readdirSync(folder)).toEqual(["a.js"]);
  });

  test("only applies fixes of findings that are reported", async () => {
    const run = await seclog("check --fix --skip no-secret-in-log", { files: { "a.js": leak } });
    expect(run.read("a.js")).toBe(leak);
  });
});

const logger = `import pino from "pino";\nexport const logger = pino({ level: "info" });\n`;
const user = `import { logger } from "./logger.js";\nexport const save = (input) => logger.info({ id: input.id, password: input.password }, "saved");\n`;

describe("--fix-type", () => {
  test("takes only fixes of a rule", async () => {
    const files = { "a.js": `${leak}app.get("/", (req, res) => console.log("search " + req.query.q));\n` };
    const run = await seclog("check --fix --fix-type no-log-injection", { files });
    expect(run.read("a.js")).toContain("user.id, password");
    expect(run.read("a.js")).toContain(".replace(");
  });

  test("takes a kind of fix that is not the preferred one, across files", async () => {
    const files = { "logger.js": logger, "user.js": user };
    const run = await seclog("check --fix --fix-type redact-path", { files });
    expect(run.read("user.js")).toBe(user);
    expect(run.read("logger.js")).toContain(`pino({ level: "info", redact: ["password"] })`);
    expect(run).toMatchObject({ code: 0, stderr: "Applied 1 fix.\n" });
  });

  test("goes on with what mending one file shows in another", async () => {
    const files = {
      "logger.js": `import { pino } from "pino";\nexport const logger = pino({ redact: ["req.headers.Authorization", "req.headers.cookie"] });\n`,
      "app.js": `import { pinoHttp } from "pino-http";\nimport { logger } from "./logger.js";\napp.use(pinoHttp({ logger }));\napp.use((req, res, next) => (req.headers["x-api-key"] === key ? next() : res.status(401).end()));\n`,
    };
    const run = await seclog("check --fix --only http-logger-redaction --only effective-redaction", { files });
    expect(run.stdout).toContain("No findings");
    expect(run.stderr).toContain("Applied 2 fixes.");
    expect(run.read("logger.js")).toContain(
      `"req.headers.authorization", "req.headers.cookie", "req.headers[\\"x-api-key\\"]"`,
    );
  });

  test("shows a change of another file without writing it", async () => {
    const files = { "logger.js": logger, "user.js": user };
    const run = await seclog("check --fix-dry-run --fix-type redact-path", { files });
    expect(run.stdout).toContain(`+export const logger = pino({ level: "info", redact: ["password"] });`);
    expect(run.read("logger.js")).toBe(logger);
  });

  test("names the kinds when there is none of this name", async () => {
    const run = await seclog("check --fix --fix-type redact-paths", { files: { "a.js": leak } });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('There is no kind of fix "redact-paths". Did you mean "redact-path"?');
  });
});

describe("--fix-unsafe", () => {
  const thrown = `export function open(apiKey) {\n  throw new Error("refused " + apiKey);\n}\n`;

  test("is needed for what may change more than the log", async () => {
    expect((await seclog("check --fix", { files: { "a.js": thrown } })).read("a.js")).toBe(thrown);
    const run = await seclog("check --fix-unsafe", { files: { "a.js": thrown } });
    expect(run.read("a.js")).toContain(`new Error("refused")`);
  });

  test("creates a helper once and uses it", async () => {
    const files = {
      "package.json": `{ "type": "module" }`,
      "hook.js": `export const hook = (req, res) => console.log("called", JSON.stringify(req.headers));\nexport const sign = (req, res) => console.log("signed", req.body);\n`,
    };
    const run = await seclog("check --fix-unsafe --fix-type helper", { files });
    expect(run.stderr).toContain("Created redact.js.");
    expect(run.read("redact.js")).toContain("export function redact(value) {");
    expect(run.read("hook.js").split("\n")[0]).toBe(`import { redact } from "./redact.js";`);
    expect(run.read("hook.js")).toContain("JSON.stringify(redact(req.headers))");
  });
});

describe("--diff", () => {
  test("shows the repair and writes nothing", async () => {
    const run = await seclog("check --diff", { files: { "a.js": leak } });
    expect(run.stdout).toContain(`--- a/a.js\n+++ b/a.js\n@@ -1,3 +1,3 @@\n`);
    expect(run.stdout).toContain(`-  console.log("signing in", user.id, password);\n`);
    expect(run.read("a.js")).toBe(leak);
    expect(run.code).toBe(1);
  });

  test("never shows a literal secret", async () => {
    const secret = "AKIAQ4RTZ7XWM2LKP3VN";
    const files = { "a.js": `const id = "${secret}";\n${leak}` };
    const run = await seclog("check --diff", { files });
    expect(run.stdout).toContain("-  console.log(");
    expect(run.stdout).not.toContain(secret);
    expect(run.stderr).toBe("a.js holds a literal secret, which the diff shows masked.\n");
  });

  test("works on stdin", async () => {
    const run = await seclog("check --diff --stdin-filename a.js", { stdin: leak });
    expect(run.stdout).toContain("+++ b/a.js");
  });
});

const flags = {
  fix: true,
  maxWarnings: 0,
  cache: false,
  ignore: true,
  errorOnUnmatchedPattern: true,
  errorOnStaleBaseline: true,
} as const;

describe("in passes", () => {
  /** An engine that reports every `secret` and offers to replace it. */
  const analyze = (text: string, replacement: string): Exclude<FileOutcome, { status: "skipped" }> => ({
    status: "ok",
    path: "/shop/a.js",
    hash: hashText(text),
    notices: [],
    findings: [...text.matchAll(/secret/g)].map(({ index }) => ({
      rule: "no-secret-in-log",
      level: "error",
      message: "secret",
      range: { start: index, end: index + 6 },
      confidence: "flow",
      category: "credential",
      flow: [],
      fingerprint: String(index),
      fixes: [
        {
          id: "mask",
          title: "Mask",
          safety: "safe",
          preferred: true,
          edits: [{ range: { start: index, end: index + 6 }, newText: replacement }],
        },
      ],
    })),
  });

  const analysing = (analyze: (job: { path: string; text: string }) => FileOutcome) => ({
    analyze: (job: { path: string; text: string }) => Promise.resolve(analyze(job)),
    select: selectFixes({}),
  });

  test("fixes that touch each other wait for the next pass", async () => {
    const text = "log(secretsecretsecret)";
    const fixed = await fixText(
      text,
      analyze(text, "id"),
      analysing(({ text: next }) => analyze(next, "id")),
    );
    expect(fixed).toMatchObject({ text: "log(ididid)", applied: 3 });
  });

  test("fixes that breed fixes end", async () => {
    const breed = (text: string) => analyze(text, "a secret");
    const fixed = await fixText(
      "secret",
      breed("secret"),
      analysing(({ text }) => breed(text)),
    );
    expect(fixed.applied).toBe(10);
  });

  test("a fix that breaks the code is taken back", async () => {
    const first = analyze("log(secret)", "(");
    const fixed = await fixText(
      "log(secret)",
      first,
      analysing(({ path: file }) => ({ ...first, path: file, status: "recovered" })),
    );
    expect(fixed).toMatchObject({ text: "log(secret)", applied: 0 });
    expect(fixed.refused).toMatch(/no longer parse/);
  });

  test("a file that changed since it was read is left alone", async () => {
    const host = createMemoryHost({ "/shop/a.js": "log(secret)" });
    const stderr = new PassThrough({ encoding: "utf8" });
    const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr };
    const { context } = createContext({ argv: [], cwd: "/shop", host, env: {}, ...streams }, undefined);
    const loaded = await loadTexts(host, [analyze("log(secret)", "id")]);
    const engine = {
      checkFiles: () => Promise.resolve([]),
      dispose: () => {},
      analyze: ({ text }: { text: string }) => {
        host.write("/shop/a.js", "log(secret, more)");
        return Promise.resolve(analyze(text, "id"));
      },
    };
    expect(await repairFiles(loaded, { flags, engine, context })).toBe(0);
    expect(host.text("/shop/a.js")).toBe("log(secret, more)");
    expect(stderr.read()).toBe("a.js has changed since it was checked, so it was left alone.\n");
  });

  test("a file that cannot be written is left alone, and the others are not", async () => {
    const host = createMemoryHost({ "/shop/a.js": "log(secret)", "/shop/b.js": "log(secret)" });
    const readOnly: Host = {
      ...host,
      writeFile: (file, data) =>
        file === "/shop/a.js" ? Promise.reject(new HostError("permission", file)) : host.writeFile(file, data),
    };
    const stderr = new PassThrough({ encoding: "utf8" });
    const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr };
    const { context } = createContext({ argv: [], cwd: "/shop", host: readOnly, env: {}, ...streams }, undefined);
    const outcomes = ["/shop/a.js", "/shop/b.js"].map((file) => ({ ...analyze("log(secret)", "id"), path: file }));
    const loaded = await loadTexts(readOnly, outcomes);
    const engine = {
      checkFiles: () => Promise.resolve([]),
      dispose: () => {},
      analyze: ({ text }: { text: string }) => Promise.resolve(analyze(text, "id")),
    };
    expect(await repairFiles(loaded, { flags, engine, context })).toBe(1);
    expect([host.text("/shop/a.js"), host.text("/shop/b.js")]).toEqual(["log(secret)", "log(id)"]);
    expect(stderr.read()).toBe("a.js could not be written (permission), so it was left alone.\n");
  });
});
