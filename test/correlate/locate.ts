// Sources and log lines in, places out: what the tests of correlation share.
import { extractStatements } from "../../src/analysis/statements/extract.ts";
import { wrapperCalls } from "../../src/analysis/statements/prefilter.ts";
import { createCorrelator } from "../../src/correlate/correlator.ts";
import { loadGrammars } from "../../src/hosts/grammars.ts";
import { createLogEngine } from "../../src/logs/engine.ts";
import type { LogEntry } from "../../src/logs/entry.ts";
import type { RecordSource } from "../../src/logs/record.ts";

const grammars = await loadGrammars(["python", "go", "java"]);

/** Text of each file by its path, with `←name` at the end of lines that a test speaks of. */
export type MarkedFiles = Readonly<Record<string, string>>;

/** What was found for each record: names of marks, or `file:line`, the best first. */
export function locate(
  files: MarkedFiles,
  log: string,
  maps: Readonly<Record<string, string>> = {},
): readonly (readonly string[])[] {
  const marks = new Map<string, string>();
  const texts = Object.entries(files).map(([path, marked]) => ({ path, text: withoutMarks(path, marked, marks) }));
  const first = texts.map((source) => extractStatements(source, grammars));
  const calls = wrapperCalls(first);
  const again = (index: number): boolean =>
    first[index]?.statements.length === 0 && calls !== undefined && new RegExp(calls).test(texts[index]?.text ?? "");
  const correlator = createCorrelator({
    files: texts.map((source, index) => extractStatements(source, grammars, { always: again(index) })),
    readSourceMap: (bundle) => maps[bundle],
  });
  return entriesOf(log).map((entry) => placesOf(correlator.locate(entry)).map((place) => marks.get(place) ?? place));
}

/** The best place of a log of one record; undefined when there is none. */
export function statementOf(files: MarkedFiles, log: string): string | undefined {
  return locate(files, log)[0]?.[0];
}

function withoutMarks(path: string, marked: string, marks: Map<string, string>): string {
  const lines = marked.split("\n");
  return lines
    .map((line, index) => {
      const mark = / *(?:\/\/|#) ←(\w+)$/.exec(line);
      if (mark?.[1]) marks.set(`${path}:${index + 1}`, mark[1]);
      return mark ? line.slice(0, mark.index) : line;
    })
    .join("\n");
}

function entriesOf(log: string): readonly LogEntry[] {
  const engine = createLogEngine({ reference: Date.UTC(2026, 2, 1), detectors: [] });
  const entries = log.split("\n").map((line) => engine.push(line, 0));
  return [...entries, engine.end()].filter((entry) => entry !== undefined);
}

function placesOf(source: RecordSource | undefined): readonly string[] {
  return source ? [source, ...(source.alternatives ?? [])].map(({ file, line }) => `${file}:${line}`) : [];
}
