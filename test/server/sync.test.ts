// Whatever an editor sends, the server's text is the editor's text, and the findings are those of a cold analysis of it.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { analyzeSource } from "../../src/analysis/analyze.ts";
import { rules } from "../../src/analysis/rules/index.ts";
import { createLogThread } from "../../src/server/logs/log-thread.ts";
import { toDiagnostics } from "../../src/server/diagnostics.ts";
import { createMemoryHost } from "../memory-host.ts";
import { startEditor, type Editor } from "./editor.ts";

const sessions = 300;
const uri = "file:///shop/login.ts";
const path = "/shop/login.ts";
const settings = { rules: {}, sanitizers: [], maxFileBytes: 1_000_000 };

const start = `import pino from "pino";
const logger = pino();
export function login(user: User, password: string) {
  logger.info({ user: user.id }, "👋 login");
  console.log("password", password);
}
`;

// Pieces of real edits: code that makes findings, half statements, line breaks of each kind, and half of a surrogate pair.
const pieces = [
  "logger.info(password);",
  'console.log("token", session.token);',
  "\n",
  "\r\n",
  "\r",
  "  ",
  "if (user.",
  "}",
  "`${",
  "/* ",
  " */",
  "// seclog-disable-next-line no-secret-in-log -- shown once\n",
  "é👋",
  "\ud83d",
  "\u2028",
  "",
];

/** One change: where, as fractions of lines and columns (also beyond the end), and the new text. */
const change = fc.record({
  line: fc.integer({ min: 0, max: 14 }),
  character: fc.integer({ min: 0, max: 60 }),
  lines: fc.constantFrom(0, 0, 0, 0, 1, 3),
  length: fc.constantFrom(0, 0, 1, 4, 30, 1000),
  text: fc.array(fc.constantFrom(...pieces), { maxLength: 3 }).map((parts) => parts.join("")),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("edit" as const),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("pause" as const) }) },
);

function toRange({ line, character, lines, length }: Change): Range {
  return {
    start: { line, character },
    end: { line: line + lines, character: lines > 0 ? length : character + length },
  };
}

async function play(editor: Editor, steps: readonly (typeof step extends fc.Arbitrary<infer Value> ? Value : never)[]) {
  await editor.open(uri, start);
  for (const action of steps) {
    if (action.kind === "pause") await editor.diagnostics(uri, ({ version }) => version === editor.version(uri));
    else if (action.kind === "edit") {
      await editor.change(
        uri,
        action.changes.map((entry) => ({ range: toRange(entry), text: entry.text })),
      );
    } else {
      const text = editor.text(uri);
      await editor.close(uri);
      await editor.open(uri, text);
    }
  }
}

test(
  `${sessions} editing sessions end with the editor's text and the findings of a cold analysis`,
  { timeout: 120_000 },
  async () => {
    const analysed: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const editor = await startEditor({
          server: {
            host: createMemoryHost(),
            version: "0.0.0",
            rules: rules.entries,
            rulePage: () => undefined,
            createAnalyzer: (given) => ({
              analyze(job) {
                analysed.push(job.text);
                return Promise.resolve(analyzeSource(job, given));
              },
              dispose: () => {},
            }),
            createLogs: createLogThread,
          },
          initializationOptions: { debounce: 0 },
        });
        const before = editor.published.length;
        await play(editor, steps);
        // Sessions may end with a reopening; the last word is always an edit.
        await editor.change(uri, [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "// end\n" },
        ]);
        const final = editor.text(uri);
        const { diagnostics } = await editor.diagnostics(uri, ({ version }) => version === editor.version(uri));
        const cold = toDiagnostics(analyzeSource({ path, text: final }, settings), {
          uri,
          text: final,
          texts: new Map(),
          relatedInformation: true,
          codeDescription: true,
          rulePage: () => undefined,
        });
        expect(analysed.at(-1)).toBe(final);
        expect(diagnostics).toEqual(cold);
        expectInOrder(editor.published.slice(before).map(({ version }) => version));
        await editor.close(uri);
        expect((await editor.diagnostics(uri, (params) => params.diagnostics.length === 0)).diagnostics).toEqual([]);
        expect(await editor.quit()).toBe(0);
      }),
      { numRuns: sessions },
    );
  },
);

/** No answer for an older version after one for a newer; closing is answered without a version. */
function expectInOrder(versions: readonly (number | undefined)[]): void {
  const numbers = versions.filter((version) => version !== undefined);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
}

test("the model itself treats positions beyond the end as the end", () => {
  const document = TextDocument.create(uri, "typescript", 1, "a\nb");
  const beyond = { line: 9, character: 9 };
  TextDocument.update(document, [{ range: { start: beyond, end: beyond }, text: "!" }], 2);
  expect(document.getText()).toBe("a\nb!");
});
