// One worker as the pool keeps book of it: what it has in hand, whether it is over a limit, and what becomes of its files when it ends.
import { assertNever } from "../base/assert-never.ts";
import type { FileOutcome, SkipReason } from "../base/finding.ts";
import type { PoisonList } from "./poison-list.ts";
import type { PoolWorker, WorkerEnd } from "./pool-worker.ts";
import type { Task } from "./task-queue.ts";
import type { TicketedOutcome } from "./worker-messages.ts";

/** A worker and its batch. */
export interface Member {
  readonly worker: PoolWorker;
  readonly started: number;
  state: "starting" | "idle" | "busy";
  /** What it has in hand, by ticket. */
  batch: Map<number, Task>;
  /** The file last seen in its heartbeat, and since when. */
  seen: number;
  since: number;
  killed?: Kill;
}

interface Kill {
  readonly why: "deadline" | "cancelled" | "stuck";
  readonly ticket: number;
  readonly hash: string | undefined;
}

// Loading the engine takes a fraction of a second; a machine in trouble gets half a minute.
const startLimitMs = 30_000;
// A cancelled file may finish by itself for this long, as a new worker costs about as much.
const cancelGraceMs = 300;
const memoryAttempts = 2;
const strayAttempts = 3;

/** Hands the outcomes to whoever waits for them. */
export function deliver(member: Member, outcomes: readonly TicketedOutcome[]): void {
  for (const { ticket, outcome } of outcomes) {
    const task = member.batch.get(ticket);
    member.batch.delete(ticket);
    if (task && !task.cancelled) task.resolve(outcome);
  }
}

/** Empties its hands; returns what still has to be done. */
export function takeBack(member: Member): readonly Task[] {
  const tasks = [...member.batch.values()].filter(({ cancelled }) => !cancelled);
  member.batch.clear();
  return tasks;
}

/** Kills a worker that is over a limit. The heartbeat tells which file it is in without its help. */
export function inspect(member: Member, now: number, deadlineMs: number): void {
  if (member.killed || member.state === "idle") return;
  const kill = (why: Kill["why"]): void => {
    const hash = member.worker.heartbeat.contentHash();
    // It may have finished the file between two looks; then it lives.
    if (why !== "stuck" && member.worker.heartbeat.current() !== member.seen) return;
    member.killed = { why, ticket: member.seen, hash };
    member.worker.terminate();
  };
  if (member.state === "starting") {
    if (now - member.started > startLimitMs) kill("stuck");
    return;
  }
  const current = member.worker.heartbeat.current();
  if (current !== member.seen) {
    member.seen = current;
    member.since = now;
  }
  if (current === 0) return;
  const limit = member.batch.get(current)?.cancelled ? Math.min(cancelGraceMs, deadlineMs) : deadlineMs;
  if (now - member.since >= limit)
    kill(limit === deadlineMs && !member.batch.get(current)?.cancelled ? "deadline" : "cancelled");
}

/** Settles the file that ended the worker; returns the others, which were only in its hands. */
export function settleEnd(member: Member, end: WorkerEnd, poison: PoisonList): readonly Task[] {
  const { killed, worker, batch } = member;
  const ticket = killed?.ticket ?? worker.heartbeat.current();
  const culprit = batch.get(ticket);
  const hash = killed ? killed.hash : worker.heartbeat.contentHash();
  if (culprit && !culprit.cancelled) {
    const verdict = blame(culprit, end, killed);
    if (verdict) {
      batch.delete(ticket);
      culprit.resolve(verdict);
    }
    if (hash !== undefined) poison.record(hash);
  } else if (end.kind !== "terminated") {
    // It died between two files: nobody is known to be at fault, yet it must not go on for ever.
    for (const [stray, task] of [...batch]) {
      task.attempts++;
      if (task.attempts < strayAttempts) continue;
      batch.delete(stray);
      if (!task.cancelled) task.resolve(skipped(task, "internal", "The analysis ended unexpectedly."));
    }
  }
  return takeBack(member);
}

function blame(task: Task, end: WorkerEnd, killed: Kill | undefined): FileOutcome | undefined {
  switch (end.kind) {
    case "terminated":
      if (killed?.why !== "deadline") return undefined;
      return skipped(task, "timeout", "The analysis took longer than the deadline.");
    case "memory":
      task.attempts++;
      if (task.attempts < memoryAttempts) return undefined;
      return skipped(task, "memory", "The analysis needs more memory than a worker may use.");
    case "start":
    case "crash":
      return skipped(task, "internal", `The analysis of this file ended its worker (${end.cause}).`);
    default:
      return assertNever(end);
  }
}

function skipped({ job }: Task, reason: SkipReason, detail: string): FileOutcome {
  return { status: "skipped", path: job.path, reason, detail };
}
