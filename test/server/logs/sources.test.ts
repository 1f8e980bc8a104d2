// Log and source on the files of the demo shop, over the thread that the server uses: the statement of a record, what a file's statements wrote,
// the log files of a folder, and the numbers of the dashboard beside those of the command line.
import path from "node:path";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { URI } from "vscode-uri";
import { createNodeHost } from "../../../src/hosts/node.ts";
import { analyzeSource } from "../../../src/analysis/analyze.ts";
import { memorySource } from "../../../src/logs/blocks.ts";
import { summariseLog } from "../../../src/logs/read-log.ts";
import { createLogDesk, type LogDesk } from "../../../src/server/logs/log-desk.ts";
import { withFindings } from "../../../src/server/log-source.ts";
import type { LogState } from "../../../src/server/protocol.ts";

const shop = path.resolve(import.meta.dirname, "../../fixtures/demo-shop");
const uriOf = (name: string): string => URI.file(path.join(shop, name)).toString();
const states = new Map<string, LogState>();
let desk: LogDesk;

async function openWhole(view: string, name: string): Promise<void> {
  states.set(view, await desk.open({ view, uris: [uriOf(name)] }));
  for (let i = 0; i < 1_000 && !states.get(view)?.done; i++) await desk.anomalies({ view }).then(() => wait());
  expect(states.get(view)?.done).toBe(true);
}

function wait(): Promise<void> {
  return new Promise((resolve) => createNodeHost().setTimer(20, resolve));
}

beforeAll(async () => {
  desk = createLogDesk({ host: createNodeHost(), onChange: (state) => void states.set(state.view, state) });
  await desk.folders({ folders: [shop] });
  await openWhole("shop", "logs/shop.log");
});
afterAll(() => desk.dispose());

describe("a record and its statement", () => {
  test("a leaked reset link leads to the statement that logged it", async () => {
    const leak = (await desk.anomalies({ view: "shop" })).findLast(({ detector }) => detector === "secret-leak");
    const { row } = await desk.place({ view: "shop", line: leak?.line ?? 0 });
    const source = await desk.source({ view: "shop", row });
    const [file, line] = [URI.parse(source?.uri ?? "").fsPath, source?.line ?? 0];
    expect(readFileSync(file, "utf8").split("\n")[line - 1]).toContain("password reset link created");
  }, 60_000);

  test("the statement comes with what is wrong with it and the title of its repair", async () => {
    const leak = (await desk.anomalies({ view: "shop" })).findLast(({ detector }) => detector === "secret-leak");
    const { row } = await desk.place({ view: "shop", line: leak?.line ?? 0 });
    const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };
    const source = await withFindings(await desk.source({ view: "shop", row }), (file) => {
      const text = readFileSync(file, "utf8");
      const outcome = analyzeSource({ path: file, text }, settings);
      return Promise.resolve(outcome.status === "skipped" ? undefined : { text, findings: outcome.findings });
    });
    expect(source?.findings).toMatchObject([{ rule: "no-secret-in-log", fix: "Leave the field out of the log" }]);
  }, 60_000);

  test("a statement tells how often it was logged, when last, and with which values, masked", async () => {
    const uses = await desk.uses({ uri: uriOf("src/services/password-reset.ts") });
    const created = uses.find(({ template }) => template === "password reset link created");
    const text = readFileSync(path.join(shop, "src/services/password-reset.ts"), "utf8");
    expect(text.split("\n")[(created?.line ?? 0) - 1]).toContain("password reset link created");
    const logged = readFileSync(path.join(shop, "logs/shop.log"), "utf8").split("\n");
    expect(created?.count).toBe(logged.filter((each) => each.includes("password reset link created")).length);
    expect(created?.lastSeen).toMatch(/^2026-03-03T/);
    expect(JSON.stringify(created?.values)).toContain("[redacted:");
  }, 60_000);
});

test("log files are found where they lie and where code names them", async () => {
  const files = await desk.files({});
  const names = files.filter(({ exists }) => exists).map(({ uri }) => path.basename(uri));
  expect(names.sort()).toEqual(["access.log", "shop-plain.log", "shop.log"]);
  const named = files.find(({ exists }) => !exists);
  expect(path.basename(named?.uri ?? "")).toBe("mail.log");
  expect(named?.namedIn).toMatchObject({ line: expect.any(Number) as number });
});

test.each(["logs/shop.log", "logs/access.log", "logs/shop-plain.log"])(
  "the dashboard of %s has the numbers of `seclog logs -f summary`",
  async (name) => {
    await openWhole("numbers", name);
    const shown = await desk.dashboard({ view: "numbers" });
    const bytes = readFileSync(path.join(shop, name));
    const summary = await summariseLog(memorySource(bytes), { reference: createNodeHost().now() });
    expect({
      lines: shown.lines,
      records: shown.records,
      templates: shown.templateCount,
      severities: shown.severities,
      events: shown.events,
      anomalies: shown.anomalyCount,
      first: shown.first,
      last: shown.last,
      top: shown.topTemplates[0],
    }).toEqual({
      lines: summary.lines,
      records: summary.records,
      templates: summary.templates,
      severities: summary.severities,
      events: summary.events,
      anomalies: summary.anomalyCount,
      first: summary.first,
      last: summary.last,
      top: { text: summary.topTemplates[0]?.template, count: summary.topTemplates[0]?.count },
    });
  },
);
