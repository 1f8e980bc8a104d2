// Text of a configuration file → configuration and problems. Bad input is data: what could be understood is kept, the rest is named with
// its place. Keys are looked up in tables, never used as keys of an object of ours, so `__proto__` is just an unknown key.
import { createScanner, findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node, ParseError, SyntaxKind } from "jsonc-parser";
import * as v from "valibot";
import { createLineIndex } from "../base/text.ts";
import type { Config, ConfigOption, RuleSetting } from "./options.ts";
import { configOptions, defaultConfig, ruleSettings } from "./options.ts";
import { didYouMean } from "./nearest.ts";

/** Something in a configuration file that cannot be used; line and column count from 1. */
export interface ConfigProblem {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and what is allowed, without the place. */
  readonly message: string;
}

/** The configuration as far as it could be understood, and what could not. */
export interface ParsedConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

export interface ParseConfigOptions {
  /** Named in problems. */
  readonly path: string;
  /** Ids that `rules` may name; any id in kebab case when missing. */
  readonly ruleIds?: readonly string[];
}

interface Complaint {
  readonly offset: number;
  readonly message: string;
}

const maxDepth = 16;
const optionNames = configOptions.map(({ name }) => name);
// Matches rule ids such as `no-secret-in-log`; refuses capitals, underscores and so `__proto__`.
const ruleShape = /^[a-z]+(?:-[a-z0-9]+)*$/;

/** Reads JSON with comments and trailing commas; never throws for bad input. */
export function parseConfig(text: string, { path, ruleIds }: ParseConfigOptions): ParsedConfig {
  const { values, complaints } = readOptions(text, ruleIds);
  const lines = createLineIndex(text);
  const problems = complaints
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => {
      const { line, character } = lines.positionAt(offset);
      return { path, line: line + 1, column: character + 1, message };
    });
  return { config: { ...defaultConfig, ...values }, problems };
}

/** One line per problem, `file:line:column: message`, as the CLI prints it. */
export function formatConfigProblem({ path, line, column, message }: ConfigProblem): string {
  return `${path}:${line}:${column}: ${message}`;
}

function readOptions(text: string, ruleIds: readonly string[] | undefined) {
  const complaints: Complaint[] = [];
  if (isTooDeep(text)) {
    complaints.push({ offset: 0, message: `The values are nested more than ${maxDepth} deep; no option needs that.` });
    return { values: {}, complaints };
  }
  const syntax: ParseError[] = [];
  const root = parseTree(text, syntax, { allowTrailingComma: true, allowEmptyContent: true });
  const [first] = syntax;
  // What follows a syntax error is often only its echo.
  if (first) complaints.push({ offset: first.offset, message: syntaxMessage(printParseErrorCode(first.error)) });
  if (root === undefined) return { values: {}, complaints };
  if (root.type !== "object") {
    complaints.push({ offset: root.offset, message: "The configuration must be an object: { … }." });
    return { values: {}, complaints };
  }
  return { values: readProperties(root, { ruleIds, complaints }), complaints };
}

interface Reading {
  readonly ruleIds: readonly string[] | undefined;
  readonly complaints: Complaint[];
}

function readProperties(root: Node, reading: Reading): Partial<Config> {
  let values: Partial<Config> = {};
  for (const { key, name, value } of propertiesOf(root, reading)) {
    const option = configOptions.find((candidate) => candidate.name === name);
    if (option === undefined) {
      const hint = didYouMean(name, optionNames) || ` Known keys: ${optionNames.join(", ")}.`;
      reading.complaints.push({ offset: key.offset, message: `Unknown key "${name}".${hint}` });
    } else values = { ...values, ...readValue(option, value, reading) };
  }
  return values;
}

function readValue(option: ConfigOption, node: Node, reading: Reading): Partial<Config> {
  // To valibot an array is a record too.
  const fits = option.schema.type !== "record" || node.type === "object";
  const parsed = v.safeParse(option.schema, fits ? getNodeValue(node) : undefined);
  if (!parsed.success) {
    for (const issue of parsed.issues) {
      const steps = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
      const place = findNodeAtLocation(node, steps) ?? node;
      const name = [option.name, ...steps].map((step) => (typeof step === "number" ? `[${step}]` : step)).join(".");
      const allowed = option.name === "rules" && steps.length > 0 ? `one of ${quoted(ruleSettings)}` : option.allowed;
      reading.complaints.push({ offset: place.offset, message: `"${name.replaceAll(".[", "[")}" must be ${allowed}.` });
    }
    return {};
  }
  if (option.name === "rules") return { rules: readRules(node, reading) };
  // The schema of the option has just said that the value has this shape.
  return option.name === "$schema" ? {} : { [option.name]: parsed.output };
}

function readRules(node: Node, reading: Reading): Config["rules"] {
  const entries: [string, RuleSetting][] = [];
  for (const { key, name, value } of propertiesOf(node, reading)) {
    const known = reading.ruleIds === undefined ? ruleShape.test(name) : reading.ruleIds.includes(name);
    const setting = ruleSettings.find((candidate) => candidate === value.value);
    if (!known) {
      const hint = didYouMean(name, reading.ruleIds ?? []) || " `seclog rules` lists them all.";
      reading.complaints.push({ offset: key.offset, message: `Unknown rule "${name}".${hint}` });
    } else if (setting !== undefined) entries.push([name, setting]);
  }
  return Object.fromEntries(entries);
}

function* propertiesOf(object: Node, { complaints }: Reading) {
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
