// However large and strange a text is, it ends as analysed, recovered or skipped for a reason that is listed.
import { expect, test } from "vitest";
import { leak, productPool, verdict } from "./analyse.ts";
import { shapes } from "./shapes.ts";

const jobs = (sizes: readonly number[]) =>
  shapes.flatMap(({ id, make, extension = "ts" }) =>
    sizes.map((n) => ({ path: `/shop/${n} ${id}.${extension}`, text: make(n) + leak })),
  );

test("a hundred of anything is analysed, but for the one shape that takes TypeScript's parser exponential time", async () => {
  const outcomes = await productPool().scan(jobs([100]));
  const skipped = outcomes.filter(({ status }) => status === "skipped").map((each) => `${each.path} ${verdict(each)}`);
  expect(skipped).toEqual(["/shop/100 async calls in async calls.ts timeout"]);
});

test("a thousand of it never ends a process, and never as anything but a result or a listed skip", async () => {
  // The soak tests go on to a hundred thousand; there, most of the time goes into waiting for deadlines.
  const outcomes = await productPool().scan(jobs([1_000]));
  const possible = new Set(["ok", "recovered", "too-large", "minified", "too-deep", "timeout", "memory"]);
  expect(outcomes.filter((outcome) => !possible.has(verdict(outcome)))).toEqual([]);
  expect(outcomes).toHaveLength(shapes.length);
}, 120_000);

test("24 MB of minified code and a file of one long line are refused before they are parsed", async () => {
  const outcomes = await productPool().scan([
    { path: "/shop/bundle.js", text: "var a=function(){return 1};".repeat(900_000) },
    { path: "/shop/line.js", text: "a(1);".repeat(100_000) + leak },
  ]);
  expect(outcomes.map(verdict)).toEqual(["too-large", "minified"]);
});
