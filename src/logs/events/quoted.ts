// Quoted text inside a message: what a client sent (names, agents, paths) must not be read as the program's own words.

/** A message whose quoted parts are blanked at equal length, so that places agree with the original. */
export interface PlainMessage {
  readonly text: string;
  /** Start and end of each part that was blanked, in pairs. */
  readonly blanks: readonly number[];
}

// Matches "…" with what stands before it; refuses an unclosed quote.
const double = /(?:([A-Za-z_]{2,20})["']?\s?[=:]\s?)?"((?:[^"\\]|\\.){0,1000})"/g;
// Matches '…' and `…' that begin behind a space or mark and end before one; refuses the apostrophe in "doesn't".
const single = /(?:^|(?<=[\s=:([,<]))[`']([^'\n]{0,300})'(?=$|[\s.,;:)\]>@])/g;
// Matches "returned 'deny'", an outcome that a program quotes; refuses names.
const outcome = /\b(?:returned|answered|resulted in|ended (?:with|in|as)) $/i;
// Matches "Subject: Your login failed", what somebody wrote over a mail; refuses other words.
const subject = /\bsubject[:=] ?["']?([^;"\n]{1,300})/gi;
// Keys under which a program writes its own words.
const ownWords =
  /^(?:msg|message|error|err|reason|status|result|event|description|desc|cause|detail|text|info|action|outcome|di|failure|state|stderr|stdout|type)$/i;

// Matches "<login-failed@example.com>", "/var/log/failed-login.log", "errors/failed-login.txt", "https://example.com/login/failed"; refuses "/203.0.113.9", text with
// spaces and a single slash between words.
const names =
  /<[^<>\s]{1,200}>|(?<![\w./-])[\w-][\w./-]{0,160}\.(?:txt|log|html?|css|jsx?|tsx?|mjs|json|xml|ya?ml|md|pdf|png|jpe?g|svg|csv|zip|tar|gz|sql|conf|ini)(?![\w.-]|:\d)|(?:^|(?<=[\s=(,"'|]))(?:[a-z]{2,8}:\/)?\/(?!\d{1,3}(?:\.\d{1,3}){3}(?![\w/]))[^\s"'|]{1,400}/gi;

/** Blanks quoted text but that of keys under which programs write their own words, as in `status="failed"`. */
export function withoutQuoted(body: string): PlainMessage {
  const blanks: number[] = [];
  const blank = (start: number, length: number): void => void (length > 0 && blanks.push(start, start + length));
  if (body.includes('"'))
    for (const match of body.matchAll(double)) {
      const inner = match[2] ?? "";
      if (match[1] === undefined || !ownWords.test(match[1]))
        blank(match.index + match[0].length - 1 - inner.length, inner.length);
    }
  if (body.includes("'"))
    for (const match of body.matchAll(single)) {
      const inner = match[1] ?? "";
      const start = match.index + match[0].length - 1 - inner.length;
      if (outcome.test(body.slice(Math.max(0, start - 14), start - 1))) continue;
      if (!blanks.some((edge, i) => i % 2 === 0 && edge <= start && start < (blanks[i + 1] ?? 0)))
        blank(start, inner.length);
    }
  for (const match of body.matchAll(subject)) {
    const inner = match[1] ?? "";
    const start = match.index + match[0].length - inner.length;
    if (!overlaps(blanks, start)) blank(start, inner.length);
  }
  for (const match of body.matchAll(names)) if (!overlaps(blanks, match.index)) blank(match.index, match[0].length);
  if (blanks.length === 0) return { text: body, blanks };
  blanks.sort((a, b) => a - b);
  let text = "";
  let at = 0;
  for (let i = 0; i < blanks.length; i += 2) {
    const [start = 0, end = 0] = [blanks[i], blanks[i + 1]];
    if (start < at) continue;
    text += body.slice(at, start) + "\u0001".repeat(end - start);
    at = end;
  }
  return { text: text + body.slice(at), blanks };
}

function overlaps(blanks: readonly number[], at: number): boolean {
  return blanks.some((edge, i) => i % 2 === 0 && edge <= at && at < (blanks[i + 1] ?? 0));
}
