// Says what kind of value a variable part of a message is, by its shape alone.
import type { ParameterType } from "./template.ts";

// Matches "42", "-3.5", "97%"; refuses versions and ids.
const number = /^[-+]?\d+(?:\.\d+)?%?$/;
// Matches "203.0.113.9", "203.0.113.9:8080" and groups of a MAC or IPv6 address; refuses versions of three parts.
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){3,7})$/;
// Matches "2025-05-17", "08:30:04,120", "2025-05-17T08:30:04Z"; refuses "1-2".
const time = /^(?:\d{4}[-/.]\d\d[-/.]\d\d(?:[T_-]\d\d[:.]\d\d.*)?|\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?Z?)$/;
// Matches "./lib", "/var/log/app", "C:\logs"; refuses "and/or".
const path = /^(?:~|\.{1,2}|[A-Za-z]:)?[/\\]/;
// Matches "org.example.Shop", "db.example.com"; refuses names with a number of three digits or more, which are ids.
const name = /^(?=.*[A-Za-z])(?!.*\d{3})[\w$@~%+-]+(?:\.[\w$@~%+-]+)+$/;

// Matches "12ms", "5.2KB"; refuses "3rd" only by its unit.
const measure = /^-?\d+(?:\.\d+)?([A-Za-zµ]+)$/;

const shapes: readonly (readonly [ParameterType, RegExp])[] = [
  ["number", number],
  ["address", address],
  ["time", time],
  ["path", path],
  // Matches a scheme; refuses a drive.
  ["link", /^[A-Za-z][\w+.-]+:\/\//],
  ["name", name],
  // Matches what holds a digit, or hexadecimal letters alone; refuses words.
  ["id", /\d|^[a-fA-F]+$/],
];

/** The type of a value that was cut from a message. */
export function typeOfValue(value: string): ParameterType {
  const unit = measure.exec(value)?.[1];
  const type = unit === undefined ? undefined : typeOfMeasure(unit);
  return type ?? shapes.find(([, shape]) => shape.test(value))?.[0] ?? "text";
}

/** The type of a value that is followed by a unit; undefined when that is none. */
export function typeOfMeasure(unit: string): ParameterType | undefined {
  return measures.get(unit);
}

const measures: ReadonlyMap<string, ParameterType> = new Map([
  ...["ns", "us", "µs", "ms", "s", "sec", "secs", "min", "mins"].map((unit) => [unit, "duration"] as const),
  ...["B", "KB", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"].map((unit) => [unit, "size"] as const),
]);

/** The type of a parameter that takes values of both types. */
export function commonType(a: ParameterType, b: ParameterType): ParameterType {
  return a === b ? a : "text";
}
