// One measured run in a process of its own: `node logs-child.mjs <module> <mode> <file>` prints lines, seconds and peak memory as JSON.
import fs from "node:fs";

const [bundle = "", mode = "", file = ""] = process.argv.slice(2);
/** @type {any} */
const engine = await import(bundle);
const handle = await fs.promises.open(file);
const source = {
  read: async (/** @type {number} */ offset, /** @type {number} */ length) => {
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await handle.read(buffer, 0, length, offset);
    return buffer.subarray(0, bytesRead);
  },
};
const options = { reference: Date.UTC(2025, 11, 31) };

/** @type {Record<string, () => Promise<Record<string, number>>>} */
const modes = {
  // What reading lines costs anyone: decoded blocks, cut at each line break.
  async split() {
    let lines = 0;
    for (let offset = 0; ;) {
      const bytes = await source.read(offset, 1 << 20);
      if (bytes.length === 0) return { lines };
      lines += bytes.toString("latin1").split("\n").length - 1;
      offset += bytes.length;
    }
  },
  // Format, template, event and all detectors.
  async engine() {
    const { lines } = await engine.summariseLog(source, options);
    return { lines };
  },
  // The same with a thread of its own for what records mean.
  async threads() {
    const workerUrl = new URL("summary-worker.mjs", bundle);
    const { lines } = await engine.summariseInThreads(source, { ...options, size: Infinity, workerUrl });
    return { lines };
  },
  // What `watch` does with a large log, in colour, without the terminal: one thread makes records, the other writes them.
  async watch() {
    const half = engine.createEntryHalf({ onNotice: () => undefined });
    const present = engine.createPresenter({ brief: true });
    const style = { color: true, columns: 120 };
    const view = engine.createPrettyView(style);
    const text = new engine.ByteText();
    let lines = 0;
    let characters = 0;
    const take = (/** @type {unknown} */ entry, /** @type {unknown} */ painted) => {
      if (!view.entry(entry, { text, painted })) text.add(view.record(present(entry)));
    };
    const onRecords = (/** @type {unknown} */ records) => {
      half.take(records, take);
      characters += text.take().length;
      return Promise.resolve();
    };
    const workerUrl = new URL("summary-worker.mjs", bundle);
    const thread = engine.startReading(
      { ...options, style: engine.lineStyle(style) },
      { onRecords, onNotice: () => undefined },
      workerUrl,
    );
    for await (const { view: bytes, offsets } of engine.readBlocks(source)) {
      const first = offsets[0] ?? 0;
      const ends = Int32Array.from([...offsets.slice(1), first + bytes.byteLength], (end) => end - first);
      lines += ends.length;
      const copy = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();
      await thread.push({ bytes: copy, offset: first, ends });
    }
    thread.end();
    await thread.settled();
    await thread.dispose();
    return { lines, characters };
  },
  // Opens the log at twenty places once it is indexed.
  async index() {
    const index = await engine.indexLog(source, options);
    const indexed = seconds();
    let slowest = 0;
    for (let i = 1; i <= 20; i++) {
      const begin = performance.now();
      await index.lines(1 + Math.floor((index.lineCount * ((i * 7) % 20)) / 20), 100);
      slowest = Math.max(slowest, performance.now() - begin);
    }
    return { lines: index.lineCount, indexed, slowest };
  },
};

const start = performance.now();
const seconds = () => (performance.now() - start) / 1000;
const run = modes[mode];
if (!run) throw new Error(`There is no mode "${mode}".`);
const found = await run();
await handle.close();
console.log(JSON.stringify({ ...found, seconds: seconds(), peak: process.resourceUsage().maxRSS / 1000 }));
