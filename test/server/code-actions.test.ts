// Quick fixes as an editor applies them: the text before, the action, the text after.
import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
import { pushCapabilities, type Editor } from "./editor.ts";
import { startStubServer, type StubServerOptions } from "./stub-server.ts";

const uri = "file:///shop/login.ts";

async function openWith(text: string, options: StubServerOptions = {}) {
  const server = await startStubServer(options);
  await server.editor.open(uri, text);
  await server.editor.diagnostics(uri);
  return server;
}

/** The actions at the first `password` of the text. */
async function actionsAt(editor: Editor, only?: string[]) {
  const lines = editor.text(uri).split("\n");
  const line = lines.findIndex((text) => text.includes("password"));
  const at = { line, character: lines[line]?.indexOf("password") ?? 0 };
  return await editor.codeActions(uri, { start: at, end: at }, only);
}

async function applyTitled(editor: Editor, title: string): Promise<string> {
  const action = (await actionsAt(editor)).find((candidate) => candidate.title === title);
  expect(action, title).toBeDefined();
  await editor.apply(action?.edit);
  return editor.text(uri);
}

describe("fixes", () => {
  test("the preferred one comes first and is the only preferred one; then the comment that silences", async () => {
    const { editor } = await openWith("logger.info(password);\n");
    const actions = await actionsAt(editor);
    expect(actions.map(({ title, isPreferred = false }) => [title, isPreferred])).toEqual([
      ['Replace by "[redacted]"', true],
      ["Remove the argument", false],
      ["Disable no-secret-in-log for this line with a reason", false],
    ]);
    expect(actions.every(({ diagnostics }) => diagnostics?.length === 1)).toBe(true);
    await editor.quit();
  });

  test("applying one changes the text and removes the finding", async () => {
    const { editor } = await openWith('logger.info("👋", password);\r\n');
    expect(await applyTitled(editor, 'Replace by "[redacted]"')).toBe('logger.info("👋", "[redacted]");\r\n');
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    await editor.quit();
  });

  test("edits carry the version they were made for", async () => {
    const { editor } = await openWith("logger.info(password);\n");
    const [action] = await actionsAt(editor);
    expect(action?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    await editor.quit();
  });

  test("an editor without versioned edits gets plain ones", async () => {
    const { editor } = await openWith("logger.info(password);\n", {
      capabilities: { ...pushCapabilities, workspace: {} },
    });
    const [action] = await actionsAt(editor);
    expect(Object.keys(action?.edit?.changes ?? {})).toEqual([uri]);
    await editor.quit();
  });

  test("no finding, no action", async () => {
    const { editor } = await openWith("logger.info(user.id);\nlogger.info(password);\n");
    const start = { line: 0, character: 3 };
    expect(await editor.codeActions(uri, { start, end: start })).toEqual([]);
    await editor.quit();
  });
});

describe("fix all of a rule", () => {
  const previewing = {
    ...pushCapabilities,
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
    textDocument: {
      ...pushCapabilities.textDocument,
      codeAction: { ...pushCapabilities.textDocument?.codeAction, resolveSupport: { properties: ["edit"] } },
    },
  };

  test("in the file, each change to be confirmed", async () => {
    const { editor } = await openWith("logger.info(password);\nlogger.warn(password);\n", { capabilities: previewing });
    const action = (await actionsAt(editor)).find(({ title }) => title === "Fix all of no-secret-in-log in this file");
    expect(action?.edit?.changeAnnotations).toEqual({
      preview: { label: "Fix all of no-secret-in-log", needsConfirmation: true },
    });
    expect(action?.edit?.documentChanges).toMatchObject([{ edits: [{ annotationId: "preview" }, {}] }]);
    await editor.apply(action?.edit);
    expect(editor.text(uri)).toBe('logger.info("[redacted]");\nlogger.warn("[redacted]");\n');
    await editor.quit();
  });

  test("in the project, looked for when it is chosen", async () => {
    const { editor } = await openWith("logger.info(password);\n", {
      capabilities: { ...previewing, workspace: { ...previewing.workspace, workspaceFolders: true } },
      files: { "/shop/src/orders.ts": "logger.info(password);\nlogger.debug(1);\n" },
    });
    const added = [{ uri: "file:///shop", name: "shop" }];
    await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added, removed: [] } });
    const action = (await actionsAt(editor)).find(
      ({ title }) => title === "Fix all of no-secret-in-log in the project",
    );
    expect(action).toMatchObject({ data: { fixProject: "no-secret-in-log" } });
    expect(action?.edit).toBeUndefined();
    const resolved = await editor.connection.sendRequest<CodeAction>("codeAction/resolve", action);
    expect(resolved.edit?.documentChanges).toMatchObject([
      { textDocument: { uri: "file:///shop/src/orders.ts", version: null }, edits: [{ newText: '"[redacted]"' }] },
    ]);
    await editor.quit();
  });

  test("is not offered to an editor that cannot wait for it, nor for a single finding", async () => {
    const { editor } = await openWith("logger.info(password);\n");
    expect((await actionsAt(editor)).filter(({ title }) => title.startsWith("Fix all"))).toEqual([]);
    await editor.quit();
  });
});

describe("fix all", () => {
  test("applies every safe fix, and only when it is asked for", async () => {
    const { editor } = await openWith("logger.info(password);\nlogger.warn(password);\n");
    expect((await actionsAt(editor)).some(({ kind }) => kind?.startsWith("source"))).toBe(false);
    for (const only of ["source", "source.fixAll", "source.fixAll.seclog"]) {
      const [action, ...more] = await actionsAt(editor, [only]);
      expect(action?.kind).toBe("source.fixAll.seclog");
      expect(more).toEqual([]);
    }
    const [action] = await actionsAt(editor, ["source.fixAll.seclog"]);
    await editor.apply(action?.edit);
    expect(editor.text(uri)).toBe('logger.info("[redacted]");\nlogger.warn("[redacted]");\n');
    await editor.quit();
  });

  test("is not there when nothing can be fixed, and other tools' kinds are not ours", async () => {
    const { editor } = await openWith("logger.info(user.id);\n");
    const start = { line: 0, character: 0 };
    expect(await editor.codeActions(uri, { start, end: start }, ["source.fixAll"])).toEqual([]);
    expect(await editor.codeActions(uri, { start, end: start }, ["source.fixAll.eslint"])).toEqual([]);
    await editor.quit();
  });
});

describe("disable for this line", () => {
  const title = "Disable no-secret-in-log for this line with a reason";

  test("inserts a comment with the indentation and the line break of the file", async () => {
    const { editor } = await openWith("if (ok) {\r\n\tlogger.info(password);\r\n}\r\n");
    expect(await applyTitled(editor, title)).toBe(
      "if (ok) {\r\n\t// seclog-disable-next-line no-secret-in-log -- why this is safe\r\n\tlogger.info(password);\r\n}\r\n",
    );
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    await editor.quit();
  });

  test("adds to a directive that is there, before its reason", async () => {
    const { editor } = await openWith(
      "// seclog-disable-next-line no-log-injection -- input is checked above\nlogger.info(password);\n",
    );
    expect(await applyTitled(editor, title)).toBe(
      "// seclog-disable-next-line no-log-injection, no-secret-in-log -- input is checked above\nlogger.info(password);\n",
    );
    await editor.quit();
  });

  test("is not offered where the comment would be text", async () => {
    const { editor } = await openWith("const page = `@text\n  ${logger.info(password)}`;\n");
    const titles = (await actionsAt(editor)).map((action) => action.title);
    expect(titles).toContain('Replace by "[redacted]"');
    expect(titles).not.toContain(title);
    await editor.quit();
  });

  test("an editor with snippets gets the reason selected", async () => {
    const { editor } = await openWith("logger.info(password);\n", {
      capabilities: {
        ...pushCapabilities,
        workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
      },
    });
    const action = (await actionsAt(editor)).find((candidate) => candidate.title === title);
    expect(action?.edit?.documentChanges).toMatchObject([
      {
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            snippet: {
              kind: "snippet",
              value: "// seclog-disable-next-line no-secret-in-log -- ${1:why this is safe}\n",
            },
          },
        ],
      },
    ]);
    await editor.quit();
  });
});

describe("explain", () => {
  test("is offered to an editor that has a command for it", async () => {
    const { editor } = await openWith("logger.info(password);\n", {
      initializationOptions: { explainCommand: "seclog.explainRule" },
    });
    expect((await actionsAt(editor)).at(-1)?.command).toEqual({
      title: "Explain no-secret-in-log",
      command: "seclog.explainRule",
      arguments: ["no-secret-in-log"],
    });
    await editor.quit();
  });

  test("the rule as a page, or null for an unknown one", async () => {
    const { editor } = await startStubServer();
    const page = await editor.connection.sendRequest("seclog/explainRule", { rule: "no-secret-in-log" });
    expect(page).toContain("# no-secret-in-log");
    expect(page).toContain("logger.info(«password»);");
    expect(page).toContain("https://cwe.mitre.org/data/definitions/532.html");
    expect(await editor.connection.sendRequest("seclog/explainRule", { rule: "no-such-rule" })).toBeNull();
    await editor.quit();
  });

  test("hover says what the rule is about", async () => {
    const { editor } = await openWith("logger.info(password);\n");
    const hover = await editor.connection.sendRequest("textDocument/hover", {
      textDocument: { uri },
      position: { line: 0, character: 14 },
    });
    expect(hover).toMatchObject({
      range: { start: { line: 0, character: 12 } },
      contents: { kind: "markdown", value: expect.stringContaining("Log an id instead.") as string },
    });
    await editor.quit();
  });
});
