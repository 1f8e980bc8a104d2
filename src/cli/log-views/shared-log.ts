// One log of `seclog watch` that has much to be read: another thread makes records of its lines, this one finds out what they mean and shows
// them, in the same order and to the same effect.
import path from "node:path";
import { type HandedLines, startReading } from "../../hosts/reading-thread.ts";
import type { LogEntry } from "../../logs/entry.ts";
import { createPresenter, maskAnomaly } from "../../logs/present.ts";
import type { LogNotice } from "../../logs/record.ts";
import { type TailLine, WholeLine } from "../../logs/tailer/segment.ts";
import { createEntryHalf } from "../../logs/transfer/halves.ts";
import type { PaintedLine } from "../../logs/transfer/painted-lines.ts";
import { lookMilliseconds, type Outlet, type RecordOutputOptions, type WatchedLog } from "./watch-output.ts";

/** The log, and where its worker lies unless it lies where it always does. */
export interface SharedLogOptions extends RecordOutputOptions {
  readonly file: string;
  readonly workerUrl?: URL;
}

/** Shows plain records alone: the fields of a payload stay in the other thread. */
export function sharedLog(outlet: Outlet, { context, flags, file, workerUrl }: SharedLogOptions): WatchedLog {
  const { host, say } = context;
  const onNotice = ({ message }: LogNotice): void => say(message);
  const half = createEntryHalf({ sensitivity: flags.sensitivity, onNotice });
  const present = createPresenter({ brief: true });
  const name = path.relative(context.cwd, file) || file;
  let time = -Infinity;
  let arrived = host.now();
  let looked = arrived;
  // Lines came since the last record was ended.
  let isOpen = false;
  const notes = createNotes((item) => outlet.add({ item, time }, arrived));
  const take = (entry: LogEntry, line?: PaintedLine): void => {
    if (entry.time > time) ({ time } = entry);
    if (!outlet.entry(entry, line))
      outlet.add({ item: { record: present(entry), name, explainer: undefined }, time }, arrived);
  };
  const thread = startReading(
    { reference: host.now(), style: outlet.style },
    {
      onRecords(records) {
        half.take(records, take);
        notes.dealt();
        return outlet.release(host.now());
      },
      onNotice,
    },
    workerUrl,
  );
  return {
    async push(lines) {
      arrived = host.now();
      isOpen = true;
      for (const request of requestsOf(lines)) {
        notes.sent();
        await thread.push(request);
      }
    },
    say: (message) => notes.say(message),
    flush() {
      if (!isOpen) return;
      isOpen = false;
      notes.sent();
      thread.end();
    },
    wait() {
      const now = host.now();
      if (!thread.isIdle || now - looked < lookMilliseconds) return;
      looked = now;
      for (const anomaly of half.waited(now - arrived))
        outlet.add({ item: { anomaly: maskAnomaly(anomaly), name, explainer: undefined }, time }, now);
    },
    memory: () => null,
    async close() {
      await thread.settled();
      await thread.dispose();
    },
  };
}

/** What is to be said behind the requests that were sent before it. */
interface Notes {
  sent(): void;
  dealt(): void;
  say(text: string): void;
}

function createNotes(tell: (text: string) => void): Notes {
  const count = { sent: 0, dealt: 0 };
  let waiting: { readonly text: string; readonly after: number }[] = [];
  const tellDue = (): void => {
    const due = waiting.filter(({ after }) => after <= count.dealt);
    waiting = waiting.slice(due.length);
    for (const { text } of due) tell(text);
  };
  return {
    sent: () => void count.sent++,
    dealt() {
      count.dealt++;
      tellDue();
    },
    say(text) {
      waiting.push({ text, after: count.sent });
      tellDue();
    },
  };
}

// Lines that do not stand one behind the other come in requests of their own.
function requestsOf(lines: readonly TailLine[]): readonly HandedLines[] {
  const requests: HandedLines[] = [];
  for (let from = 0; from < lines.length;) {
    const stretch = stretchOf(lines, from);
    if (stretch) {
      requests.push(stretch);
      from += stretch.ends.length;
      continue;
    }
    const offset = lines[from]?.offset ?? 0;
    const ends: number[] = [];
    const parts: Uint8Array[] = [];
    let length = 0;
    for (; from < lines.length && lines[from]?.offset === offset + length; from++) {
      const bytes = lines[from]?.bytes ?? new Uint8Array(0);
      parts.push(bytes);
      length += bytes.length;
      ends.push(length);
    }
    requests.push({ bytes: joined(parts, length), offset, ends: Int32Array.from(ends) });
  }
  return requests;
}

// Lines that stand one behind the other in what was read are copied together.
function stretchOf(lines: readonly TailLine[], from: number): Required<HandedLines> | undefined {
  const first = lines[from];
  if (!(first instanceof WholeLine)) return undefined;
  const { within, start, offset } = first;
  let count = 0;
  let end = start;
  for (let line = lines[from]; line instanceof WholeLine; line = lines[from + ++count]) {
    if (line.within !== within || line.start !== end || line.offset - offset !== end - start) break;
    ({ end } = line);
  }
  const ends = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const line = lines[from + i];
    ends[i] = line instanceof WholeLine ? line.end - start : 0;
  }
  return { bytes: new Uint8Array(within.subarray(start, end)), offset, ends };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
