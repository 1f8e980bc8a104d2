// What is new is what the branch has and the one that it goes back to has not, line by line.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { newCode } from "../../src/hosts/git-lines.ts";
import { git, gitEnv, initRepository, plantPrograms, write } from "./git-repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const three = "one();\ntwo();\nthree();\n";

/** A shop whose first commit is on `main`. */
function shop(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  initRepository(folder);
  return folder;
}

async function linesIn(folder: string, cwd = folder) {
  const { branch, files } = await newCode({ cwd, env: gitEnv });
  return { branch, files: Object.fromEntries(files.map((file) => [path.relative(folder, file.path), file.lines])) };
}

test("on the main branch, what is not committed", async () => {
  const folder = shop({ "src/a.ts": three, "src/b.ts": three, "notes.md": "x" });
  write(folder, "src/a.ts", "zero();\none();\ntwo(2);\nthree();\nfour();\nfive();\n");
  write(folder, "src/new.ts", three);
  write(folder, "notes.md", "y");
  expect(await linesIn(folder)).toEqual({
    branch: "main",
    files: {
      "src/a.ts": [
        [0, 1],
        [2, 3],
        [4, 6],
      ],
      "src/new.ts": undefined,
    },
  });
});

test("on another branch, also what it has committed, and not what others did on the main one", async () => {
  const folder = shop({ "a.ts": three, "b.ts": three });
  git(folder, "checkout", "-q", "-b", "feature");
  write(folder, "a.ts", `${three}four();\n`);
  git(folder, "commit", "-q", "-a", "-m", "Add four");
  git(folder, "checkout", "-q", "main");
  write(folder, "b.ts", `${three}other();\n`);
  git(folder, "commit", "-q", "-a", "-m", "Add another");
  git(folder, "checkout", "-q", "feature");
  expect(await linesIn(folder)).toEqual({ branch: "main", files: { "a.ts": [[3, 4]] } });
});

test("what was only removed is not new, and lines that look like a patch are lines", async () => {
  const folder = shop({ "a.ts": three, "b.ts": "let b;\n" });
  write(folder, "a.ts", "one();\n");
  write(folder, "b.ts", "let b;\n++ b/none.ts\n@@ -1 +1,99 @@\nlet c;");
  expect(await linesIn(folder)).toEqual({ branch: "main", files: { "b.ts": [[1, 4]] } });
});

test("before the first commit everything is, and names may hold any character", async () => {
  const folder = temporaryFolder({ 'src/caf\u00e9 "1"\t.ts': three });
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  expect(await linesIn(folder)).toEqual({ branch: undefined, files: { 'src/caf\u00e9 "1"\t.ts': [[0, 3]] } });
});

test("nothing that the repository configures is started", async () => {
  const folder = shop({ "src/a.js": three });
  const canary = plantPrograms(folder);
  write(folder, "src/a.js", `${three}four();\n`);
  fs.rmSync(canary, { force: true });
  expect((await linesIn(folder)).files).toMatchObject({ "src/a.js": [[3, 4]] });
  expect(fs.existsSync(canary) ? fs.readFileSync(canary, "utf8") : "").toBe("");
});

test("outside a repository one sentence says so", async () => {
  const folder = temporaryFolder({ "a.ts": three });
  await expect(newCode({ cwd: folder, env: gitEnv })).rejects.toThrow(
    `Telling new code apart works inside the working tree of a git repository only, and ${folder} is in none.`,
  );
});
