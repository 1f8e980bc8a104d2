// The ECMAScript committee's parser tests: valid programs, invalid ones, and ones with early errors, each with a leak appended.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { leak, productPool } from "./analyse.ts";

const root = path.resolve(import.meta.dirname, "../../node_modules/test262-parser-tests");

function jobsOf(folder: string) {
  const names = fs.readdirSync(path.join(root, folder)).sort();
  const text = (name: string) => fs.readFileSync(path.join(root, folder, name), "utf8") + leak;
  return names.map((name) => ({ path: `/test262/${folder}/${name}`, text: text(name) }));
}

test("every program ends as analysed or recovered; a leak after a valid one is found unless it never comes to its end", async () => {
  const valid = ["pass", "pass-explicit"].flatMap(jobsOf);
  const jobs = [...valid, ...["early", "fail"].flatMap(jobsOf)];
  const outcomes = await productPool().scan(jobs);
  expect(outcomes.filter(({ status }) => status === "skipped")).toEqual([]);
  expect(outcomes).toHaveLength(5_361);
  const missed = valid.filter((_, index) => {
    const outcome = outcomes[index];
    return outcome?.status !== "skipped" && outcome?.findings.length === 0;
  });
  // Matches the endless loops and bare throws that the tests are made of; refuses a loop with a condition.
  const endless = /\bfor *\([^;]*;;[^;]*\)|\bwhile *\((?:true|1|![01])\)|\bthrow\b/;
  expect(missed.filter(({ text }) => !endless.test(text))).toEqual([]);
  expect(missed.length / valid.length).toBeLessThan(0.03);
}, 120_000);
