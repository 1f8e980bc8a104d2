// A Host in memory for tests: files change, rename and vanish at will, and the clock moves only when a test advances it.
import path from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { Disposable } from "../src/base/disposable.ts";
import { HostError } from "../src/base/host.ts";
import type { DirectoryEntry, FileKind, FileStat, Host, HostErrorCode, OpenFile } from "../src/base/host.ts";

/** What a test may do to the files and the clock behind a `Host`; changes reach watchers of the path and of its folder. */
export interface MemoryHost extends Host {
  /** Creates the file or replaces its content in place (same identity), making parent folders as needed. */
  write(path: string, data: string | Uint8Array): void;
  /** Adds to the end of the file, creating it when missing. */
  append(path: string, data: string | Uint8Array): void;
  /** Cuts the file in place to `size` bytes, as `copytruncate` does with 0. */
  truncate(path: string, size?: number): void;
  /** Moves the file, keeping its identity; handles that are open go on reading it. */
  rename(from: string, to: string): void;
  /** Removes a file, or a folder with everything in it. */
  remove(path: string): void;
  /** Makes a symbolic link. */
  link(path: string, target: string): void;
  /** Makes a file that is neither regular nor a directory, such as a FIFO. */
  special(path: string): void;
  /** Sets the permission bits. */
  chmod(path: string, mode: number): void;
  /** From now on every use of the path fails with this code; `undefined` heals it. */
  fail(path: string, code: HostErrorCode | undefined): void;
  /** The file as text, or undefined when there is none. */
  text(path: string): string | undefined;
  /** Every file's path, sorted. */
  paths(): readonly string[];
  /** Moves the clock, running the timers that fall due in order and letting the work they start settle after each. */
  advance(milliseconds: number): Promise<void>;
  /** Lets work that is already under way finish without moving the clock. */
  settle(): Promise<void>;
  /** Number of timers and watchers that were not disposed of. */
  readonly pending: { readonly timers: number; readonly watchers: number };
}

interface Node {
  readonly identity: string;
  readonly kind: FileKind;
  data: Uint8Array;
  modified: number;
  mode: number;
  readonly target?: string;
}

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Starts with the given files; `now` is the first reading of the clock, 2026-01-01T00:00:00Z unless told otherwise. */
export function createMemoryHost(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  { now = Date.UTC(2026, 0, 1) }: { readonly now?: number } = {},
): MemoryHost {
  let clock = now;
  let order = 0;
  const tree = createTree(() => clock);
  const timers = new Set<Timer>();
  const watchers = new Set<{ readonly path: string; readonly onChange: () => void }>();
  const changed = (file: string): void => {
    for (const watcher of [...watchers]) {
      if (watcher.path === file || watcher.path === path.posix.dirname(file)) watcher.onChange();
    }
  };
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 8; i++) await turn();
  };
  const host: MemoryHost = {
    ...hostSide(tree, changed),
    ...changingSide(tree, changed),
    now: () => clock,
    watch(file, onChange) {
      const watcher = { path: file, onChange };
      watchers.add(watcher);
      return { dispose: () => void watchers.delete(watcher) };
    },
    setTimer(milliseconds, callback): Disposable {
      const timer = { due: clock + Math.max(0, milliseconds), order: order++, callback };
      timers.add(timer);
      return { dispose: () => void timers.delete(timer) };
    },
    settle,
    async advance(milliseconds) {
      const end = clock + milliseconds;
      for (;;) {
        const next = [...timers]
          .filter(({ due }) => due <= end)
          .sort((a, b) => a.due - b.due || a.order - b.order)
          .at(0);
        if (!next) break;
        timers.delete(next);
        clock = Math.max(clock, next.due);
        next.callback();
        await settle();
      }
      clock = end;
      await settle();
    },
    get pending() {
      return { timers: timers.size, watchers: watchers.size };
    },
  };
  for (const [file, data] of Object.entries(files)) host.write(file, data);
  return host;
}

/** Paths to nodes, with symbolic links resolved on the way. */
function createTree(now: () => number) {
  const nodes = new Map<string, Node>();
  const failures = new Map<string, HostErrorCode>();
  let inode = 0;
  const create = (file: string, kind: FileKind, target?: string): Node => {
    const parent = path.posix.dirname(file);
    if (parent !== file && !nodes.has(parent)) create(parent, "directory");
    const node: Node = {
      identity: `1:${++inode}`,
      kind,
      data: new Uint8Array(),
      modified: now(),
      mode: kind === "directory" ? 0o755 : 0o644,
      ...(target === undefined ? {} : { target }),
    };
    nodes.set(file, node);
    return node;
  };
  create("/", "directory");
  const resolve = (file: string, depth = 0): string => {
    if (depth > 40) throw new HostError("io", file);
    let current = "/";
    for (const part of path.posix.normalize(file).split("/").filter(Boolean)) {
      const next = path.posix.join(current, part);
      const target = nodes.get(next)?.target;
      current = target === undefined ? next : resolve(path.posix.resolve(current, target), depth + 1);
    }
    return current;
  };
  const find = (file: string): Node => {
    const code = failures.get(file);
    if (code) throw new HostError(code, file);
    const node = nodes.get(resolve(file));
    if (!node) throw new HostError("not-found", file);
    return node;
  };
  return { nodes, failures, create, resolve, find, now };
}

type Tree = ReturnType<typeof createTree>;

/* eslint-disable @typescript-eslint/require-await -- Host is asynchronous, memory is not. */
function hostSide(tree: Tree, changed: (file: string) => void) {
  const regular = (file: string): Node => {
    const node = tree.find(file);
    if (node.kind === "directory") throw new HostError("is-directory", file);
    if (node.kind !== "file") throw new HostError("not-regular", file);
    return node;
  };
  const replace = (file: string, data: Uint8Array | string): void => {
    const code = tree.failures.get(file);
    if (code) throw new HostError(code, file);
    const target = tree.resolve(file);
    const old = tree.nodes.get(target);
    if (old?.kind === "directory") throw new HostError("is-directory", file);
    const node = tree.create(target, "file");
    node.data = toBytes(data);
    if (old) node.mode = old.mode;
    changed(target);
  };
  return {
    async readFile(file: string, maxBytes = Infinity): Promise<Uint8Array> {
      const { data } = regular(file);
      if (data.length > maxBytes) throw new HostError("too-large", file);
      return data.slice();
    },
    async writeFile(file: string, data: Uint8Array | string): Promise<void> {
      if (!tree.nodes.has(tree.resolve(path.posix.dirname(file)))) throw new HostError("not-found", file);
      replace(file, data);
    },
    async makeDirectory(folder: string): Promise<void> {
      const code = tree.failures.get(folder);
      if (code) throw new HostError(code, folder);
      const target = tree.resolve(folder);
      if (!tree.nodes.has(target)) tree.create(target, "directory");
    },
    async readDirectory(folder: string): Promise<readonly DirectoryEntry[]> {
      if (tree.find(folder).kind !== "directory") throw new HostError("not-regular", folder);
      const target = tree.resolve(folder);
      return [...tree.nodes]
        .filter(([file]) => file !== target && path.posix.dirname(file) === target)
        .map(([file, { kind }]) => ({ name: path.posix.basename(file), kind }));
    },
    async stat(file: string): Promise<FileStat> {
      return toStat(tree.find(file));
    },
    async realPath(file: string): Promise<string> {
      tree.find(file);
      return tree.resolve(file);
    },
    async openFile(file: string): Promise<OpenFile> {
      const node = regular(file);
      return {
        read: async (offset, length) => node.data.slice(offset, offset + length),
        stat: async () => toStat(node),
        close: async () => {},
      };
    },
  };
}
/* eslint-enable @typescript-eslint/require-await */

function changingSide(tree: Tree, changed: (file: string) => void) {
  const touch = (file: string, data: Uint8Array): void => {
    const node = tree.nodes.get(file) ?? tree.create(file, "file");
    node.data = data;
    node.modified = tree.now();
    changed(file);
  };
  const known = (file: string): Node => {
    const node = tree.nodes.get(file);
    if (!node) throw new Error(`The test changes ${file}, which does not exist.`);
    return node;
  };
  return {
    write: (file: string, data: string | Uint8Array) => touch(file, toBytes(data)),
    append(file: string, data: string | Uint8Array) {
      const old = tree.nodes.get(file)?.data ?? new Uint8Array();
      touch(file, Buffer.concat([old, toBytes(data)]));
    },
    truncate: (file: string, size = 0) => touch(file, known(file).data.slice(0, size)),
    rename(from: string, to: string) {
      const moved = known(from);
      for (const [file, node] of [...tree.nodes]) {
        if (file !== from && !file.startsWith(`${from}/`)) continue;
        tree.nodes.delete(file);
        if (node === moved) tree.create(to, node.kind);
        tree.nodes.set(to + file.slice(from.length), node);
      }
      changed(from);
      changed(to);
    },
    remove(file: string) {
      known(file);
      for (const key of [...tree.nodes.keys()]) if (key === file || key.startsWith(`${file}/`)) tree.nodes.delete(key);
      changed(file);
    },
    link: (file: string, target: string) => void tree.create(file, "symlink", target),
    special: (file: string) => void tree.create(file, "other"),
    chmod: (file: string, mode: number) => void (known(file).mode = mode),
    fail: (file: string, code: HostErrorCode | undefined) =>
      void (code ? tree.failures.set(file, code) : tree.failures.delete(file)),
    text: (file: string) => {
      const node = tree.nodes.get(file);
      return node?.kind === "file" ? new TextDecoder().decode(node.data) : undefined;
    },
    paths: () =>
      [...tree.nodes]
        .filter(([, { kind }]) => kind === "file")
        .map(([file]) => file)
        .sort(),
  };
}

function toBytes(data: string | Uint8Array): Uint8Array {
  return typeof data === "string" ? new TextEncoder().encode(data) : data.slice();
}

function toStat({ kind, data, modified, identity, mode }: Node): FileStat {
  return { kind, size: data.length, modified, identity, mode };
}
