// What a pattern of a literal secret is, and the small language of shapes in which most of them are written: `ghp_{alnum:36}`.
// A shape becomes an expression made of literals and bounded runs only, so it is linear, and it also builds its own examples.
import type { Registered } from "../../base/registry.ts";

/** A kind of secret value that can be told from other text by looking at it. */
export interface SecretPattern extends Registered {
  readonly provider: string;
  /** Sentence-case noun phrase: what the expression matches. */
  readonly title: string;
  /** The id of the sensitive category. */
  readonly category: string;
  /** Literals of at least three characters, one of which begins every match; case does not matter. */
  readonly keywords: readonly string[];
  /** Sticky and linear; group 1 is the secret when the match holds more. */
  readonly pattern: RegExp;
  /** For values without any literal: tried at each such place instead of at keywords. */
  readonly starts?: "digits" | "country";
  /** How many characters before the keyword the match begins; 0 unless the mark stands in the middle of the value. */
  readonly lead?: number;
  /** A literal that every match holds behind its keyword, where looking for it first saves much. */
  readonly needs?: string;
  /** Says no to values that only look right. */
  readonly check?: (value: string) => boolean;
  /** Proves the value or makes it doubtful; invented values fail it. */
  readonly checksum?: (value: string) => boolean;
  /** Shannon bits per character below which the value is no secret. */
  readonly entropy?: number;
  /** Shapes from which a test builds texts that match and texts that do not; no complete secret is ever written down. */
  readonly examples: { readonly match: readonly string[]; readonly refuse: readonly string[] };
}

/** How a data file writes a pattern whose shape says everything. */
export interface ShapeRow extends Registered {
  readonly title: string;
  readonly shape: string;
  readonly category?: string;
  /** Literal that must stand shortly before the value, when the value alone has no mark of its own. */
  readonly near?: readonly string[];
  readonly entropy?: number;
  readonly checksum?: (value: string) => boolean;
  /** Literals that mark the value, when its shape does not open with one. */
  readonly keywords?: readonly string[];
  /** The value may follow directly on other characters. */
  readonly inside?: boolean;
  /** How many characters of the shape come before the keyword. */
  readonly lead?: number;
  /** Further shapes that must not match; one that is too short is always among them. */
  readonly refuse?: readonly string[];
}

/** Character classes of shapes: the expression and the characters from which examples are built. */
export const classes: Readonly<Record<string, readonly [expression: string, sample: string]>> = {
  alnum: ["[A-Za-z0-9]", "k7Qz2mXw9RbT4vYc8JpL5nHd3GsF6aKe"],
  word: ["[A-Za-z0-9_]", "k7Qz2mXw9RbT4vYc8JpL5_Hd3GsF6aKe"],
  url: ["[A-Za-z0-9_-]", "k7Qz2mXw9RbT4vYc8-pL5_Hd3GsF6aKe"],
  b64: ["[A-Za-z0-9+/]", "k7Qz2mXw9RbT4vYc8+pL5/Hd3GsF6aKe"],
  dotted: ["[A-Za-z0-9._-]", "k7Qz2mXw9RbT4vYc8-pL5_Hd3GsF6aKe"],
  hex: ["[a-f0-9]", "3f9a1c7e5b2d8064e7c1a9f35d20b864"],
  anyhex: ["[a-fA-F0-9]", "3f9a1c7e5b2d8064e7c1a9f35d20b864"],
  HEX: ["[A-F0-9]", "3F9A1C7E5B2D8064E7C1A9F35D20B864"],
  percent: ["[A-Za-z0-9%]", "k7Qz2mXw9RbT4vYc8JpL5nHd3GsF6aKe"],
  lower: ["[a-z0-9]", "k7qz2mxw9rbt4vyc8jpl5nhd3gsf6ake"],
  upper: ["[A-Z0-9]", "K7QZ2MXW9RBT4VYC8JPL5NHD3GSF6AKE"],
  base32: ["[A-Z2-7]", "K7QZ2MXW5RBT4VYC6JPL5NHD3GSF6AKE"],
  digit: ["[0-9]", "73920486152839471605284937160528"],
  letter: ["[A-Za-z]", "kQzmXwRbTvYcJpLnHdGsFaKeZqWmUxPi"],
};

/** Turns the rows of one provider into patterns. */
export function definePatterns(provider: string, rows: readonly ShapeRow[]): readonly SecretPattern[] {
  return rows.map((row) => (row.near ? nearPattern(provider, row, row.near) : markedPattern(provider, row)));
}

/** The expression of a shape, without anchors. */
export function shapeSource(shape: string): string {
  return parts(shape)
    .map((part) => {
      if (part.kind === "text") return escape(part.text);
      if (part.kind === "choice") return `(?:${part.options.map(escape).join("|")})`;
      const count = part.min === part.max ? `{${part.min}}` : `{${part.min},${part.max}}`;
      return `${classSource(part.name)}${part.max === 1 ? "" : count}`;
    })
    .join("");
}

/** A text of the shape; `shorten` leaves that many characters out of its longest run, so that it no longer fits. */
export function exampleOf(shape: string, shorten = 0): string {
  const all = parts(shape);
  const longest = all.reduce((best, part) => (part.kind === "run" ? Math.max(best, part.min) : best), 0);
  let left = shorten;
  let offset = 0;
  return all
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "choice") return part.options[0] ?? "";
      const cut = part.min === longest ? Math.min(left, part.min) : 0;
      left -= cut;
      offset += 5;
      return run(part.name, part.min - cut, offset);
    })
    .join("");
}

function markedPattern(provider: string, row: ShapeRow): SecretPattern {
  const keywords = row.keywords ?? openings(row.shape);
  return {
    ...base(provider, row),
    keywords,
    pattern: new RegExp(`${row.inside ? "" : "(?<![A-Za-z0-9])"}${shapeSource(row.shape)}${closing(row.shape)}`, "dy"),
    examples: { match: [row.shape], refuse: row.refuse ?? [] },
  };
}

/** Matches the word, a few name characters, a sign of assignment and the value; refuses the value without its word. */
function nearPattern(provider: string, row: ShapeRow, near: readonly string[]): SecretPattern {
  const words = near.map((word) => escape(word)).join("|");
  const between = "[\\w.-]{0,40}[\"'`\\]]{0,3}\\s{0,3}(?:=>|:=|[:=,])\\s{0,3}[\"'`]{0,2}";
  return {
    ...base(provider, row),
    keywords: near,
    pattern: new RegExp(`(?:${words})${between}(${shapeSource(row.shape)})${closing(row.shape)}`, "diy"),
    examples: { match: near.map((word) => `${word}_key="${row.shape}"`), refuse: [row.shape, ...(row.refuse ?? [])] },
  };
}

function base(provider: string, row: ShapeRow): Omit<SecretPattern, "keywords" | "pattern" | "examples"> {
  const { id, title, category = "api-key", entropy, checksum, lead } = row;
  const extras = { ...(entropy !== undefined && { entropy }), ...(checksum && { checksum }), ...(lead && { lead }) };
  return { id, provider, title, category, ...extras };
}

/** The value may not go on: that would be another, longer thing. */
function closing(shape: string): string {
  const last = parts(shape).at(-1);
  return last?.kind === "run" ? `(?!${classSource(last.name)})` : "(?![A-Za-z0-9])";
}

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "run"; readonly name: string; readonly min: number; readonly max: number };

// Matches `{class:20}`, `{class:20-40}` and `(a|b)`; refuses nesting.
const partShape = /\{(\w+):(\d+)(?:-(\d+))?\}|\(([^()]*)\)/g;

const uuid = "{anyhex:8}-{anyhex:4}-{anyhex:4}-{anyhex:4}-{anyhex:12}";

function parts(written: string): readonly Part[] {
  const shape = written.replaceAll("{uuid}", uuid);
  const result: Part[] = [];
  let position = 0;
  for (const match of shape.matchAll(partShape)) {
    if (match.index > position) result.push({ kind: "text", text: shape.slice(position, match.index) });
    const [whole, name, min, max, options] = match;
    if (options !== undefined) result.push({ kind: "choice", options: options.split("|") });
    else result.push({ kind: "run", name: name ?? "", min: Number(min), max: Number(max ?? min) });
    position = match.index + whole.length;
  }
  if (position < shape.length) result.push({ kind: "text", text: shape.slice(position) });
  return result;
}

/** The literals with which a shape opens: its first text, or each choice with the text around it. */
function openings(shape: string): readonly string[] {
  const [first, second, third] = parts(shape);
  if (first?.kind === "choice")
    return first.options.map((option) => option + (second?.kind === "text" ? second.text : ""));
  if (first?.kind !== "text") return [];
  if (second?.kind !== "choice") return [first.text];
  return second.options.map((option) => first.text + option + (third?.kind === "text" ? third.text : ""));
}

function classSource(name: string): string {
  const entry = classes[name];
  if (!entry) throw new Error(`The shape class "${name}" does not exist.`);
  return entry[0];
}

function run(name: string, length: number, offset: number): string {
  const sample = classes[name]?.[1] ?? "";
  let text = "";
  for (let i = 0; i < length; i++) text += sample.charAt((i * 7 + offset) % sample.length);
  return text;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
