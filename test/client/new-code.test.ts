// "New code only": what git calls new, and what was typed since it was asked.
import { expect, test } from "vitest";
import type { ListedFinding } from "../../src/client/views/findings-model.ts";
import { afterEdits, isNew, toNewCode } from "../../src/client/views/new-code-model.ts";

const login = "file:///shop/src/login.ts";
const added = "file:///shop/src/added.ts";

const code = toNewCode(
  [
    {
      uri: login,
      lines: [
        [2, 4],
        [10, 12],
      ],
    },
    { uri: added },
  ],
  (uri) => uri,
);

function newLines(of: typeof code, uri = login): readonly number[] {
  const at = (line: number): ListedFinding => ({
    uri,
    line,
    rule: "no-secret-in-log",
    level: "error",
    message: "",
    character: 0,
  });
  return [...Array(16).keys()].filter((line) => isNew(at(line), of));
}

test("a finding is new when its line is, or its whole file", () => {
  expect(newLines(code)).toEqual([2, 3, 10, 11]);
  expect(newLines(code, added)).toHaveLength(16);
  expect(newLines(code, "file:///shop/src/old.ts")).toEqual([]);
});

test.each([
  ["a line changed in itself", { start: 6, end: 6, lines: 1 }, [2, 3, 6, 10, 11]],
  ["a line split in two", { start: 6, end: 6, lines: 2 }, [2, 3, 6, 7, 11, 12]],
  ["two lines joined above", { start: 0, end: 1, lines: 1 }, [0, 1, 2, 9, 10]],
  ["a new line within new ones", { start: 3, end: 3, lines: 2 }, [2, 3, 4, 11, 12]],
  ["much of it replaced", { start: 3, end: 10, lines: 1 }, [2, 3, 4]],
])("%s", (_, edit, expected) => {
  expect(newLines(afterEdits(code, login, [edit]))).toEqual(expected);
});

test("an edited line of an old file is new, and a new file stays new as a whole", () => {
  const old = "file:///shop/src/old.ts";
  expect(newLines(afterEdits(code, old, [{ start: 5, end: 5, lines: 1 }]), old)).toEqual([5]);
  expect(afterEdits(code, added, [{ start: 5, end: 5, lines: 1 }])).toBe(code);
});
