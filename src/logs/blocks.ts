// Reads a whole log as blocks of lines: texts without their line breaks and the byte offset of each. Memory stays bounded whatever the
// lines look like.
import { lineLimit, truncationMark } from "./line-limit.ts";

/** Bytes that can be read at any offset; a handle of the Host or bytes in memory. */
export interface ByteSource {
  /** Reads up to `length` bytes from `offset`; none past the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Some lines in order. */
export interface LineBlock {
  readonly texts: readonly string[];
  /** Byte offset of each line. */
  readonly offsets: readonly number[];
  /** Bytes from the start of the log to the end of the block. */
  readonly end: number;
  /** All lines with their line breaks, where one character is one byte; the first begins at its beginning. */
  readonly text?: string;
  /** The bytes of that text; only until the next block is asked for. */
  readonly view?: DataView;
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

const blockBytes = 1 << 20;
// What is read at once is given in parts: short texts and what is made of them are forgotten by the cheap collector of young objects.
const partBytes = 1 << 16;
const maxUnterminated = 4 << 20;
const LF = 10;
const nothing = new Uint8Array(0);

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return { read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) };
}

/** True when the beginning is neither UTF-8-like nor UTF-16 with a mark: more than one byte in ten is NUL or another control. */
export function looksBinary(head: Uint8Array): boolean {
  if (encodingOf(head).encoding !== "utf-8") return false;
  let odd = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) odd++;
  return odd * 10 > head.length;
}

/** Yields the lines of a log from its beginning, or from the offset of a line; a last line without a line break counts. */
export async function* readBlocks(source: ByteSource, from = 0): AsyncGenerator<LineBlock> {
  const { encoding } = encodingOf(await source.read(0, 4));
  const cut = encoding === "utf-8" ? cutBytes : cutPairs(encoding);
  for await (const { bytes, offset } of readStretches(source, from)) yield cut(bytes, offset);
}

/** Whether each character of the log takes two bytes, as its mark says. */
export async function isWide(source: ByteSource): Promise<boolean> {
  return encodingOf(await source.read(0, 4)).encoding !== "utf-8";
}

/** Whole lines as they stand in a log. */
export interface LineStretch {
  /** Only until the next stretch is asked for. */
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** As `readBlocks`, the bytes alone; of a line that is too long to be kept only the beginning comes, without a line break. */
export async function* readStretches(source: ByteSource, from = 0): AsyncGenerator<LineStretch> {
  const { encoding, mark } = encodingOf(await source.read(0, 4));
  let offset = Math.max(mark, from);
  // Of a line that is longer than what is read at once.
  let carry: Uint8Array = nothing;
  // The beginning of a line that is longer than what is kept; its rest is skipped.
  let skipping = false;
  for (;;) {
    const chunk = await source.read(offset + carry.length, blockBytes);
    if (chunk.length === 0) break;
    const bytes = carry.length === 0 ? chunk : join(carry, chunk);
    const last = lastBreak(bytes, encoding);
    if (last < 0) {
      // A copy: the chunk may be a view of a buffer that is used again.
      if (bytes.length <= maxUnterminated && !skipping) carry = bytes.slice();
      else {
        if (!skipping) yield { bytes, offset };
        skipping = true;
        offset += bytes.length;
        carry = nothing;
      }
      continue;
    }
    const start = skipping ? firstBreak(bytes, encoding) : 0;
    skipping = false;
    for (let from = start; from < last;) {
      const to = encoding === "utf-8" ? partEnd(bytes, from, last) : last;
      yield { bytes: bytes.subarray(from, to), offset: offset + from };
      from = to;
    }
    // The beginning of the next line is read once more with its end, which takes less than to copy what comes behind it.
    offset += last;
    carry = nothing;
  }
  if (carry.length > 0) yield { bytes: carry, offset };
}

// The end of the first line that ends behind as many bytes as a part has.
function partEnd(bytes: Uint8Array, from: number, last: number): number {
  const found = bytes.indexOf(LF, Math.min(from + partBytes, last) - 1);
  return found < 0 || found >= last ? last : found + 1;
}

function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2 };
  return { encoding: "utf-8", mark: head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0 };
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Whole lines of UTF-8 that stand in a log from the byte `start` on. */
export function cutBytes(bytes: Uint8Array, start: number): LineBlock {
  const text = utf8.decode(bytes);
  // Equal lengths mean one unit per byte, so offsets in the text are offsets in the bytes.
  return text.length === bytes.length
    ? { ...cutText(text, start, 1), text, view: viewOf(bytes) }
    : cutEach(bytes, start);
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}

function cutText(text: string, start: number, unitBytes: number): LineBlock {
  const texts: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < text.length;) {
    const next = text.indexOf("\n", at);
    const end = next < 0 ? text.length : next;
    texts.push(limited(text, at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end));
    offsets.push(start + at * unitBytes);
    at = end + 1;
  }
  return { texts, offsets, end: start + text.length * unitBytes };
}

function limited(text: string, from: number, to: number): string {
  if (to - from <= lineLimit) return text.slice(from, to);
  return text.slice(from, from + lineLimit) + truncationMark(to - from - lineLimit);
}

/** Whole lines of UTF-8 of which somebody knows the ends in the bytes, line breaks included. */
export function blockOfLines(
  bytes: Uint8Array,
  { offset, ends }: { readonly offset: number; readonly ends: Int32Array },
): LineBlock {
  const block = cutBytes(bytes, offset);
  if (block.texts.length === ends.length) return block;
  const texts: string[] = [];
  const offsets: number[] = [];
  let start = 0;
  for (const end of ends) {
    texts.push(decodeLine(withoutBreak(bytes.subarray(start, end))));
    offsets.push(offset + start);
    start = end;
  }
  return { texts, offsets, end: offset + bytes.length };
}

/** A line without the break at its end. */
export function withoutBreak(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  if (bytes[end - 1] === LF) end--;
  if (bytes[end - 1] === 13) end--;
  return bytes.subarray(0, end);
}

function cutEach(bytes: Uint8Array, start: number): LineBlock {
  const texts: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(LF, at);
    const end = next < 0 ? bytes.length : next;
    texts.push(decodeLine(bytes.subarray(at, end > at && bytes[end - 1] === 13 ? end - 1 : end)));
    offsets.push(start + at);
    at = end + 1;
  }
  return { texts, offsets, end: start + bytes.length };
}

/** The text of one line; what is over the limit is replaced by a mark that says how much is missing. */
export function decodeLine(bytes: Uint8Array): string {
  if (bytes.length <= lineLimit) return utf8.decode(bytes);
  let end = lineLimit;
  // Not in the middle of a character.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return utf8.decode(bytes.subarray(0, end)) + truncationMark(bytes.length - end);
}

function cutPairs(encoding: Encoding): (bytes: Uint8Array, start: number) => LineBlock {
  return (bytes, start) => {
    const swapped = encoding === "utf-16be" ? swap(bytes) : bytes;
    return cutText(new TextDecoder("utf-16le", { ignoreBOM: true }).decode(swapped), start, 2);
  };
}

function swap(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    result[i] = bytes[i + 1] ?? 0;
    result[i + 1] = bytes[i] ?? 0;
  }
  return result;
}

// The place after the last line break, -1 without one.
function lastBreak(bytes: Uint8Array, encoding: Encoding): number {
  for (let at = bytes.lastIndexOf(LF); at >= 0; at = at > 0 ? bytes.lastIndexOf(LF, at - 1) : -1) {
    const end = breakEnd(bytes, at, encoding);
    if (end > 0) return end;
  }
  return -1;
}

function firstBreak(bytes: Uint8Array, encoding: Encoding): number {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const end = breakEnd(bytes, at, encoding);
    if (end > 0) return end;
  }
  return bytes.length;
}

function breakEnd(bytes: Uint8Array, at: number, encoding: Encoding): number {
  if (encoding === "utf-8") return at + 1;
  if (encoding === "utf-16le") return at % 2 === 0 && bytes[at + 1] === 0 ? at + 2 : -1;
  return at % 2 === 1 && bytes[at - 1] === 0 ? at + 1 : -1;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}
