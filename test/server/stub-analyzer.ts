// A stand-in for the engine where a test is about the protocol: reports every `password` that stands in a call of a logger.
import type { FileOutcome, Finding } from "../../src/base/finding.ts";
import { hashText } from "../../src/base/hash.ts";
import type { AnalysisJob, Analyzer } from "../../src/server/analyzer.ts";
import type { RuleEntry } from "../../src/server/rule-text.ts";

export interface StubAnalyzer extends Analyzer {
  /** The texts that were analysed, in order. */
  readonly analysed: readonly string[];
  /** Number of analyses that were aborted while they were held. */
  readonly aborted: number;
  /** From now on analyses wait; the returned function lets all of them go. */
  hold(): () => void;
  /** The next analysis throws as a bug would. */
  failNext(error: Error): void;
  readonly disposed: boolean;
}

export const stubRule: RuleEntry = {
  id: "no-secret-in-log",
  level: "error",
  docs: {
    title: "Secret in a log",
    description: "A log is read by many people and kept for a long time.",
    remedy: "Log an id instead.",
    cwe: [532],
    asvs: ["16.2.5"],
    owasp: ["A09:2021"],
    securitySeverity: "7.5",
    bad: [{ title: "A password", code: "logger.info(«password»);" }],
    good: [{ title: "An id", code: "logger.info(user.id);" }],
  },
};

// `password` as an argument of a logger's method on the same line; refuses the word elsewhere.
const loggedPassword = /logger\.\w+\([^)\n]*?\b(password)\b/g;

/** The outcome the stub gives for a text. */
export function stubOutcome({ path, text }: AnalysisJob): FileOutcome {
  if (text.includes("@minified")) {
    return { status: "skipped", path, reason: "minified", detail: "It is minified; analyse its source instead." };
  }
  const findings = [...text.matchAll(loggedPassword)].map((match, ordinal): Finding => {
    const start = match.index + match[0].length - "password".length;
    return toFinding({ start, end: start + "password".length }, ordinal);
  });
  // In a text marked so, comments are text, as they are in a template literal.
  if (text.includes("@text")) return { status: "ok", path, hash: hashText(text), findings, notices: [] };
  const lineAbove = (offset: number): string => text.slice(0, offset).split("\n").at(-2) ?? "";
  const reported = findings.filter(
    ({ range }) => !/^\s*\/\/ seclog-disable-next-line.*no-secret/.test(lineAbove(range.start)),
  );
  return { status: "ok", path, hash: hashText(text), findings: reported, notices: [] };
}

function toFinding(range: Finding["range"], ordinal: number): Finding {
  return {
    rule: stubRule.id,
    level: "error",
    message: '"password" reaches `logger.info`;\nlog the user id instead.',
    range,
    confidence: "name",
    category: "credential",
    flow: [{ range, message: "it is logged here" }],
    fixes: [
      { id: "drop", title: "Remove the argument", safety: "unsafe", preferred: false, edits: [{ range, newText: "" }] },
      {
        id: "mask",
        title: 'Replace by "[redacted]"',
        safety: "safe",
        preferred: true,
        edits: [{ range, newText: '"[redacted]"' }],
      },
    ],
    fingerprint: hashText(`${stubRule.id} ${ordinal}`),
  };
}

/** Answers at once unless it is held. */
export function createStubAnalyzer(): StubAnalyzer {
  const analysed: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let failure: Error | undefined;
  let aborted = 0;
  let disposed = false;
  return {
    analysed,
    get aborted() {
      return aborted;
    },
    get disposed() {
      return disposed;
    },
    hold() {
      let open = (): void => {};
      gate = new Promise((resolve) => (open = resolve));
      return () => open();
    },
    failNext(error) {
      failure = error;
    },
    async analyze(job, signal) {
      analysed.push(job.text);
      const count = (): void => void aborted++;
      signal?.addEventListener("abort", count, { once: true });
      await gate;
      signal?.removeEventListener("abort", count);
      const thrown = failure;
      failure = undefined;
      if (thrown) throw thrown;
      return stubOutcome(job);
    },
    dispose() {
      disposed = true;
    },
  };
}
