// Reads a whole stream, such as stdin.
import type { Readable } from "node:stream";
import { decodeText } from "../base/decode.ts";
import { UserError } from "../base/user-error.ts";

const maxBytes = 10_000_000;

/** Rejects with a `UserError` when it is no text or too much of it, and with an `AbortError` when the signal fires. */
export async function readStream(stream: Readable, signal: AbortSignal): Promise<string> {
  const decoded = decodeText(await readStreamBytes(stream, signal));
  if (decoded === undefined) throw new UserError("stdin holds no text in UTF-8 or UTF-16.");
  return decoded.text;
}

/** Rejects with a `UserError` when it is too much, and with an `AbortError` when the signal fires. */
export async function readStreamBytes(stream: Readable, signal: AbortSignal): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  const abort = () => stream.destroy(new DOMException("The reading was cancelled.", "AbortError"));
  signal.addEventListener("abort", abort, { once: true });
  try {
    for await (const part of stream) {
      const bytes = Buffer.from(part as Uint8Array | string);
      size += bytes.length;
      if (size > maxBytes) throw new UserError(`The text on stdin is longer than ${maxBytes} bytes.`);
      parts.push(bytes);
    }
  } finally {
    signal.removeEventListener("abort", abort);
  }
  return Buffer.concat(parts);
}
