// A line that holds a secret: the same catalogue that masks what is shown says so. Never keeps or prints the value.
import { findPairs, type PairMatch } from "../../catalogue/pairs.ts";
import { findSecrets } from "../../catalogue/secrets/find.ts";
import { mayHoldSecret } from "../../catalogue/sieve.ts";
import type { LogEntry } from "../entry.ts";
import type { Detector } from "./detector.ts";
import { said, series } from "./example-lines.ts";
import { createRepeatGuard } from "./repeat-guard.ts";

export const secretLeak: Detector = {
  id: "secret-leak",
  title: "A secret stands in the log",
  description:
    "A password, token, key, card number or another secret of the catalogue in the text of a record, by its value or by the name before it. Once per kind of " +
    "secret and template, again after ten minutes, twenty, forty, up to a day, so that a statement that always leaks does not hide the rest. Placeholders, masked values and words " +
    "after `password` in prose are left alone, and so are session ids told by their name only: many programs number their sessions.",
  concerns: "all",
  get examples() {
    return [
      {
        title: "A password in a message",
        lines: [
          said(0, "INFO", "server listening on port 8080"),
          said(1, "INFO", "login ok user=alice password=h7Kp2mQ9xTz4"),
        ],
        raises: [{ line: 2, key: "password" }],
      },
      {
        title: "A statement that leaks with each call is raised once",
        lines: series(6, 20, (second, i) =>
          said(second, "INFO", `connect postgres://app:9f8e7d6c5b${i}a@db.example.com:5432/shop`),
        ),
        raises: [{ line: 1, key: "connection-string" }],
      },
      {
        title: "A card number, also that of a test card",
        lines: [said(0, "INFO", "charge card 4111 1111 1111 1111 for user9")],
        raises: [{ line: 1, key: "card-number" }],
      },
      {
        title: "A card number after a number of the same length that is none",
        lines: [said(0, "INFO", "refund 4539 5787 6362 1487 done"), said(0, "INFO", "refund 4539 5787 6362 1486 done")],
        raises: [{ line: 2, key: "card-number" }],
      },
      {
        title: "Talk about passwords, masked values and placeholders",
        lines: [
          said(0, "INFO", "password reset mail sent to user 7"),
          said(1, "INFO", "login ok user=alice password=********"),
          said(2, "WARN", "password: required"),
          said(3, "INFO", "token: [redacted:access-token]"),
          said(4, "INFO", "TTY=pts/0 ; PWD=/opt/Shop/app-6.0.0-alpha1-linux ; USER=root ; COMMAND=/usr/bin/vim"),
          said(5, "INFO", "pool of connections opened, connectionString=ldap://ldap.example.com:389"),
          said(6, "INFO", "closed the session with sessionid: 0x14ed93111f20027"),
        ],
        raises: [],
      },
    ];
  },
  start() {
    const guard = createRepeatGuard();
    return {
      observe(entry, report) {
        const category = secretIn(entry);
        if (category === undefined) return;
        const { time, line, template } = entry;
        if (!guard.mayTell(`${category} ${template?.id ?? ""}`, time)) return;
        report({
          key: category,
          severity: "ERROR",
          message: `A secret (${category}) stands in this record; remove it from the logging statement, replace the secret, and delete it from the copies of this log.`,
          evidence: [line],
        });
      },
      settles: (entry) => secretIn(entry) === undefined,
    };
  },
};

// Matches the card numbers that payment providers give out for tests, as the statement that logs one logs the real ones too; refuses
// them as part of a longer number.
const testCard =
  /(?<![\d.-])(?:4111[ -]?1111[ -]?1111[ -]?1111|4242[ -]?4242[ -]?4242[ -]?4242|5555[ -]?5555[ -]?5555[ -]?4444)(?![\d.-])/;

function secretIn({ text, body, line, endLine, clean }: LogEntry): string | undefined {
  if (clean) return undefined;
  return categoryIn(text) ?? (endLine > line ? categoryIn(body) : undefined);
}

function categoryIn(text: string): string | undefined {
  if (!mayHoldSecret(text)) return undefined;
  const certain = findSecrets(text).find(({ certainty }) => certainty !== "doubtful");
  if (!certain && testCard.test(text)) return "card-number";
  return (certain ?? findPairs(text, "text").find((pair) => isLeak(text, pair)))?.category;
}

// sudo and shells write the working folder as `PWD=/srv/App`; a connection without a password is no secret.
function isLeak(text: string, { category, start, end }: PairMatch): boolean {
  if (category === "connection-string") return withPassword.test(text.slice(start, end));
  return category !== "session-id" && !text.startsWith("PWD=/", start - 4);
}

// Matches `//user:password@` and `password=…` in a connection string; refuses one that names host and user only.
const withPassword =
  /:\/\/[^\s/@:]{0,100}:[^\s/@]{1,200}@|(?:password|pwd|accountkey|sharedaccesskey|secret)\s{0,2}=\s{0,2}[^\s;]/i;
