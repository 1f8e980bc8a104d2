// What the detectors learn in one session of `seclog watch` holds in the next, and how easily they speak can be chosen.
import fs from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createFolder, seclog } from "./run-cli.ts";

const stamp = (second: number) => new Date(Date.UTC(2025, 4, 17, 8) + second * 1000).toISOString();
const said = (second: number, level: string, text: string) => `${stamp(second)} [${level}] ${text}\n`;
const hour = [
  said(0, "WARN", "mail server answers slowly"),
  ...Array.from({ length: 700 }, (_, i) => said(i * 5, "INFO", `order ${i} shipped in ${i % 90} ms`)),
].join("");

/** Follows the log until a record says "the end"; gives what was printed. */
async function watched(folder: string, flags: readonly string[] = []): Promise<string> {
  const interrupt = new AbortController();
  let text = "";
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      if (text.includes("the end")) interrupt.abort();
      done();
    },
  });
  await seclog(["watch", "app.log", "--from-start", "-f", "jsonl", ...flags], {
    folder,
    stdout,
    interrupt: interrupt.signal,
  });
  return text;
}

const anomalies = (text: string) => [...text.matchAll(/"detector":"([^"]+)"/g)].map((match) => match[1]);

test("a restart is not news: known messages stay known, and a new one shows at once", async () => {
  const folder = createFolder({ "app.log": `${hour}${said(3600, "INFO", "the end of the hour")}` });
  const log = path.join(folder, "app.log");
  await watched(folder, ["--state", "state"]);
  fs.appendFileSync(log, said(3700, "WARN", "mail server answers slowly"));
  fs.appendFileSync(log, said(3710, "ERROR", "replica set election lost quorum"));
  fs.appendFileSync(log, said(3720, "INFO", "the end of the test"));
  const second = await watched(folder, ["--state", "state"]);
  expect(anomalies(second)).toEqual(["new-template"]);
  expect(second).toContain('No record like \\"replica set election lost quorum');
});

test("the memory of the detectors holds no text of the log, and a damaged one counts for nothing", async () => {
  const folder = createFolder({ "app.log": `${hour}${said(3600, "INFO", "the end of the hour")}` });
  await watched(folder, ["--state", "state"]);
  const state = path.join(folder, "state");
  const memory = fs.readdirSync(state).filter((name) => name.endsWith(".memory.json"));
  expect(memory).toHaveLength(1);
  const file = path.join(state, memory[0] ?? "");
  expect(fs.readFileSync(file, "utf8")).not.toMatch(/mail|server|order|shipped/);
  fs.writeFileSync(file, '{"version":1,"detectors":{"new-template":{"records":"many","kinds":[["x"],7]}}}');
  fs.appendFileSync(path.join(folder, "app.log"), said(3710, "ERROR", "replica set election lost quorum"));
  fs.appendFileSync(path.join(folder, "app.log"), said(3720, "INFO", "the end of the test"));
  expect(anomalies(await watched(folder, ["--state", "state"]))).toEqual([]);
});

test("--sensitivity moves what counts as a burst", async () => {
  const failures = (count: number) =>
    Array.from({ length: count }, (_, i) => said(i, "WARN", "login failed for user admin from 203.0.113.9")).join("");
  const raised = async (level: string, count: number) => {
    const run = await seclog(["logs", "app.log", "-f", "jsonl", "--sensitivity", level], {
      files: { "app.log": failures(count) },
    });
    return anomalies(run.stdout);
  };
  expect(await raised("high", 5)).toEqual(["brute-force"]);
  expect(await raised("normal", 5)).toEqual([]);
  expect(await raised("normal", 6)).toEqual(["brute-force"]);
  expect(await raised("low", 8)).toEqual([]);
  expect(await raised("low", 9)).toEqual(["brute-force"]);
});

test("an unknown sensitivity is refused with the names of those that exist", async () => {
  const run = await seclog("logs app.log --sensitivity loud", { files: { "app.log": "INFO: one\n" } });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(/low.*normal.*high/);
});

test("a template keeps its id over a restart, whichever of its records comes first", async () => {
  const shipped = (text: string, line: string) =>
    text
      .split("\n")
      .filter((record) => record.includes(line))
      .map((record) => /"templateId":"([^"]+)"/.exec(record)?.[1]);
  const sent = (second: number, name: string) => said(second, "INFO", `order sent with ${name} today`);
  const carriers = ["ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen"].map((name, i) => sent(i, name));
  const folder = createFolder({ "app.log": `${carriers.join("")}${said(60, "INFO", "the end of the hour")}` });
  const first = await watched(folder, ["--state", "state"]);
  fs.appendFileSync(path.join(folder, "app.log"), `${sent(80, "yak")}${said(90, "INFO", "the end of the test")}`);
  const second = await watched(folder, ["--state", "state"]);
  expect(shipped(second, "with yak")).toEqual(shipped(first, "with hen"));
});
