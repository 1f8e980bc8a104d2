// A tail over an in-memory host whose lines and gaps a test can look at.
import { Tail } from "../../src/logs/tailer/tail.ts";
import { createMemoryHost, type MemoryHost } from "../memory-host.ts";

/** A tail under test; `stop` and `start` stand for a restart of the program. */
export interface TailHarness {
  readonly host: MemoryHost;
  readonly path: string;
  /** What was read so far, without line breaks. */
  readonly lines: string[];
  readonly gaps: string[];
  /** Lets a second pass and reads. */
  readonly poll: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface HarnessOptions {
  readonly patterns?: readonly string[];
  readonly from?: "start" | "end";
  readonly maxLineBytes?: number;
  readonly files?: Readonly<Record<string, string>>;
  /** When the user began to follow. */
  readonly startedAt?: number;
  /** Changes are looked for only. */
  readonly poll?: boolean;
  /** No change is ever told, as on network drives. */
  readonly unwatched?: boolean;
}

/** Follows /logs/app.log from its start with checkpoints in /state. */
export async function followInMemory(options: HarnessOptions = {}): Promise<TailHarness> {
  const path = "/logs/app.log";
  const host = createMemoryHost(options.files ?? { [path]: "" });
  await host.makeDirectory("/state");
  const lines: string[] = [];
  const gaps: string[] = [];
  let tail: Tail | undefined;
  const harness: TailHarness = {
    host,
    path,
    lines,
    gaps,
    async poll() {
      await host.advance(1000);
      await tail?.poll();
    },
    async start() {
      tail = new Tail({
        host: options.unwatched ? { ...host, watch: () => ({ dispose: () => undefined }) } : host,
        patterns: options.patterns ?? [path],
        from: options.from ?? "start",
        stateFolder: "/state",
        maxLineBytes: options.maxLineBytes ?? 65_536,
        poll: options.poll === true,
        ...(options.startedAt === undefined ? {} : { startedAt: options.startedAt }),
        onLines: (_path, found) =>
          void lines.push(...found.map(({ bytes }) => new TextDecoder().decode(bytes).replace(/\r?\n$/, ""))),
        onGap: (_path, message) => void gaps.push(message),
        onError: (error) => {
          throw error;
        },
      });
      await host.settle();
      await tail.poll();
    },
    async stop() {
      await tail?.stop();
    },
  };
  await harness.start();
  return harness;
}
