// Requests about the whole workspace: findings and coverage of security events of all files but those that the editor's settings hide.
import { expect, test } from "vitest";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import { createExcluded } from "../../src/server/excluded.ts";
import { createLogDesk } from "../../src/server/logs/log-desk.ts";
import {
  checkWorkspaceRequest,
  eventCoverageRequest,
  newCodeRequest,
  type EventCoverage,
  type NewCodeResult,
  type WorkspaceFindings,
} from "../../src/server/protocol.ts";
import { initRepository, write } from "../hosts/git-repository.ts";
import { temporaryFolder } from "../hosts/temporary-folder.ts";
import { createMemoryHost } from "../memory-host.ts";
import { pullCapabilities, startEditor, type Editor } from "./editor.ts";

const login = `import pino from "pino";
const log = pino();
export async function login(username: string, password: string) {
  const user = await users.findByName(username);
  if (!user || !(await bcrypt.compare(password, user.passwordHash))) {
    throw new UnauthorizedError("Wrong user name or password");
  }
  log.info({ user: user.id, password }, "signed in");
  return user;
}
export async function refund(request: Request, order: Order) {
  if (!request.user.isAdmin) {
    log.warn({ user: request.user.id, order: order.id }, "refund denied");
    throw new ForbiddenError("Only administrators may refund");
  }
  return await payments.refund(order);
}
`;

const files = {
  "/shop/src/login.ts": login,
  "/shop/generated/client.ts": login,
  "/shop/src/legacy/old.ts": login,
};

async function openShop(): Promise<Editor> {
  const host = createMemoryHost(files);
  const editor = await startEditor({
    server: {
      host,
      version: "0.0.0",
      rules: [],
      rulePage: () => undefined,
      createAnalyzer: (settings) => ({
        analyze: (job) => Promise.resolve(analyzeSource(job, settings)),
        dispose: () => {},
      }),
      createLogs: (onChange) => createLogDesk({ host, onChange }),
    },
    capabilities: { ...pullCapabilities, workspace: { ...pullCapabilities.workspace, workspaceFolders: true } },
  });
  const added = [{ uri: "file:///shop", name: "shop" }];
  await editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event: { added, removed: [] } });
  return editor;
}

const excluded = [{ folder: "file:///shop", patterns: ["generated", "**/legacy"] }];

test("findings come from every file, or from those that the settings of the editor show", async () => {
  const editor = await openShop();
  const ask = (params: object) => editor.connection.sendRequest<WorkspaceFindings>(checkWorkspaceRequest, params);
  const all = await ask({});
  expect(all.files).toBe(3);
  const { files: count, findings } = await ask({ excluded });
  expect(count).toBe(1);
  expect([...new Set(findings.map(({ uri }) => uri))]).toEqual(["file:///shop/src/login.ts"]);
  await editor.quit();
});

test("coverage tells each event, handler by handler, with what logs it", async () => {
  const editor = await openShop();
  const { places, skipped } = await editor.connection.sendRequest<EventCoverage>(eventCoverageRequest, { excluded });
  expect(skipped).toBe(0);
  const failed = places.filter(({ event }) => event === "authn_login_fail");
  expect(failed).toMatchObject([{ uri: "file:///shop/src/login.ts", handler: "login", state: "missing" }]);
  expect(failed[0]?.asvs).toContain("16.3.1");
  expect(places.filter(({ state }) => state === "logged")).toMatchObject([{ event: "authz_fail", by: "log.warn" }]);
  await editor.quit();
});

test("new code is told by line, and where git cannot tell it, why", async () => {
  const folder = temporaryFolder({ "src/login.ts": login });
  const editor = await openShop();
  const open = (path: string, removed: readonly string[]) =>
    editor.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: [path].map(toFolder), removed: removed.map(toFolder) },
    });
  await open(folder, ["/shop"]);
  const outside = await editor.connection.sendRequest<NewCodeResult>(newCodeRequest, {});
  expect(outside).toEqual({
    files: [],
    branches: [],
    problems: [
      `Telling new code apart works inside the working tree of a git repository only, and ${folder} is in none.`,
    ],
  });
  initRepository(folder);
  write(folder, "src/login.ts", `// Signs in.\n${login}`);
  write(folder, "src/token.ts", login);
  expect(await editor.connection.sendRequest<NewCodeResult>(newCodeRequest, {})).toEqual({
    files: [{ uri: `file://${folder}/src/login.ts`, lines: [[0, 1]] }, { uri: `file://${folder}/src/token.ts` }],
    branches: ["main"],
    problems: [],
  });
  await editor.quit();
});

const toFolder = (path: string) => ({ uri: `file://${path}`, name: "shop" });

test("a hidden folder hides what lies in it, in its own workspace folder only", () => {
  const { excludes } = createExcluded({
    excluded: [{ folder: "file:///shop", patterns: ["out/", "**/*.snap", "a/*/c"] }],
  });
  const hidden = ["/shop/out/main.js", "/shop/src/__snapshots__/login.snap", "/shop/a/b/c", "/shop/a/b/c/d.ts"];
  const shown = ["/shop/src/out/main.js", "/other/out/main.js", "/shop/src/login.ts", "/shop"];
  expect(hidden.filter((file) => !excludes(file))).toEqual([]);
  expect(shown.filter(excludes)).toEqual([]);
});

test("what is no list of patterns hides nothing, and a pattern that cannot be used is told", () => {
  for (const params of [null, 1, {}, { excluded: "out" }, { excluded: [{ folder: 1 }] }]) {
    expect(createExcluded(params).excludes("/shop/out/main.js")).toBe(false);
  }
  const bomb = "{a,b}".repeat(20);
  const { problems } = createExcluded({ excluded: [{ folder: "file:///shop", patterns: [bomb] }] });
  expect(problems).toMatchObject([expect.stringContaining("use fewer braces")]);
});
