// Reads the header of a plain-text line: timestamp, level, thread, process and logger in whatever order and brackets, and finds where the
// body starts. One pass by hand over at most the first few hundred characters; no layout of a particular product is built in.
import type { Severity } from "../record.ts";
import { severityOfName } from "../severity.ts";
import { scanTimestamp } from "../time/scan.ts";
import type { FormatContext } from "./format.ts";
import { type HeaderHabits, isConstantWord } from "./header-habits.ts";
import {
  afterBlanks,
  contextEnd,
  isDigit,
  isUpper,
  looksLikeLogger,
  nameEnd,
  sourceReference,
  wordEnd,
} from "./header-words.ts";
import { findLateTime, type LateTime } from "./late-time.ts";

/** `time` is NaN when the header has a level only. */
export interface Header {
  readonly time: number;
  readonly zone: number;
  readonly severity: Severity | undefined;
  readonly logger: string | undefined;
  readonly bodyStart: number;
}

const maxPrefix = 100;
const maxGroup = 200;
const maxSteps = 16;

/** What reading a header needs of the context. */
export type HeaderContext = Pick<FormatContext, "reference" | "habits" | "leading">;

interface Scan {
  readonly text: string;
  at: number;
  severity: Severity | undefined;
  logger: string | undefined;
  /** The level was a single letter, so a tag follows. */
  tagged: boolean;
  readonly habits: HeaderHabits;
}

/** Returns undefined when the line starts with neither a timestamp near its beginning nor a level. */
export function scanHeader(text: string, context: HeaderContext): Header | undefined {
  const { habits } = context;
  const scan: Scan = { text, at: 0, severity: undefined, logger: undefined, tagged: false, habits };
  let stamp: LateTime | undefined = findTimestamp(scan, context);
  if (stamp) {
    scan.at = stamp.end;
    closeBracket(scan);
  } else {
    if (!levelFirst(scan)) scan.severity = undefined;
    stamp = findLateTime(text, context);
    if (!stamp && scan.at === 0) return undefined;
    if (stamp?.inside) return { ...stamp, severity: scan.severity, logger: undefined, bodyStart: scan.at };
    if (stamp) scan.at = stamp.end;
  }
  habits.lines++;
  readFields(scan);
  readConstantWord(scan);
  const { severity, logger, at } = scan;
  return { time: stamp?.time ?? NaN, zone: stamp?.zone ?? 0, severity, logger, bodyStart: at };
}

// Tries each start of a word in the first hundred characters, and takes the level on the way there.
function findTimestamp(scan: Scan, { reference, leading }: HeaderContext): LateTime | undefined {
  const { text } = scan;
  const first = leading(text);
  if (first) return first;
  const limit = Math.min(text.length, maxPrefix);
  let wordStart = true;
  for (let i = 0; i < limit; i++) {
    const code = text.charCodeAt(i);
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    const digit = code >= 48 && code <= 57;
    if (wordStart && (digit || letter)) {
      const glog = i === 0 && letter ? scanGlog(scan, reference) : undefined;
      const found = glog ?? scanTimestamp(text, i, reference);
      if (found && !(i > 0 && insideProse(text, i))) return found;
      if (letter && scan.severity === undefined) noteLevel(scan, i);
    }
    wordStart =
      !letter && !digit && code !== 95 && code !== 46 && !(code === 45 && i > 0 && text.charCodeAt(i - 1) !== 32);
  }
  return undefined;
}

// A date deep in a sentence is part of the message: prose before it has several plain lower-case words.
function insideProse(text: string, at: number): boolean {
  let words = 0;
  let run = 0;
  for (let i = 0; i < at; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) run++;
    else {
      if (code === 32 && run >= 2) words++;
      run = code === 32 || code === 44 ? 0 : -1000;
    }
  }
  return words >= 2;
}

function noteLevel(scan: Scan, at: number): void {
  const end = wordEnd(scan.text, at);
  // "E [08/Jun/2013:11:28:58 -0700]", as CUPS begins its lines.
  if (end === 1 && scan.text.startsWith(" [", 1)) scan.severity = severityOfName(scan.text.charAt(0));
  if (end - at < 4 || end - at > 11) return;
  scan.severity = severityOfName(scan.text.slice(at, end));
}

// I0517 08:30:00.120000 and I20200308 23:47:32.089828
function scanGlog(scan: Scan, reference: number): ReturnType<typeof scanTimestamp> {
  const { text } = scan;
  const letter = text.charAt(0);
  if (!"IWEFD".includes(letter) || text.charCodeAt(1) < 48 || text.charCodeAt(1) > 57) return undefined;
  const full = text.charCodeAt(9) === 32;
  if (!full && text.charCodeAt(5) !== 32) return undefined;
  const clock = full
    ? scanTimestamp(text, 1, reference)
    : scanTimestamp(`${text.slice(1, 3)}-${text.slice(3, 21)}`, 0, reference);
  if (!clock) return undefined;
  scan.severity = severityOfName(letter);
  // The rewritten text starts at the second character and is one hyphen longer, so that both places agree.
  return clock;
}

function closeBracket(scan: Scan): void {
  const code = scan.text.charCodeAt(scan.at);
  if (code === 93 || code === 41 || code === 125) scan.at++;
}

// LEVEL message, [LEVEL] message, LEVEL: message: upper case or bracketed only, so that prose is no header.
function levelFirst(scan: Scan): boolean {
  const { text } = scan;
  const bracket = text.charCodeAt(0) === 91 ? 1 : 0;
  const end = wordEnd(text, bracket);
  if (end - bracket < 3 || end - bracket > 11) return false;
  const word = text.slice(bracket, end);
  if (!bracket && word !== word.toUpperCase()) return false;
  const after = text.charCodeAt(end);
  if (bracket ? after !== 93 : !(after === 32 || after === 58 || after === 9)) return false;
  const severity = severityOfName(word);
  if (severity === undefined) return false;
  scan.severity = severity;
  scan.at = end + 1;
  return true;
}

// Takes header fields as long as one fits; the first text that fits none begins the body.
function readFields(scan: Scan): void {
  for (let step = 0; step < maxSteps; step++) {
    skipSeparators(scan);
    if (!(readLevel(scan) || readGroup(scan) || readNumber(scan) || readName(scan) || readCapitals(scan))) return;
  }
}

function readConstantWord(scan: Scan): void {
  const { text, at, habits } = scan;
  if (scan.severity === undefined || scan.logger !== undefined) return;
  const end = nameEnd(text, at);
  if (!isConstantWord(habits, text.slice(at), end - at)) return;
  scan.logger = text.slice(at, end);
  scan.at = end + 1;
}

function skipSeparators(scan: Scan): void {
  const { text } = scan;
  for (;;) {
    const code = text.charCodeAt(scan.at);
    const dash = code === 45 && (text.charCodeAt(scan.at + 1) === 32 || text.charCodeAt(scan.at + 1) === 45);
    if (code === 32 || code === 9 || code === 58 || code === 124 || dash) scan.at++;
    else if (code === 44 && text.charCodeAt(scan.at + 1) === 32) scan.at++;
    else return;
  }
}

function readLevel(scan: Scan): boolean {
  const { text, at } = scan;
  if (text.charCodeAt(at) === 42) return readStarred(scan);
  const end = wordEnd(text, at);
  if (end === at || end - at > 11) return false;
  const after = text.charCodeAt(end);
  if (end - at === 2 && after === 40) return readPriority(scan, end);
  if (end - at === 1) {
    if (scan.severity !== undefined || (after !== 32 && after !== 47) || !isUpper(text.charCodeAt(at))) return false;
    const severity = severityOfName(text.charAt(at));
    if (severity === undefined) return false;
    scan.severity = severity;
    scan.tagged = true;
    scan.at = end + 1;
    return true;
  }
  if (scan.severity !== undefined) return false;
  const word = text.slice(at, end);
  const severity = severityOfName(word);
  if (severity === undefined) return false;
  // ERROR/MainProcess], INFO(4)
  let past = end;
  if (after === 47 || after === 40) while (past < text.length && !" ])".includes(text.charAt(past))) past++;
  const close = text.charCodeAt(past);
  if (close === 93 || close === 41) past++;
  else if (!(close === 32 || close === 9 || close === 58 || close === 124 || Number.isNaN(close))) return false;
  // "Failed POP3 login": the first word of a message.
  if (close === 32 && past === end && proseWords.has(word)) return false;
  scan.severity = severity;
  scan.at = past;
  return true;
}

// Sling's `*ERROR*`.
function readStarred(scan: Scan): boolean {
  const { text, at } = scan;
  const end = wordEnd(text, at + 1);
  if (scan.severity !== undefined || end - at > 12 || !text.startsWith("* ", end)) return false;
  const severity = severityOfName(text.slice(at + 1, end));
  if (severity === undefined) return false;
  scan.severity = severity;
  scan.at = end + 1;
  return true;
}

// VMware's "In(14)" and "Wa(180)": two letters of the level and a syslog priority.
function readPriority(scan: Scan, end: number): boolean {
  const { text, at } = scan;
  const severity = priorityLetters[text.slice(at, end)];
  if (severity === undefined || scan.severity !== undefined) return false;
  const close = text.indexOf(")", end);
  if (close < 0 || close > end + 4) return false;
  scan.severity = severity;
  scan.at = text.startsWith("[+]", close + 1) ? close + 4 : close + 1;
  return true;
}

const priorityLetters: Readonly<Record<string, Severity>> = {
  Em: "FATAL", Al: "FATAL", Cr: "FATAL", Er: "ERROR", Wa: "WARN", No: "INFO", In: "INFO", Db: "DEBUG",
}; // prettier-ignore

// Names of levels that begin sentences as well.
const proseWords: ReadonlySet<string> = new Set(
  "Failed Failure Fail FAIL FAILED FAILURE Success Audit Config All Fine Note Alert Statement Hint Detail failed failure success all alert".split(
    " ",
  ),
);

function readGroup(scan: Scan): boolean {
  const { text, at } = scan;
  const open = text.charCodeAt(at);
  const close = closing[open];
  if (close === undefined || (open === 123 && !isIdInBraces(scan))) return false;
  if (open !== 91 && scan.severity === undefined && scan.logger !== undefined) return false;
  const behindLevel = scan.severity !== undefined;
  if (behindLevel && scan.logger !== undefined) return false;
  let depth = 0;
  for (let i = at; i < text.length && i < at + maxGroup; i++) {
    const code = text.charCodeAt(i);
    if (code === open) depth++;
    else if (code === close && --depth === 0) {
      const inner = text.slice(at + 1, i);
      // Behind the level a bracket belongs to the header only where most lines have one.
      if (behindLevel && ++scan.habits.groups * 2 < scan.habits.lines) return false;
      if (scan.severity === undefined) scan.severity = severityInGroup(inner);
      scan.at = i + 1;
      return true;
    }
  }
  return false;
}

// ( < [ {
const closing: Readonly<Record<number, number>> = { 40: 41, 60: 62, 91: 93, 123: 125 };

// "{681abc-12} " before the level, as ClickHouse writes the id of a query; a JSON text is no such thing.
function isIdInBraces({ text, at, severity }: Scan): boolean {
  return severity === undefined && /^\{[\w-]{0,60}\} [<[A-Z]/.test(text.slice(at, at + 64));
}

// [info], [core:error], [8][info], [info 12]
function severityInGroup(inner: string): Severity | undefined {
  const colon = inner.lastIndexOf(":");
  const word = colon > 0 ? inner.slice(colon + 1) : inner;
  const end = wordEnd(word, 0);
  const after = word.charCodeAt(end);
  return Number.isNaN(after) || after === 32 ? severityOfName(word.slice(0, end)) : undefined;
}

// Process and thread numbers stand before the level, or before Spring's ` --- `, or end with nginx's colon.
function readNumber(scan: Scan): boolean {
  const { text, at } = scan;
  let end = at;
  while (isDigit(text.charCodeAt(end)) || text.charCodeAt(end) === 35) end++;
  if (end === at) return false;
  const after = text.charCodeAt(end);
  const nginx = after === 58 && text.slice(at, end).includes("#");
  const early = scan.severity === undefined && (after === 32 || after === 9 || after === 93);
  const spring = after === 32 && text.startsWith(" ---", end);
  const source =
    scan.severity !== undefined && scan.logger === undefined && after === 32 && sourceReference(text, end) > 0;
  if (!nginx && !early && !spring && !source) return false;
  scan.at = nginx || after === 93 ? end + 1 : end;
  if (nginx && text.startsWith(" *", scan.at)) {
    scan.at += 2;
    while (isDigit(text.charCodeAt(scan.at))) scan.at++;
  }
  return true;
}

function readName(scan: Scan): boolean {
  const { text, at } = scan;
  if (scan.logger !== undefined) return false;
  const end = nameEnd(text, at);
  if (end === at || end - at > 120) return false;
  const after = text.charCodeAt(end);
  if (after === 93) {
    scan.logger = text.slice(at, end);
    scan.at = end + 1;
    return true;
  }
  // NLog's "|Shop.Orders|" behind the level.
  if (after === 124 && scan.severity !== undefined && text.charCodeAt(at - 1) === 124) {
    scan.logger = text.slice(at, end);
    scan.at = end + 1;
    return true;
  }
  const past = afterBlanks(text, end);
  const name = text.charCodeAt(end - 1) === 58 ? text.slice(at, end - 1) : text.slice(at, end);
  const colon = text.charCodeAt(end - 1) === 58 || text.charCodeAt(past) === 58;
  const dash = past > end && text.charCodeAt(past) === 45 && text.charCodeAt(past + 1) === 32;
  const level = laravelLevel(scan, name, colon);
  const context = past > end && looksLikeLogger(name) && scan.severity !== undefined ? contextEnd(text, past) : 0;
  if (context > 0) {
    scan.logger = name;
    scan.at = context;
    return true;
  }
  if (!level && !(dash && (scan.severity === undefined || looksLikeLogger(name) || name.length <= 20))) {
    if (!colon || !(looksLikeLogger(name) || scan.tagged)) return false;
  }
  scan.logger = name;
  scan.at = text.charCodeAt(end - 1) === 58 ? end : past + 1;
  return true;
}

// Node names and components in capitals up to a level: `R02-M1-N0-C:J12-U11 RAS KERNEL INFO`.
function readCapitals(scan: Scan): boolean {
  const { text } = scan;
  if (scan.severity !== undefined) return false;
  let at = scan.at;
  for (let words = 0; words < 5; words++) {
    const space = text.indexOf(" ", at);
    if (space < 0 || space - at > 40) return false;
    const word = text.slice(at, space);
    if (word !== word.toUpperCase() || word === "") return false;
    const severity = word.length >= 4 && !proseWords.has(word) ? severityOfName(word) : undefined;
    at = space + 1;
    if (severity === undefined) continue;
    scan.severity = severity;
    scan.at = at;
    return true;
  }
  return false;
}

// production.INFO:
function laravelLevel(scan: Scan, name: string, colon: boolean): boolean {
  const dot = name.lastIndexOf(".");
  if (!colon || dot < 0 || scan.severity !== undefined) return false;
  const severity = severityOfName(name.slice(dot + 1));
  if (severity === undefined) return false;
  scan.severity = severity;
  return true;
}
