// Reading logging statements in threads: a thread answers for one batch after the other.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { readStatements } from "../../src/hosts/statement-reader.ts";
import { createFolder } from "../cli/run-cli.ts";

// Answers for each file with one message, and goes on as it is.
const worker = `import { parentPort } from "node:worker_threads";
parentPort.on("message", ({ paths }) => {
  for (const path of paths) {
    parentPort.postMessage({ count: 1, failed: [], files: [{ path, statements: [], constants: [], wrappers: [] }] });
  }
});
`;

test("a thread that answered goes on with the next batch", async () => {
  const folder = createFolder({ "worker.mjs": worker });
  const paths = Array.from({ length: 130 }, (_, n) => path.join(folder, `part${n}.js`));
  for (const file of paths) fs.writeFileSync(file, "");
  // Longer than any test may take: a thread that falls silent fails it.
  const options = { workerUrl: pathToFileURL(path.join(folder, "worker.mjs")), threads: 1, deadlineMs: 600_000 };
  const { files, failed } = await readStatements(paths, options);
  expect(files.map((file) => file.path)).toEqual(paths);
  expect(failed).toEqual([]);
});
