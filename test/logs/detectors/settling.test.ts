// Detectors of which nothing can come for equal lines are shown no more of them, and miss nothing else.
import { expect, test } from "vitest";
import { createDetection } from "../../../src/logs/detectors/detection.ts";
import type { Detector } from "../../../src/logs/detectors/detector.ts";
import { createLogEngine } from "../../../src/logs/engine.ts";
import { createDraft } from "../../../src/logs/entry.ts";
import type { LogNotice } from "../../../src/logs/record.ts";

/** Notes the lines that it is shown, and settles on those that say "ready". */
function noting(shown: number[], settles: (text: string) => boolean): Detector {
  return {
    id: "noting",
    title: "Notes lines",
    description: "",
    concerns: "all",
    examples: [],
    start: () => ({ observe: ({ line }) => void shown.push(line), settles: ({ text }) => settles(text) }),
  };
}

const nothingKnown = () => ({ shown: 0, settled: 0 });

test("equal lines are shown until the detector settles, others go on being shown", () => {
  const shown: number[] = [];
  const detection = createDetection([noting(shown, (text) => text === "ready")]);
  const [ready, busy] = [nothingKnown(), nothingKnown()];
  for (let line = 1; line <= 4; line++) detection.detect(createDraft("ready", line, 0), ready);
  for (let line = 5; line <= 7; line++) detection.detect(createDraft("busy", line, 0), busy);
  detection.detect(createDraft("ready", 8, 0));
  expect(shown).toEqual([1, 5, 6, 7, 8]);
});

test("a detector that fails over the question is switched off and named, and silences no other", () => {
  const shown: number[] = [];
  const notices: LogNotice[] = [];
  const failing = noting([], () => {
    throw new RangeError("no answer");
  });
  const detection = createDetection([{ ...failing, id: "failing" }, noting(shown, () => false)], {
    onNotice: (notice) => notices.push(notice),
  });
  const like = nothingKnown();
  for (let line = 1; line <= 3; line++) detection.detect(createDraft("ready", line, 0), like);
  expect(shown).toEqual([1, 2, 3]);
  expect(notices.map(({ message }) => message)).toEqual([
    "The detector failing was switched off at line 1: it failed with a RangeError.",
  ]);
});

const stamp = (second: number): string => new Date(Date.UTC(2025, 4, 17, 8, 0, second)).toISOString();

test("after a thousand equal lines, a leak and a change of rights are still told", () => {
  const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31) });
  const raised: string[] = [];
  let second = 0;
  const push = (text: string): void => {
    const entry = engine.push(`${stamp(second++)} ${text}`, 0, 0);
    for (const { detector } of entry?.anomalies ?? []) raised.push(detector);
  };
  for (let i = 0; i < 1000; i++) push("INFO cache is warm, nothing to do");
  push("INFO signed in user=alice password=h7Kp2mQ9xTz4");
  for (let i = 0; i < 1000; i++) push("INFO cache is warm, nothing to do");
  push("WARN sudo:  mallory : TTY=pts/0 ; PWD=/home/mallory ; USER=root ; COMMAND=/usr/sbin/usermod -aG sudo mallory");
  push("INFO done");
  push("INFO done");
  expect(raised).toEqual(expect.arrayContaining(["secret-leak", "privilege-change"]));
});

test("after a thousand equal lines, a session that is used after its end is still told", () => {
  const engine = createLogEngine({ reference: Date.UTC(2025, 11, 31) });
  const raised: string[] = [];
  let second = 0;
  const push = (fields: Readonly<Record<string, string>>): void => {
    const line = JSON.stringify({ time: stamp((second += 20)), level: "info", ...fields });
    for (const { detector } of engine.push(line, 0, 0)?.anomalies ?? []) raised.push(detector);
  };
  const used = { msg: "order shipped", user: "alice", sessionId: "s-83b1f2" };
  for (let i = 0; i < 600; i++) push({ msg: "cache is warm" });
  for (let i = 0; i < 600; i++) push(used);
  push({ ...used, msg: "session closed" });
  push({ msg: "cache is warm" });
  push(used);
  push({ msg: "cache is warm" });
  expect(raised).toContain("impossible-order");
});
