// A repository that nobody trusts, looked at by the real programs: no process is started, no socket opened, nothing written, and nothing read
// outside of it, in the program itself and in each of its threads.
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { bundle } from "../../src/build/bundle.mjs";
import { pullCapabilities } from "../server/editor.ts";
import { createFolder } from "../cli/run-cli.ts";
import { plantedFiles, trace } from "./planted-code.ts";

const here = path.resolve(import.meta.dirname);
const packages = path.resolve(here, "../../node_modules");
const dist = path.join(packages, ".cache/seclog-untrusted-test");
const guard = path.join(here, "watched-process.mjs");
const outside = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "seclog-outside-")));
const children = new Set<ChildProcessWithoutNullStreams>();

beforeAll(async () => {
  await bundle({ minify: false, outdir: dist });
  fs.writeFileSync(path.join(outside, "keys.ts"), "export const log = (value: string) => console.log(value);\n");
  fs.writeFileSync(path.join(outside, "app.log"), "2026-03-03T08:00:00Z INFO started\n");
}, 120_000);

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
  fs.rmSync(outside, { recursive: true, force: true });
});

/** What the programs did. */
type Note = readonly [kind: "ask" | "read" | "write" | "process" | "socket" | "thread", what: string];

interface Repository {
  readonly root: string;
  readonly report: string;
}

/** Files that lead out of the repository by imports, links and configuration, beside planted code. */
function createRepository(): Repository {
  const root = createFolder({
    ...plantedFiles,
    "seclog.config.json": JSON.stringify({ extends: [`../${path.basename(outside)}/base.json`] }),
    "src/leave.ts": [
      `import { log } from "../../${path.basename(outside)}/keys";`,
      `import { log as linked } from "./linked";`,
      `import { log as deep } from "./folder/keys";`,
      `import { log as absolute } from "${outside}/keys";`,
      `export const run = (password: string) => [log(password), linked(password), deep(password), absolute(password)];`,
      "",
    ].join("\n"),
    "logs/app.log": '{"level":30,"time":1772524800000,"msg":"signed in"}\n',
  });
  fs.symlinkSync(path.join(outside, "keys.ts"), path.join(root, "src/linked.ts"));
  fs.symlinkSync(outside, path.join(root, "src/folder"));
  fs.symlinkSync(path.join(outside, "app.log"), path.join(root, "logs/linked.log"));
  return { root, report: path.join(outside, `report-${path.basename(root)}.jsonl`) };
}

function notesOf({ report }: Repository): readonly Note[] {
  const lines = fs.readFileSync(report, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Note);
}

/** The product's own bundles and what Node reads for itself. */
function isOwn(file: string): boolean {
  return (
    [packages, here, process.execPath].some((place) => file.toLowerCase().startsWith(place.toLowerCase())) ||
    /^(?:node:|\/dev\/(?:null|tty))/.test(file)
  );
}

/** What an untrusted repository must not bring about. */
function misdeeds(notes: readonly Note[], { root }: Repository): readonly Note[] {
  return notes.filter(([kind, what]) => {
    if (kind === "thread" || isOwn(what)) return false;
    const file = path.resolve(root, what);
    return kind !== "ask" && kind !== "read" ? true : !(file === root || file.startsWith(root + path.sep));
  });
}

function environment({ report }: Repository): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: outside, SECLOG_WATCHED: report, NO_COLOR: "1" };
}

function traces({ root }: Repository): readonly string[] {
  return fs.readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(trace));
}

test("the guard of these tests sees files, processes, sockets and threads", () => {
  const report = path.join(outside, "self.jsonl");
  const code = `
    import fs, { readFileSync } from "node:fs"; import { stat } from "node:fs/promises";
    import { spawnSync } from "node:child_process"; import net from "node:net"; import { Worker } from "node:worker_threads";
    readFileSync("/etc/hostname"); await stat("/etc"); fs.writeFileSync(process.env.TARGET, ""); spawnSync("true");
    net.connect(9, "127.0.0.1").on("error", () => {});
    new Worker(process.env.THREAD);`;
  const target = path.join(outside, "written");
  const thread = path.join(outside, "thread.mjs");
  fs.writeFileSync(thread, 'import { readdirSync } from "node:fs";\nreaddirSync("/etc");\n');
  spawnSync(process.execPath, ["--import", guard, "--input-type=module", "-e", code], {
    env: { ...process.env, SECLOG_WATCHED: report, TARGET: target, THREAD: thread },
  });
  const kinds = notesOf({ root: outside, report }).filter(([kind, what]) => kind === "thread" || !isOwn(what));
  expect(kinds).toEqual(
    expect.arrayContaining([
      ["read", "/etc/hostname"],
      ["ask", "/etc"],
      ["write", target],
      ["process", "true"],
      ["socket", '[[{"port":9,"host":"127.0.0.1"},null]]'],
      ["thread", thread],
      ["read", "/etc"],
    ]),
  );
});

describe("the server of a restricted workspace", () => {
  test("looks at files of its folders only, starts nothing and writes nothing", async () => {
    const repository = createRepository();
    const { root } = repository;
    const child = spawn(process.execPath, ["--import", guard, path.join(dist, "server.mjs"), "--stdio"], {
      cwd: root,
      env: environment(repository),
    });
    children.add(child);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    const uriOf = (name: string): string => URI.file(path.join(root, name)).toString();
    await connection.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: URI.file(root).toString(), name: "shop" }],
      capabilities: { ...pullCapabilities, workspace: { ...pullCapabilities.workspace, workspaceFolders: true } },
      initializationOptions: { restricted: true, debounce: 0 },
    });
    await connection.sendNotification("initialized", {});
    const rules: string[] = [];
    for (const name of ["src/login.ts", "src/leave.ts"]) {
      const uri = uriOf(name);
      const text = fs.readFileSync(path.join(root, name), "utf8");
      const textDocument = { uri, languageId: "typescript", version: 1, text };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
      const report: { readonly items: readonly { readonly code: string }[] } = await connection.sendRequest(
        "textDocument/diagnostic",
        { textDocument: { uri } },
      );
      rules.push(...report.items.map(({ code }) => code));
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      await connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
      await connection.sendRequest("textDocument/hover", {
        textDocument: { uri },
        position: { line: 3, character: 75 },
      });
    }
    // What is in the folders is found, and what lies outside of them is not followed.
    expect(rules).toEqual(["no-secret-in-log"]);
    const checked: { readonly files: number } = await connection.sendRequest("seclog/checkWorkspace", {});
    expect(checked.files).toBeGreaterThan(2);
    await connection.sendRequest("seclog/eventCoverage", {});
    await connection.sendRequest("seclog/logFiles", {});
    const opened = { view: "1", uris: [uriOf("logs/app.log")] };
    expect(await connection.sendRequest("seclog/openLog", opened)).toMatchObject({ view: "1" });
    await connection.sendRequest("seclog/logRows", { view: "1", start: 0, count: 10, columns: true });
    await connection.sendRequest("seclog/logSource", { view: "1", row: 0 });
    await connection.sendRequest("seclog/statementUses", { uri: uriOf("src/login.ts") });
    const news: { readonly problems: readonly string[] } = await connection.sendRequest("seclog/newCode", {});
    expect(news.problems).toEqual(["git is asked in workspaces only that you trust."]);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    await ended;
    const notes = notesOf(repository);
    expect(notes.filter(([kind]) => kind === "thread").length).toBeGreaterThanOrEqual(2);
    expect(notes.some(([kind, what]) => kind === "read" && what === path.join(root, "src"))).toBe(true);
    expect(misdeeds(notes, repository)).toEqual([]);
    expect(traces(repository)).toEqual([]);
  }, 120_000);
});

describe("the command line on a repository of others", () => {
  test.each([
    ["check --no-cache ."],
    ["check --no-cache --types ."],
    ["events --no-cache ."],
    ["check --print-config src/login.ts"],
  ])(
    "%s starts nothing, opens no socket, writes nothing and runs nothing of it",
    (line) => {
      const repository = createRepository();
      const { root } = repository;
      fs.rmSync(path.join(root, "seclog.config.json"));
      const args = ["--import", guard, path.join(dist, "cli.mjs"), ...line.split(" ")];
      const run = spawnSync(process.execPath, args, { cwd: root, env: environment(repository), encoding: "utf8" });
      expect([0, 1], run.stderr).toContain(run.status);
      const notes = notesOf(repository);
      expect(notes.some(([, what]) => what.startsWith(root))).toBe(true);
      expect(misdeeds(notes, repository).filter(([kind]) => kind !== "ask" && kind !== "read")).toEqual([]);
      expect(traces(repository)).toEqual([]);
    },
    60_000,
  );

  test("a check needs of Node's permissions only to read the repository and itself, and to start threads", () => {
    const { root } = createRepository();
    const flag = process.allowedNodeEnvironmentFlags.has("--permission") ? "--permission" : "--experimental-permission";
    const allowed = [dist, root].map((folder) => `--allow-fs-read=${folder}${path.sep}*`);
    const args = [
      flag,
      ...allowed,
      "--allow-worker",
      path.join(dist, "cli.mjs"),
      "check",
      "--no-cache",
      "--no-config",
      "-f",
      "json",
      ".",
    ];
    const run = spawnSync(process.execPath, args, { cwd: root, env: { HOME: outside }, encoding: "utf8" });
    const report = JSON.parse(run.stdout) as { readonly findings: readonly { readonly path: string }[] };
    expect(run.status, run.stderr).toBe(1);
    expect(report.findings.map(({ path: file }) => file)).toContain("src/login.ts");
  });
});
