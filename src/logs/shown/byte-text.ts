// Text for a terminal that is put together as bytes of UTF-8: thousands of lines are handed on at once, and nothing has to be encoded then.

const firstBytes = 1 << 12;
const lastAscii = 126;
// "·" takes two bytes, of which the second has its own number.
const dot = 0xb7;
const dotLead = 0xc2;
const encoder = new TextEncoder();

/** Bytes that grow at their end. */
export class ByteText {
  private bytes = new Uint8Array(firstBytes);
  private end = 0;

  /** In bytes. */
  get length(): number {
    return this.end;
  }

  add(text: string): void {
    this.addBytes(encoder.encode(text));
  }

  addBytes(part: Uint8Array): void {
    this.makeRoom(part.length);
    this.bytes.set(part, this.end);
    this.end += part.length;
  }

  /** Adds printable ASCII and tells that it was nothing else; of any other text nothing is added. */
  addPlain(text: string): boolean {
    const { length } = text;
    this.makeRoom(length);
    const { bytes, end } = this;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 32 || code > lastAscii) return false;
      bytes[end + i] = code;
    }
    this.end = end + length;
    return true;
  }

  /** As `addPlain`, with the dot that stands between two parts. */
  addPlainBeside(text: string): boolean {
    const { length } = text;
    this.makeRoom(length * 2);
    const { bytes } = this;
    let { end } = this;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === dot) bytes[end++] = dotLead;
      else if (code < 32 || code > lastAscii) return false;
      bytes[end++] = code;
    }
    this.end = end;
    return true;
  }

  /** Adds characters up to U+00FF. */
  addShort(text: string): void {
    this.makeRoom(text.length * 2);
    const { bytes } = this;
    let { end } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) bytes[end++] = 0xc0 | (code >> 6);
      bytes[end++] = code > 127 ? 0x80 | (code & 0x3f) : code;
    }
    this.end = end;
  }

  /** Adds a whole number, with blanks before it up to the width. */
  addNumber(number: number, width: number): void {
    let digits = 1;
    for (let rest = number; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    const length = Math.max(digits, width);
    this.makeRoom(length);
    const { bytes, end } = this;
    let at = end + length;
    for (let rest = number; digits > 0; digits--, rest = Math.floor(rest / 10)) bytes[--at] = 48 + (rest % 10);
    while (at > end) bytes[--at] = 32;
    this.end = end + length;
  }

  /** Takes back what stands behind a place. */
  cutAt(length: number): void {
    this.end = Math.min(this.end, length);
  }

  /** What was added since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.subarray(0, this.end);
    // About as much comes again.
    this.bytes = new Uint8Array(Math.max(firstBytes, this.end));
    this.end = 0;
    return taken;
  }

  /** As `take`, for little that is kept for long. */
  takeCopy(): Uint8Array {
    const taken = this.bytes.slice(0, this.end);
    this.end = 0;
    return taken;
  }

  private makeRoom(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.end + more));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}
