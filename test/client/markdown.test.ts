// Text of the workspace and of logs in hovers, tooltips and the status item: rendered as VS Code renders it, it holds no link, image or HTML
// but ours, and nothing in it can run a command.
import markdownIt from "markdown-it";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { hostileTexts, markdownTexts, naughtyTexts } from "../robustness/hostile-texts.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import type { Server } from "../../src/client/server.ts";
import { plainLabel, plainMarkdown } from "../../src/client/plain-text.ts";
import { toDiagnostics } from "../../src/server/diagnostics.ts";
import { hoverAt } from "../../src/server/hover.ts";
import type { ServerStatus, StatementUse } from "../../src/server/protocol.ts";
import { reporters } from "../../src/reporters/index.ts";
import { sample } from "../reporters/sample.ts";
import { TextDocument } from "vscode-languageserver-textdocument";
import * as fake from "./fake-vscode.ts";

vi.mock("vscode", () => import("./fake-vscode.ts"));
const statementUses = await import("../../src/client/sources/statement-uses.ts");
const statusItem = await import("../../src/client/status-item.ts");
const { tooltipOf } = await import("../../src/client/views/tooltip.ts");

// Bare addresses become links in VS Code; its renderer keeps HTML as text, this one shows where there would be some.
const renderer = markdownIt({ linkify: true, html: true });

/** The elements of the text when it is shown, and where they lead; nothing for plain lines. */
function elements(markdown: string): readonly string[] {
  const all = renderer.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  const plain = new Set([
    "paragraph_open",
    "paragraph_close",
    "inline",
    "text",
    "hardbreak",
    "softbreak",
    "text_special",
  ]);
  return all
    .filter(({ type }) => !plain.has(type))
    .map((token) => [token.type, token.attrGet("href") ?? token.attrGet("src") ?? token.content].join(" ").trim());
}

/** The texts of a markdown text as they are read. */
function readable(markdown: string): string {
  return renderer
    .parse(markdown, {})
    .flatMap(({ children }) => (children ?? []).map(({ type, content }) => (type.endsWith("break") ? "\n" : content)))
    .join("");
}

beforeEach(() => {
  fake.state.isTrusted = true;
});

test("the renderer of these tests would make links, images and HTML of such texts", () => {
  const made = markdownTexts.flatMap(elements);
  for (const part of ["link_open command:", "link_open https:", "image https:", "html_inline <img", "heading_open"]) {
    expect(
      made.some((each) => each.startsWith(part)),
      part,
    ).toBe(true);
  }
});

test(`${hostileTexts.length} texts stay text in Markdown, and can be read`, () => {
  expect(naughtyTexts.length).toBeGreaterThanOrEqual(461);
  expect(markdownTexts.length).toBeGreaterThanOrEqual(100);
  for (const text of hostileTexts) {
    const markdown = plainMarkdown(text);
    expect(elements(markdown), text).toEqual([]);
    expect(elements(`before ${markdown}  \n${markdown}`), text).toEqual([]);
  }
  expect(readable(plainMarkdown("user_id = *42* <b>\n(see https://example.com/a_b)"))).toBe(
    "user_id = *42* <b> (see https://example.com/a_b)",
  );
});

/** The hover over a statement whose values, template and file are this text. */
async function hoverOf(text: string): Promise<fake.MarkdownString> {
  const use: StatementUse = {
    line: 1,
    count: 3,
    lastSeen: text,
    values: [
      [text, "a"],
      ["a", text],
    ],
    uri: `file:///shop/${text}`,
    lastLine: 7,
    template: text,
  };
  let tell: () => void = () => {};
  const server = {
    request: () => Promise.resolve([use]),
    onLogChange: (heard: () => void) => {
      tell = heard;
      return { dispose: (): void => {} };
    },
  };
  const context = { subscriptions: [] as { dispose(): void }[] };
  statementUses.register(
    context as unknown as Parameters<typeof statementUses.register>[0],
    server as unknown as Server,
  );
  tell();
  const hover = await fake.registered.hover?.provideHover({ uri: "file:///shop/src/login.ts" }, { line: 0 });
  for (const subscription of context.subscriptions) subscription.dispose();
  if (!hover) throw new Error("There is no hover.");
  return hover.contents;
}

describe("the hover over a statement, with values of a log", () => {
  test("has one link, which is ours, and trusts its command alone", async () => {
    for (const text of hostileTexts) {
      const { value, isTrusted, supportHtml, supportThemeIcons } = await hoverOf(text);
      const shown = elements(value);
      expect(shown, text).toEqual([
        expect.stringMatching(/^link_open command:seclog\.openLogLine\?[\w%.~-]+$/),
        "link_close",
      ]);
      const [, given = ""] = /\?(.*)$/.exec(shown[0] ?? "") ?? [];
      const argument: unknown = JSON.parse(decodeURIComponent(given));
      expect(argument).toEqual([`file:///shop/${text}`, 7, text]);
      expect(isTrusted).toEqual({ enabledCommands: ["seclog.openLogLine"] });
      expect([supportHtml, supportThemeIcons]).toEqual([undefined, undefined]);
    }
  });
});

test("tooltips of the trees are lines of text", () => {
  for (const text of hostileTexts) {
    const tooltip = tooltipOf([text, "no-secret-in-log", text]) as unknown as fake.MarkdownString;
    expect(elements(tooltip.value), text).toEqual([]);
    expect([tooltip.isTrusted, tooltip.supportHtml]).toEqual([undefined, undefined]);
  }
});

/** What the status item shows of a status. */
function statusOf(status: Partial<ServerStatus>): NonNullable<(typeof fake.registered)["status"]> {
  const whole = { state: "ready", message: "", configurations: [], turnedOff: [], ...status };
  const server = { state: "running", status: whole, onDidChange: () => ({ dispose: () => {} }) };
  statusItem.register(
    { subscriptions: [] } as unknown as Parameters<typeof statusItem.register>[0],
    server as unknown as Server,
  );
  return fake.registered.status ?? {};
}

describe("the status item", () => {
  // VS Code makes links of these in labels and notifications, and follows them, commands too.
  const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)|\$\([\w~-]+\)/i;

  test("shows no link to a command that a configuration or a path names", () => {
    const texts = [...hostileTexts, ...hostileTexts.map((text) => `[Update](command:quit?${text}) $(alert)`)];
    for (const text of texts) {
      expect(statusOf({ state: "problem", message: `Unknown rule "${text}".` }).detail, text).not.toMatch(link);
      expect(statusOf({ configurations: [`/shop/${text}/seclog.config.json`] }).detail, text).not.toMatch(link);
      expect(plainLabel(text), text).not.toMatch(link);
    }
    expect("[Update](command:quit)").toMatch(link);
  });

  test("says which protection the configuration turns off, as a warning where nobody trusts the workspace", () => {
    const off = { configurations: ["file:///shop/seclog.config.json"], turnedOff: ["no-secret-in-log", "password"] };
    expect(statusOf(off).detail).toBe("seclog.config.json · The configuration turns off: no-secret-in-log, password");
    expect(statusOf(off).severity).toBe(fake.LanguageStatusSeverity.Information);
    fake.state.isTrusted = false;
    expect(statusOf(off).severity).toBe(fake.LanguageStatusSeverity.Warning);
    expect(statusOf({}).severity).toBe(fake.LanguageStatusSeverity.Information);
  });
});

describe("the server", () => {
  /** A finding whose every text is this one. */
  function outcomeOf(text: string): FileOutcome {
    const range = { start: 0, end: 1 };
    const message = `\`${text}\` reaches the log.`;
    return {
      status: "ok",
      path: `/shop/${text}`,
      hash: "0",
      notices: [{ kind: "directive", message, range }],
      findings: [
        {
          rule: "no-secret-in-log",
          level: "error",
          message,
          range,
          confidence: "flow",
          category: text,
          flow: [{ range, message }],
          fixes: [],
          fingerprint: "0",
        },
      ],
    };
  }

  test("writes hovers out of the rule alone", () => {
    const document = TextDocument.create("file:///shop/a.ts", "typescript", 1, "log.info(token)");
    const hover = (text: string) =>
      hoverAt(0, { document, outcome: outcomeOf(text), rule: (id) => rules.get(id) })?.contents;
    const expected = hover("token");
    expect(expected).toMatchObject({ kind: "markdown" });
    for (const text of hostileTexts) expect(hover(text), text).toEqual(expected);
    const { value } = expected as { readonly value: string };
    expect(elements(value).filter((each) => each.includes("command:"))).toEqual([]);
  });

  test("sends messages as plain text of one line, which no editor reads as Markdown", () => {
    for (const text of hostileTexts) {
      const uri = "file:///shop/a.ts";
      const context = {
        uri,
        text: "log",
        texts: new Map<string, string>(),
        relatedInformation: true,
        codeDescription: true,
      };
      const found = toDiagnostics(outcomeOf(text), { ...context, rulePage: () => "https://example.com/rule" });
      expect(found).toHaveLength(2);
      for (const { message, relatedInformation = [] } of found) {
        for (const each of [message, ...relatedInformation.map((related) => related.message)]) {
          expect(typeof each).toBe("string");
          expect(each).not.toMatch(/[\r\n\u0085\u2028\u2029]/);
        }
      }
    }
  });

  test("reports in Markdown keep names of files and messages as text", () => {
    const reporter = reporters.get("markdown");
    const render = (text: string): string =>
      reporter?.render({ ...sample, outcomes: [outcomeOf(text)], textOf: () => undefined }, { color: false }) ?? "";
    const shape = (text: string): string =>
      elements(render(text))
        .map((each) => (each.startsWith("code_inline") ? "code_inline" : each))
        .join("\n");
    const expected = shape("token");
    for (const text of hostileTexts) {
      const own = shape(text).replace(/^code_inline\n/gm, "");
      expect(own, text).toBe(expected.replace(/^code_inline\n/gm, ""));
      expect(own).not.toMatch(/command:|evil\.example|image/);
    }
  });
});
