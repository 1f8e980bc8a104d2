// Reads from a record what tells where it was written: its message, logger, fields, and the places it names.
import type { LogEntry } from "../logs/entry.ts";
import type { Json, JsonObject } from "../logs/entry.ts";
import { messageKeys, nameKeys } from "../analysis/statements/vocabulary.ts";
import type { MentionedPlace } from "./places.ts";
import { placesIn } from "./places.ts";
import type { Clues } from "./rank.ts";
import { addWords, fieldWord } from "./words.ts";

/** Clues whose places are still as the record names them. */
export interface RawClues extends Omit<Clues, "places"> {
  readonly mentioned: readonly MentionedPlace[];
}

// Statements say what they have to say at the beginning.
const maxText = 4096;
const maxFields = 200;

/** What an entry tells. */
export function cluesOf(entry: LogEntry): RawClues {
  const { body, text, payload, severity, logger } = entry;
  const message = blanks(body === "" && payload ? messageIn(payload) : body);
  const line = payload === undefined ? blanks(text) : "";
  const texts = [message, ...(line !== "" && !message.startsWith(line) ? [line] : [])].filter((each) => each !== "");
  const words = new Set<string>();
  for (const each of texts) addWords(each, words);
  const loggers = new Set(logger === undefined ? [] : [logger]);
  if (payload) readFields(payload, words, loggers);
  return {
    texts,
    words,
    severity,
    loggers: [...loggers],
    structured: payload !== undefined,
    mentioned: placesIn(entry),
  };
}

// Some libraries write the message under a key that says something else to most.
function messageIn(payload: JsonObject): string {
  const value = messageKeys.map((key) => payload[key]).find((each) => typeof each === "string");
  return typeof value === "string" ? value : "";
}

// Colour sequences may stand in the strings of a JSON line.
function blanks(text: string): string {
  const cut = text.length > maxText ? text.slice(0, maxText) : text;
  const plain = cut.includes("\u001b") ? cut.replace(/\u001b\[[\d;]*m/g, "") : cut;
  return plain.replace(/\s+/g, " ").trim();
}

function readFields(payload: JsonObject, words: Set<string>, loggers: Set<string>): void {
  let left = maxFields;
  const visit = (object: JsonObject, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (left-- <= 0) return;
      words.add(fieldWord(key));
      if (typeof value === "string" && value.length < 200) {
        words.add(fieldWord(`${key}=${value}`));
        if (nameKeys.includes(key)) loggers.add(value);
      } else if (typeof value === "number" || typeof value === "boolean") words.add(fieldWord(`${key}=${value}`));
      else if (depth < 2 && isObject(value)) visit(value, depth + 1);
    }
  };
  visit(payload, 0);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
