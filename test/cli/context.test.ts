// Streams: a reader that leaves, a terminal that shows progress, a CI log that stays clean.
import { PassThrough, Writable } from "node:stream";
import { expect, test } from "vitest";
import { createContext } from "../../src/cli/context.ts";
import { createProgress } from "../../src/cli/progress.ts";
import { createMemoryHost, type MemoryHost } from "../memory-host.ts";

function contextWith(options: { env?: Record<string, string>; tty?: boolean; stdout?: Writable; host?: MemoryHost }) {
  const { env = {}, tty = false, stdout = new PassThrough(), host = createMemoryHost() } = options;
  const stderr = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: tty });
  const environment = { argv: [], cwd: "/shop", host, env, stdin: new PassThrough(), stdout, stderr };
  return { stderr, host, ...createContext(environment, undefined) };
}

test("when the reader of stdout leaves, work stops and nothing more is written", async () => {
  let writes = 0;
  const stdout = new Writable({
    write(_part, _encoding, done) {
      writes++;
      done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    },
  });
  const { context, readerLeft } = contextWith({ stdout });
  await context.print("finding\n");
  await new Promise(setImmediate);
  expect(context.signal.aborted).toBe(true);
  expect(readerLeft()).toBe(true);
  await context.print("finding\n");
  expect(writes).toBe(1);
});

test("printing waits for a slow reader", async () => {
  let resume = () => {};
  const stdout = new Writable({ highWaterMark: 1, write: (_part, _encoding, done) => void (resume = done) });
  const { context } = contextWith({ stdout });
  let printed = false;
  const printing = context.print("many findings\n").then(() => (printed = true));
  await new Promise(setImmediate);
  expect(printed).toBe(false);
  resume();
  await printing;
  expect(printed).toBe(true);
});

test.each([
  ["a terminal sees progress, ten times a second at most", { tty: true }, "\r\u001b[KChecked 30 of 90 files\r\u001b[K"],
  ["a pipe does not", { tty: false }, null],
  ["neither does a CI log", { tty: true, env: { CI: "true" } }, null],
])("%s", async (_, options, expected) => {
  const { context, stderr, host } = contextWith(options);
  const progress = createProgress(context, "Checked");
  progress.update(10, 90);
  await host.advance(100);
  progress.update(30, 90);
  progress.update(31, 90);
  progress.done();
  expect(stderr.read()).toBe(expected);
});

test("talk cannot steer the terminal", () => {
  const { context, stderr } = contextWith({});
  context.say("first\u001b[2J\nsecond");
  expect(stderr.read()).toBe("first\\x1b[2J\nsecond\n");
});
