// Colours of terminals as runs of styles, and nothing else of what a terminal would do.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { styledText } from "../../../src/server/logs/ansi.ts";

const esc = "\u001b";

describe("a coloured line", () => {
  test.each([
    ["plain text", "plain text", []],
    [`${esc}[31mred${esc}[0m and not`, "red and not", [[0, 3, "fg-1"]]],
    [
      `${esc}[1;33mbold${esc}[22m yellow${esc}[39m.`,
      "bold yellow.",
      [
        [0, 4, "fg-3 bold"],
        [4, 11, "fg-3"],
      ],
    ],
    [`${esc}[97;44mwhite on blue`, "white on blue", [[0, 13, "fg-15 bg-4"]]],
    [`${esc}[38;5;196mred of 256`, "red of 256", [[0, 10, "fg-9"]]],
    [`${esc}[38;2;10;200;30mgreen of many`, "green of many", [[0, 13, "fg-10"]]],
    [`a${esc}[2Jb${esc}[10;5Hc`, "abc", []],
    [`${esc}]8;;https://example.com${esc}\\link${esc}]8;;${esc}\\`, "link", []],
    [`${esc}]52;c;ZXZpbA==\u0007copied`, "copied", []],
  ])("%j", (line, text, runs) => {
    expect(styledText(line)).toEqual({ text, runs: runs.map(([start, end, style]) => ({ start, end, style })) });
  });

  test("10,000 hostile lines: no control character is left, and runs lie within the text", () => {
    const parts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(`${esc}[`, `${esc}]`, `${esc}P`, "\u009b31m", "\u0007", "\r", "\u202e", "\u0000", `${esc}[38;5m`),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
        const { text, runs } = styledText(pieces.join(""));
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]/);
        for (const { start, end, style } of runs) {
          expect(start < end && end <= text.length).toBe(true);
          expect(style).toMatch(/^[a-z0-9 -]+$/);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
