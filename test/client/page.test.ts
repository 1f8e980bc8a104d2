// The page of the log viewer: what it may load, and what it and the extension may say to each other.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFromPage } from "../../src/client/log-viewer/messages.ts";
import { contentPolicy, pageHtml } from "../../src/client/log-viewer/page-html.ts";

const root = path.resolve(import.meta.dirname, "../..");
const webview = path.join(root, "src/client/log-viewer/webview");

const parts = {
  nonce: "bm9uY2U=",
  cspSource: "https://*.vscode-cdn.net",
  scriptUri: "https://file.vscode-cdn.net/dist/webview/log-viewer.js",
  styleUri: "https://file.vscode-cdn.net/dist/webview/log-viewer.css",
  language: "en",
  labels: {
    title: "Log",
    anomalies: "Anomalies",
    log: "Records",
    details: "Record",
    previous: "Previous",
    next: "Next",
    showLine: "Show",
    reload: "Reload",
  },
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
    const html = pageHtml({ ...parts, labels: { ...parts.labels, title: '</title><img src=x onerror="alert(1)">' } });
    expect(html).not.toContain("<img");
  });
});

describe("messages from the page", () => {
  test("the known ones are understood", () => {
    expect(readFromPage({ type: "ready" })).toEqual({ type: "ready" });
    expect(readFromPage({ type: "reload", extra: 1 })).toEqual({ type: "reload" });
    expect(readFromPage({ type: "rows", start: 0, count: 200 })).toEqual({ type: "rows", start: 0, count: 200 });
    expect(readFromPage({ type: "showLine", line: 7 })).toEqual({ type: "showLine", line: 7 });
  });

  test.each([
    [{ type: "rows", start: -1, count: 2 }],
    [{ type: "rows", start: 0.5, count: 2 }],
    [{ type: "rows", start: "0", count: 2 }],
    [{ type: "showLine", line: 0 }],
    [{ type: "showLine", line: Infinity }],
    [{ type: "open", path: "/etc/passwd" }],
    ["ready"],
    [null],
  ])("%j is refused", (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });

  test("10,000 arbitrary messages: what gets through is one of ours, with numbers only", () => {
    const kinds = ["ready", "reload", "rows", "showLine"];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({ type: fc.constantFrom(...kinds), start: fc.anything(), line: fc.anything() }),
        ),
        (message) => {
          const read = readFromPage(message);
          if (!read) return;
          const { type, ...values } = read;
          expect(kinds).toContain(type);
          for (const value of Object.values(values)) expect(Number.isSafeInteger(value)).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe("the sources of the page", () => {
  const sources = readdirSync(webview).filter((name) => name.endsWith(".ts"));

  test("set text as text, never as markup", () => {
    expect(sources.length).toBeGreaterThan(5);
    for (const name of sources) {
      const text = readFileSync(path.join(webview, name), "utf8");
      expect(text, name).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|eval\(/,
      );
    }
  });

  test("know of the rest of the product only the messages", () => {
    for (const name of sources) {
      const text = readFileSync(path.join(webview, name), "utf8");
      const outside = [...text.matchAll(/from "(\.\.\/[^"]+|[^."][^"]*)"/g)].map(([, specifier]) => specifier);
      expect(
        outside.filter((specifier) => specifier !== "../messages.ts"),
        name,
      ).toEqual([]);
    }
  });

  test("fit their types, which are those of a browser", async () => {
    const tsc = path.join(root, "node_modules/typescript/bin/tsc");
    const run = promisify(execFile)(process.execPath, [tsc, "-p", webview], { cwd: root });
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
  }, 90_000);
});
