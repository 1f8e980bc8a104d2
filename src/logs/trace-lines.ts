// Knows the unindented lines of stack traces in Java, Node, Python, Go, Ruby, PHP, Rust and .NET. Indented ones need no knowledge.
import type { Severity } from "./record.ts";

/** Follows the lines of one record at a time. */
export interface TraceReader {
  /** A record begins with this line. */
  start(text: string): void;
  /** Whether a line without a header is a part of the trace of the pending record, which has this severity. */
  takes(text: string, severity: Severity | undefined): boolean;
}

/** Makes a reader. */
export function createTraceReader(): TraceReader {
  let kind: "none" | "python" | "go" = "none";
  const note = (text: string): void => {
    // T, p or g, as one of them begins.
    const first = text.charCodeAt(0);
    if (first !== 84 && first !== 112 && first !== 103) return;
    if (text.startsWith("Traceback (most recent call last)")) kind = "python";
    else if (text.startsWith("panic: ") || goroutine.test(text)) kind = "go";
  };
  return {
    start(text) {
      kind = "none";
      note(text);
    },
    takes(text, severity) {
      if (kind === "go" && (goCall.test(text) || text.startsWith("exit status "))) return true;
      // The unindented line that ends a Python traceback: "ValueError: no such order".
      if (kind === "python" && pythonEnd.test(text)) {
        kind = "none";
        return true;
      }
      const grave = severity === "ERROR" || severity === "FATAL" || severity === "WARN";
      // Behind a calm record it is a crash of its own.
      if (severity !== undefined && !grave && text.startsWith("Traceback (")) return false;
      if (!tracePart.test(text) && !(grave && exceptionLine.test(text))) return false;
      note(text);
      return true;
    },
  };
}

// Matches "at fn (file:1:2)", "Caused by: …", "... 12 more", Python's joints, closing brackets, "goroutine 1 [running]:",
// "app/x.rb:1:in 'show'", "#0 /srv/x.php(12): f()", "Stack trace:", "stack backtrace:", "Node.js v20.1.0"; refuses "at noon the job ran".
const tracePart =
  /^(?:at [^\s(]*(?:\s\[as [^\]]*\])?\s?\([^)]*\)?|at (?:async |new )?[\w$./<>:\\-]+:\d+|Caused by: |Suppressed: |\.{3} \d+ (?:more|common)|Traceback \(most recent call last\)|During handling of the above|The above exception was|[}\])]{1,3}[,;]?$|goroutine \d+ \[|created by [\w./]|[\w./-]{1,200}\.rb:\d+:in |#\d+ (?:\/|\{main\}|\[internal)|Stack trace:|\[(?:stacktrace|previous exception)\]|"\}|stack backtrace:|note: run with `RUST_BACKTRACE|Node\.js v\d|--- End of )/;
// Matches "java.lang.IllegalStateException: closed", "TypeError: x is not a function", "ActiveRecord::RecordNotFound (Couldn't find";
// refuses sentences and "Error" in the middle of them.
const exceptionLine =
  /^(?:[\w$]{1,100}(?:\.|::)){0,12}[\w$]{0,100}(?:Error|Exception|Throwable|NotFound)(?:$|: | \(| \[)/;
// Matches "ValueError: no such order", "app.errors.NotFound"; refuses sentences.
const pythonEnd = /^[A-Za-z_][\w.]*(?::|$)/;
// Matches "goroutine 1 [running]:"; refuses other lines.
const goroutine = /^goroutine \d+ \[/;
// Matches "main.(*Server).handle(0xc000…)"; refuses sentences.
const goCall = /^[\w./*()[\]-]{1,200}\([^)]*\)$/;
