// The tailer's model: random sequences of writes, rotations, copies, cuts and restarts. Without a cut everything written is read exactly
// once; with cuts nothing is read twice, nothing is invented, and whatever is missing comes with a gap.
import { expect } from "vitest";
import { followInMemory, type TailHarness } from "./tail-harness.ts";

const actions = [
  "write",
  "write",
  "write",
  "half",
  "late",
  "rotate",
  "copytruncate",
  "truncate",
  "replace",
  "poll",
  "poll",
  "restart",
] as const;
type Action = (typeof actions)[number];

const log = "/logs/app.log";

/** Mulberry32: small, seeded, good enough to choose actions. */
function createRandom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Writer {
  readonly tail: TailHarness;
  readonly written: string[];
  /** What is still missing of a line that was begun. */
  rest: string;
  rotations: number;
  /** The newest rotated file to which a slow writer may still write. */
  late: string | undefined;
  cut: boolean;
}

function line(writer: Writer): string {
  const number = writer.written.length;
  const text = `line ${String(number).padStart(5, "0")} ${"漢".repeat(number % 7)} end`;
  writer.written.push(text);
  return text;
}

function finishHalf(writer: Writer): void {
  if (writer.rest !== "") writer.tail.host.append(log, writer.rest);
  writer.rest = "";
}

const play: Readonly<Record<Action, (writer: Writer) => Promise<void> | void>> = {
  write(writer) {
    finishHalf(writer);
    writer.tail.host.append(log, `${line(writer)}\n${line(writer)}\n`);
  },
  half(writer) {
    finishHalf(writer);
    const text = `${line(writer)}\n`;
    writer.tail.host.append(log, text.slice(0, 10));
    writer.rest = text.slice(10);
  },
  late(writer) {
    if (writer.late !== undefined) writer.tail.host.append(writer.late, `${line(writer)}\n`);
  },
  rotate(writer) {
    finishHalf(writer);
    writer.late = `${log}.${++writer.rotations}`;
    writer.tail.host.rename(log, writer.late);
    writer.tail.host.write(log, "");
  },
  copytruncate(writer) {
    finishHalf(writer);
    writer.tail.host.write(`${log}.${++writer.rotations}`, writer.tail.host.text(log) ?? "");
    writer.tail.host.truncate(log);
  },
  truncate(writer) {
    finishHalf(writer);
    if (writer.tail.host.text(log) !== "") writer.cut = true;
    writer.tail.host.truncate(log);
  },
  async replace(writer) {
    finishHalf(writer);
    // What was never seen cannot be missed: the file is read before it is removed.
    await writer.tail.poll();
    writer.tail.host.remove(log);
    writer.tail.host.write(log, "");
  },
  // A begun line is finished within a second; after two it would be read as it stands.
  async poll(writer) {
    await writer.tail.poll();
    finishHalf(writer);
  },
  async restart({ tail }) {
    await tail.stop();
    await tail.start();
  },
};

async function run(chosen: readonly Action[]): Promise<Writer> {
  const tail = await followInMemory();
  const writer: Writer = { tail, written: [], rest: "", rotations: 0, late: undefined, cut: false };
  for (const action of chosen) {
    await play[action](writer);
    await tail.host.advance(1);
  }
  finishHalf(writer);
  for (let i = 0; i < 4; i++) await tail.poll();
  await tail.stop();
  return writer;
}

/** Plays so many random sequences and compares what was read with what was written. */
export async function playSequences(sequences: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  let withoutCut = 0;
  for (let i = 0; i < sequences; i++) {
    const pool = i % 2 === 0 ? actions.filter((action) => action !== "truncate") : actions;
    const chosen = Array.from(
      { length: 5 + Math.floor(random() * 25) },
      () => pool[Math.floor(random() * pool.length)] ?? "poll",
    );
    const { tail, written, cut } = await run(chosen);
    const story = `sequence ${i}: ${chosen.join(" ")}`;
    const read = new Set(tail.lines);
    expect(tail.lines.length, `${story}: nothing is read twice`).toBe(read.size);
    const missing = written.filter((text) => !read.has(text));
    const invented = tail.lines.filter((text) => !written.includes(text));
    if (!cut) {
      withoutCut++;
      expect({ missing, invented }, story).toEqual({ missing: [], invented: [] });
    } else {
      // The beginning of a line whose end was cut off is shown as far as it was read.
      const fragments = invented.filter((text) => missing.some((whole) => whole.startsWith(text)));
      expect(invented, story).toEqual(fragments);
      if (missing.length > 0) expect(tail.gaps.length, `${story}: a loss is said`).toBeGreaterThan(0);
    }
  }
  expect(withoutCut).toBeGreaterThanOrEqual(sequences / 2);
}
