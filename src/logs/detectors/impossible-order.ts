// Things that cannot happen in this order: a session that is used after its end, a user who logs in after being deleted.
import { type LogEntry, payloadOf } from "../entry.ts";
import type { Detector, Report } from "./detector.ts";
import { passed, said, series, stamp } from "./example-lines.ts";
import { loginOf, spanText } from "./login.ts";
import { createRecentMap, type RecentMap } from "./recent-map.ts";
import { createRepeatGuard } from "./repeat-guard.ts";

// What was under way when the session ended still ends.
const underWay = 10_000;
const maxKept = 20_000;
const maxTemplates = 5000;

// Matches the end of a session in prose and in names of events; refuses failures to end one and pages about it.
const ending =
  /\b(?:logged|signed)[ _-]out\b|\blog[ _-]?out(?: (?:succeeded|successful|ok|by|of|for|from))?\b|\bsession\b.{0,40}\b(?:ended|closed|destroyed|terminated|invalidated|revoked|expired)\b/i;
const noEnding = /\bfail|\berror\b|\bnot\b|\/log-?out|\bpage\b|\bwill\b|\bcannot\b/i;
const removal =
  /\b(?:user|account)\b.{0,60}\b(?:deleted|removed|erased|purged)\b|\b(?:deleted|removed|erased|purged) (?:the )?(?:user|account)\b/i;
const beginning = /\bsession\b.{0,40}\b(?:opened|created|started|renewed)\b/i;
// Matches the id of a session in prose; refuses the word alone.
const sessionInText = /\bsession(?:[ _-]?id)?[ =:"']{1,3}([\w-]{6,80})/i;
const sessionKeys = ["sessionId", "session_id", "sid", "session.id", "sessionID"];

interface End {
  readonly time: number;
  readonly line: number;
}

export const impossibleOrder: Detector = {
  id: "impossible-order",
  title: "Things happen in an order in which they cannot",
  description:
    "A session that is used ten seconds or more after it was ended (told by its id, or by user and address together), a login of a user who was deleted and not created again, and events that say so " +
    "themselves (`session_use_after_expire`, `authn_token_reuse`). Once per session or user. Left alone: requests that were under way at the end, users with other " +
    "sessions from other addresses, and whoever logs in again.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "A session is used after its end",
        lines: [
          ...[
            [0, "session opened"],
            [60, "order shipped"],
            [120, "session closed"],
            [300, "address changed"],
          ].map(([second, msg]) =>
            JSON.stringify({ time: stamp(Number(second)), level: "info", msg, user: "alice", sessionId: "s-83b1f2" }),
          ),
        ],
        raises: [{ line: 4, key: "alice" }],
      },
      {
        title: "A deleted user logs in",
        lines: [
          passed(0, "mallory", "203.0.113.9"),
          said(60, "INFO", "user mallory deleted by admin"),
          passed(600, "mallory", "203.0.113.9"),
        ],
        raises: [{ line: 3, key: "mallory" }],
      },
      {
        title: "Who logs out and in again, and a request that was under way",
        lines: [
          passed(0, "alice", "198.51.100.4"),
          said(60, "INFO", "user alice logged out"),
          said(62, "INFO", "basket of user alice saved"),
          passed(300, "alice", "198.51.100.4"),
          said(360, "INFO", "basket of user alice saved"),
        ],
        raises: [],
      },
      {
        title: "Sessions of many users end and new ones begin",
        lines: series(40, 30, (second, i) =>
          JSON.stringify({
            time: stamp(second),
            level: "info",
            msg: i % 2 ? "session closed" : "session opened",
            user: "alice",
            sessionId: `s-0000${Math.floor(i / 2)}`,
          }),
        ),
        raises: [],
      },
    ];
  },
  start() {
    const ended = createRecentMap<End>(maxKept);
    const deleted = createRecentMap<End>(maxKept);
    const templates = createRecentMap<Kind>(maxTemplates);
    const guard = createRepeatGuard();
    let any = false;
    const tell = (entry: LogEntry, { what, since }: { what: string; since?: End }, report: Report): void => {
      const whom = entry.user ?? entry.address;
      if (!guard.mayTell(`${what} ${whom ?? ""}`, entry.time)) return;
      const ago = since ? ` ${spanText(entry.time - since.time)} after` : "";
      report({
        ...(whom === undefined ? {} : { key: whom }),
        severity: "ERROR",
        message: `${what}${ago}; someone may use a stolen session or account, so end all sessions of the user and look at what was done.`,
        evidence: since ? [since.line, entry.line] : [entry.line],
      });
    };
    return {
      settles: (entry) =>
        !saysSo(entry) && kindOf(entry, templates) === "none" && (isRefused(entry) || !mayHaveSession(entry)),
      observe(entry, report) {
        const { meaning, time, line, user } = entry;
        if (Number.isNaN(time)) return;
        if (saysSo(entry)) return tell(entry, { what: "An ended session or a used token was used again" }, report);
        const kind = kindOf(entry, templates);
        // Before the first end nothing can be out of order.
        if ((kind === "none" || kind === "begin") && !any) return;
        const session = sessionOf(entry);
        if (kind === "end" || kind === "removal") {
          const key = kind === "removal" ? (user ?? userIn(entry.body)) : session;
          if (key === undefined) return;
          any = true;
          return (kind === "removal" ? deleted : ended).set(key, { time, line });
        }
        if (kind === "begin") {
          if (session !== undefined) ended.delete(session);
          const login = loginOf(entry);
          const removed = login?.user === undefined ? undefined : deleted.get(login.user);
          if (user !== undefined && meaning?.event === "user_created") deleted.delete(user);
          if (removed && time - removed.time > underWay && login?.outcome === "success")
            tell(entry, { what: `"${login.user}" logged in although the account was deleted`, since: removed }, report);
          return;
        }
        const end = session === undefined || isRefused(entry) ? undefined : ended.get(session);
        if (end && time - end.time > underWay)
          tell(entry, { what: "A session was used although it had ended", since: end }, report);
      },
    };
  },
};

function saysSo({ meaning }: LogEntry): boolean {
  return meaning?.event === "session_use_after_expire" || meaning?.event === "authn_token_reuse";
}

type Kind = "begin" | "end" | "removal" | "none";

function kindOf({ meaning, template, status }: LogEntry, templates: RecentMap<Kind>): Kind {
  if (meaning !== undefined) {
    if (meaning.event === "user_deleted" || meaning.event === "user_archived") return "removal";
    if (meaning.event === "session_expired" || meaning.event === "authn_token_revoked") return "end";
    if (meaning.outcome === "success") return "begin";
  }
  if (!template || status !== undefined) return "none";
  const known = templates.get(template.id);
  if (known !== undefined) return known;
  const kind = kindOfText(template.words.join(" "));
  templates.set(template.id, kind);
  return kind;
}

function kindOfText(text: string): Kind {
  if (beginning.test(text)) return "begin";
  if (noEnding.test(text)) return "none";
  if (removal.test(text)) return "removal";
  return ending.test(text) ? "end" : "none";
}

/** The id of the session, else user and address together. */
function sessionOf(entry: LogEntry): string | undefined {
  const { body, user, address, status } = entry;
  const payload = payloadOf(entry);
  if (payload) {
    for (const key of sessionKeys) {
      const value = payload[key];
      if (typeof value === "string" && value.length >= 6) return `s:${value}`;
    }
  } else if (status === undefined && body.includes("ession")) {
    const found = sessionInText.exec(body)?.[1];
    // Without a digit it is a word: "session closed".
    if (found !== undefined && /\d/.test(found)) return `s:${found}`;
  }
  return user === undefined || address === undefined ? undefined : `u:${user} ${address}`;
}

// The address may be another in records that are equal otherwise.
function mayHaveSession(entry: LogEntry): boolean {
  return entry.user !== undefined || sessionOf(entry) !== undefined;
}

// A session that is refused has ended as it should.
function isRefused({ status, meaning, severity }: LogEntry): boolean {
  return (status ?? 0) >= 400 || meaning?.outcome === "failure" || severity === "WARN" || severity === "ERROR";
}

function userIn(body: string): string | undefined {
  return /\b(?:user|account)(?: name)?[ =:]+["']?([\w.@+-]{2,60})["']?/i.exec(body)?.[1];
}
