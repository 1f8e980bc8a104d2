// Output that can be held back with a key, without losing or reordering anything.
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { createContext } from "../../src/cli/context.ts";
import { createPausable, type Pausable } from "../../src/cli/log-views/pause.ts";
import { createMemoryHost } from "../memory-host.ts";

function terminal(): {
  readonly pausable: Pausable;
  readonly press: (key: string) => void;
  readonly printed: () => string;
} {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const stdout = Object.assign(new PassThrough(), { isTTY: true });
  let printed = "";
  stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const environment = {
    argv: [],
    cwd: "/shop",
    host: createMemoryHost(),
    env: {},
    stdin,
    stdout,
    stderr: new PassThrough(),
  };
  const pausable = createPausable(createContext(environment, undefined).context, () => undefined);
  return { pausable, press: (key) => void stdin.emit("data", key), printed: () => printed };
}

test("what is printed while paused comes, in order, when it goes on", async () => {
  const { pausable, press, printed } = terminal();
  await pausable.print("one\n");
  press(" ");
  await pausable.print("two\n");
  await pausable.print("three\n");
  expect(printed()).toBe("one\n");
  press(" ");
  await pausable.print("four\n");
  expect(printed()).toBe("one\ntwo\nthree\nfour\n");
});

test("when much is kept, the writer waits until it goes on", async () => {
  const { pausable, press, printed } = terminal();
  press(" ");
  let done = false;
  const writing = pausable.print("x".repeat(5 * 1024 * 1024)).then(() => (done = true));
  await Promise.resolve();
  expect(done).toBe(false);
  press(" ");
  await writing;
  expect(printed()).toHaveLength(5 * 1024 * 1024);
});

test("what is kept at the end is printed", async () => {
  const { pausable, press, printed } = terminal();
  press(" ");
  await pausable.print("last words\n");
  await pausable.close();
  expect(printed()).toBe("last words\n");
});
