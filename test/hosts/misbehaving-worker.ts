// A worker whose engine does what the text says: each text is one way in which an analysis can go wrong.
import { threadId } from "node:worker_threads";
import { hashText } from "../../src/base/hash.ts";
import { serveAnalysis } from "../../src/hosts/worker-loop.ts";
import type { JobResult } from "../../src/hosts/worker-messages.ts";

serveAnalysis(({ path, text }, { settings, files, onReturn }) => {
  const [word = "", argument] = text.trim().split(" ");
  switch (word) {
    case "loop":
      for (;;);
    case "allocate":
      for (const kept: number[][] = []; ;) kept.push(new Array<number>(100_000).fill(kept.length + 0.5));
    case "exit":
      process.exit(3);
      break;
    case "recurse":
      return recurse(0);
    case "throw":
      throw new TypeError(`cannot analyse ${text}`);
    case "import": {
      const module = files.read(argument ?? "");
      if (module?.startsWith("loop")) for (;;);
      onReturn();
      return result(path, module ?? "not followed");
    }
    case "thread":
      return result(path, String(threadId));
    case "busy":
      for (const end = performance.now() + Number(argument); performance.now() < end;);
  }
  return result(path, ...settings.sanitizers);
});

function result(path: string, ...messages: readonly string[]): JobResult {
  const range = { start: 0, end: 0 };
  const notices = messages.map((message) => ({ kind: "directive" as const, message, range }));
  return { outcome: { status: "ok", path, hash: hashText(path), findings: [], notices }, dependencies: {} };
}

function recurse(depth: number): never {
  return recurse(depth + 1) && recurse(depth + 2);
}
