// Fixes are groups of edits: each group is applied wholly or waits for the next pass.
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEditGroups, applyEdits } from "../../src/base/edits.ts";
import type { TextEdit } from "../../src/base/edits.ts";

const edit = (start: number, end: number, newText: string): TextEdit => ({ range: { start, end }, newText });

test("edits are applied in any order, counted in the old text", () => {
  const text = `log.info(token, user);`;
  expect(applyEdits(text, [edit(14, 20, ""), edit(9, 14, "id")])).toBe("log.info(id);");
  expect(applyEdits(text, [])).toBe(text);
});

test("overlapping edits are a mistake of the caller", () => {
  expect(() => applyEdits("token", [edit(0, 3, "a"), edit(2, 4, "b")])).toThrow("Edits overlap at offset 2.");
});

test("a group that touches an earlier one is deferred, all of it", () => {
  const groups = [[edit(0, 3, "A")], [edit(3, 4, "B"), edit(8, 9, "C")], [edit(6, 7, "D")]];
  expect(applyEditGroups("0123456789", groups)).toEqual({ text: "A345D789", applied: [0, 2], deferred: [1] });
});

test("every group is applied or deferred, and what is applied changes nothing outside its ranges", () => {
  const range = fc
    .tuple(fc.nat(40), fc.nat(6))
    .map(([start, length]) => edit(start, Math.min(40, start + length), "#"));
  fc.assert(
    fc.property(fc.array(fc.array(range, { minLength: 1, maxLength: 1 }), { maxLength: 8 }), (groups) => {
      const text = "abcdefghijklmnopqrstuvwxyz0123456789ABCD";
      const { text: result, applied, deferred } = applyEditGroups(text, groups);
      expect([...applied, ...deferred].sort((a, b) => a - b)).toEqual(groups.map((_, index) => index));
      const removed = applied.flatMap((index) => groups[index] ?? []);
      const kept = [...text].filter((_, at) => !removed.some((each) => each.range.start <= at && at < each.range.end));
      expect(result.replaceAll("#", "")).toBe(kept.join(""));
    }),
  );
});
