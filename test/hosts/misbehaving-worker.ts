// A worker whose engine does what the text says: each text is one way in which an analysis can go wrong.
import type { SourceText, AnalysisSettings } from "../../src/analysis/analyze.ts";
import type { FileOutcome } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import { serveAnalysis } from "../../src/hosts/worker-loop.ts";

serveAnalysis(({ path, text }: SourceText, settings: AnalysisSettings): FileOutcome => {
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
    case "busy":
      for (const end = performance.now() + Number(argument); performance.now() < end;);
  }
  const range = { start: 0, end: 0 };
  const notices = settings.sanitizers.map((message) => ({ kind: "directive" as const, message, range }));
  return { status: "ok", path, hash: hashText(text), findings: [], notices };
});

function recurse(depth: number): never {
  return recurse(depth + 1) && recurse(depth + 2);
}
