// What people say to each other, as servers of games and chats log it: no program speaks there.
import type { LogEntry } from "../entry.ts";

// Matches "<ivan> " at the end of a header; refuses "<info> ", "<7:bob(-1)> ", "<script>: " and ids with digits.
const speaker =
  /(?:^|[\s\]:])<(?!(?:info(?:rmation)?|warn|critical|emergency|warning|error|debug|trace|notice|fatal|crit|alert|unknown|none|null)>)[A-Za-z_]{2,30}>\s{1,2}$/i;

const longest = 40;

/** True for a body that somebody has typed, behind his name. */
export function isSaidBySomebody({ text, body }: Pick<LogEntry, "text" | "body">): boolean {
  const said = body.startsWith("<") ? body.indexOf("> ") + 2 : 0;
  const at = text.length - body.length + said;
  return text.endsWith(body) && speaker.test(text.slice(Math.max(0, at - longest), at));
}
