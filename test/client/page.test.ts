// The page of the log viewer: what it may load, and what it and the extension may say to each other.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswer, readFromPage, readToPage } from "../../src/client/log-viewer/messages.ts";
import { contentPolicy, pageHtml } from "../../src/client/log-viewer/page-html.ts";

const root = path.resolve(import.meta.dirname, "../..");
const webviews = ["log-viewer", "dashboard"].map((name) => path.join(root, "src/client", name, "webview"));

const parts = {
  nonce: "bm9uY2U=",
  cspSource: "https://*.vscode-cdn.net",
  scriptUri: "https://file.vscode-cdn.net/dist/webview/log-viewer.js",
  styleUri: "https://file.vscode-cdn.net/dist/webview/log-viewer.css",
  language: "en",
  title: "Log",
  labels: { log: "Records", details: "Record" },
};

describe("the content policy", () => {
  test("allows the page's own script and style, and nothing else", () => {
    expect(contentPolicy(parts)).toBe(
      "default-src 'none'; script-src 'nonce-bm9uY2U='; style-src https://*.vscode-cdn.net; " +
        "font-src https://*.vscode-cdn.net; img-src https://*.vscode-cdn.net",
    );
  });

  test("stands in the page, whose only script carries the nonce", () => {
    const html = pageHtml(parts);
    expect(html).toContain(`content="default-src &#39;none&#39;; script-src &#39;nonce-bm9uY2U=&#39;;`);
    expect(html.match(/<script[^>]*>/g)).toEqual([`<script nonce="bm9uY2U=" src="${parts.scriptUri}">`]);
    expect(html).not.toMatch(/ style=| on\w+=/);
  });

  test("a translation cannot become markup", () => {
    const html = pageHtml({
      ...parts,
      title: "</title><img src=x>",
      labels: { log: `"><img src=x onerror='alert(1)'>` },
    });
    expect(html).not.toContain("<img");
    expect(html).not.toContain("'alert");
  });
});

describe("messages from the page", () => {
  test.each<[unknown]>([
    [{ type: "ready" }],
    [{ type: "ask", id: 1, question: "rows", params: { start: 0, count: 200, columns: true } }],
    [{ type: "ask", id: 2, question: "filter", params: { filter: { severities: ["WARN"], text: "a" }, folded: true } }],
    [{ type: "ask", id: 3, question: "find", params: { text: "paid", from: -1, direction: 1 } }],
    [{ type: "ask", id: 4, question: "record", params: { row: 3, reveal: true } }],
    [{ type: "showLine", file: 0, line: 7 }],
    [{ type: "copy", start: 0, count: 5 }],
    [{ type: "savePicture", data: "iVBORw0KGgo=" }],
  ])("%j is understood", (message) => {
    expect(readFromPage(message)).toEqual(message);
  });

  test.each<[unknown]>([
    [{ type: "ask", id: 1, question: "rows", params: { start: -1, count: 2, columns: true } }],
    [{ type: "ask", id: 1, question: "rows", params: { start: 0, count: 1e9, columns: true } }],
    [{ type: "ask", id: 1, question: "open", params: { uris: ["file:///etc/passwd"] } }],
    [{ type: "ask", id: 1, question: "filter", params: { filter: { severities: ["LOUD"] }, folded: true } }],
    [{ type: "showLine", file: 0, line: 0 }],
    [{ type: "showLine", file: 0, line: Infinity }],
    [{ type: "savePicture", data: "data:text/html,<script>" }],
    [{ type: "open", path: "/etc/passwd" }],
    ["ready"],
    [null],
  ])("%j is refused", (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  test("what is not asked for is left out, so no address can be slipped in", () => {
    const read = readFromPage({
      type: "ask",
      id: 1,
      question: "place",
      params: { line: 3, uri: "file:///etc/passwd" },
      uri: "file:///etc/passwd",
    });
    expect(read).toEqual({ type: "ask", id: 1, question: "place", params: { line: 3 } });
  });

  test("10,000 arbitrary messages: what gets through holds numbers, switches and filters only", () => {
    const questions = [
      "rows",
      "record",
      "expand",
      "place",
      "find",
      "anomalies",
      "overview",
      "filter",
      "pause",
      "clear",
    ];
    const anyMessage = fc.oneof(
      fc.anything(),
      fc.record({
        type: fc.constantFrom("ready", "copy", "export", "showLine", "addFile"),
        start: fc.anything(),
        line: fc.anything(),
        file: fc.anything(),
      }),
      fc.record({
        type: fc.constant("ask"),
        id: fc.nat(),
        question: fc.constantFrom(...questions, "open"),
        params: fc.object(),
      }),
    );
    fc.assert(
      fc.property(anyMessage, (message) => {
        const read = readFromPage(message);
        if (!read) return;
        expect(JSON.stringify(read)).not.toMatch(/file:|https?:/);
        if (read.type === "ask") expect(questions).toContain(read.question);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("messages to the page", () => {
  const state = {
    view: "a",
    generation: 0,
    rows: 1,
    lines: 1,
    records: 1,
    bytes: 10,
    scanned: 10,
    done: true,
    paused: false,
    anomalies: 0,
    formats: ["json"],
    files: [{ uri: "file:///shop.log", name: "shop.log" }],
    folded: false,
  };

  test("are checked too, and so are the answers", () => {
    expect(readToPage({ type: "changed", state })).toEqual({ type: "changed", state });
    expect(readToPage({ type: "changed", state: { ...state, rows: "1" } })).toBeUndefined();
    expect(readToPage({ type: "run", script: "alert(1)" })).toBeUndefined();
    expect(readAnswer("place", { row: 3 })).toEqual({ row: 3 });
    expect(readAnswer("place", { row: -3 })).toBeUndefined();
    expect(readAnswer("rows", { generation: 0, rows: [{ row: 0, file: 0, line: 1, text: 7 }] })).toBeUndefined();
    const styled = { row: 0, file: 0, line: 1, text: "a", runs: [{ start: 0, end: 1, style: 'x" onclick="' }] };
    expect(readAnswer("rows", { generation: 0, rows: [styled] })).toBeUndefined();
  });
});

describe.each(webviews)("the sources of the page in %s", (webview) => {
  const sources = readdirSync(webview).filter((name) => name.endsWith(".ts"));

  test("set text as text, never as markup", () => {
    expect(sources.length).toBeGreaterThan(3);
    for (const name of sources) {
      const text = readFileSync(path.join(webview, name), "utf8");
      expect(text, name).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\(/,
      );
    }
  });

  test("know of the rest of the product only messages, the types of labels and each other", () => {
    for (const name of sources) {
      const text = readFileSync(path.join(webview, name), "utf8");
      const outside = [...text.matchAll(/import (type )?[^;]*? from "((?:\.\.\/)[^"]+|[^."][^"]*)"/g)];
      const wrong = outside.filter(([, isType, specifier = ""]) => {
        if (specifier.endsWith("/labels.ts")) return isType === undefined;
        return !/^(?:\.\.\/|\.\.\/\.\.\/log-viewer\/)messages\.ts$|^\.\.\/\.\.\/log-viewer\/webview\/\w+\.ts$/.test(
          specifier,
        );
      });
      expect(
        wrong.map(([line]) => line),
        name,
      ).toEqual([]);
    }
  });

  test("fit their types, which are those of a browser", async () => {
    expect(await typeErrors(webview)).toBe("");
  }, 90_000);
});

test("what tests put into a page fits the types of a browser too", async () => {
  expect(await typeErrors(path.join(root, "test/e2e/page"))).toBe("");
}, 90_000);

async function typeErrors(project: string): Promise<string> {
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const run = promisify(execFile)(process.execPath, [tsc, "-p", project], { cwd: root });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  return stdout;
}
