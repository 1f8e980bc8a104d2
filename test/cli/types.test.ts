// `--types`: asks TypeScript for the types of logged values that nothing in the project declares.
import { expect, test } from "vitest";
import { seclog } from "./run-cli.ts";

const files = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }`,
  "node_modules/@acme/db/package.json": `{ "name": "@acme/db", "types": "index.d.ts" }`,
  "node_modules/@acme/db/index.d.ts": `export declare const db: { session(): Promise<{ id: string; accessToken: string }> };`,
  "src/login.ts": `import { db } from "@acme/db";\nexport async function resume() {\n  const found = await db.session();\n  console.log("resumed", found);\n}\n`,
};

test("finds more with it than without", async () => {
  expect((await seclog("check", { files })).code).toBe(0);
  const { stdout, code } = await seclog("check --types", { files });
  expect(stdout).toContain("src/login.ts:4:26");
  expect(stdout).toContain("`found` carries `accessToken` and reaches `console.log`");
  expect(code).toBe(1);
});

test("says once when the configuration of the project cannot be read", async () => {
  const { stderr } = await seclog("check --types", { files: { ...files, "tsconfig.json": "{ nonsense" } });
  expect(stderr.match(/cannot be read as JSON/g)).toHaveLength(1);
});
