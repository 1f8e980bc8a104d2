// Source maps, version 3 (ECMA-426): from a place in a bundle to the place it was made from. Maps are data of the project; a broken
// one gives nothing.

/** A map ready to be asked. */
export interface SourceMap {
  readonly sources: readonly string[];
  readonly mappings: string;
  /** Where the mappings of each line of the bundle begin and end, and the state of the decoder there. */
  readonly lines: Map<number, readonly Segment[]>;
}

/** A place in a source of the bundle; `line` counts from 1. */
export interface OriginalPlace {
  readonly source: string;
  readonly line: number;
}

interface Segment {
  readonly column: number;
  readonly source: number;
  readonly line: number;
}

const maxMapBytes = 64 * 1024 * 1024;

/** Undefined for what is no source map, or one of sections. */
export function parseSourceMap(text: string): SourceMap | undefined {
  if (text.length > maxMapBytes) return undefined;
  const map = parseJson(text);
  if (typeof map !== "object" || map === null) return undefined;
  const { mappings, sources, sourceRoot }: { mappings?: unknown; sources?: unknown; sourceRoot?: unknown } = map;
  if (typeof mappings !== "string" || !Array.isArray(sources)) return undefined;
  const root = typeof sourceRoot === "string" ? sourceRoot : "";
  return {
    sources: sources.map((source) => (typeof source === "string" ? root + source : "")),
    mappings,
    lines: decode(mappings),
  };
}

function parseJson(text: string): unknown {
  try {
    // Servers may put a line before the map so that no script tag can load it.
    return JSON.parse(text.startsWith(")]}'") ? text.slice(text.indexOf("\n") + 1) : text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `line` counts from 1, `column` from 0, as stack traces and maps do; undefined where the bundle was made from nothing. */
export function originalPlace({ lines, sources }: SourceMap, line: number, column: number): OriginalPlace | undefined {
  const segments = lines.get(line - 1);
  if (!segments) return undefined;
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.column ?? Infinity) <= column) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  const source = segment && segment.column <= column ? sources[segment.source] : undefined;
  return segment && source ? { source, line: segment.line + 1 } : undefined;
}

const digits = new Int8Array(128).fill(-1);
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach(
  (digit, value) => (digits[digit.charCodeAt(0)] = value),
);

// Base 64 digits of six bits, least first: five of the number and one that says whether more follow; the lowest bit is the sign.
function decode(mappings: string): Map<number, readonly Segment[]> {
  const lines = new Map<number, Segment[]>();
  let line = 0;
  let column = 0;
  let source = 0;
  let original = 0;
  let fields: number[] = [];
  let value = 0;
  let shift = 0;
  const finish = (): void => {
    column += fields[0] ?? 0;
    if (fields.length >= 4) {
      source += fields[1] ?? 0;
      original += fields[2] ?? 0;
      const segments = lines.get(line);
      if (segments) segments.push({ column, source, line: original });
      else lines.set(line, [{ column, source, line: original }]);
    }
    fields = [];
  };
  for (let at = 0; at < mappings.length; at++) {
    const code = mappings.charCodeAt(at);
    if (code === 44 || code === 59) {
      if (fields.length > 0) finish();
      if (code === 59) {
        line++;
        column = 0;
      }
      continue;
    }
    const digit = digits[code & 127] ?? -1;
    if (digit < 0) return new Map();
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    fields.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  if (fields.length > 0) finish();
  return lines;
}
