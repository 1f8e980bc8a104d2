// Suppression comments, each with the rules it is for and the reason behind ` -- `: `seclog-disable-next-line`, `seclog-disable-line`,
// `seclog-disable` … `seclog-enable` for a stretch of lines, and `seclog-disable-file`.
import type { AnalysisNotice } from "../base/finding.ts";
import type { LineIndex, Range } from "../base/text.ts";
import type { Comment } from "./program.ts";

type Kind = "disable-next-line" | "disable-line" | "disable-file" | "disable" | "enable";

interface Directive {
  readonly kind: Kind;
  readonly rules: ReadonlySet<string>;
  readonly range: Range;
  /** The lines it speaks of, counted from 0; `last` is known when its `enable` is found. */
  readonly first: number;
  last: number;
  used: boolean;
}

/** What is known of rules and of what the project asks for. */
export interface SuppressionOptions {
  readonly known: ReadonlySet<string>;
  /** Whether a directive without a reason suppresses nothing. */
  readonly requireReason?: boolean;
}

export interface Suppressions {
  /** Whether a finding of this rule is suppressed; `anchor` is where its statement begins. */
  covers(rule: string, range: Range, anchor: number): boolean;
  /** Directives that name unknown rules or suppress nothing; ask when all findings are known. */
  notices(): readonly AnalysisNotice[];
}

// The directive, then its rules and reason; refuses a directive that is not first in its comment, and longer words.
const shape = /^\s*seclog-(disable-next-line|disable-line|disable-file|disable|enable)(?![-\w])([^]*)$/;

/** Reads the directives of a file. */
export function createSuppressions(
  comments: readonly Comment[],
  lines: LineIndex,
  options: SuppressionOptions,
): Suppressions {
  const problems: AnalysisNotice[] = [];
  const directives = readDirectives(comments, lines, { ...options, problems });
  return {
    covers(rule, range, anchor) {
      const at = [lines.positionAt(range.start).line, lines.positionAt(anchor).line];
      const matching = directives.filter(
        ({ rules, first, last }) => rules.has(rule) && at.some((line) => line >= first && line <= last),
      );
      for (const directive of matching) directive.used = true;
      return matching.length > 0;
    },
    notices() {
      const unused = directives.filter(
        ({ used, rules }) => !used && [...rules].every((name) => options.known.has(name)),
      );
      return [
        ...problems,
        ...unused.map(({ range }) => notice(range, "This directive suppresses nothing; remove it.")),
      ];
    },
  };
}

interface Reading extends SuppressionOptions {
  readonly problems: AnalysisNotice[];
}

function readDirectives(comments: readonly Comment[], lines: LineIndex, reading: Reading): readonly Directive[] {
  const directives: Directive[] = [];
  for (const { text, range } of comments) {
    const match = shape.exec(text);
    if (!match) continue;
    // The pattern has just said that it is one of them.
    const kind = match[1] as Kind;
    const { rules, reason } = partsOf(match[2] ?? "");
    reportUnknown(rules, range, reading);
    const line = lines.positionAt(range.end).line;
    if (kind === "enable") {
      if (!endStretches(directives, rules, line)) {
        reading.problems.push(notice(range, "This directive ends nothing; remove it."));
      }
    } else if (rules.size === 0) {
      const message = "This directive names no rule, so it suppresses nothing; name the rules it is for.";
      reading.problems.push(notice(range, message));
    } else if (reading.requireReason && reason === "") {
      const message =
        "This directive gives no reason, so it suppresses nothing; add one behind the rules: -- why this is safe.";
      reading.problems.push(notice(range, message));
    } else directives.push({ kind, rules, range, ...linesOf(kind, line), used: false });
  }
  return directives;
}

function linesOf(kind: Exclude<Kind, "enable">, line: number): Pick<Directive, "first" | "last"> {
  if (kind === "disable-line") return { first: line, last: line };
  if (kind === "disable-next-line") return { first: line + 1, last: line + 1 };
  return { first: kind === "disable-file" ? 0 : line, last: Infinity };
}

/** Ends the open stretches of these rules, or of all when none are named; false when there is none. */
function endStretches(directives: readonly Directive[], rules: ReadonlySet<string>, line: number): boolean {
  const ended = directives.filter(
    (each) =>
      each.kind === "disable" &&
      each.last === Infinity &&
      (rules.size === 0 || [...each.rules].every((name) => rules.has(name))),
  );
  for (const each of ended) each.last = line;
  return ended.length > 0;
}

function partsOf(text: string): { readonly rules: ReadonlySet<string>; readonly reason: string } {
  const [names = "", ...reason] = text.split(/\s--\s/);
  const rules = names
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return { rules: new Set(rules), reason: reason.join(" -- ").trim() };
}

function reportUnknown(rules: ReadonlySet<string>, range: Range, { known, problems }: Reading): void {
  for (const name of rules) {
    if (!known.has(name)) problems.push(notice(range, `This directive names the unknown rule "${name}".`));
  }
}

function notice(range: Range, message: string): AnalysisNotice {
  return { kind: "directive", message, range };
}
