// Suppression comments: `// seclog-disable-next-line RULE[, RULE] -- reason` and `// seclog-disable-line RULE -- reason`.
import type { AnalysisNotice } from "../base/finding.ts";
import type { LineIndex, Range } from "../base/text.ts";
import type { Comment } from "./program.ts";

interface Directive {
  readonly rules: ReadonlySet<string>;
  /** The line it speaks of, counted from 0. */
  readonly line: number;
  readonly range: Range;
  used: boolean;
}

export interface Suppressions {
  /** Whether a finding of this rule is suppressed; `anchor` is where its statement begins. */
  covers(rule: string, range: Range, anchor: number): boolean;
  /** Directives that name unknown rules or suppress nothing; ask when all findings are known. */
  notices(): readonly AnalysisNotice[];
}

// The directive, its rules, and the reason after two hyphens; refuses a directive that is not first in its comment.
const shape = /^\s*seclog-disable-(next-line|line)\b([^]*)$/;

/** Reads the directives of a file. */
export function createSuppressions(
  comments: readonly Comment[],
  lines: LineIndex,
  known: ReadonlySet<string>,
): Suppressions {
  const problems: AnalysisNotice[] = [];
  const directives: Directive[] = [];
  for (const comment of comments) {
    const match = shape.exec(comment.text);
    if (!match) continue;
    const names = (match[2] ?? "").split(/\s--\s/)[0] ?? "";
    const rules = new Set(
      names
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== ""),
    );
    if (rules.size === 0)
      problems.push(
        notice(comment.range, "This directive names no rule, so it suppresses nothing; name the rules it is for."),
      );
    for (const name of rules) {
      if (!known.has(name)) problems.push(notice(comment.range, `This directive names the unknown rule "${name}".`));
    }
    const end = lines.positionAt(comment.range.end).line;
    directives.push({ rules, line: match[1] === "line" ? end : end + 1, range: comment.range, used: false });
  }
  return {
    covers(rule, range, anchor) {
      const at = [lines.positionAt(range.start).line, lines.positionAt(anchor).line];
      const matching = directives.filter((directive) => directive.rules.has(rule) && at.includes(directive.line));
      for (const directive of matching) directive.used = true;
      return matching.length > 0;
    },
    notices() {
      const unused = directives.filter(
        ({ used, rules }) => !used && rules.size > 0 && [...rules].every((name) => known.has(name)),
      );
      return [
        ...problems,
        ...unused.map(({ range }) => notice(range, "This directive suppresses nothing; remove it.")),
      ];
    },
  };
}

function notice(range: Range, message: string): AnalysisNotice {
  return { kind: "directive", message, range };
}
