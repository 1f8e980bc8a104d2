import { expect, test } from "vitest";
import { remembered, rememberedFor, rememberedLast } from "../../src/base/remembered.ts";

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

test("of a long text only the last answer is kept", () => {
  const asked: string[] = [];
  const length = rememberedLast((text) => {
    asked.push(text);
    return text.length;
  });
  expect([length("long"), length("long"), length("longer"), length("long")]).toEqual([4, 4, 6, 4]);
  expect(asked).toEqual(["long", "longer", "long"]);
});

test("an answer for an object is kept with it, also when it is none", () => {
  const asked: object[] = [];
  const first = rememberedFor((list: readonly string[]) => {
    asked.push(list);
    return list[0];
  });
  const [empty, full] = [[], ["login"]] as const;
  expect([first(empty), first(empty), first(full), first(full)]).toEqual([undefined, undefined, "login", "login"]);
  expect(asked).toEqual([empty, full]);
});
