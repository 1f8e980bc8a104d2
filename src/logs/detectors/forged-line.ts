// Lines that a program did not mean to write: someone put a line break into what was logged, and behind it a record of their own.
import type { LogEntry } from "../entry.ts";
import { looks } from "../line-looks.ts";
import type { Template } from "../templates/drain.ts";
import type { Detector } from "./detector.ts";
import { failed, passed, requested, said, series, stamp } from "./example-lines.ts";
import { createRepeatGuard } from "./repeat-guard.ts";

// Matches how a record begins: a date, a syslog time, a level in brackets or a JSON record; refuses prose and the frames of a stack.
const header =
  /^[ +]{0,2}(?:\[?\d{4}[-/]\d\d[-/]\d\d[T +_]?\d|\[?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d|\[(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\]|(?:TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)[: ] ?\S|\{"[\w@.]{1,20}":)/;
// Matches a line break that was made visible, as programs and browsers write it; refuses a backslash before other letters.
const escapedBreak = /(?:\\r\\n|\\r|\\n|%0d%0a|%0a|%0d|\\x0a|\\x0d|\\u000a|\\u000d)+/gi;
// Matches sequences that move the cursor, erase what was shown or set titles; refuses colours, which are gone here already.
const terminal = /\u001b(?:\[[\d;?]{0,12}[A-HJKSTfhl]|\]|c)|\u0008{2}/;

const frequent = 10;
const rare = 2;
const reach = 3;
const maxTemplates = 5000;

interface Seen {
  readonly template: Template;
  count: number;
}

/** A record that breaks off where a known template goes on. */
interface Cut {
  readonly line: number;
  readonly full: Template;
  readonly tail: readonly string[];
}

export const forgedLine: Detector = {
  id: "forged-line",
  title: "A line was forged",
  description:
    "A record that breaks off where its template goes on, and the missing end behind a later line that the program never writes: a line break was put into a value, and a record behind it. Also a line break that was made " +
    "visible (`\\n`, `%0a`) or a carriage return with the beginning of a record behind it, and values of clients with sequences that erase what a terminal shows. Left alone: stack traces, " +
    "messages that quote the log of another program, progress bars, and short messages that begin like long ones.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "A user name with a line break and a record of its own",
        lines: [
          ...series(20, 10, (second, i) => failed(second, `user${i % 7}`, "198.51.100.4")),
          `${stamp(300)} [WARN] login failed for user mallory`,
          `${stamp(300)} [INFO] payment of invoice 7 approved by admin from 203.0.113.9: invalid credentials`,
        ],
        raises: [{ line: 22 }],
      },
      {
        title: "A line break that was made visible",
        lines: [failed(0, `bob\\n${stamp(0)} [INFO] user admin logged in`, "203.0.113.9")],
        raises: [{ line: 1, key: "203.0.113.9" }],
      },
      {
        title: "A line break in a request",
        lines: [
          requested(0, { address: "203.0.113.9", path: "/search?q=x%0a2025-05-17+08:00:00+INFO+user+admin+logged+in" }),
        ],
        raises: [{ line: 1, key: "203.0.113.9" }],
      },
      {
        title: "Stack traces, quoted logs, line breaks in texts, and messages that begin alike",
        lines: [
          ...series(20, 10, (second, i) => passed(second, `user${i % 7}`, "198.51.100.4")),
          JSON.stringify({
            time: stamp(201),
            level: "error",
            msg: "failed",
            stack: "Error: no\n    at run (app.js:1:2)",
          }),
          JSON.stringify({ time: stamp(202), level: "info", msg: `${stamp(1)} INFO ready\n${stamp(2)} INFO done` }),
          requested(203, { path: "/comment?text=first%0asecond" }),
          said(204, "INFO", "user bob logged in"),
          passed(205, "bob", "198.51.100.4"),
        ],
        raises: [],
      },
    ];
  },
  start() {
    const guard = createRepeatGuard();
    const seen = new Map<string, Seen>();
    let cuts: readonly Cut[] = [];
    return {
      observe(entry, report) {
        const how = breakIn(entry);
        if (how !== undefined) {
          const key = entry.address ?? entry.user;
          if (!guard.mayTell(`${how} ${key ?? entry.template?.id ?? ""}`, entry.time)) return;
          report({
            ...(key === undefined ? {} : { key }),
            severity: "WARN",
            message: `This record holds ${how}; someone tries to forge lines, so encode what clients send before it is logged.`,
            evidence: [entry.line],
          });
          return;
        }
        const { template } = entry;
        if (!template) return;
        let own = seen.get(template.id);
        if (!own && seen.size < maxTemplates) seen.set(template.id, (own = { template, count: 0 }));
        if (!own || own.count++ >= rare) return;
        cuts = cuts.filter((cut) => entry.line - cut.line <= reach);
        const cut = cuts.find(({ full, tail }) => full.id !== template.id && endsWith(entry.text, tail));
        if (cut) {
          cuts = [];
          report({
            severity: "ERROR",
            message: `The record of line ${cut.line} breaks off, and its end stands behind this one, which the program never wrote before; someone has forged this line, so do not trust it and encode what clients send before it is logged.`,
            evidence: [cut.line, entry.line],
          });
          return;
        }
        const full = fullOf(template, seen);
        if (full) cuts = [...cuts, { line: entry.line, full, tail: full.words.slice(template.words.length) }];
      },
      settles: (entry) => (seen.get(entry.template?.id ?? "")?.count ?? 0) >= frequent && breakIn(entry) === undefined,
    };
  },
};

/** What in the text pretends to be the end of the line; undefined where nothing does. */
function breakIn({ text, body, address, user, path, look }: LogEntry): string | undefined {
  // What was seen in the line decides for what it is gone through again.
  if (
    ((look & looks.percent) !== 0 && text.includes("%0")) ||
    ((look & looks.backslash) !== 0 && text.includes("\\"))
  ) {
    escapedBreak.lastIndex = 0;
    for (let match = escapedBreak.exec(text); match; match = escapedBreak.exec(text)) {
      // A message that begins as a record quotes the log of another program.
      if (header.test(text.slice(escapedBreak.lastIndex, escapedBreak.lastIndex + 40)) && !header.test(body))
        return "an encoded line break with the beginning of a record behind it";
    }
  }
  if ((look & looks.odd) === 0) return undefined;
  const carriage = text.indexOf("\r");
  if (carriage >= 0 && header.test(text.slice(carriage + 1, carriage + 41)))
    return "a carriage return with the beginning of a record behind it";
  if (text.includes("\u2028") || text.includes("\u2029") || text.includes("\u202e"))
    return "a separator that breaks or turns the line";
  const foreign = address !== undefined || user !== undefined || path !== undefined;
  return foreign && (text.includes("\u001b") || text.includes("\u0008")) && terminal.test(text)
    ? "a sequence that erases what a terminal shows"
    : undefined;
}

/** A frequent template of which the words are only the beginning. */
function fullOf({ words, id }: Template, seen: ReadonlyMap<string, Seen>): Template | undefined {
  for (const { template, count } of seen.values()) {
    if (count < frequent || template.id === id || template.words.length <= words.length) continue;
    if (words.length < 2 || !isPrefix(words, template.words)) continue;
    if (template.words.slice(words.length).some((word) => !word.includes("<*>"))) return template;
  }
  return undefined;
}

function isPrefix(words: readonly string[], full: readonly string[]): boolean {
  return words.every((word, i) => word === full[i] || (full[i]?.includes("<*>") ?? false));
}

/** True when the text ends with these words, of which the variable ones may be anything. */
function endsWith(text: string, tail: readonly string[]): boolean {
  const words = text.trimEnd().split(/\s+/).slice(-tail.length);
  if (words.length < tail.length) return false;
  return tail.every((word, i) => {
    const [before = "", after] = word.split("<*>");
    const own = words[i] ?? "";
    return after === undefined ? own === word : own.startsWith(before) && own.endsWith(after);
  });
}
