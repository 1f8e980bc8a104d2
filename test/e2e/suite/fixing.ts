// Every kind of fix once: offered by the lightbulb, applied, undone, and the file is what it was, byte by byte.
import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import * as vscode from "vscode";
import { fixKinds } from "../../../src/analysis/fixes/kinds.ts";
import { fileOf, findingsOf, open, until } from "./steps.ts";

interface Case {
  readonly kind: string;
  /** Begin of the title in the menu. */
  readonly title: string;
  readonly code: string;
  /** What the file says afterwards. */
  readonly fixed: string;
  /** Another file that the fix changes or creates, and what it says then. */
  readonly other?: { readonly name: string; readonly says: string };
}

const pino = `import pino from "pino";\nconst logger = pino();\n`;
const winston = `import winston from "winston";\n`;
const login = `import bcrypt from "bcrypt";\n${pino}app.post("/login", async (req, res) => {\n  const user = await users.findByName(req.body.name);\n  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) {\n    return res.status(401).end();\n  }\n  res.json({ ok: true });\n});\n`;

const cases: readonly Case[] = [
  {
    kind: "drop",
    title: "Leave it out of the log",
    code: `console.log("in", id, password);\n`,
    fixed: `console.log("in", id);`,
  },
  {
    kind: "drop (message)",
    title: "Leave it out of the message",
    code: "console.log(`user ${id} signed in with ${password}`);\n",
    fixed: "console.log(`user ${id} signed in`);",
  },
  {
    kind: "drop-call",
    title: "Remove the logging call",
    code: `start();\nconsole.log(password);\nstop();\n`,
    fixed: `start();\r\nstop();`,
  },
  {
    kind: "mask",
    title: 'Replace it by "[redacted]"',
    code: `console.log("in", password);\n`,
    fixed: `console.log("in", "[redacted]");`,
  },
  {
    kind: "projection",
    title: "Log `id` instead",
    code: `interface User { id: string; passwordHash: string }\nexport const open = (user: User) => console.log("in", user);\n`,
    fixed: `console.log("in", { id: user.id })`,
  },
  {
    kind: "error-parts",
    title: "Log the message of the error only",
    code: `import axios from "axios";\nexport async function pay(url: string, apiKey: string) {\n  try {\n    await axios.post(url, {}, { headers: { Authorization: apiKey } });\n  } catch (error) {\n    console.error("failed", error);\n  }\n}\n`,
    fixed: "error instanceof Error ? error.message",
  },
  {
    kind: "host",
    title: "Log the host of the address only",
    code: `const databaseUrl = process.env.DATABASE_URL;\nconsole.log("connecting to", databaseUrl);\n`,
    fixed: "new URL(databaseUrl).host",
  },
  {
    kind: "own-redactor",
    title: "Mask it with `maskSecret`",
    code: `function maskSecret(value) {\n  return value.slice(-2);\n}\nconsole.log("got", maskSecret("x"), user.password);\n`,
    fixed: "maskSecret(user.password)",
  },
  {
    kind: "redact-path",
    title: "Add `password` to what the logger redacts",
    code: `${pino}export const save = (input) => logger.info({ id: input.id, password: input.password }, "saved");\n`,
    fixed: `pino({ redact: ["password"] })`,
  },
  {
    kind: "helper",
    title: "Mask its sensitive fields with a new function",
    code: `export function hook(req, res) {\n  console.log("called", req.headers);\n}\n`,
    fixed: `console.log("called", redact(req.headers))`,
    other: { name: "src/fixing/redact.ts", says: "export function redact(" },
  },
  {
    kind: "hmac",
    title: "Log a keyed hash of it",
    code: `console.log("opened by", user.email);\n`,
    fixed: `createHmac("sha256", `,
  },
  {
    kind: "neutralise",
    title: "Replace line breaks in it by a space",
    code: 'app.get("/", (req, res) => {\n  console.log(`search ${req.query.q}`);\n});\n',
    fixed: ".replace(/[\\r\\n]+/g",
  },
  {
    kind: "as-field",
    title: "Log it as a field",
    code: `app.get("/", (req, res) => {\n  console.log("search", req.query.q);\n});\n`,
    fixed: `{ q: req.query.q }`,
  },
  {
    kind: "mend-path",
    title: "Make it a list of paths",
    code: `import pino from "pino";\nexport const logger = pino({ redact: "password" });\n`,
    fixed: `redact: ["password"]`,
  },
  {
    kind: "structure",
    title: "Log the value as a field",
    code: `${pino}export const ship = (orderId) => logger.info(\`order \${orderId} shipped\`);\n`,
    fixed: `logger.info({ orderId }, "order shipped")`,
  },
  {
    kind: "reorder",
    title: "Put the arguments into the order",
    code: `${pino}export const ship = (orderId) => logger.info("shipped", { orderId });\n`,
    fixed: `logger.info({ orderId }, "shipped")`,
  },
  { kind: "log-event", title: "Log `authn_login_fail` here", code: login, fixed: `event: "authn_login_fail",` },
  {
    kind: "complete-event",
    title: "Add `userId`",
    code: `${pino}export function lock(userId: string) {\n  locked.set(userId, Date.now());\n  logger.warn({ event: "authn_login_lock" }, "account locked");\n}\n`,
    fixed: `{ event: "authn_login_lock", userId }`,
  },
  {
    kind: "event-level",
    title: "Log it at `warn`",
    code: `${pino}export function refuse(userId) {\n  logger.debug({ event: "authn_login_fail", userId }, "login failed");\n}\n`,
    fixed: "logger.warn({ event",
  },
  {
    kind: "every-match",
    title: "Replace every match",
    code: `export function maskTokens(text) {\n  return text.replace(/token=\\w+/, "token=[redacted]");\n}\nconsole.log(maskTokens(process.argv[2]));\n`,
    fixed: `/token=\\w+/g`,
  },
  {
    kind: "assign",
    title: "Assign the result to `line`",
    code: `export function redactLine(line) {\n  line.replace(/password=\\S+/g, "password=[redacted]");\n  return line;\n}\nconsole.log(redactLine(process.argv[2]));\n`,
    fixed: `line = line.replace(`,
  },
  {
    kind: "configuration",
    title: "Begin a new file at 10 MB",
    code: `${winston}export const logger = winston.createLogger({ transports: [new winston.transports.File({ filename: "app.log" })] });\n`,
    fixed: "maxFiles: 10",
  },
];

/** The tests of this file. */
export function registerFixingTests(): void {
  describe("a fix, applied and undone", () => {
    before(() => vscode.workspace.fs.createDirectory(fileOf("src/fixing")));
    after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));
    it("has a case for each kind of fix", () => {
      const tried = new Set(cases.map(({ kind }) => kind.replace(/ \(.*/, "")));
      assert.deepEqual(
        Object.keys(fixKinds).filter((kind) => !tried.has(kind)),
        [],
      );
    });
    cases.forEach((each, index) => it(each.kind, () => applyAndUndo(each, `src/fixing/case-${index}.ts`)));
  });
}

async function applyAndUndo({ title, code, fixed, other }: Case, name: string): Promise<void> {
  // With a mark and CR LF, which both have to survive.
  const original = Buffer.from(`\ufeff${code.replaceAll("\n", "\r\n")}`);
  await vscode.workspace.fs.writeFile(fileOf(name), original);
  const document = await open(name);
  const before = document.getText();
  const action = await until(`the fix "${title}"`, () => offered(document, title));
  assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
  assert.ok(document.getText().includes(fixed), document.getText());
  assert.ok(!/[^\r]\n/.test(document.getText()), "a line break of another kind");
  if (other) {
    const created = await vscode.workspace.openTextDocument(fileOf(other.name));
    assert.ok(created.getText().includes(other.says), created.getText());
  }
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("undo");
  await until("the text as it was", () => document.getText() === before || undefined);
  await document.save();
  assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(document.uri)), original);
  await vscode.workspace.fs.delete(document.uri);
}

/** The action of any finding of the document. */
async function offered(document: vscode.TextDocument, title: string): Promise<vscode.CodeAction | undefined> {
  for (const { range } of findingsOf(document)) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
    );
    const action = actions.find((each) => each.title.startsWith(title));
    if (action) return action;
  }
  return undefined;
}
