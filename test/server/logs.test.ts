// The requests of the log viewer, over the real log engine and files in memory.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { LogAnomaly, LogRows, LogSummary } from "../../src/server/protocol.ts";
import { createLogReader } from "../../src/server/log-reader.ts";
import { createMemoryHost, type MemoryHost } from "../memory-host.ts";
import type { Editor } from "./editor.ts";
import { startStubServer } from "./stub-server.ts";

const uri = "file:///var/log/shop.log";
const file = "/var/log/shop.log";

async function openLog(text: string | Uint8Array) {
  const host = createMemoryHost({ [file]: text });
  const { editor } = await startStubServer({ logs: createLogReader(host) });
  return { editor, host };
}

const opened = (editor: Editor): Promise<LogSummary> => editor.connection.sendRequest("seclog/openLog", { uri });
const rows = (editor: Editor, start: number, count: number): Promise<LogRows> =>
  editor.connection.sendRequest("seclog/logRows", { uri, start, count });

const pino = (level: number, msg: string, second: number): string =>
  JSON.stringify({ level, time: Date.UTC(2026, 2, 3, 8, 0, second), msg });

describe("a log in the viewer", () => {
  test("rows carry line, time, level and text, and are given page by page", async () => {
    const lines = Array.from({ length: 300 }, (_, i) => pino(i === 0 ? 50 : 30, `order ${i} paid`, i % 60));
    const { editor } = await openLog(lines.join("\n"));
    expect(await opened(editor)).toMatchObject({ rows: 300, format: "json", anomalies: [] });
    const [first] = (await rows(editor, 0, 1)).rows;
    expect(first).toEqual({
      index: 0,
      line: 1,
      timestamp: "2026-03-03T08:00:00.000Z",
      severity: "ERROR",
      text: "order 0 paid",
      anomalies: [],
    });
    const page = (await rows(editor, 290, 200)).rows;
    expect(page.map(({ index, line }) => [index, line])).toEqual(
      Array.from({ length: 10 }, (_, i) => [290 + i, 291 + i]),
    );
    expect((await rows(editor, 300, 10)).rows).toEqual([]);
    await editor.quit();
  });

  test("the attack of the demo shop is an anomaly on its row", async () => {
    const demo = path.resolve(import.meta.dirname, "../fixtures/demo-shop/logs/access.log");
    const { editor } = await openLog(readFileSync(demo));
    const { anomalies } = await opened(editor);
    const attack = anomalies.find(({ detector }) => detector === "brute-force") ?? expect.fail("no attack");
    expect(attack.message).toContain("203.0.113.66");
    expect(attack.evidence).toContain(attack.line);
    const [row] = (await rows(editor, attack.row, 1)).rows;
    expect(row).toMatchObject({ line: attack.line, anomalies: [{ detector: "brute-force", severity: "error" }] });
    const again: readonly LogAnomaly[] = await editor.connection.sendRequest("seclog/logAnomalies", { uri });
    expect(again).toEqual(anomalies);
    await editor.quit();
  });

  test("secrets in it are masked", async () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    const { editor } = await openLog(`${pino(30, `signed in with ${token}`, 1)}\n`);
    await opened(editor);
    const answer = JSON.stringify(await rows(editor, 0, 10));
    expect(answer).toContain("[redacted");
    expect(answer).not.toContain("a1B2a1B2");
    await editor.quit();
  });

  test("a record of several lines is one row", async () => {
    const { editor } = await openLog(
      "2026-03-03T08:00:00Z ERROR charge failed\n    at pay (/srv/shop/pay.js:3:1)\n2026-03-03T08:00:01Z INFO next\n",
    );
    expect((await opened(editor)).rows).toBe(2);
    const [first, second] = (await rows(editor, 0, 2)).rows;
    expect(first?.text).toContain("pay.js:3:1");
    expect(second?.line).toBe(3);
    await editor.quit();
  });

  test("after the file has grown, opening it again shows what was added", async () => {
    const { editor, host } = await openLog(`${pino(30, "first", 1)}\n`);
    expect((await opened(editor)).rows).toBe(1);
    host.append(file, `${pino(30, "second", 2)}\n`);
    expect((await opened(editor)).rows).toBe(2);
    await editor.quit();
  });
});

describe("what cannot be shown", () => {
  const refusal = async (host: MemoryHost): Promise<string> => {
    const { editor } = await startStubServer({ logs: createLogReader(host) });
    const answer = await opened(editor).then(
      () => "opened",
      (error: Error) => error.message,
    );
    await editor.quit();
    return answer;
  };

  test("is refused with the reason, and the server goes on", async () => {
    expect(await refusal(createMemoryHost())).toContain("This file no longer exists.");
    expect(await refusal(createMemoryHost({ [`${file}/today`]: "" }))).toContain("This is not a regular file.");
    const locked = createMemoryHost({ [file]: "secret" });
    locked.fail(file, "permission");
    expect(await refusal(locked)).toContain("This file may not be read.");
    expect(await refusal(createMemoryHost({ [file]: new Uint8Array(4096) }))).toContain("binary data");
  });

  test("an empty file is an empty log", async () => {
    const { editor } = await openLog("");
    expect(await opened(editor)).toEqual({ rows: 0, format: "empty", anomalies: [] });
    await editor.quit();
  });
});
