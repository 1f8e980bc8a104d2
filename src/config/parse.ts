// Text of a configuration file → configuration and problems. Bad input is data: what could be understood is kept, the rest is named with
// its place. Keys are looked up in tables, never used as keys of an object of ours, so `__proto__` is just an unknown key.
import { createScanner, findNodeAtLocation, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node, ParseError, SyntaxKind } from "jsonc-parser";
import * as v from "valibot";
import { createLineIndex } from "../base/text.ts";
import { toConfig, type Given, type GivenOption, type Place } from "./given.ts";
import type { Config, ConfigOption } from "./options.ts";
import { configOptions, ruleSettings } from "./options.ts";
import { didYouMean } from "./nearest.ts";

/** Something in a configuration file that cannot be used. */
export interface ConfigProblem extends Place {
  /** What is wrong and what is allowed, without the place. */
  readonly message: string;
}

/** The configuration as far as it could be understood, and what could not. */
export interface ParsedConfig {
  readonly config: Config;
  /** The same, as it is written. */
  readonly given: Given;
  readonly problems: readonly ConfigProblem[];
}

export interface ParseConfigOptions {
  /** Named in problems. */
  readonly path: string;
  /** Ids that `rules` may name; any id in kebab case when missing. */
  readonly ruleIds?: readonly string[];
  /** Ids that `categories` may name; any id in kebab case when missing. */
  readonly categoryIds?: readonly string[];
}

interface Complaint {
  readonly offset: number;
  readonly message: string;
}

const maxDepth = 16;
const optionNames = configOptions.map(({ name }) => name);
// Matches ids such as `no-secret-in-log` and `iban`; refuses capitals, underscores and so `__proto__`.
const idShape = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Reads JSON with comments and trailing commas; never throws for bad input. */
export function parseConfig(text: string, options: ParseConfigOptions): ParsedConfig {
  const { path } = options;
  const lines = createLineIndex(text);
  const placeAt = (offset: number): Place => {
    const { line, character } = lines.positionAt(offset);
    return { path, line: line + 1, column: character + 1 };
  };
  const complaints: Complaint[] = [];
  const given = readOptions(text, { options, complaints, placeAt });
  const problems = complaints
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => ({ ...placeAt(offset), message }));
  return { config: toConfig(given), given, problems };
}

/** One line per problem, `file:line:column: message`, as the CLI prints it. */
export function formatConfigProblem({ path, line, column, message }: ConfigProblem): string {
  return `${path}:${line}:${column}: ${message}`;
}

interface Reading {
  readonly options: ParseConfigOptions;
  readonly complaints: Complaint[];
  readonly placeAt: (offset: number) => Place;
}

function readOptions(text: string, reading: Reading): Given {
  const { complaints } = reading;
  if (isTooDeep(text)) {
    complaints.push({ offset: 0, message: `The values are nested more than ${maxDepth} deep; no option needs that.` });
    return new Map();
  }
  const syntax: ParseError[] = [];
  const root = parseTree(text, syntax, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = syntax;
  // What follows a syntax error is often only its echo.
  if (first) complaints.push({ offset: first.offset, message: syntaxMessage(printParseErrorCode(first.error)) });
  if (root === undefined) return new Map();
  if (root.type !== "object") {
    complaints.push({ offset: root.offset, message: "The configuration must be an object: { … }." });
    return new Map();
  }
  const given = new Map<ConfigOption["name"], GivenOption>();
  for (const { key, name, value } of propertiesOf(root, reading)) {
    const option = configOptions.find((candidate) => candidate.name === name);
    if (option === undefined) {
      const hint = didYouMean(name, optionNames) || ` Known keys: ${optionNames.join(", ")}.`;
      complaints.push({ offset: key.offset, message: `Unknown key "${name}".${hint}` });
      continue;
    }
    const read = readValue(option, value, reading);
    if (read) given.set(option.name, read);
  }
  return given;
}

function readValue(option: ConfigOption, node: Node, reading: Reading): GivenOption | undefined {
  // To valibot an array is a record too.
  const fits = option.schema.type !== "record" || node.type === "object";
  const parsed = v.safeParse(option.schema, fits ? plainValue(node) : undefined);
  if (!parsed.success) {
    for (const issue of parsed.issues) reading.complaints.push(refusal(option, node, issue));
    return undefined;
  }
  if (node.type === "object") return readRecord(option, node, reading);
  const places = new Map([["", reading.placeAt(node.offset)]]);
  if (node.type === "array") {
    for (const [index, item] of (node.children ?? []).entries())
      places.set(String(index), reading.placeAt(item.offset));
  }
  return { value: parsed.output, places };
}

function refusal(option: ConfigOption, node: Node, issue: v.BaseIssue<unknown>): Complaint {
  const steps = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
  const place = findNodeAtLocation(node, steps) ?? node;
  const name = [option.name, ...steps].map((step) => (typeof step === "number" ? `[${step}]` : step)).join(".");
  const isLevel = (option.name === "rules" || option.name === "categories") && steps.length > 0;
  const allowed = isLevel ? `one of ${quoted(ruleSettings)}` : option.allowed;
  return { offset: place.offset, message: `"${name.replaceAll(".[", "[")}" must be ${allowed}.` };
}

// valibot leaves these out without a word.
const reservedKeys: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

function readRecord(option: ConfigOption, node: Node, reading: Reading): GivenOption {
  const entries: [string, unknown][] = [];
  const places = new Map([["", reading.placeAt(node.offset)]]);
  for (const { key, name, value } of propertiesOf(node, reading)) {
    const problem = keyProblem(option, name, reading.options);
    if (problem !== undefined) {
      reading.complaints.push({ offset: key.offset, message: problem });
      continue;
    }
    entries.push([name, plainValue(value)]);
    places.set(name, reading.placeAt(key.offset));
  }
  return { value: Object.fromEntries(entries), places };
}

function keyProblem({ name: option }: ConfigOption, key: string, options: ParseConfigOptions): string | undefined {
  if (option === "rules" || option === "categories") {
    const [kind, ids] =
      option === "rules" ? (["rule", options.ruleIds] as const) : (["category", options.categoryIds] as const);
    if (ids === undefined ? idShape.test(key) : ids.includes(key)) return undefined;
    const list =
      option === "rules" ? " `seclog rules` lists them all." : " The JSON report names the category of each finding.";
    return `Unknown ${kind} "${key}".${didYouMean(key, ids ?? []) || list}`;
  }
  return reservedKeys.has(key) ? `The name "${key}" cannot be used; choose another one.` : undefined;
}

/** The value that a node stands for; keys become data of its own object, never of a prototype. */
function plainValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plainValue);
  if (node.type !== "object") return node.value;
  const entries = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    typeof key?.value === "string" && value ? [[key.value, plainValue(value)] as const] : [],
  );
  return Object.fromEntries(entries);
}

function* propertiesOf(object: Node, { complaints }: Pick<Reading, "complaints">) {
  const seen = new Set<string>();
  for (const { children: [key, value] = [] } of object.children ?? []) {
    if (key === undefined || value === undefined || typeof key.value !== "string") continue;
    const name = key.value;
    if (seen.has(name))
      complaints.push({ offset: key.offset, message: `The key "${name}" stands here a second time.` });
    else yield { key, name, value };
    seen.add(name);
  }
}

// The parser recurses, so depth is counted first, on tokens.
function isTooDeep(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let token = scanner.scan(); token !== endOfFile; token = scanner.scan()) {
    if (token === openBrace || token === openBracket) depth++;
    else if (token === closeBrace || token === closeBracket) depth--;
    if (depth > maxDepth) return true;
  }
  return false;
}

// jsonc-parser declares its token kinds as a const enum, which a per-file compiler cannot read.
const openBrace: SyntaxKind = 1;
const closeBrace: SyntaxKind = 2;
const openBracket: SyntaxKind = 3;
const closeBracket: SyntaxKind = 4;
const endOfFile: SyntaxKind = 17;

// "ColonExpected" → "Syntax error: colon expected."
function syntaxMessage(code: string): string {
  return `Syntax error: ${code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()}.`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(", ");
}
