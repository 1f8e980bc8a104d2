// Which files `seclog check` looks at: flags one by one.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { git, gitEnv, initRepository, write } from "../hosts/git-repository.ts";
import { createFolder, seclog, type CliOptions } from "./run-cli.ts";

const leak = `export function signIn(user, password) {\n  console.log("signing in", user.id, password);\n}\n`;
const clean = `export const hello = (user) => console.log("hello", user.id);\n`;

/** `path:line` of every finding. */
async function findings(line: string, options: CliOptions): Promise<readonly string[]> {
  const { stdout } = await seclog(`${line} -f jsonl --no-cache`, options);
  return stdout
    .trimEnd()
    .split("\n")
    .map((text) => JSON.parse(text) as { readonly kind: string; readonly path: string; readonly line: number })
    .flatMap(({ kind, path: file, line: at }) => (kind === "finding" ? [`${file}:${at}`] : []));
}

describe("--staged", () => {
  test("checks the index, not the working tree", async () => {
    const folder = createFolder({ "src/a.js": clean, "src/b.js": clean });
    initRepository(folder);
    write(folder, "src/a.js", `\n\n${leak}`);
    git(folder, "add", "src/a.js");
    // Mended in the working tree only, and the other way round.
    write(folder, "src/a.js", clean);
    write(folder, "src/b.js", leak);
    expect(await findings("check --staged", { folder, env: gitEnv })).toEqual(["src/a.js:4"]);
    const { code, stdout } = await seclog("check --staged", { folder, env: gitEnv });
    expect(code).toBe(1);
    // The line that is shown is the staged one.
    expect(stdout).toContain('4 │ console.log("signing in", user.id, password);');
  });

  describe("follows imports into the index", () => {
    const mask = "export const describe = (user) => `user ${user.id}`;\n";
    const whole = "export const describe = (user) => `user ${user.id} ${user.password}`;\n";
    const caller = `import { describe } from "./describe.js";\nexport const greet = (user) => console.log(describe(user));\n`;

    function staging(committed: Readonly<Record<string, string>>): string {
      const folder = createFolder(committed);
      initRepository(folder);
      write(folder, "greet.js", caller);
      git(folder, "add", "greet.js");
      return folder;
    }

    test("where the working tree has been mended since", async () => {
      const folder = staging({ "describe.js": whole });
      write(folder, "describe.js", mask);
      const { stdout } = await seclog("check --staged", { folder, env: gitEnv });
      expect(stdout).toContain("greet.js:2:");
      // The step in the other file is told by the line that the index holds.
      expect(stdout).toContain("describe.js:1");
    });

    test("where the working tree has gone wrong since", async () => {
      const folder = staging({ "describe.js": mask });
      write(folder, "describe.js", whole);
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual([]);
    });

    test("where the working tree has lost the file", async () => {
      const folder = staging({ "describe.js": whole });
      fs.rmSync(path.join(folder, "describe.js"));
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual(["greet.js:2"]);
    });

    test("where the file is not going to be committed", async () => {
      const folder = staging({ "README.md": "# Shop\n" });
      write(folder, "describe.js", whole);
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual([]);
    });
  });

  describe("is judged by the configuration of the index", () => {
    const off = '{ "rules": { "no-secret-in-log": "off" } }';
    const on = '{ "rules": { "no-secret-in-log": "error" } }';

    function staging(committed: Readonly<Record<string, string>>): string {
      const folder = createFolder({ "README.md": "# Shop\n", ...committed });
      initRepository(folder);
      write(folder, "src/a.js", leak);
      git(folder, "add", "src");
      return folder;
    }

    test("where the working tree has gone on since", async () => {
      const folder = staging({ "seclog.config.json": on });
      write(folder, "seclog.config.json", off);
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual(["src/a.js:2"]);
      git(folder, "add", "-A");
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual([]);
    });

    test("also of a package, and of what it extends", async () => {
      const folder = staging({ "base.json": on, "src/seclog.config.json": '{ "extends": "../base.json" }' });
      write(folder, "base.json", off);
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual(["src/a.js:2"]);
    });

    test("where the working tree has lost it", async () => {
      const folder = staging({ "seclog.config.json": off });
      fs.rmSync(path.join(folder, "seclog.config.json"));
      expect(await findings("check --staged", { folder, env: gitEnv })).toEqual([]);
    });

    test("and not by one that is in no commit, which is said, unless the command line names it", async () => {
      const folder = staging({});
      write(folder, "seclog.config.json", off);
      const { stdout, stderr } = await seclog("check --staged -f concise", { folder, env: gitEnv });
      expect(stdout).toContain("src/a.js:2");
      expect(stderr).toBe(
        "seclog.config.json is not staged, so it does not count here; stage it with: git add seclog.config.json\n",
      );
      const named = "check --staged --config seclog.config.json";
      expect(await findings(named, { folder, env: gitEnv })).toEqual([]);
    });
  });

  test("of one folder, and without dependencies and what the configuration ignores", async () => {
    const folder = createFolder({ "README.md": "# Shop\n", "seclog.config.json": '{ "ignorePatterns": ["old/"] }' });
    initRepository(folder);
    for (const name of ["src/a.js", "lib/b.js", "src/node_modules/x/c.js", "src/old/d.js", "src/e.d.ts"])
      write(folder, name, leak);
    git(folder, "add", "-A");
    expect(await findings("check src --staged", { folder, env: gitEnv })).toEqual(["src/a.js:2"]);
  });

  test("lists what it cannot read, and says so when nothing is staged", async () => {
    const folder = createFolder({ "a.js": clean });
    initRepository(folder);
    const nothing = await seclog("check --staged", { folder, env: gitEnv });
    expect(nothing).toMatchObject({ code: 0, stderr: "No JavaScript or TypeScript file is staged.\n" });
    fs.writeFileSync(path.join(folder, "latin.js"), Buffer.from("// caf\xe9\n", "latin1"));
    fs.writeFileSync(path.join(folder, "binary.js"), Buffer.from([1, 0, 2]));
    write(folder, "large.js", clean.repeat(100));
    git(folder, "add", "-A");
    const { stdout, code } = await seclog("check --staged --strict --max-file-size 5KB -f concise", {
      folder,
      env: gitEnv,
    });
    expect(code).toBe(2);
    expect(stdout).toMatch(
      /binary\.js:.*skipped-binary[^]*large\.js:.*skipped-too-large[^]*latin\.js:.*skipped-encoding/,
    );
  });

  test("repairs a file that is staged as a whole and leaves one alone that has gone on", async () => {
    const folder = createFolder({ "a.js": clean, "b.js": clean });
    initRepository(folder);
    for (const name of ["a.js", "b.js"]) write(folder, name, leak);
    git(folder, "add", "-A");
    write(folder, "b.js", `${leak}\n// more\n`);
    const { stderr } = await seclog("check --staged --fix", { folder, env: gitEnv });
    expect(stderr).toContain("b.js has changed since it was checked, so it was left alone.");
    expect(fs.readFileSync(path.join(folder, "a.js"), "utf8")).toContain('console.log("signing in", user.id);');
  });
});

describe("--since", () => {
  test("checks what changed, new files included", async () => {
    const folder = createFolder({ "src/a.js": leak, "src/b.js": clean });
    initRepository(folder);
    write(folder, "src/b.js", leak);
    write(folder, "src/new.js", leak);
    write(folder, "notes.md", "password");
    expect(await findings("check --since HEAD", { folder, env: gitEnv })).toEqual(["src/b.js:2", "src/new.js:2"]);
  });
});

describe("--files-from", () => {
  const files = { "a.js": leak, "b c.js": leak, "d.js": leak, "notes.md": "x", "list.txt": "a.js\nnotes.md\na.js\n" };

  test.each([
    ["a file", "check --files-from list.txt", "", ["a.js:2"]],
    ["stdin", "check --files-from -", "b c.js\r\nd.js\r\n", ["b c.js:2", "d.js:2"]],
    ["stdin with NUL", "check --files-from -", "b c.js\0d.js\0", ["b c.js:2", "d.js:2"]],
    ["an empty list", "check --files-from -", "", []],
  ])("reads %s", async (...[, line, stdin, expected]) => {
    expect(await findings(line, { files, stdin })).toEqual(expected);
  });

  test("a file of the list that does not exist is a mistake, unless it may be missing", async () => {
    const stdin = "gone.js\na.js\n";
    expect(await seclog("check --files-from -", { files, stdin })).toMatchObject({ code: 2 });
    expect(await findings("check --files-from - --no-error-on-unmatched-pattern", { files, stdin })).toEqual([
      "a.js:2",
    ]);
  });

  test("a list that cannot be read is named", async () => {
    const device = await seclog("check --files-from /dev/null", { files });
    expect([device.code, device.stderr]).toEqual([
      2,
      "The list /dev/null cannot be read (not-regular); pipe it in, with --files-from -.\n",
    ]);
    const { code, stderr } = await seclog("check --files-from nowhere.txt", { files });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "The list nowhere.txt cannot be read (not-found); check the path.\n",
    });
  });
});

describe("ignoring", () => {
  const files = {
    ".gitignore": "generated/\n",
    "seclog.config.json": '{ "ignorePatterns": ["old/"] }',
    "src/a.js": leak,
    "generated/b.js": leak,
    "old/c.js": leak,
    "node_modules/d/index.js": leak,
  };

  test("--no-ignore looks at what is ignored, but not into dependencies", async () => {
    expect(await findings("check", { files })).toEqual(["src/a.js:2"]);
    expect(await findings("check --no-ignore", { files })).toEqual(["generated/b.js:2", "old/c.js:2", "src/a.js:2"]);
  });

  test("--ignore-pattern leaves out more, also what was named", async () => {
    expect(await findings("check --no-ignore --ignore-pattern old/ --ignore-pattern *.b.js,x", { files })).toEqual([
      "generated/b.js:2",
      "src/a.js:2",
    ]);
    expect(await findings("check src/a.js old/c.js --ignore-pattern /src", { files })).toEqual(["old/c.js:2"]);
  });
});

test("--no-error-on-unmatched-pattern takes a missing path and a glob without matches for no files", async () => {
  const files = { "a.js": leak };
  expect((await seclog("check gone.js", { files })).code).toBe(2);
  expect((await seclog("check gone/*.js", { files })).code).toBe(2);
  const run = await seclog("check gone.js gone/*.js --no-error-on-unmatched-pattern", { files });
  expect(run).toMatchObject({
    code: 0,
    stderr: "There are no JavaScript or TypeScript files here that are not ignored.\n",
  });
});

test.each([
  ["500", "skipped-too-large"],
  ["0.2KB", "skipped-too-large"],
  ["1 MB", "no-secret-in-log"],
])("--max-file-size %s", async (size, expected) => {
  const { stdout } = await seclog(["check", "--max-file-size", size, "-f", "concise"], {
    files: { "a.js": leak + "\n".repeat(500) },
  });
  expect(stdout).toContain(expected);
});

test.each(["0", "-1", "1GB", "1e9", "lots"])("--max-file-size %s is refused", async (size) => {
  const { code, stderr } = await seclog(["check", "--max-file-size", size], {});
  expect(code).toBe(2);
  expect(stderr).toContain("such as 500KB");
});

test.each([
  ["check --staged --since main", "--staged and --since each say what to check; use one of them.\n"],
  [
    "check --files-from - --stdin-filename a.js",
    "--files-from and --stdin-filename each say what to check; use one of them.\n",
  ],
  ["check src --files-from list.txt", "--files-from names the files to check; give no paths with it.\n"],
])("%s is refused", async (line, message) => {
  expect(await seclog(line, { files: { "src/a.js": leak } })).toMatchObject({ code: 2, stderr: message });
});

describe("what cannot be read", () => {
  test("a FIFO, a broken link, a loop of links and a link out of the project block and hide nothing", async () => {
    const folder = createFolder({ "src/a.js": leak, "src/deep/b.js": clean });
    const { execFileSync } = await import("node:child_process");
    execFileSync("mkfifo", [path.join(folder, "src/pipe.js")]);
    fs.symlinkSync("nowhere.js", path.join(folder, "src/broken.js"));
    fs.symlinkSync("..", path.join(folder, "src/deep/loop"));
    fs.symlinkSync("/etc/hostname", path.join(folder, "src/outside.js"));
    const { code, stdout } = await seclog("check src -f concise", { folder });
    expect(code).toBe(1);
    expect(stdout).toContain("src/a.js:2:38: error no-secret-in-log");
    expect(stdout).toContain(
      "skipped-outside-root: Not analysed (outside-root): The link leads out of the project and is not followed.",
    );
    expect(stdout).toMatch(/\n1 finding\n$/);
    expect(await seclog("check src/pipe.js", { folder })).toMatchObject({
      code: 2,
      stderr: '"src/pipe.js" is neither a file nor a folder; name a regular file.\n',
    });
  });
});
