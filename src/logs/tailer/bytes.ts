// Small operations on bytes that the tailer needs.
import { hashText } from "../../base/hash.ts";

/** How many bytes before the read position are compared to notice that a file was rewritten. */
export const tailLength = 128;

/** Both parts in one; either may be empty. */
export function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const result = new Uint8Array(a.length + b.length);
  result.set(a);
  result.set(b, a.length);
  return result;
}

/** The last bytes of `before` followed by `added`, copied, so that no read buffer stays alive. */
export function tailOf(before: Uint8Array, added: Uint8Array): Uint8Array {
  if (added.length >= tailLength) return added.slice(added.length - tailLength);
  const whole = joinBytes(before, added);
  return whole.slice(Math.max(0, whole.length - tailLength));
}

/** Same length and content. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Recognises bytes without keeping them. */
export function hashBytes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return hashText(text);
}
