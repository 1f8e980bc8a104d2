import { expect, test } from "vitest";
import { remembered } from "../../src/base/remembered.ts";

test("each text is asked for once, also when the answer is undefined", () => {
  const asked: string[] = [];
  const lengthOf = remembered((text) => {
    asked.push(text);
    return text === "" ? undefined : text.length;
  });
  expect(["log", "", "log", ""].map(lengthOf)).toEqual([3, undefined, 3, undefined]);
  expect(asked).toEqual(["log", ""]);
});

test("answers stay right when more texts come than are kept", () => {
  const doubled = remembered((text) => text + text);
  const texts = Array.from({ length: 50_000 }, (_, index) => String(index));
  expect(texts.every((text) => doubled(text) === text + text)).toBe(true);
  expect(doubled("0")).toBe("00");
});
