// A configuration that extends another in the editor: both count, a change of either is seen, and each keeps its own problems.
import { expect, test } from "vitest";
import { startStubServer } from "./stub-server.ts";

const uri = "file:///shop/src/login.ts";
const leak = "logger.info(password);\n";

test("a change of the extended file brings open documents up to date", async () => {
  const { editor, host } = await startStubServer({
    files: {
      "/shop/package.json": "{}",
      "/shop/base.json": '{ "ignorePatterns": ["src/"] }',
      "/shop/seclog.config.json": '{ "extends": "./base.json" }',
    },
  });
  await editor.open(uri, leak);
  expect((await editor.diagnostics(uri)).diagnostics).toEqual([]);
  host.write("/shop/base.json", "{}");
  const changes = [{ uri: "file:///shop/base.json", type: 2 }];
  await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  expect((await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0)).diagnostics).toHaveLength(1);
  await editor.quit();
});

test("a problem stands in the file that has it", async () => {
  const { editor } = await startStubServer({
    files: {
      "/shop/package.json": "{}",
      "/shop/base.json": '{ "rule": {} }',
      "/shop/seclog.config.json": '{ "extends": "./base.json" }',
    },
  });
  await editor.open(uri, leak);
  const { diagnostics } = await editor.diagnostics("file:///shop/base.json", (found) => found.diagnostics.length > 0);
  expect(diagnostics[0]?.message).toContain('Unknown key "rule"');
  expect((await editor.diagnostics("file:///shop/seclog.config.json")).diagnostics).toEqual([]);
  await editor.quit();
});

test("patterns of a configuration above still leave files out", async () => {
  const { editor } = await startStubServer({
    files: {
      "/shop/seclog.config.json": '{ "ignorePatterns": ["api/generated/"] }',
      "/shop/api/seclog.config.json": "{}",
    },
  });
  const generated = "file:///shop/api/generated/client.ts";
  await editor.open(generated, leak);
  expect((await editor.diagnostics(generated)).diagnostics).toEqual([]);
  await editor.quit();
});
