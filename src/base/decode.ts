// Bytes to text. Does not guess legacy code pages: what is neither UTF-8 nor UTF-16 with a mark is reported as such.

/** The text without its byte order mark, or undefined when the bytes are not in a supported encoding. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be";
  readonly bom: boolean;
}

/** Understands UTF-8 with or without BOM and UTF-16 with BOM; returns undefined for binary data and other encodings. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes.subarray(2), "utf-16le", true);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(swapPairs(bytes.subarray(2)), "utf-16be", true);
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  if (body.subarray(0, 8192).includes(0)) return undefined;
  return decodeAs(body, "utf-8", bom);
}

/** Gives the text back in the bytes it came from, mark included. */
export function encodeText({ text, encoding, bom }: DecodedText): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(bom ? `\uFEFF${text}` : text);
  const units = `\uFEFF${text}`;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

function decodeAs(bytes: Uint8Array, encoding: DecodedText["encoding"], bom: boolean): DecodedText | undefined {
  try {
    const label = encoding === "utf-8" ? "utf-8" : "utf-16le";
    return { text: new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), encoding, bom };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes.length - (bytes.length % 2));
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    swapped[i] = bytes[i + 1] ?? 0;
    swapped[i + 1] = bytes[i] ?? 0;
  }
  return swapped;
}
