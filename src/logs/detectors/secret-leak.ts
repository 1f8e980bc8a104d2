// A line that holds a secret: the same catalogue that masks what is shown says so. Never keeps or prints the value.
import { findPairs, type PairMatch } from "../../catalogue/pairs.ts";
import { findSecrets } from "../../catalogue/secrets/find.ts";
import type { LogEntry } from "../entry.ts";
import type { Detector } from "./detector.ts";
import { said, series } from "./example-lines.ts";

const quiet = 600_000;
const maxKinds = 2000;
const maxShapes = 20_000;
const shortestCard = 14;

export const secretLeak: Detector = {
  id: "secret-leak",
  title: "A secret stands in the log",
  description:
    "A password, token, key, card number or another secret of the catalogue in the text of a record, by its value or by the name before it. Once per kind of " +
    "secret and template within ten minutes, so that a statement that always leaks does not hide the rest. Placeholders, masked values and words " +
    "after `password` in prose are left alone, and so are session ids told by their name only: many programs number their sessions.",
  concerns: "all",
  examples: [
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
        said(5, "INFO", "closed the session with sessionid: 0x14ed93111f20027"),
      ],
      raises: [],
    },
  ],
  start() {
    const told = new Map<string, number>();
    const clean = new Set<number>();
    // Where most lines differ in letters, looking for their like costs more than it saves.
    let looked = 0;
    let hits = 0;
    return {
      observe(entry, report) {
        const shape = looked < 4096 || hits * 4 > looked ? shapeOf(entry.text) : 0;
        looked++;
        if (entry.endLine === entry.line && clean.has(shape)) {
          hits++;
          return;
        }
        const category = secretIn(entry);
        if (category === undefined) {
          if (clean.size >= maxShapes) clean.clear();
          if (shape !== 0) clean.add(shape);
          return;
        }
        const { time, line, template } = entry;
        const kind = `${category} ${template?.id ?? ""}`;
        const last = told.get(kind);
        // Without times a kind is told once.
        if (last !== undefined && !(Math.abs(time - last) > quiet)) return;
        if (told.size >= maxKinds) told.clear();
        told.set(kind, time);
        report({
          key: category,
          severity: "ERROR",
          message: `A secret (${category}) stands in this record; remove it from the logging statement, replace the secret, and delete it from the copies of this log.`,
          evidence: [line],
        });
      },
    };
  },
};

// Matches the card numbers that payment providers give out for tests, as the statement that logs one logs the real ones too; refuses
// them as part of a longer number.
const testCard =
  /(?<![\d.-])(?:4111[ -]?1111[ -]?1111[ -]?1111|4242[ -]?4242[ -]?4242[ -]?4242|5555[ -]?5555[ -]?5555[ -]?4444)(?![\d.-])/;

function secretIn({ text, body, line, endLine }: LogEntry): string | undefined {
  return categoryIn(text) ?? (endLine > line ? categoryIn(body) : undefined);
}

function categoryIn(text: string): string | undefined {
  const certain = findSecrets(text).find(({ certainty }) => certainty !== "doubtful");
  if (!certain && testCard.test(text)) return "card-number";
  return (certain ?? findPairs(text, "text").find((pair) => isLeak(text, pair)))?.category;
}

// sudo and shells write the working folder as `PWD=/srv/App`.
function isLeak(text: string, { category, start }: PairMatch): boolean {
  return category !== "session-id" && !text.startsWith("PWD=/", start - 4);
}

/**
 * A number that lines share which differ in digits only, of the same count: what was looked through once needs no second look. 0 where
 * digits could matter: a card number has fourteen or more in a row, spaces and hyphens between them; those of a
 * fraction do not count.
 */
function shapeOf(text: string): number {
  let low = 0;
  let high = 0;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      code = 48;
      if (++digits >= shortestCard) return 0;
    } else if (code !== 32 && code !== 45) digits = code === 46 ? -Infinity : 0;
    low = (Math.imul(low, 31) + code) | 0;
    high = (Math.imul(high, 37) ^ code) | 0;
  }
  // 53 bits, so that lines which differ hardly ever share a number.
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
