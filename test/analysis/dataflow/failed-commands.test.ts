// The error of a command tells its whole line.
import { expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const found = (code: string): readonly string[] => [
  ...findingsIn("no-secret-in-log", code).map(({ category }) => category),
  ...findingsIn("no-unfiltered-object-in-log", code).map(({ category }) => category),
];
const imports = `import { exec, execFile, execFileSync, execSync } from "node:child_process";\nimport { promisify } from "node:util";\n`;

test.each([
  [
    "a callback",
    "export const push = (accessToken) => exec(`git push https://x:${accessToken}@example.com`, (error) => { console.error(error.message); });",
  ],
  [
    "what is thrown",
    "export function push(accessToken) { try { execSync(`login --token ${accessToken}`); } catch (error) { console.error(error); } }",
  ],
  [
    "a promise",
    "const run = promisify(exec);\nexport async function push(accessToken) { try { await run(`login --token ${accessToken}`); } catch (error) { console.error(error.cmd); } }",
  ],
  [
    "a list of arguments",
    `export function push(accessToken) { try { execFileSync("login", ["--token", accessToken]); } catch (error) { console.error(error.message); } }`,
  ],
])("reaches %s", (_, code) => {
  expect(found(imports + code)).toEqual(["access-token"]);
});

test.each([
  [
    "a line without a secret",
    "export const push = (branch) => exec(`git push origin ${branch}`, (error) => { console.error(error.message); });",
  ],
  [
    "the code of the error",
    "export const push = (accessToken) => exec(`login --token ${accessToken}`, (error) => { console.error(error.code); });",
  ],
  [
    "a secret of the environment of the command",
    `export const push = (accessToken) => execFile("login", [], { env: { TOKEN: accessToken } }, (error) => { console.error(error.message); });`,
  ],
])("says nothing of %s", (_, code) => {
  expect(found(imports + code)).toEqual([]);
});
