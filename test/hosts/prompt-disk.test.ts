// A quick disk is asked at once; one that is slow, once or on average, is waited for elsewhere from then on.
import { expect, test } from "vitest";
import { askElsewhere, createAskDisk, type AskDisk } from "../../src/hosts/prompt-disk.ts";

/** A disk whose answers take so many milliseconds, one after the other. */
async function askedAt(answers: readonly number[]): Promise<readonly string[]> {
  let time = 0;
  const ask = createAskDisk(() => time);
  const places: string[] = [];
  for (const took of answers) {
    const here = () => {
      time += took;
      return "here";
    };
    places.push(await ask(here, () => Promise.resolve("elsewhere")));
  }
  return places;
}

test("while the disk is quick", async () => {
  expect(new Set(await askedAt(Array<number>(100).fill(0.02)))).toEqual(new Set(["here"]));
});

test("until one answer is late", async () => {
  expect(await askedAt([0.02, 300, 0.02])).toEqual(["here", "here", "elsewhere"]);
});

test("until its answers are late on average", async () => {
  const places = await askedAt(Array<number>(40).fill(1));
  expect(places.filter((place) => place === "here")).toHaveLength(32);
  expect(places.at(-1)).toBe("elsewhere");
});

test("what the disk refuses is refused, and never thrown before there is a promise", async () => {
  const fail = (ask: AskDisk) =>
    ask(
      () => {
        throw new Error("EACCES");
      },
      () => Promise.reject(new Error("EACCES")),
    );
  await expect(fail(createAskDisk())).rejects.toThrow("EACCES");
  await expect(fail(askElsewhere)).rejects.toThrow("EACCES");
});
