// One worker as the pool keeps book of it: what it has in hand, whether it is over a limit, and what becomes of its files when it ends.
import { assertNever } from "../base/assert-never.ts";
import type { SkipReason } from "../base/finding.ts";
import type { Beat } from "./heartbeat.ts";
import type { PoisonList } from "./poison-list.ts";
import type { PoolWorker, WorkerEnd } from "./pool-worker.ts";
import type { Task } from "./task-queue.ts";
import type { JobResult, ModuleTexts, TicketedResult } from "./worker-messages.ts";

/** A worker and its batch. */
export interface Member {
  readonly worker: PoolWorker;
  readonly started: number;
  state: "starting" | "idle" | "busy";
  /** What it has in hand, by ticket. */
  batch: Map<number, Task>;
  /** Nobody waits for what it has, or had last, in hand. */
  isScanning: boolean;
  /** What was last seen in its heartbeat, and since when. */
  seen: Beat;
  since: Instant;
  /** Since when it has had that file in hand. */
  begun: Instant;
  killed?: Kill;
  /** What it was last told of. */
  moduleTexts?: ModuleTexts;
}

/** Milliseconds on the wall's clock, and of processor time that the process has used with all its threads. */
export interface Instant {
  readonly wall: number;
  readonly processor: number;
}

/** This moment. */
export function instant(): Instant {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), processor: (user + system) / 1_000 };
}

/** The beat of a worker without work. */
export const idle: Beat = { ticket: 0, step: 0, inModule: false };

interface Kill {
  readonly why: "deadline" | "cancelled" | "stuck";
  readonly beat: Beat;
  readonly hash: string | undefined;
}

// Loading the engine takes a fraction of a second; a machine in trouble gets half a minute.
const startLimitMs = 30_000;
// A cancelled file may finish by itself for this long, as a new worker costs about as much.
const cancelGraceMs = 300;
// The deadline is for one text. With the modules that it imports, a file may take this many times as long: the first of a project is
// the one for which a worker gets to know two hundred modules, and after it is given up the next one is.
const withModules = 20;
// On a machine that is busy with other things a text takes longer without being to blame; a disk that hangs uses no processor at all.
const patience = 5;
// The clock of the processor runs a little behind.
const enough = 0.9;
const memoryAttempts = 2;
const strayAttempts = 3;
const moduleAttempts = 4;

/** Hands the results to whoever waits for them. */
export function deliver(member: Member, results: readonly TicketedResult[]): void {
  for (const { ticket, ...result } of results) {
    const task = member.batch.get(ticket);
    member.batch.delete(ticket);
    if (task && !task.cancelled) task.resolve(result);
  }
}

/** Empties its hands; returns what still has to be done. */
export function takeBack(member: Member): readonly Task[] {
  const tasks = [...member.batch.values()].filter(({ cancelled }) => !cancelled);
  member.batch.clear();
  return tasks;
}

/** How long a text may take, and how many workers share the processor time of the process meanwhile. */
export interface Deadline {
  readonly deadlineMs: number;
  readonly busy: number;
}

/** Kills a worker that is over a limit. The heartbeat tells which text it is in without its help. */
export function inspect(member: Member, now: Instant, { deadlineMs, busy }: Deadline): void {
  if (member.killed || member.state === "idle") return;
  if (member.state === "starting") {
    if (now.wall - member.started <= startLimitMs) return;
    member.killed = { why: "stuck", beat: idle, hash: undefined };
    member.worker.terminate();
    return;
  }
  const beat = member.worker.heartbeat.read();
  if (beat.ticket !== member.seen.ticket) member.begun = now;
  if (beat.ticket !== member.seen.ticket || beat.step !== member.seen.step) member.since = now;
  member.seen = beat;
  if (beat.ticket === 0) return;
  const cancelled = member.batch.get(beat.ticket)?.cancelled ?? false;
  if (cancelled && now.wall - member.begun.wall >= cancelGraceMs) return kill(member, beat, "cancelled");
  if (isOver({ limitMs: deadlineMs, busy }, member.since, now)) return kill(member, beat, "deadline");
  // Many modules, none of them slow: the file itself is to blame.
  if (isOver({ limitMs: withModules * deadlineMs, busy }, member.begun, now))
    kill(member, { ...beat, inModule: false }, "deadline");
}

interface Limit {
  readonly limitMs: number;
  readonly busy: number;
}

function isOver({ limitMs, busy }: Limit, since: Instant, now: Instant): boolean {
  const waited = now.wall - since.wall;
  const used = (now.processor - since.processor) / busy;
  return waited >= limitMs && (used >= limitMs * enough || waited >= limitMs * patience);
}

function kill(member: Member, beat: Beat, why: Kill["why"]): void {
  const hash = member.worker.heartbeat.contentHash();
  const now = member.worker.heartbeat.read();
  // It may have gone on between two looks; then it lives.
  if (now.ticket !== beat.ticket || now.step !== beat.step) return;
  // A module that happens to be in hand is not the text that is blamed.
  member.killed = { why, beat, hash: now.inModule === beat.inModule ? hash : undefined };
  member.worker.terminate();
}

/** Settles the file that ended the worker; returns the others, which were only in its hands. */
export function settleEnd(member: Member, end: WorkerEnd, poison: PoisonList): readonly Task[] {
  const { killed, worker, batch } = member;
  const beat = killed?.beat ?? worker.heartbeat.read();
  const culprit = batch.get(beat.ticket);
  const hash = killed ? killed.hash : worker.heartbeat.contentHash();
  if (culprit && !culprit.cancelled) {
    const verdict = blame(culprit, { end, beat, hash, poison });
    if (verdict) {
      batch.delete(beat.ticket);
      culprit.resolve(verdict);
    }
  } else if (end.kind !== "terminated") {
    // It died between two files: nobody is known to be at fault, yet it must not go on for ever.
    for (const [ticket, task] of [...batch]) {
      task.attempts++;
      if (task.attempts < strayAttempts) continue;
      batch.delete(ticket);
      if (!task.cancelled) task.resolve(skipped(task, "internal", "The analysis ended unexpectedly."));
    }
  }
  return takeBack(member);
}

interface Evidence {
  readonly end: WorkerEnd;
  readonly beat: Beat;
  readonly hash: string | undefined;
  readonly poison: PoisonList;
}

/** What becomes of the file in hand; undefined when it gets another chance. */
function blame(task: Task, { end, beat, hash, poison }: Evidence): JobResult | undefined {
  task.attempts++;
  if (beat.inModule && task.attempts < moduleAttempts) {
    // The file is tried again without the module. Memory may have been short for other reasons, so that one is tried alone first.
    if (hash !== undefined && (end.kind !== "memory" || task.attempts > 1)) poison.recordModule(hash);
    return undefined;
  }
  if (hash !== undefined) poison.record(hash);
  switch (end.kind) {
    case "terminated":
      return skipped(task, "timeout", "The analysis took longer than the deadline.");
    case "memory":
      if (task.attempts < memoryAttempts) return undefined;
      return skipped(task, "memory", "The analysis needs more memory than a worker may use.");
    case "start":
    case "crash":
      return skipped(task, "internal", `The analysis of this file ended its worker (${end.cause}).`);
    default:
      return assertNever(end);
  }
}

function skipped({ job }: Task, reason: SkipReason, detail: string): JobResult {
  return { outcome: { status: "skipped", path: job.path, reason, detail }, dependencies: {} };
}
