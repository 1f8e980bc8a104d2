// A deployment file as rules are run on it. Comments begin with `#` or `//` in all of these formats, so directives work as in code.
import type { Policy } from "../policy.ts";
import type { Comment } from "../program.ts";
import type { Checked } from "../run-rules.ts";
import type { DeploymentFormat } from "./deployment-format.ts";

/** What the text says of logs, for the rules that ask. */
export function keptLogsIn(format: DeploymentFormat, text: string, policy: Policy): Checked {
  const logs = format.words.test(text) ? format.read(text).map((each) => ({ ...each, format: format.id })) : [];
  return {
    text,
    comments: text.includes("seclog-") ? commentsOf(text) : [],
    policy,
    notices: [],
    reportsOf: (rule) => rule.checkKeptLogs?.(logs, policy) ?? [],
  };
}

// A comment that begins a line or follows a blank, up to the end of the line; refuses `https://example.com` and `${#array}`.
const comment = /(?:^|[ \t])(?:#|\/\/)([^\r\n]*)/gm;

function commentsOf(text: string): readonly Comment[] {
  return [...text.matchAll(comment)].map((match): Comment => {
    const [whole, inside = ""] = match;
    const end = match.index + whole.length;
    const start = match.index + whole.search(/[#/]/);
    return { kind: "line", text: inside, range: { start, end } };
  });
}
