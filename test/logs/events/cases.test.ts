// What real services print, line by line, and what each line means: the whole way from raw text to record. The cases stand in cases/*.txt,
// one a line: the event (`fail` and `ok` are short for a failed and a successful login), the client's address, the user's name, then the line.
// `silent` lines mean nothing; `-` is a field that the line does not tell.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createLogEngine } from "../../../src/logs/engine.ts";
import type { LogEntry } from "../../../src/logs/entry.ts";

const folder = new URL("cases/", import.meta.url);
const endOf2025 = Date.UTC(2025, 11, 31);
const short: Readonly<Record<string, string>> = { fail: "authn_login_fail", ok: "authn_login_success" };

interface Case {
  readonly expected: string;
  readonly line: string;
}

function read(file: string): readonly Case[] {
  return readFileSync(new URL(file, folder), "utf8")
    .split("\n")
    .filter((text) => text !== "" && !text.startsWith("# "))
    .map((text) => {
      const bar = text.indexOf("| ");
      return { expected: text.slice(0, bar).trim(), line: text.slice(bar + 2) };
    });
}

// The same words as in the case: a limit that was exceeded counts as a failed login, a name is compared where the case gives one.
function told(entry: LogEntry | undefined, expected: string): string {
  const meaning = entry?.meaning;
  if (!meaning) return "silent";
  const [event = "", , ...user] = expected.split(" ");
  const name = meaning.event === "authn_login_fail_max" ? "authn_login_fail" : meaning.event;
  const shown = name === short[event] ? event : name;
  return [shown, entry.address ?? "-", ...(user.length === 0 || user[0] === "-" ? user : [entry.user ?? "-"])].join(
    " ",
  );
}

const files = readdirSync(folder).sort();

describe.each(files)("%s", (file) => {
  const cases = read(file);

  test.each(cases)("$expected | $line", ({ expected, line }) => {
    const engine = createLogEngine({ reference: endOf2025, detectors: [] });
    engine.push(line, 0);
    expect(told(engine.end(), expected)).toBe(expected);
  });

  test("the same holds when all lines stand in one log, twice", () => {
    const engine = createLogEngine({ reference: endOf2025, detectors: [] });
    const lines = [...cases, ...cases];
    const entries = [...lines.map(({ line }) => engine.push(line, 0)), engine.end()].filter(
      (entry) => entry !== undefined,
    );
    const byLine = new Map(entries.map((entry) => [entry.line, entry]));
    const wrong = lines.flatMap(({ expected, line }, index) => {
      const answer = told(byLine.get(index + 1), expected);
      // A process id that stood on another line may add an address.
      const [event, address] = expected.split(" ");
      const same = answer === expected || (address === "-" && answer.startsWith(`${event} `));
      return same ? [] : [{ expected, answer, line }];
    });
    expect(wrong).toEqual([]);
  });
});

test("at least four hundred lines are read, nearly half of them silent or successful", () => {
  const cases = files.flatMap(read);
  const quiet = cases.filter(({ expected }) => !expected.startsWith("fail "));
  expect(cases.length).toBeGreaterThan(400);
  expect(quiet.length / cases.length).toBeGreaterThan(0.4);
});
