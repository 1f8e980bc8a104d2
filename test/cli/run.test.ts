// The rules of the command line that hold for every command: streams, exit codes, mistakes, help and interruption.
import { Writable } from "node:stream";
import { describe, expect, test } from "vitest";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createFolder, seclog } from "./run-cli.ts";

describe("mistakes are one sentence on stderr and exit code 2", () => {
  test.each([
    ["check --fxi", "Unknown option '--fxi'. Did you mean --fix?"],
    ["check --max-warnings many", "Give a whole number of at least 0"],
    ["check --threads 0", "Give a whole number from 1 to 64"],
    ["check --min-confidence sure", "Allowed choices are flow, type, name."],
    ["explain no-secrets-in-log", 'There is no rule "no-secrets-in-log". Did you mean "no-secret-in-log"?'],
    ["explain", "Missing required argument 'rule'."],
    ["rules -f jsn", 'There is no format "jsn" for rules. Did you mean "json"?'],
    ["check -f sarf", 'There is no format "sarf". Did you mean "sarif"?'],
    ["check -f json -f sarif", "Two reports would go to stdout; give each its own file"],
    ["check -f json=", 'Name a file after "json="'],
    ["check --only no-secret", 'There is no rule "no-secret".'],
    ["check --rule no-secret-in-log=loud", "Write --rule ID=LEVEL"],
    ["check --config missing.json", "There is no configuration file missing.json."],
    ["check nowhere", 'There is no file or folder "nowhere"'],
    ["check --stdin-filename a.js src", "give no paths with it"],
    ["check --stdin-filename a.js --fix", "use --diff to see the repair"],
    ["lsp", "seclog lsp --stdio"],
  ])("seclog %s", async (line, message) => {
    const { code, stdout, stderr } = await seclog(line);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test("a mistyped command is told from a path", async () => {
    const { code, stderr } = await seclog("explian no-secret-in-log");
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean the command "explain"?');
  });

  test("every problem of a configuration file is named by place", async () => {
    const { code, stderr } = await seclog("check", {
      files: { "seclog.config.json": '{ "rule": {},\n  "maxFileBytes": 0 }' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/seclog\.config\.json:1:3: Unknown key "rule"\. Did you mean "rules"\?/);
    expect(stderr).toMatch(/seclog\.config\.json:2:19: "maxFileBytes" must be a whole number/);
  });

  test("what a mistake quotes cannot steer the terminal", async () => {
    const { stderr } = await seclog(["explain", "\u001b]52;c;aGk=\u0007"]);
    expect(stderr).not.toContain("\u001b");
  });
});

describe("help", () => {
  test.each(["--help", "check --help", "help check", "rules --help", "explain --help", "lsp --help"])(
    "%s",
    async (line) => {
      const { code, stdout, stderr } = await seclog(line);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/Usage: seclog/);
      expect(stdout).toMatch(/Examples:/);
      expect(Math.max(...stdout.split("\n").map((text) => text.length))).toBeLessThanOrEqual(100);
    },
  );

  test("options of check come in groups", async () => {
    const { stdout } = await seclog("check --help");
    expect(stdout.match(/^[A-Z][a-z ]+:$/gm)).toEqual(
      expect.arrayContaining(["Report:", "Rules:", "Repair:", "Exit code:", "Run:", "Examples:"]),
    );
  });

  test("--version is the version of the manifest", async () => {
    expect(await seclog("--version")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    });
  });
});

test("rules and their pages need no network", async () => {
  const list = await seclog("rules");
  expect(list.stdout).toMatch(/^no-secret-in-log +error +\S/m);
  const parsed = JSON.parse((await seclog("rules -f json")).stdout) as readonly { readonly id: string }[];
  expect(parsed.map(({ id }) => id)).toContain("no-log-injection");
  const page = await seclog("explain no-secret-in-log");
  expect(page.stdout).toMatch(/What to do[^]*Reported[^]*Fine[^]*CWE-532/);
});

test("a bug says where it broke and quotes nothing", async () => {
  const host = { ...createNodeHost(), readFile: () => Promise.reject(new Error('at: const password = "hunter2"')) };
  const { code, stdout, stderr } = await seclog("check", { files: { "a.js": "" }, host });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^Seclog has a bug: Error\. Please report it with these lines\.\n {4}at /);
  expect(stderr).not.toContain("hunter2");
});

test("a reader that leaves ends the work that is still to do, quietly", async () => {
  const leak = `console.log("signing in", password);\n`;
  const stdout = new Writable({
    write: (_part, _encoding, done) => done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" })),
  });
  const { code, stderr } = await seclog("check --diff", { files: { "a.js": leak, "b.js": leak }, stdout });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("Ctrl+C ends a run with 130", async () => {
  const folder = createFolder({ "src/app.js": "console.log(1);\n" });
  const interrupt = new AbortController();
  const running = seclog("check", { folder, interrupt: interrupt.signal });
  interrupt.abort();
  expect((await running).code).toBe(130);
});
