// A page of the viewer as the extension makes it: what it may load, and what a message of it can bring about at most.
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Server } from "../../src/client/server.ts";
import * as fake from "./fake-vscode.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const { startSession } = await import("../../src/client/log-viewer/viewer-session.ts");

type Page = "log-viewer" | "dashboard";

interface OpenPage {
  readonly html: string;
  readonly options: unknown;
  /** Sends it as the script of the page would. */
  readonly say: (message: unknown) => void;
  /** Methods that the server was asked for, with the parameters. */
  readonly asked: readonly (readonly [method: string, params: object])[];
  readonly opened: readonly string[];
}

const log = "/shop/logs/shop.log";

function openPage(page: Page): OpenPage {
  const asked: [string, object][] = [];
  const opened: string[] = [];
  let listener: (message: unknown) => void = () => {};
  const nothing = { dispose: (): void => {} };
  const webview = {
    options: {} as unknown,
    html: "",
    cspSource: "https://*.vscode-cdn.net",
    asWebviewUri: (uri: fake.Uri) => `https://file.vscode-cdn.net${uri.path}`,
    postMessage: () => Promise.resolve(true),
    onDidReceiveMessage(heard: typeof listener) {
      listener = heard;
      return nothing;
    },
  };
  const server = {
    output: { warn: () => {} },
    request: (method: string, params: object = {}) => {
      asked.push([method, params]);
      return Promise.resolve(method === "seclog/openLog" ? { view: "1" } : { text: "", omitted: 0, view: "1" });
    },
    onLogChange: () => nothing,
    onDidStart: () => nothing,
    closeLog: () => {},
  };
  const panels = {
    openViewer: (uris: readonly unknown[]) => Promise.resolve(void opened.push(`viewer of ${uris.join()}`)),
    openDashboard: (uris: readonly unknown[]) => Promise.resolve(void opened.push(`dashboard of ${uris.join()}`)),
  };
  const parts = {
    panel: { webview, onDidDispose: () => nothing },
    uris: [fake.Uri.file(log)],
    server: server as unknown as Server,
    root: fake.Uri.file("/extension"),
    panels,
    page,
  };
  startSession(parts as unknown as Parameters<typeof startSession>[0]);
  return { html: webview.html, options: webview.options, say: (message) => listener(message), asked, opened };
}

function policyOf({ html }: OpenPage): string {
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return policy.replaceAll("&#39;", "'");
}

function nonceOf(page: OpenPage): string {
  return /script-src 'nonce-([^']+)'/.exec(policyOf(page))?.[1] ?? "";
}

beforeEach(() => {
  fake.calls.length = 0;
});

describe.each<[Page]>([["log-viewer"], ["dashboard"]])("the page of the %s", (name) => {
  test("has exactly this policy, and loads one script and one style", () => {
    const page = openPage(name);
    const source = "https://*.vscode-cdn.net";
    expect(policyOf(page)).toBe(
      `default-src 'none'; script-src 'nonce-${nonceOf(page)}'; style-src ${source}; font-src ${source}; img-src ${source}`,
    );
    expect(page.html.match(/(?:src|href)="[^"]*"/g)).toEqual([
      `href="https://file.vscode-cdn.net/extension/dist/webview/${name}.css"`,
      `src="https://file.vscode-cdn.net/extension/dist/webview/${name}.js"`,
    ]);
  });

  test("has a nonce of at least 128 bits, another one each time", () => {
    const nonces = Array.from({ length: 200 }, () => nonceOf(openPage(name)));
    expect(new Set(nonces).size).toBe(200);
    for (const nonce of nonces) expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
  });

  test("may read the folder of its bundles only, and may run no command by a link", () => {
    const { options } = openPage(name);
    expect(options).toEqual({ enableScripts: true, localResourceRoots: [fake.Uri.file("/extension/dist/webview")] });
  });
});

// What a message may bring about, by its type or question: calls of the server, and of the editor.
const requests: Readonly<Record<string, string>> = {
  ready: "seclog/openLog",
  rows: "seclog/logRows",
  record: "seclog/logRecord",
  expand: "seclog/expandLogRow",
  place: "seclog/logPlace",
  find: "seclog/findInLog",
  anomalies: "seclog/logAnomalies",
  overview: "seclog/logOverview",
  filter: "seclog/filterLog",
  pause: "seclog/pauseLog",
  clear: "seclog/clearLog",
  dashboard: "seclog/logDashboard",
  openSource: "seclog/logSource",
  copy: "seclog/logText",
  export: "seclog/logText",
};

const evil = fc.constantFrom<unknown>("file:///etc/passwd", "https://evil.example", "../../etc/passwd", "command:quit");
const value = fc.oneof(fc.nat(2_000), fc.integer(), fc.boolean(), fc.string(), evil, fc.anything());
const keys = [
  "start",
  "count",
  "columns",
  "row",
  "reveal",
  "file",
  "line",
  "time",
  "text",
  "regex",
  "from",
  "direction",
];
const more = ["filter", "folded", "paused", "cleared", "data", "uri", "uris", "path", "view", "command", "method"];
const bag = fc.dictionary(fc.constantFrom(...keys, ...more), value);
const types = ["ready", "showLine", "openSource", "copy", "export", "addFile", "openDashboard", "showRecords"];
const message = fc.oneof(
  { weight: 1, arbitrary: fc.anything() },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...types, "savePage", "savePicture", "open", "run"), bag) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...Object.keys(requests), "open", "constructor"), bag, fc.nat()),
  },
);

function toMessage(given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const [name, parts, id] = given as [string, object, number | undefined];
  if (id !== undefined) return { type: "ask", id, question: name, params: parts };
  return { ...parts, type: name, filter: {} };
}

describe("messages of a page", () => {
  test("10,000 of them: none reaches the server or the editor but those that are known, with numbers for places", async () => {
    const page = openPage("log-viewer");
    let acted = 0;
    const property = fc.asyncProperty(message, async (given) => {
      const before = page.asked.length;
      fake.calls.length = 0;
      page.say(toMessage(given));
      await Promise.resolve();
      const asked = page.asked.slice(before);
      acted += asked.length;
      for (const [method, params] of asked) {
        expect(Object.values(requests)).toContain(method);
        const { uris, filter, text, ...rest } = params as Record<string, unknown>;
        expect(uris ?? [`file://${log}`]).toEqual([`file://${log}`]);
        expect(JSON.stringify(rest)).not.toMatch(/file:|https?:|command:|\.\./);
        expect(method === "seclog/findInLog" || text === undefined).toBe(true);
        expect(method === "seclog/filterLog" || filter === undefined).toBe(true);
      }
      // Nothing is opened, run or written without the person choosing a place for it.
      for (const { name } of fake.calls) {
        expect(name).toMatch(
          /^(?:configuration\.get|clipboard\.writeText|window\.show(?:Save|Open)Dialog|window\.showTextDocument)$/,
        );
      }
    });
    await fc.assert(property, { numRuns: 10_000, seed: 20_261_122 });
    // Otherwise nothing was tried.
    expect(acted).toBeGreaterThan(500);
    expect(new Set(page.opened)).toEqual(new Set([`viewer of file://${log}`, `dashboard of file://${log}`]));
    expect(fake.calls.some(({ name }) => name === "workspace.fs.writeFile")).toBe(false);
  });

  test("a line that is shown is one of the files that the panel was opened for", async () => {
    const page = openPage("log-viewer");
    fake.calls.length = 0;
    page.say({ type: "showLine", file: 7, line: 1, uri: "file:///etc/passwd" });
    await Promise.resolve();
    expect(fake.calls).toEqual([]);
    page.say({ type: "showLine", file: 0, line: 1, uri: "file:///etc/passwd" });
    await Promise.resolve();
    expect(fake.calls.map(({ values }) => String(values[0]))).toEqual([`file://${log}`]);
  });
});
