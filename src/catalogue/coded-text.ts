// A text as the numbers of its characters: asked for one after the other they take a fraction of the time that the text itself takes.

/** A text whose characters are looked at one by one. */
export interface CodedText {
  readonly text: string;
  /** The characters at the same places, those beyond ASCII as any number above 127; the text may end before the numbers do. */
  readonly codes: Uint8Array;
}

const encoder = new TextEncoder();
const firstLength = 1 << 12;
// More is not kept for the next text.
const mostKept = 1 << 20;
const beyond = 255;

/** Gives the codes of one text after the other; each is good until the next text is given. */
export function createCoding(): (text: string) => CodedText {
  let kept = new Uint8Array(firstLength);
  const coded = { text: "", codes: kept };
  return (text) => {
    const { length } = text;
    coded.text = text;
    coded.codes = kept;
    if (length >= kept.length) {
      coded.codes = new Uint8Array(length * 2);
      if (coded.codes.length <= mostKept) kept = coded.codes;
    }
    const { codes } = coded;
    const { read, written } = encoder.encodeInto(text, codes);
    // As many bytes as characters: each of them is ASCII.
    if (read !== length || written !== length)
      for (let i = 0; i < length; i++) codes[i] = Math.min(text.charCodeAt(i), beyond);
    // Nothing that was there before stands behind the text.
    codes[length] = 0;
    return coded;
  };
}
