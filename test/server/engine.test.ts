// The real server as a program: started as `seclog lsp --stdio` and as the extension starts it, with workers, files and the real rules.
import { fork, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
} from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { createLineIndex } from "../../src/base/text.ts";
import { bundle } from "../../src/build/bundle.mjs";
import { connectEditor, pullCapabilities, pushCapabilities, type Editor } from "./editor.ts";

const root = path.resolve(import.meta.dirname, "../..");
// Beside the caches of other tests, so that the packages are not needed: the bundle holds them.
const dist = path.join(root, "node_modules/.cache/seclog-server-test");

beforeAll(async () => {
  await bundle({ minify: false, outdir: dist });
}, 120_000);

const running = new Set<ChildProcess>();
afterAll(() => running.forEach((child) => child.kill("SIGKILL")));

function track(child: ChildProcess): Promise<number> {
  running.add(child);
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      running.delete(child);
      resolve(code ?? (signal === null ? -1 : -2));
    });
  });
}

async function startStdio(): Promise<{ editor: Editor; child: ChildProcess }> {
  const child = spawn(process.execPath, [path.join(dist, "cli.mjs"), "lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exit = track(child);
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const hangUp = (): void => void child.stdin.end();
  return { editor: await connectEditor(connection, { capabilities: pushCapabilities, exit, hangUp }), child };
}

async function startForked(): Promise<{ editor: Editor; child: ChildProcess }> {
  const child = fork(path.join(dist, "server.mjs"), ["--node-ipc"], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const exit = track(child);
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  const hangUp = (): void => child.disconnect();
  return { editor: await connectEditor(connection, { capabilities: pullCapabilities, exit, hangUp }), child };
}

/** What the test reads of `seclog check -f json`. */
interface JsonReport {
  readonly findings: readonly {
    readonly path: string;
    readonly rule: string;
    readonly message: string;
    readonly line: number;
  }[];
}

const source = `import pino from "pino";
const logger = pino();

export function login(user: User, password: string) {
  logger.info("login of %s with %s", user.id, password);
  console.log(\`token \${user.sessionToken}\`);
}
`;
const uri = URI.file("/shop/login.ts").toString();

const rulesOf = (diagnostics: readonly Diagnostic[] = []): unknown[] => diagnostics.map(({ code }) => code);

describe("over stdio, as any LSP editor starts it", () => {
  test("open, read the findings, fix one, silence the other, and quit", async () => {
    const { editor } = await startStdio();
    await editor.open(uri, source);
    const { diagnostics } = await editor.diagnostics(uri);
    expect(rulesOf(diagnostics)).toEqual(["no-secret-in-log", "no-secret-in-log"]);
    expect(diagnostics[0]?.codeDescription?.href).toMatch(/no-secret-in-log\.md$/);

    const range = diagnostics[0]?.range ?? expect.fail("no finding");
    const fix = (await editor.codeActions(uri, range)).find(({ isPreferred }) => isPreferred);
    await editor.apply(fix?.edit);
    await editor.diagnostics(uri, (params) => params.version === editor.version(uri));
    expect(editor.text(uri)).not.toContain("user.id, password");

    const left = editor.published.at(-1)?.diagnostics ?? [];
    expect(left).toHaveLength(1);
    const silence = (await editor.codeActions(uri, left[0]?.range ?? range)).find(({ title }) =>
      title.startsWith("Disable"),
    );
    await editor.apply(silence?.edit);
    expect(editor.text(uri)).toContain(
      "  // seclog-disable-next-line no-secret-in-log -- why this is safe\n  console.log(`token",
    );
    await editor.diagnostics(uri, (params) => params.version === editor.version(uri));
    expect(editor.published.at(-1)?.diagnostics).toEqual([]);
    expect(await editor.quit()).toBe(0);
  });

  test("logs all missing security events of a document, when it is asked for that and not when all is fixed", async () => {
    const { editor } = await startStdio();
    const login = URI.file("/shop/login.ts").toString();
    const handler = `import express from "express";
import pino from "pino";
import { compare } from "bcrypt";
import { users } from "./users";
const logger = pino();
export const app = express();
app.post("/login", async (req, res) => {
  const user = await users.findByName(req.body.name);
  if (!user) return res.status(401).end();
  if (!(await compare(req.body.password, user.passwordHash))) return res.status(401).end();
  req.session.userId = user.id;
  res.json({ id: user.id });
});
app.delete("/users/:id", async (req, res) => {
  if (!req.user.isAdmin) return res.status(403).end();
  await users.delete(req.params.id);
  res.status(204).end();
});
`;
    await editor.open(login, handler);
    const { diagnostics } = await editor.diagnostics(login);
    const missing = rulesOf(diagnostics).filter((rule) => rule === "require-security-event");
    expect(missing.length).toBeGreaterThan(2);
    const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    expect(await editor.codeActions(login, start, ["source.fixAll"])).toEqual([]);
    const [action, ...more] = await editor.codeActions(login, start, ["source.seclog.addSecurityLogging"]);
    expect(more).toEqual([]);
    await editor.apply(action?.edit);
    const after = await editor.diagnostics(login, (params) => params.version === editor.version(login));
    expect(rulesOf(after.diagnostics)).not.toContain("require-security-event");
    expect(editor.text(login).match(/authn_login_fail|authz_fail|user_deleted/g)?.length).toBeGreaterThan(2);
    expect(await editor.quit()).toBe(0);
  });

  test("ends when the editor is gone", async () => {
    const { editor } = await startStdio();
    await editor.open(uri, source);
    await editor.diagnostics(uri);
    expect(await editor.vanish()).not.toBe(0);
  });

  test("stays when a document cannot be analysed, and says so in it", async () => {
    const { editor } = await startStdio();
    const deep = URI.file("/shop/deep.ts").toString();
    await editor.open(deep, `const deep = ${"[\n".repeat(3_000)}${"]\n".repeat(3_000)}; console.log(password);`);
    expect(rulesOf((await editor.diagnostics(deep)).diagnostics)).toEqual(["skipped-too-deep"]);
    await editor.open(uri, source);
    expect((await editor.diagnostics(uri)).diagnostics).toHaveLength(2);
    await editor.quit();
  });
});

describe("over a channel, as the extension starts it", () => {
  test("answers when it is asked, and follows edits", async () => {
    const { editor } = await startForked();
    await editor.open(uri, source);
    expect(rulesOf((await editor.pull(uri)).items)).toEqual(["no-secret-in-log", "no-secret-in-log"]);
    await editor.replace(uri, ", password);", ");");
    expect(rulesOf((await editor.pull(uri)).items)).toEqual(["no-secret-in-log"]);
    expect(await editor.quit()).toBe(0);
  });

  test("ends when the editor is gone", async () => {
    const { editor } = await startForked();
    expect(await editor.vanish()).toBe(1);
  });
});

describe("while a statement is half typed", () => {
  test("the findings around it stay", async () => {
    const { editor } = await startStdio();
    const half = "HALF";
    const text = source.replace(
      "  console.log",
      `  const found = find(user);\n  ${half}\n  const next = found.id;\n  console.log`,
    );
    await editor.open(uri, text);
    let typed = half;
    for (const next of ["us", "if (user.", "const x = ", "users.find((u) =>", 'logger.info("half']) {
      await editor.replace(uri, `  ${typed}\n`, `  ${next}\n`);
      typed = next;
      const { diagnostics } = await editor.diagnostics(uri, (params) => params.version === editor.version(uri));
      const index = createLineIndex(editor.text(uri));
      const reported = diagnostics.map(({ range }) =>
        editor.text(uri).slice(index.offsetAt(range.start), index.offsetAt(range.end)),
      );
      expect(reported, next).toEqual(["password", "user.sessionToken"]);
    }
    await editor.quit();
  });
});

describe("where a comment would be text", () => {
  test("the directive goes above the statement of a template literal of several lines", async () => {
    const { editor } = await startStdio();
    await editor.open(
      uri,
      "function f(sessionToken: string) {\n  console.log(`signed in\n    with ${sessionToken}`);\n}\n",
    );
    const [finding] = (await editor.diagnostics(uri)).diagnostics;
    const actions = await editor.codeActions(uri, finding?.range ?? expect.fail("no finding"));
    await editor.apply(actions.find(({ title }) => title.startsWith("Disable"))?.edit);
    expect(editor.text(uri)).toBe(
      "function f(sessionToken: string) {\n  // seclog-disable-next-line no-secret-in-log -- why this is safe\n" +
        "  console.log(`signed in\n    with ${sessionToken}`);\n}\n",
    );
    await editor.quit();
  });

  test("in JSX text nothing is inserted", async () => {
    const { editor } = await startStdio();
    const page = URI.file("/shop/page.tsx").toString();
    await editor.open(
      page,
      "const Page = ({ sessionToken }) => (\n  <p>\n    signed in {console.log(sessionToken)}\n  </p>\n);\n",
      "typescriptreact",
    );
    const [finding] = (await editor.diagnostics(page)).diagnostics;
    const actions = await editor.codeActions(page, finding?.range ?? expect.fail("no finding"));
    for (const { edit, title } of actions.filter((action) => action.title.startsWith("Disable"))) {
      await editor.apply(edit);
      expect(editor.text(page), title).not.toMatch(/<p>\n\s*\/\/ seclog/);
    }
    await editor.quit();
  });
});

test("saving a file brings the findings of its importers up to date", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "seclog-server-"));
  try {
    const helper = path.join(folder, "trace.ts");
    const caller = path.join(folder, "login.ts");
    writeFileSync(helper, "export function trace(text: string) {\n  return text.length;\n}\n");
    const text =
      'import { trace } from "./trace.ts";\nexport function login(password: string) {\n  trace(password);\n}\n';
    writeFileSync(caller, text);
    const { editor } = await startStdio();
    const [helperUri, callerUri] = [URI.file(helper).toString(), URI.file(caller).toString()];
    await editor.open(callerUri, text);
    expect((await editor.diagnostics(callerUri)).diagnostics).toEqual([]);
    const logging = "export function trace(text: string) {\n  console.log(text);\n}\n";
    await editor.open(helperUri, logging);
    writeFileSync(helper, logging);
    await editor.connection.sendNotification("textDocument/didSave", { textDocument: { uri: helperUri } });
    const { diagnostics } = await editor.diagnostics(callerUri, (params) => params.diagnostics.length > 0);
    expect(rulesOf(diagnostics)).toEqual(["no-secret-in-log"]);
    await editor.quit();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the demo shop has the same findings in the editor and on the command line", { timeout: 90_000 }, async () => {
  const shop = path.join(root, "test/fixtures/demo-shop");
  const checked = spawnSync(
    process.execPath,
    [path.join(dist, "cli.mjs"), "check", "src", "-f", "json", "--no-cache"],
    {
      cwd: shop,
      encoding: "utf8",
    },
  );
  const report = JSON.parse(checked.stdout) as JsonReport;
  expect(report.findings.length).toBeGreaterThan(5);
  const { editor } = await startStdio();
  const shown: unknown[] = [];
  for (const file of new Set(report.findings.map((finding) => finding.path))) {
    const document = URI.file(path.join(shop, file)).toString();
    await editor.open(document, readFileSync(path.join(shop, file), "utf8"));
    const { diagnostics } = await editor.diagnostics(document);
    shown.push(...diagnostics.map(({ code, message, range }) => [file, code, message, range.start.line + 1]));
  }
  expect(shown).toEqual(report.findings.map(({ path, rule, message, line }) => [path, rule, message, line]));
  await editor.quit();
});
