// The Host on node:fs never blocks, never leaves half a file, and names every failure.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { HostError } from "../../src/base/host.ts";
import { toHostError } from "../../src/hosts/node-errors.ts";
import { createNodeHost } from "../../src/hosts/node.ts";
import { createAskDisk } from "../../src/hosts/prompt-disk.ts";
import { readFileNow } from "../../src/hosts/read-file.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// The disk may be asked at once or elsewhere; nobody can tell by the answers.
describe.each([
  ["elsewhere", createNodeHost()],
  ["at once", createNodeHost(createAskDisk())],
])("a host that asks the disk %s", (_, host) => {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => "no error",
      (error: unknown) => (error instanceof HostError ? error.code : error),
    );

  test("what is no regular file is refused at once, whichever door is used", async () => {
    const folder = temporaryFolder({ "notes.txt": "hello" });
    const fifo = path.join(folder, "fifo");
    execFileSync("mkfifo", [fifo]);
    const socket = path.join(folder, "socket");
    const server = net.createServer().listen(socket);
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const expected = {
      [fifo]: "not-regular",
      [socket]: "not-regular",
      "/dev/zero": "not-regular",
      [folder]: "is-directory",
      [path.join(folder, "missing")]: "not-found",
      [path.join(folder, "notes.txt", "below")]: "not-found",
      [path.join(folder, "nul\0byte")]: "not-found",
    };
    for (const [file, code] of Object.entries(expected)) {
      expect([file, await codeOf(host.readFile(file))]).toEqual([file, code]);
      expect([file, await codeOf(host.openFile(file))]).toEqual([file, code]);
      expect([file, await codeOf(Promise.resolve().then(() => readFileNow(file)))]).toEqual([file, code]);
    }
  });

  test("a file over the limit is refused before it is read, one that hides its size while it is read", async () => {
    const folder = temporaryFolder();
    const sparse = path.join(folder, "sparse.log");
    fs.writeFileSync(sparse, "");
    fs.truncateSync(sparse, 5_000_000_000);
    expect(await codeOf(host.readFile(sparse, 1_000_000))).toBe("too-large");
    expect(() => readFileNow(sparse, 1_000_000)).toThrow("too-large");
    expect(await codeOf(host.readFile("/proc/self/status", 10))).toBe("too-large");
    expect(text(await host.readFile("/proc/self/status"))).toContain("Name:");
    expect(text(readFileNow("/proc/self/status"))).toContain("Name:");
  });

  test("a refused operation becomes a permission error that names the path and keeps the cause", () => {
    const cause = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    expect(toHostError("/srv/app.log", cause)).toMatchObject({ code: "permission", path: "/srv/app.log", cause });
    expect(toHostError("/srv/app.log", new Error("disk on fire")).code).toBe("io");
  });

  test("writing replaces the file in one step, keeps its mode and leaves no neighbour behind", async () => {
    const folder = temporaryFolder({ "app.ts": "old" });
    const file = path.join(folder, "app.ts");
    fs.chmodSync(file, 0o750);
    const before = await host.openFile(file);
    await host.writeFile(file, "new");
    expect(fs.readFileSync(file, "utf8")).toBe("new");
    expect((await host.stat(file)).mode).toBe(0o750);
    expect(text(await before.read(0, 10))).toBe("old");
    await before.close();
    expect(fs.readdirSync(folder)).toEqual(["app.ts"]);
  });

  test("a failed write leaves the old file and no neighbour", async () => {
    const folder = temporaryFolder({ "app.ts": "old" });
    expect(await codeOf(host.writeFile(folder, "new"))).toBe("is-directory");
    expect(await codeOf(host.writeFile(path.join(folder, "no", "app.ts"), "new"))).toBe("not-found");
    expect(fs.readdirSync(folder)).toEqual(["app.ts"]);
  });

  test("writing through a symbolic link changes its target and keeps the link", async () => {
    const folder = temporaryFolder({ "real.ts": "old" });
    const link = path.join(folder, "link.ts");
    fs.symlinkSync("real.ts", link);
    await host.writeFile(link, "new");
    expect(fs.readFileSync(path.join(folder, "real.ts"), "utf8")).toBe("new");
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test("an open file survives rename and delete, and its identity tells a new file from an old one", async () => {
    const folder = temporaryFolder({ "app.log": "first\n" });
    const file = path.join(folder, "app.log");
    const { identity } = await host.stat(file);
    const open = await host.openFile(file);
    fs.renameSync(file, `${file}.1`);
    fs.writeFileSync(file, "second\n");
    expect((await host.stat(`${file}.1`)).identity).toBe(identity);
    expect((await host.stat(file)).identity).not.toBe(identity);
    fs.rmSync(`${file}.1`);
    expect(text(await open.read(2, 3))).toBe("rst");
    expect(text(await open.read(4, 100))).toBe("t\n");
    expect(await open.read(100, 10)).toHaveLength(0);
    expect((await open.stat()).size).toBe(6);
    await open.close();
  });

  test("folders list kinds without following links", async () => {
    const folder = temporaryFolder({ "src/app.ts": "" });
    fs.symlinkSync("src", path.join(folder, "alias"));
    await host.makeDirectory(path.join(folder, "a/b"));
    const entries = [...(await host.readDirectory(folder))].sort((a, b) => a.name.localeCompare(b.name));
    expect(entries).toEqual([
      { name: "a", kind: "directory" },
      { name: "alias", kind: "symlink" },
      { name: "src", kind: "directory" },
    ]);
    expect(await host.realPath(path.join(folder, "alias", "app.ts"))).toBe(path.join(folder, "src", "app.ts"));
    expect((await host.stat(path.join(folder, "alias"))).kind).toBe("directory");
  });

  test("a watcher hears of a change; watching what is not there does nothing and can be disposed of", async () => {
    const folder = temporaryFolder({ "app.log": "" });
    await new Promise<void>((resolve) => {
      const watcher = host.watch(path.join(folder, "app.log"), resolve);
      onTestFinished(() => watcher.dispose());
      fs.appendFileSync(path.join(folder, "app.log"), "a line\n");
    });
    host.watch(path.join(folder, "missing"), () => {}).dispose();
  });

  test("a disposed timer does not fire", async () => {
    const fired: string[] = [];
    host.setTimer(1, () => fired.push("disposed")).dispose();
    await new Promise<void>((resolve) => void host.setTimer(5, resolve));
    expect(fired).toEqual([]);
  });
});
