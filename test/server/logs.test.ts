// The requests of the log viewer, over the real log engine and files in memory.
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type {
  LogAnomaly,
  LogDashboard,
  LogFilter,
  LogFound,
  LogRecordDetails,
  LogRow,
  LogRows,
  LogState,
} from "../../src/server/protocol.ts";
import { createMemoryHost, type MemoryHost } from "../memory-host.ts";
import type { Editor } from "./editor.ts";
import { startStubServer } from "./stub-server.ts";

const file = "/var/log/shop.log";
const view = "one";

/** An open view; `state` is the last that the server told. */
interface Viewer {
  readonly editor: Editor;
  readonly host: MemoryHost;
  readonly state: LogState;
  ask<Result>(method: string, params?: object): Promise<Result>;
  rows(start?: number, count?: number, columns?: boolean): Promise<readonly LogRow[]>;
  texts(start?: number, count?: number): Promise<readonly string[]>;
  filter(filter: LogFilter, folded?: boolean): Promise<void>;
  /** Lets the server read what is there now. */
  settle(): Promise<void>;
}

async function openLog(files: Readonly<Record<string, string | Uint8Array>> | string | Uint8Array): Promise<Viewer> {
  const given = typeof files === "string" || files instanceof Uint8Array ? { [file]: files } : files;
  const host = createMemoryHost(given);
  const { editor } = await startStubServer({ host });
  let last: LogState | undefined;
  editor.connection.onNotification("seclog/logChanged", (state: LogState) => void (last = state));
  const ask = <Result>(method: string, params: object = {}): Promise<Result> =>
    editor.connection.sendRequest(`seclog/${method}`, { view, ...params });
  const rows: Viewer["rows"] = async (start = 0, count = 100, columns = true) =>
    (await ask<LogRows>("logRows", { start, count, columns })).rows;
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 4; i++) await host.advance(250);
    for (let i = 0; i < 100 && !last?.done; i++) await host.advance(250);
    // An answer comes after all notifications before it.
    await ask("logAnomalies");
  };
  last = await ask<LogState>("openLog", { uris: Object.keys(given).map((name) => `file://${name}`) });
  await settle();
  return {
    editor,
    host,
    get state() {
      if (!last) throw new Error("Nothing was told yet.");
      return last;
    },
    ask,
    rows,
    settle,
    texts: async (start, count) => (await rows(start, count)).map(({ text }) => text),
    async filter(filter, folded = true) {
      last = await ask<LogState>("filterLog", { filter, folded });
      await settle();
    },
  };
}

const pino = (level: number, msg: string, ...[second, rest]: [second: number, rest?: object]): string =>
  JSON.stringify({ level, time: Date.UTC(2026, 2, 3, 8, 0, second), msg, ...rest });
const plain = (second: number, level: string, text: string): string =>
  `2026-03-03T08:00:${String(second).padStart(2, "0")}Z ${level} ${text}`;

describe("a log in the viewer", () => {
  test("rows carry line, time, level, text and fields, and are given page by page", async () => {
    const lines = Array.from({ length: 300 }, (_, i) =>
      pino(i === 0 ? 50 : 30, `order ${i} paid`, i % 60, { shop: "b" }),
    );
    const log = await openLog(lines.join("\n"));
    expect(log.state).toMatchObject({
      rows: 300,
      lines: 300,
      records: 300,
      formats: ["json"],
      done: true,
      folded: false,
    });
    expect((await log.rows(0, 1))[0]).toEqual({
      row: 0,
      file: 0,
      line: 1,
      timestamp: "2026-03-03T08:00:00.000Z",
      severity: "ERROR",
      text: "order 0 paid",
      fields: "shop=b",
      runs: [],
    });
    const page = await log.rows(290, 200);
    expect(page.map(({ row, line }) => [row, line])).toEqual(Array.from({ length: 10 }, (_, i) => [290 + i, 291 + i]));
    expect(await log.rows(300, 10)).toEqual([]);
    await log.editor.quit();
  });

  test("the attack of the demo shop is an anomaly at its line", async () => {
    const demo = path.resolve(import.meta.dirname, "../fixtures/demo-shop/logs/access.log");
    const log = await openLog(readFileSync(demo));
    const anomalies = await log.ask<readonly LogAnomaly[]>("logAnomalies");
    const attack = anomalies.find(({ detector }) => detector === "brute-force") ?? expect.fail("no attack");
    expect(attack.message).toContain("203.0.113.66");
    expect(attack.evidence).toContain(attack.line);
    const { row } = await log.ask<{ row: number }>("logPlace", { line: attack.line });
    expect((await log.rows(row, 1))[0]).toMatchObject({
      line: attack.line,
      anomalies: [{ detector: "brute-force", severity: "error" }],
    });
    await log.editor.quit();
  });

  test("a record of several lines is a row for each, or one when it is folded", async () => {
    const text = [
      plain(0, "ERROR", "charge failed"),
      "    at pay (/srv/shop/pay.js:3:1)",
      "    at next",
      plain(1, "INFO", "next"),
    ];
    const log = await openLog(`${text.join("\n")}\n`);
    const unfolded = await log.rows();
    expect(unfolded.map(({ line, more, severity }) => [line, more, severity])).toEqual([
      [1, undefined, "ERROR"],
      [2, true, undefined],
      [3, true, undefined],
      [4, undefined, "INFO"],
    ]);
    await log.filter({});
    expect((await log.rows()).map(({ line, hidden }) => [line, hidden])).toEqual([
      [1, 2],
      [4, undefined],
    ]);
    await log.ask("expandLogRow", { row: 0 });
    expect(await log.texts()).toEqual(["charge failed", "    at pay (/srv/shop/pay.js:3:1)", "    at next", "next"]);
    await log.ask("expandLogRow", { row: 0 });
    expect(await log.rows()).toHaveLength(2);
    await log.editor.quit();
  });

  test("raw rows keep the colours of the line as runs, and no other control sequence", async () => {
    const log = await openLog("\u001b[1;31mERROR\u001b[0m disk \u001b]0;evil\u0007full\u001b[2J\n");
    expect((await log.rows(0, 1, false))[0]).toMatchObject({
      text: "ERROR disk full",
      runs: [{ start: 0, end: 5, style: "fg-1 bold" }],
    });
    await log.editor.quit();
  });
});

describe("secrets in a log", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;

  test("are masked in rows, details, copied text and search, and shown when a person asks for that one record", async () => {
    const log = await openLog(`${plain(1, "INFO", `signed in with ${token}`)}\n${plain(2, "INFO", "ready")}\n`);
    const shown = [
      await log.rows(0, 2, true),
      await log.rows(0, 2, false),
      await log.ask("logRecord", { row: 0 }),
      await log.ask("logText", { start: 0, count: 2 }),
      await log.ask("logAnomalies"),
      await log.ask("logOverview"),
      await log.ask("logDashboard"),
    ];
    expect(JSON.stringify(shown)).not.toContain("a1B2a1B2");
    expect((await log.rows())[0]).toMatchObject({ masked: true });
    const found = await log.ask<LogFound>("findInLog", { text: "a1B2", from: -1, direction: 1 });
    expect(found).toEqual({ count: 0, done: true });
    const revealed = await log.ask<LogRecordDetails>("logRecord", { row: 0, reveal: true });
    expect(revealed.text).toContain(token);
    await log.editor.quit();
  });

  test("of several lines are masked as one", async () => {
    const key = [
      "-----BEGIN PRIVATE KEY-----",
      "    MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
      "    -----END PRIVATE KEY-----",
    ];
    const log = await openLog(`${plain(1, "INFO", "key")} ${key.join("\n")}\n${plain(2, "INFO", "ready")}\n`);
    expect(JSON.stringify(await log.rows())).not.toContain("MIIEvQ");
    await log.filter({}, true);
    await log.ask("expandLogRow", { row: 0 });
    expect(JSON.stringify(await log.rows())).not.toContain("MIIEvQ");
    await log.editor.quit();
  });
});

describe("a filter", () => {
  const lines = [
    pino(30, "user signed in", 1, { user: { name: "alice" }, ms: 12 }),
    pino(40, "slow answer", 2, { user: { name: "bob" }, ms: 900 }),
    pino(50, "charge failed: card (4) declined", 3, { user: { name: "alice" } }),
    pino(30, "user signed in", 4, { user: { name: "carol" }, ms: 15 }),
  ];
  const shown = async (filter: LogFilter): Promise<readonly number[]> => {
    const log = await openLog(lines.join("\n"));
    await log.filter(filter);
    const rows = await log.rows();
    await log.editor.quit();
    return rows.map(({ line }) => line);
  };

  test.each<[string, LogFilter, readonly number[]]>([
    ["nothing", {}, [1, 2, 3, 4]],
    ["levels", { severities: ["WARN", "ERROR"] }, [2, 3]],
    ["text in any case", { text: "SIGNED".toLowerCase() }, [1, 4]],
    ["text with a capital", { text: "Signed" }, []],
    ["text with signs of expressions", { text: "card (4)" }, [3]],
    ["an expression", { text: "alice|carol", regex: true }, [1, 3, 4]],
    ["a field", { fields: ["user.name=alice"] }, [1, 3]],
    ["a field with a star", { fields: ["user.name=*o*"] }, [2, 4]],
    ["two fields", { fields: ["user.name=alice", "severity=error"] }, [3]],
    ["a template", { templates: ["user signed in"] }, [1, 4]],
    ["times", { from: Date.UTC(2026, 2, 3, 8, 0, 2), to: Date.UTC(2026, 2, 3, 8, 0, 4) }, [2, 3]],
    ["several at once", { severities: ["INFO"], text: "alice" }, [1]],
  ])("by %s", async (_, filter, expected) => {
    expect(await shown(filter)).toEqual(expected);
  });

  test("by anomaly and by detector", async () => {
    const demo = path.resolve(import.meta.dirname, "../fixtures/demo-shop/logs/access.log");
    const log = await openLog(readFileSync(demo));
    await log.filter({ anomalies: true });
    const all = await log.rows();
    expect(all.length).toBeGreaterThan(0);
    expect(all.every(({ anomalies = [] }) => anomalies.length > 0)).toBe(true);
    await log.filter({ detector: "brute-force" });
    expect(
      (await log.rows()).map(({ anomalies }) => anomalies?.some(({ detector }) => detector === "brute-force")),
    ).toEqual(expect.arrayContaining([true]));
    await log.editor.quit();
  });

  test("that is not understood says why and leaves the view as it is", async () => {
    const log = await openLog(lines.join("\n"));
    await log.filter({ text: "alice" });
    const refused = log.ask("filterLog", { filter: { text: "(", regex: true }, folded: true });
    await expect(refused).rejects.toThrow("no regular expression");
    await expect(log.ask("filterLog", { filter: { fields: ["alice"] }, folded: true })).rejects.toThrow(
      "write name=value",
    );
    expect(await log.rows()).toHaveLength(2);
    await log.editor.quit();
  });

  test("an expression that explodes elsewhere is answered at once", async () => {
    const log = await openLog(`${plain(1, "INFO", `${"a".repeat(30_000)}!`)}\n`);
    await log.filter({ text: "^(a+)+$", regex: true });
    expect(log.state).toMatchObject({ done: true, rows: 0 });
    await log.editor.quit();
  });

  test("goes on with what is written later", async () => {
    const log = await openLog(`${lines.join("\n")}\n`);
    await log.filter({ severities: ["ERROR"] });
    log.host.append(file, `${pino(50, "charge failed again", 9)}\n${pino(30, "fine", 10)}\n`);
    await log.settle();
    expect((await log.rows()).map(({ line }) => line)).toEqual([3, 5]);
    await log.editor.quit();
  });
});

describe("finding", () => {
  test("counts, goes forward and back, and around the end", async () => {
    const log = await openLog(
      Array.from({ length: 9 }, (_, i) => plain(i, "INFO", i % 4 === 0 ? "paid" : "sent")).join("\n"),
    );
    const find = (from: number, direction: 1 | -1): Promise<LogFound> =>
      log.ask("findInLog", { text: "paid", from, direction });
    expect(await find(-1, 1)).toMatchObject({ row: 0, position: 1 });
    expect(await find(0, 1)).toMatchObject({ row: 4, position: 2, count: 3, done: true });
    expect(await find(8, 1)).toMatchObject({ row: 0, position: 1, count: 3 });
    expect(await find(4, -1)).toMatchObject({ row: 0 });
    expect(await find(0, -1)).toMatchObject({ row: 8, position: 3 });
    await log.editor.quit();
  });

  test("looks in the rows of a filter", async () => {
    const log = await openLog(
      [plain(1, "INFO", "paid 1"), plain(2, "WARN", "paid 2"), plain(3, "WARN", "sent")].join("\n"),
    );
    await log.filter({ severities: ["WARN"] });
    expect(await log.ask("findInLog", { text: "paid", from: -1, direction: 1 })).toMatchObject({ row: 0, count: 1 });
    await log.editor.quit();
  });
});

describe("places", () => {
  test("a line and a moment are found", async () => {
    const log = await openLog(Array.from({ length: 50 }, (_, i) => plain(i, "INFO", `step ${i}`)).join("\n"));
    expect(await log.ask("logPlace", { line: 20 })).toEqual({ row: 19 });
    expect(await log.ask("logPlace", { time: Date.UTC(2026, 2, 3, 8, 0, 30) })).toEqual({ row: 30 });
    await log.filter({ text: "step 4" });
    expect(await log.ask("logPlace", { line: 43 })).toEqual({ row: 3 });
    await log.editor.quit();
  });
});

test("a line that is asked for before the log is read so far is waited for", async () => {
  const text = Array.from({ length: 200_000 }, (_, i) => plain(i % 50, "INFO", `step ${i}`)).join("\n");
  const memory = createMemoryHost({ [file]: text });
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const openFile: MemoryHost["openFile"] = async (name) => {
    const opened = await memory.openFile(name);
    const read: typeof opened.read = async (offset, length) => {
      // A block of the text, and not one of the short looks by which a file is known again.
      if (offset > 0 && length > 100_000) await gate;
      return await opened.read(offset, length);
    };
    return { ...opened, read };
  };
  const { editor } = await startStubServer({ host: { ...memory, openFile } });
  const rows: number[] = [];
  editor.connection.onNotification("seclog/logChanged", (state: LogState) => void rows.push(state.rows));
  const ask = (method: string, params: object) =>
    editor.connection.sendRequest(`seclog/${method}`, { view, ...params });
  await ask("openLog", { uris: [`file://${file}`] });
  const place = ask("logPlace", { line: 190_000 });
  // An answer comes after all requests before it were taken up.
  await ask("logRows", { start: 0, count: 1 });
  open();
  expect(await place).toEqual({ row: 189_999 });
  // The page knows of the row before it is told to go there.
  expect(rows.at(-1)).toBeGreaterThan(189_999);
  expect(await ask("logPlace", { line: 250_000 })).toEqual({ row: 199_999 });
  await editor.quit();
});

describe("several logs", () => {
  test("are merged by time and say which is which", async () => {
    const log = await openLog({
      "/var/log/api.log": [plain(1, "INFO", "api 1"), plain(4, "INFO", "api 2")].join("\n"),
      "/var/log/jobs.log": [plain(2, "INFO", "job 1"), plain(3, "WARN", "job 2"), plain(9, "INFO", "job 3")].join("\n"),
    });
    expect(log.state.files.map(({ name }) => name)).toEqual(["api.log", "jobs.log"]);
    expect((await log.rows()).map(({ file: from, text }) => [from, text])).toEqual([
      [0, "api 1"],
      [1, "job 1"],
      [1, "job 2"],
      [0, "api 2"],
      [1, "job 3"],
    ]);
    await log.filter({ severities: ["WARN"] });
    expect(await log.texts()).toEqual(["job 2"]);
    await log.editor.quit();
  });
});

describe("a log that grows", () => {
  test("has new rows, a line that is half written only once it is whole", async () => {
    const log = await openLog(`${plain(1, "INFO", "first")}\n`);
    log.host.append(file, `${plain(2, "INFO", "second")}\n${plain(3, "ERROR", "thi")}`);
    await log.host.advance(250);
    log.host.append(file, "rd\n");
    await log.settle();
    expect((await log.rows()).map(({ text, severity }) => [text, severity])).toEqual([
      ["first", "INFO"],
      ["second", "INFO"],
      ["third", "ERROR"],
    ]);
    expect(log.state.records).toBe(3);
    await log.editor.quit();
  });

  test("goes on through a rotation by rename", async () => {
    const log = await openLog(`${plain(1, "INFO", "before")}\n`);
    log.host.rename(file, `${file}.1`);
    log.host.append(`${file}.1`, `${plain(2, "INFO", "late")}\n`);
    log.host.write(file, `${plain(3, "INFO", "after")}\n`);
    await log.settle();
    expect(await log.texts()).toEqual(["before", "late", "after"]);
    expect((await log.rows()).map(({ line }) => line)).toEqual([1, 2, 3]);
    await log.editor.quit();
  });

  test("loses nothing when it is rotated twice between two looks, or written to long after it was renamed", async () => {
    const log = await openLog(`${plain(1, "INFO", "before")}\n`);
    log.host.rename(file, `${file}.1`);
    log.host.write(file, `${plain(2, "INFO", "between")}\n`);
    log.host.rename(`${file}.1`, `${file}.2`);
    log.host.rename(file, `${file}.1`);
    log.host.write(file, `${plain(3, "INFO", "after")}\n`);
    await log.settle();
    expect(await log.texts()).toEqual(["before", "between", "after"]);
    log.host.append(`${file}.1`, `${plain(4, "INFO", "late")}\n`);
    log.host.append(file, `${plain(5, "INFO", "last")}\n`);
    await log.settle();
    expect((await log.texts()).toSorted()).toEqual(["after", "before", "between", "last", "late"]);
    expect(log.state.files[0]?.notice).toBeUndefined();
    await log.editor.quit();
  });

  test("shows what was written between the last look and the copy", async () => {
    const log = await openLog(`${plain(1, "INFO", "before")}\n`);
    log.host.append(file, `${plain(2, "INFO", "unseen")}\n`);
    log.host.write(`${file}.1`, log.host.text(file) ?? "");
    log.host.truncate(file);
    log.host.append(file, `${plain(3, "INFO", "after")}\n`);
    await log.settle();
    expect(await log.texts()).toEqual(["before", "unseen", "after"]);
    await log.editor.quit();
  });

  test("goes on from the copy when it is copied and cut off", async () => {
    const log = await openLog(`${plain(1, "INFO", "before")}\n`);
    log.host.write(`${file}.1`, log.host.text(file) ?? "");
    log.host.truncate(file);
    log.host.append(file, `${plain(2, "INFO", "after")}\n`);
    await log.settle();
    expect(await log.texts()).toEqual(["before", "after"]);
    await log.editor.quit();
  });

  test("begins anew and says so when it is cut off without a copy, even if it is longer again by then", async () => {
    const log = await openLog(`${plain(1, "INFO", "before")}\n`);
    log.host.truncate(file);
    log.host.append(file, `${plain(2, "INFO", "after")}\n${plain(3, "INFO", "more")}\n`);
    await log.settle();
    expect(await log.texts()).toEqual(["after", "more"]);
    expect(log.state.files[0]?.notice).toBe("The file was cut off; what it held before is gone.");
    await log.editor.quit();
  });

  test("takes nothing up while it is paused, and everything afterwards", async () => {
    const log = await openLog(`${plain(1, "INFO", "first")}\n`);
    await log.ask("pauseLog", { paused: true });
    log.host.append(file, `${plain(2, "INFO", "second")}\n`);
    await log.host.advance(1000);
    expect(await log.texts()).toEqual(["first"]);
    await log.ask("pauseLog", { paused: false });
    await log.settle();
    expect(await log.texts()).toEqual(["first", "second"]);
    await log.editor.quit();
  });

  test("shows only what comes after it was cleared, until it is shown again", async () => {
    const log = await openLog(`${plain(1, "INFO", "first")}\n`);
    await log.ask("clearLog", { cleared: true });
    expect(await log.texts()).toEqual([]);
    log.host.append(file, `${plain(2, "INFO", "second")}\n`);
    await log.settle();
    expect(await log.texts()).toEqual(["second"]);
    await log.ask("clearLog", { cleared: false });
    await log.settle();
    expect(await log.texts()).toEqual(["first", "second"]);
    await log.editor.quit();
  });
});

describe("the dashboard", () => {
  test("counts logins, statuses and durations", async () => {
    const demo = path.resolve(import.meta.dirname, "../fixtures/demo-shop/logs/access.log");
    const log = await openLog(readFileSync(demo));
    const numbers = await log.ask<LogDashboard>("logDashboard");
    expect(numbers.done).toBe(true);
    const statuses = numbers.statuses.reduce((sum, { total }) => sum + total, 0);
    expect(statuses).toBe(numbers.records);
    expect(numbers.logins.find(({ key }) => key === "failure")?.total).toBeGreaterThan(5);
    expect(numbers.addresses[0]?.count).toBeGreaterThanOrEqual(numbers.addresses[1]?.count ?? 0);
    for (const { values } of [...numbers.statuses, ...numbers.logins]) {
      expect(values).toHaveLength(numbers.statuses[0]?.values.length ?? 0);
    }
    await log.editor.quit();
  });
});

test("a rotated file that was compressed is read like any other", async () => {
  const lines = "2025-05-17T08:30:04Z INFO order 1 shipped\n2025-05-17T08:30:05Z ERROR order 2 lost\n";
  const log = await openLog({ "/var/log/shop.log.2.gz": gzipSync(lines) });
  expect(await log.texts()).toEqual(["order 1 shipped", "order 2 lost"]);
  expect(log.state).toMatchObject({ records: 2, bytes: lines.length, done: true });
  await log.filter({ severities: ["ERROR"] });
  expect(await log.texts()).toEqual(["order 2 lost"]);
  await log.editor.quit();
});

describe("what cannot be shown", () => {
  const refusal = async (host: MemoryHost): Promise<string> => {
    const { editor } = await startStubServer({ host });
    const answer = await editor.connection.sendRequest("seclog/openLog", { view, uris: [`file://${file}`] }).then(
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
    const packed = (bytes: Uint8Array): MemoryHost => createMemoryHost({ [file]: bytes });
    expect(await refusal(packed(gzipSync(new Uint8Array(4096))))).toContain("binary data");
    expect(await refusal(packed(Uint8Array.of(0x1f, 0x8b, 8, 0)))).toContain("shop.log is damaged");
  });

  test("what lies elsewhere is not taken for the file of that path on this machine", async () => {
    const { editor } = await startStubServer({ files: { [file]: "a secret of this machine\n" } });
    const opened = editor.connection.sendRequest("seclog/openLog", { view, uris: [`vscode-vfs://github${file}`] });
    await expect(opened).rejects.toThrow("reads files on this machine");
    await editor.quit();
  });

  test("an empty file is an empty log", async () => {
    const log = await openLog("");
    expect(log.state).toMatchObject({ rows: 0, lines: 0, done: true, formats: [] });
    expect(await log.rows()).toEqual([]);
    await log.editor.quit();
  });
});
