// The in-memory Host keeps the promises of Host that the tests of everything else rely on.
import { expect, test } from "vitest";
import { HostError } from "../src/base/host.ts";
import { createMemoryHost } from "./memory-host.ts";

const log = "/srv/shop/app.log";

test("an open file goes on reading the same file after a rename, and identity follows it", async () => {
  const host = createMemoryHost({ [log]: "first\n" });
  const before = await host.stat(log);
  const open = await host.openFile(log);
  host.rename(log, `${log}.1`);
  host.append(`${log}.1`, "late\n");
  host.write(log, "new\n");
  expect(new TextDecoder().decode(await open.read(0, 100))).toBe("first\nlate\n");
  expect((await host.stat(`${log}.1`)).identity).toBe(before.identity);
  expect((await host.stat(log)).identity).not.toBe(before.identity);
});

test("writeFile replaces the file under its name and keeps its mode", async () => {
  const host = createMemoryHost({ [log]: "old" });
  host.chmod(log, 0o600);
  const open = await host.openFile(log);
  await host.writeFile(log, "new");
  expect(host.text(log)).toBe("new");
  expect(new TextDecoder().decode(await open.read(0, 10))).toBe("old");
  expect((await host.stat(log)).mode).toBe(0o600);
});

test("files that cannot be read say why", async () => {
  const host = createMemoryHost({ [log]: "12345", "/srv/shop/locked.log": "" });
  host.special("/srv/shop/pipe");
  host.fail("/srv/shop/locked.log", "permission");
  const code = (path: string, maxBytes?: number) =>
    host.readFile(path, maxBytes).catch((error: unknown) => (error instanceof HostError ? error.code : error));
  expect(await code("/srv/shop/missing.log")).toBe("not-found");
  expect(await code("/srv/shop")).toBe("is-directory");
  expect(await code("/srv/shop/pipe")).toBe("not-regular");
  expect(await code("/srv/shop/locked.log")).toBe("permission");
  expect(await code(log, 4)).toBe("too-large");
});

test("directories list their entries and links lead to their target", async () => {
  const host = createMemoryHost({ [log]: "hello" });
  host.link("/srv/current", "shop");
  expect(await host.readDirectory("/srv")).toEqual([
    { name: "shop", kind: "directory" },
    { name: "current", kind: "symlink" },
  ]);
  expect(await host.realPath("/srv/current/app.log")).toBe(log);
  expect((await host.stat("/srv/current/app.log")).size).toBe(5);
});

test("the clock moves only when advanced, and timers run in the order they fall due", async () => {
  const host = createMemoryHost({}, { now: 1_000 });
  const calls: string[] = [];
  host.setTimer(200, () => calls.push(`late at ${host.now()}`));
  host.setTimer(100, () => {
    calls.push(`early at ${host.now()}`);
    host.setTimer(50, () => calls.push(`nested at ${host.now()}`));
  });
  host.setTimer(10, () => calls.push("disposed")).dispose();
  await host.advance(300);
  expect(calls).toEqual(["early at 1100", "nested at 1150", "late at 1200"]);
  expect(host.now()).toBe(1_300);
  expect(host.pending.timers).toBe(0);
});

test("watchers of a file and of its folder hear of changes until disposed", () => {
  const host = createMemoryHost({ [log]: "" });
  const heard: string[] = [];
  const file = host.watch(log, () => heard.push("file"));
  host.watch("/srv/shop", () => heard.push("folder"));
  host.append(log, "a line\n");
  file.dispose();
  host.truncate(log);
  expect(heard).toEqual(["file", "folder", "folder"]);
});
