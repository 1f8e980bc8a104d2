// The workers of a pool: who is started, who runs what, and when. What happens to the files of a dead worker is told in pool-member.
import type { AnalysisSettings } from "../analysis/analyze.ts";
import type { Disposable } from "../base/disposable.ts";
import { UserError } from "../base/user-error.ts";
import type { PoisonList } from "./poison-list.ts";
import { deliver, idle, inspect, instant, settleEnd, takeBack } from "./pool-member.ts";
import type { Member } from "./pool-member.ts";
import { startPoolWorker } from "./pool-worker.ts";
import type { WorkerEnd, WorkerLimits } from "./pool-worker.ts";
import type { Task, TaskQueue } from "./task-queue.ts";
import type { ModuleTexts } from "./worker-messages.ts";

/** What the crew works with; the queue and the poison list belong to the pool. */
export interface CrewOptions {
  readonly queue: TaskQueue;
  readonly poison: PoisonList;
  readonly settings: () => AnalysisSettings;
  readonly moduleTexts: () => ModuleTexts;
  readonly folders: (() => readonly string[]) | undefined;
  readonly threads: number;
  readonly deadlineMs: number;
  readonly limits: WorkerLimits;
}

/** Runs tasks until each is resolved, rejected or cancelled. */
export interface PoolCrew extends Disposable {
  accept(tasks: readonly Task[]): void;
  /** Starts the first worker before there is work. */
  prepare(): void;
  /** Drops what waits at once and frees a worker that is busy with one of them soon. */
  cancel(tasks: readonly Task[]): void;
  /** Ends the workers that have nothing to do. */
  rest(): void;
}

interface Crew extends CrewOptions {
  readonly members: Set<Member>;
  /** Falls when the system refuses threads. */
  allowed: number;
  tickets: number;
  failure?: Error;
  watch?: ReturnType<typeof setInterval>;
}

const never = { wall: 0, processor: 0 };

// Loading the engine in a further thread pays from about this many waiting files on …
const filesPerThread = 200;
// … or when every worker sits on one file for this long.
const stallMs = 250;

/** Starts workers when there is work for them, up to `threads`. */
export function startPoolCrew(options: CrewOptions): PoolCrew {
  const crew: Crew = { ...options, members: new Set(), allowed: Math.max(1, options.threads), tickets: 0 };
  return {
    accept(tasks) {
      if (crew.failure) for (const task of tasks) task.reject(crew.failure);
      else crew.queue.add(tasks);
      schedule(crew);
    },
    prepare() {
      if (crew.members.size === 0 && !crew.failure) startMember(crew);
      schedule(crew);
    },
    cancel(tasks) {
      for (const task of tasks) task.cancelled = true;
      crew.queue.dropCancelled();
      for (const { batch, worker } of crew.members) {
        if ([...batch.values()].some(({ cancelled }) => cancelled)) worker.heartbeat.requestStop();
      }
    },
    rest() {
      for (const member of crew.members) if (member.state === "idle") letGo(crew, member);
    },
    dispose: () => fail(crew, new DOMException("The analysis pool was closed.", "AbortError")),
  };
}

function schedule(crew: Crew): void {
  if (crew.failure) return;
  for (const member of crew.members) if (member.state === "idle") giveBatch(crew, member);
  makeRoom(crew);
  const active = [...crew.members].some(({ state }) => state !== "idle");
  if (!active) {
    clearInterval(crew.watch);
    delete crew.watch;
  } else if (!crew.watch) {
    crew.watch = setInterval(() => look(crew), Math.min(50, Math.max(5, crew.deadlineMs / 40)));
    crew.watch.unref();
  }
}

function giveBatch(crew: Crew, member: Member): void {
  const isFirst = [...crew.members].indexOf(member) % 2 === 0;
  const tasks = crew.queue.take(crew.allowed, isFirst ? "front" : "back");
  if (tasks.length === 0) return;
  member.batch = new Map(tasks.map((task) => [++crew.tickets, task]));
  member.state = "busy";
  member.isScanning = tasks.every(({ lane }) => lane === "scan");
  member.seen = idle;
  const { poisoned, brokenModules } = crew.poison;
  const jobs = [...member.batch].map(([ticket, { job }]) => ({ ticket, job }));
  const moduleTexts = crew.moduleTexts();
  const isNews = member.moduleTexts !== moduleTexts;
  member.moduleTexts = moduleTexts;
  const news = { ...(isNews ? { moduleTexts } : {}), ...(crew.folders ? { folders: crew.folders() } : {}) };
  member.worker.run({ jobs, settings: crew.settings(), poisoned, brokenModules, ...news });
}

function makeRoom(crew: Crew): void {
  const { queue, members } = crew;
  const starting = [...members].filter(({ state }) => state === "starting").length;
  const forScan =
    members.size === 0 || stalled(crew) ? Math.min(1, queue.scan) : Math.floor(queue.scan / filesPerThread);
  if (Math.max(queue.interactive, forScan) > starting && members.size < crew.allowed) startMember(crew);
  if (queue.interactive === 0) return;
  for (const { state, batch, worker } of members) {
    if (state === "busy" && [...batch.values()].every(({ lane }) => lane === "scan")) worker.heartbeat.requestStop();
  }
}

function stalled({ members }: Crew): boolean {
  const now = performance.now();
  return [...members].every(
    ({ state, seen, since }) => state === "busy" && seen.ticket !== 0 && now - since.wall > stallMs,
  );
}

function look(crew: Crew): void {
  const now = instant();
  const busy = [...crew.members].filter(({ state }) => state === "busy").length;
  for (const member of crew.members) inspect(member, now, { deadlineMs: crew.deadlineMs, busy: Math.max(1, busy) });
  makeRoom(crew);
}

function startMember(crew: Crew): void {
  try {
    crew.members.add(spawn(crew));
  } catch (error) {
    // Such as when the system has no more threads.
    afterFailedStart(crew, { kind: "start", cause: error instanceof Error ? error.name : "unknown" });
  }
}

function spawn(crew: Crew): Member {
  const worker = startPoolWorker(crew.limits, {
    onReady() {
      member.state = "idle";
      schedule(crew);
    },
    onResults: (results) => deliver(member, results),
    onDone(full) {
      member.state = "idle";
      crew.queue.putBack(takeBack(member));
      // Who waits for an answer gets the next one sooner from a thread that knows the project.
      if (full && member.isScanning) letGo(crew, member);
      schedule(crew);
    },
    onEnd(end) {
      if (!crew.members.delete(member)) return;
      if (end.kind === "start" || member.killed?.why === "stuck") afterFailedStart(crew, end);
      crew.queue.putBack(settleEnd(member, end, crew.poison));
      schedule(crew);
    },
  });
  const member: Member = {
    worker,
    started: performance.now(),
    state: "starting",
    batch: new Map(),
    isScanning: false,
    seen: idle,
    since: never,
    begun: never,
  };
  return member;
}

function letGo({ members }: Crew, member: Member): void {
  members.delete(member);
  member.worker.terminate();
}

/** With other workers alive the work goes on with those; without any it cannot. */
function afterFailedStart(crew: Crew, end: WorkerEnd): void {
  crew.allowed = crew.members.size;
  if (crew.allowed > 0) return;
  const cause = "cause" in end ? end.cause : "no answer within 30 s";
  fail(
    crew,
    new UserError(`Seclog could not start its analysis worker (${cause}); install Seclog again, or build it first.`),
  );
}

function fail(crew: Crew, error: Error): void {
  const failure = (crew.failure ??= error);
  clearInterval(crew.watch);
  const inHand = [...crew.members].flatMap(({ batch }) => [...batch.values()]);
  for (const { worker } of crew.members) worker.terminate();
  crew.members.clear();
  for (const task of [...inHand, ...crew.queue.drain()]) if (!task.cancelled) task.reject(failure);
}
