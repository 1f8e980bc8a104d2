// The promises of the tailer at full size, on real files: a million lines through two hundred rotations, copies, restarts, memory, and
// five thousand random sequences. SEED=n chooses which.
import fs from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createNodeHost } from "../../src/hosts/node.ts";
import { Tail } from "../../src/logs/tailer/tail.ts";
import { temporaryFolder } from "../hosts/temporary-folder.ts";
import { playSequences } from "../logs/tail-model.ts";

const seed = Number(process.env["SEED"] ?? 1_000_000);

/** Follows app.log in a folder of its own; every line carries its number, so that each can be ticked off. */
function followOnDisk() {
  const folder = temporaryFolder();
  const log = path.join(folder, "logs", "app.log");
  const state = path.join(folder, "state");
  fs.mkdirSync(path.dirname(log));
  fs.mkdirSync(state);
  fs.writeFileSync(log, "");
  const times = new Uint8Array(8_000_000);
  const gaps: string[] = [];
  let written = 0;
  let read = 0;
  let torn = 0;
  let tail: Tail | undefined;
  const start = (): void => {
    tail = new Tail({
      host: createNodeHost(),
      patterns: [log],
      from: "start",
      stateFolder: state,
      maxLineBytes: 65_536,
      onLines: (_path, lines) => {
        for (const { bytes } of lines) {
          const match = /^line (\d+) 漢字 end\n$/.exec(new TextDecoder().decode(bytes));
          if (!match) torn++;
          else {
            const number = Number(match[1]);
            times[number] = (times[number] ?? 0) + 1;
            read++;
          }
        }
      },
      onGap: (_path, message) => void gaps.push(message),
      onError: (error) => {
        throw error;
      },
    });
  };
  start();
  onTestFinished(() => tail?.stop());
  return {
    log,
    gaps,
    start,
    stop: () => tail?.stop(),
    write(count: number) {
      const lines = Array.from({ length: count }, () => `line ${written++} 漢字 end\n`);
      fs.appendFileSync(log, lines.join(""));
    },
    rotate(name: string) {
      fs.renameSync(log, `${log}.${name}`);
      fs.writeFileSync(log, "");
    },
    poll: () => tail?.poll(),
    /** Reads until everything is there; a tailer that has lost something does not get there. */
    async catchUp() {
      for (let round = 0; read < written && round < 200; round++) await tail?.poll();
    },
    result() {
      let lost = 0;
      let doubled = 0;
      for (let i = 0; i < written; i++) {
        if (times[i] === 0) lost++;
        else if (times[i] !== 1) doubled++;
      }
      return { lost, doubled, torn };
    },
  };
}

const nothingWrong = { lost: 0, doubled: 0, torn: 0 };

test("a million lines through two hundred rotations", async () => {
  const tail = followOnDisk();
  for (let rotation = 0; rotation < 200; rotation++) {
    for (let block = 0; block < 5; block++) tail.write(1000);
    if (rotation % 3 === 0) await tail.poll();
    tail.rotate(String(1000 - rotation));
    // Two rotations in a row now and then.
    if (rotation % 10 !== 0) await tail.poll();
  }
  await tail.catchUp();
  expect(tail.result()).toEqual(nothingWrong);
  expect(tail.gaps).toEqual([]);
});

test("fifty copytruncates, each with lines that were not read before", async () => {
  const tail = followOnDisk();
  for (let i = 0; i < 50; i++) {
    tail.write(500);
    await tail.catchUp();
    tail.write(500);
    fs.copyFileSync(tail.log, `${tail.log}.${100 - i}`);
    fs.truncateSync(tail.log, 0);
    tail.write(100);
    await tail.catchUp();
  }
  expect(tail.result()).toEqual(nothingWrong);
});

test("truncations without a copy: what is lost is said, and nothing is doubled", async () => {
  const tail = followOnDisk();
  for (let i = 0; i < 20; i++) {
    tail.write(200);
    await tail.poll();
    tail.write(50);
    fs.truncateSync(tail.log, 0);
    tail.write(300);
    await tail.poll();
  }
  await tail.poll();
  const { lost, doubled, torn } = tail.result();
  expect({ doubled, torn }).toEqual({ doubled: 0, torn: 0 });
  expect(lost).toBeLessThanOrEqual(20 * 50);
  expect(tail.gaps.length).toBeGreaterThan(0);
});

test("twenty restarts with rotations in between", async () => {
  const tail = followOnDisk();
  for (let i = 0; i < 20; i++) {
    tail.write(1000);
    await tail.poll();
    await tail.stop();
    tail.write(500);
    if (i % 2 === 0) tail.rotate(String(100 - i));
    tail.write(500);
    tail.start();
  }
  await tail.catchUp();
  expect(tail.result()).toEqual(nothingWrong);
  expect(tail.gaps).toEqual([]);
});

test("five million lines do not fill the memory", async () => {
  const tail = followOnDisk();
  tail.write(100_000);
  await tail.catchUp();
  const before = process.memoryUsage().rss;
  let most = before;
  for (let i = 0; i < 98; i++) {
    tail.write(50_000);
    await tail.catchUp();
    if (i % 10 === 9) {
      tail.rotate(String(i));
      fs.rmSync(`${tail.log}.${i - 10}`, { force: true });
    }
    most = Math.max(most, process.memoryUsage().rss);
  }
  expect(tail.result()).toEqual(nothingWrong);
  expect((most - before) / 2 ** 20).toBeLessThan(150);
});

test(`five thousand random sequences (SEED=${seed})`, () => playSequences(5000, seed));
