// What a program leaves behind when it dies: uncaught exceptions of Node, Python, Java, Go, Rust, PHP and .NET, which no logger has written.
import { scanTimestamp } from "../time/scan.ts";
import type { LogFormat } from "./format.ts";

// Matches the first lines of crashes; refuses sentences that only speak of errors.
const first =
  /^(?:Traceback \(most recent call last\):|Exception in thread "|Uncaught |panic: |fatal error: |Unhandled exception\b|thread '[^']{0,80}' (?:\(\d+\) )?panicked at|(?:\/|file:\/\/|node:|[A-Z]:\\)\S{1,400}:\d{1,7}$|(?:PHP )?(?:Fatal|Parse) error: )/;
// Matches lines that go on where only code and carets are indented: the error itself, and Rust's hint.
const rest = /^(?:[\w$.]{0,100}(?:Error|Exception)\b|\[signal |note: |\^|throw )/;

export const crash: LogFormat = {
  id: "crash",
  title: "Crash of a program (uncaught exception, panic)",
  yields: true,
  starts: "TEUpft/nABCDFP",
  samples: [
    {
      line: 'Traceback (most recent call last):\n  File "pay.py", line 3, in pay\n    raise ValueError\nValueError: card expired',
      expect: { endLine: 4, severity: "FATAL" },
    },
    {
      line: '/srv/shop/pay.js:3\n    throw new Error("card expired");\n    ^\nError: card expired\n    at pay (/srv/shop/pay.js:3:9)\nNode.js v20.9.0',
      expect: { endLine: 6, severity: "FATAL" },
    },
    {
      line: "panic: runtime error: index out of range [5] with length 3\ngoroutine 1 [running]:\nmain.main()\n\t/srv/shop/main.go:8 +0x1d\nexit status 2",
      expect: { endLine: 5, severity: "FATAL" },
    },
    {
      line: 'Exception in thread "main" java.lang.IllegalStateException: closed\n\tat com.example.Shop.main(Shop.java:12)',
      expect: { endLine: 2, severity: "FATAL" },
    },
    {
      line: "thread 'main' panicked at src/main.rs:2:5:\nindex out of bounds: the len is 3 but the index is 5\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
      expect: { endLine: 3, severity: "FATAL" },
    },
  ],
  parse(draft) {
    if (!first.test(draft.text)) return false;
    draft.format = "crash";
    draft.severity = "FATAL";
    return true;
  },
  continues(text, pending, last) {
    // Rust puts its message on the line behind the place.
    if (pending.text.startsWith("thread '") && last === pending.text && scanTimestamp(text, 0, 0) === undefined)
      return true;
    return rest.test(text);
  },
  finish(draft, lines) {
    const all = [draft.text, ...lines.slice(1).split("\n")];
    const isError = (line: string): boolean => /^[\w$.]{1,150}(?::|$)/.test(line) && !line.startsWith("Traceback");
    // The error is what tells crashes apart: Python names it last, Node behind the code.
    if (draft.text.startsWith("Traceback")) draft.shape = all.findLast(isError);
    else if (/:\d{1,7}$/.test(draft.text)) draft.shape = all.slice(1).find((line) => rest.test(line));
    return false;
  },
};
