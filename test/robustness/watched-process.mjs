// Loaded before a program (`node --import`), and before each of its worker threads: writes down every file that is opened, asked about or
// changed, every process that is started and every socket, one JSON line each, into the file named by SECLOG_WATCHED. Changes nothing else.
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import module from "node:module";
import net from "node:net";
import { fileURLToPath } from "node:url";
import workers from "node:worker_threads";

const report = workers.workerData?.watched ?? process.env.SECLOG_WATCHED;
const file = fs.openSync(report, "a");
const { writeSync } = fs;

/** @param {string} kind @param {unknown} what */
function note(kind, what) {
  const text = what instanceof URL ? fileURLToPath(what) : Buffer.isBuffer(what) ? what.toString() : String(what);
  writeSync(file, `${JSON.stringify([kind, text])}\n`);
}

/**
 * Puts a note before the method; `about` says what it is about, undefined for nothing.
 * @param {any} owner
 * @param {string} name
 * @param {(values: any[]) => [kind: string, what: unknown] | undefined} about
 */
function watch(owner, name, about) {
  const method = owner[name];
  if (typeof method !== "function") return;
  /** @this {unknown} @param {any[]} values */
  const watched = function (...values) {
    const found = about(values);
    if (found) note(...found);
    return Reflect.apply(method, this, values);
  };
  owner[name] = Object.assign(watched, method);
}

/** @param {unknown} value */
const isPath = (value) => typeof value === "string" || value instanceof URL || Buffer.isBuffer(value);
const asks = ["access", "exists", "lstat", "stat", "statfs", "readlink", "realpath", "watch", "watchFile"];
const reads = ["createReadStream", "opendir", "readdir", "readFile", "openAsBlob"];
const writes = [
  ...["appendFile", "chmod", "chown", "copyFile", "cp", "createWriteStream", "lchown", "link", "lutimes", "mkdir"],
  ...["mkdtemp", "rename", "rm", "rmdir", "symlink", "truncate", "unlink", "utimes", "writeFile"],
];
const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;

/** @param {unknown} flags */
function opensForWriting(flags = "r") {
  if (typeof flags === "number") return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0;
  return typeof flags === "string" && flags !== "r" && flags !== "rs";
}

for (const owner of [fs, fs.promises]) {
  for (const [kind, names] of Object.entries({ ask: asks, read: reads, write: writes })) {
    for (const name of names) {
      for (const each of [name, `${name}Sync`]) {
        watch(owner, each, ([path]) => (isPath(path) ? [kind, path] : undefined));
      }
    }
  }
  /** @param {any[]} values @returns {[string, unknown]} */
  const opening = ([path, flags]) => [
    opensForWriting(typeof flags === "function" ? "r" : flags) ? "write" : "read",
    path,
  ];
  for (const name of ["open", "openSync"]) watch(owner, name, opening);
}
watch(fs.realpath, "native", ([path]) => ["ask", path]);
watch(fs.realpathSync, "native", ([path]) => ["ask", path]);

watch(childProcess.ChildProcess.prototype, "spawn", ([{ file }]) => ["process", file]);
for (const name of ["spawnSync", "execSync", "execFileSync"]) watch(childProcess, name, ([what]) => ["process", what]);
watch(process, "dlopen", ([, what]) => ["process", what]);
watch(net.Socket.prototype, "connect", (values) => ["socket", JSON.stringify(values)]);
watch(net.Server.prototype, "listen", () => ["socket", "listen"]);
for (const name of ["bind", "connect", "send"]) watch(dgram.Socket.prototype, name, () => ["socket", name]);
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) watch(dns, name, ([host]) => ["socket", host]);
watch(globalThis, "fetch", ([what]) => ["socket", what]);

// Threads of the program start without its flags and its environment.
const { Worker } = workers;
workers.Worker = class extends Worker {
  /** @param {string | URL} url @param {import("node:worker_threads").WorkerOptions} [options] */
  constructor(url, options = {}) {
    const workerData = { ...options.workerData, watched: report };
    super(url, { ...options, workerData, execArgv: ["--import", import.meta.url] });
    note("thread", url);
  }
};
module.syncBuiltinESMExports();
