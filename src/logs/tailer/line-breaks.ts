// Where lines end in the bytes of a followed file. UTF-8 and single-byte encodings end them with one byte, UTF-16 (which needs its mark) with
// two; its lines are handed on as UTF-8.
import type { OpenFile } from "../../base/host.ts";

/** How a file writes its line breaks; `bytes` stands for UTF-8 and everything else of single bytes. */
export type TailEncoding = "bytes" | "utf-16le" | "utf-16be";

const LF = 10;

/** What the first bytes of a file say; undefined while there are fewer than two. */
export function encodingOf(head: Uint8Array): TailEncoding | undefined {
  if (head.length < 2) return undefined;
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "bytes";
}

/** What the beginning of an open file says. */
export async function encodingOfFile(file: OpenFile): Promise<TailEncoding | undefined> {
  return encodingOf(await file.read(0, 2));
}

/** The place behind the next line break, -1 without one. `data` must begin where a character begins. */
export function lineEnd(data: Uint8Array, from: number, encoding: TailEncoding): number {
  for (let at = data.indexOf(LF, from); at >= 0; at = data.indexOf(LF, at + 1)) {
    if (encoding === "bytes") return at + 1;
    if (encoding === "utf-16le" && at % 2 === 0 && data[at + 1] === 0) return at + 2;
    if (encoding === "utf-16be" && at % 2 === 1 && data[at - 1] === 0) return at + 1;
  }
  return -1;
}

/** The place behind the last line break, 0 without one. */
export function lastLineEnd(data: Uint8Array, encoding: TailEncoding): number {
  let last = 0;
  if (encoding === "bytes") return data.lastIndexOf(LF) + 1;
  for (let end = lineEnd(data, 0, encoding); end >= 0; end = lineEnd(data, end, encoding)) last = end;
  return last;
}

const decoder = new TextDecoder("utf-16le");
const encoder = new TextEncoder();

/** The line as UTF-8; the mark at the beginning of a file is taken off in any case. */
export function asUtf8(line: Uint8Array, encoding: TailEncoding, first: boolean): Uint8Array {
  if (encoding === "bytes") {
    const marked = first && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
    return marked ? line.subarray(3) : line;
  }
  const even = line.subarray(0, line.length - (line.length % 2));
  const swapped = encoding === "utf-16be" ? even.slice() : even;
  if (encoding === "utf-16be")
    for (let i = 0; i < even.length; i += 2) swapped.set([even[i + 1] ?? 0, even[i] ?? 0], i);
  return encoder.encode(decoder.decode(swapped));
}
