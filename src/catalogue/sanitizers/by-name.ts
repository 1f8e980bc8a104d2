// Guesses what a function of the user does to its argument from the words of its name. A followed body is better evidence.
import { remembered } from "../../base/remembered.ts";
import { splitWords } from "../names.ts";
import type { SanitizerEffect } from "./sanitizer.ts";

const both: readonly SanitizerEffect[] = ["removes-secret", "removes-newlines"];

/** Verbs that begin a name, or stand alone: `maskEmail`, `redact`. */
const verbs = table({
  masks: "redact mask censor obfuscate obscure veil blackout",
  "removes-secret":
    "scrub anonymize anonymise pseudonymize pseudonymise deidentify depersonalize desensitize declassify",
  hashes:
    "hash digest hmac fingerprint checksum md5 sha sha1 sha256 sha384 sha512 blake2 blake3 bcrypt argon2 scrypt pbkdf2",
  encrypts: "encrypt encipher tokenise tokenize cipher seal",
});

/** Nouns and participles that end a name: `createHash`, `toMasked`, `getRedacted`. */
const endings = table({
  masks: "masked redacted redaction censored obfuscated redactor masker",
  "removes-secret": "scrubbed anonymized anonymised pseudonymized scrubber",
  hashes: "hash hashed digest hmac checksum sha1 sha256 sha512 md5",
  encrypts: "encrypted ciphertext",
});

/** Verbs that take something out; the noun behind them says what. */
const removers: ReadonlySet<string> = new Set(
  "strip remove drop omit delete exclude filter hide without clean clear escape replace neutralize neutralise encode normalize normalise trim".split(
    " ",
  ),
);
const lineNouns: ReadonlySet<string> = new Set("newline crlf lf cr linebreak control log logs line".split(" "));
const secretNouns: ReadonlySet<string> = new Set(
  "secret password sensitive pii credential token private confidential personal authorization cookie".split(" "),
);
/** What a name calls the few characters of a secret that it shows: `formatPartialSecretKey`; a `getPartialUser` is no secret. */
const parts: ReadonlySet<string> = new Set(["partial", "abbreviated", "shortened"]);
/** What `sanitize` is used for elsewhere, where line breaks and secrets stay. */
const otherNouns: ReadonlySet<string> = new Set(
  "html filename file path sql url uri css svg xml markdown dom name slug regex query".split(" "),
);
/** Words that turn the meaning round or make the name a question. */
const undoing: ReadonlySet<string> = new Set(
  "decode decrypt unmask unhash decipher unseal detokenize detokenise reveal unredact is has should can needs verify compare check validate no skip".split(
    " ",
  ),
);
/** Heads of names that hold a mask or map and mask nothing: `hashMap`, `maskOptions`. */
const things: ReadonlySet<string> = new Set(
  "map table set router history link change tag option config type length size key id path name code bit layer index bucket function algorithm count list array field shape event mode url join".split(
    " ",
  ),
);

/** Every effect that the name promises, the strongest first; empty when it promises none. `sanitizeLog` only removes line breaks. */
export function sanitizerEffects(calleeName: string): readonly SanitizerEffect[] {
  const words = splitWords(calleeName.slice(calleeName.lastIndexOf(".") + 1));
  const first = words[0] ?? "";
  const last = words[words.length - 1] ?? "";
  if (words.some((word) => undoing.has(word))) return [];
  if (words.some((word, i) => parts.has(word) && isSecretNoun(words[i + 1] ?? ""))) return ["masks"];
  if (words.length > 1 && things.has(last)) return [];
  const effect = verbs.get(first) ?? endings.get(last) ?? deep(words);
  if (effect) return [effect];
  if (first === "sanitize" || first === "sanitise" || first === "sanitizer") return sanitizing(words.slice(1));
  if (!removers.has(first)) return [];
  if (words.some((word, i) => lineNouns.has(word) || (word === "new" && words[i + 1] === "line")))
    return ["removes-newlines"];
  const hides =
    first !== "escape" && first !== "encode" && first !== "trim" && words.some((word) => secretNouns.has(word));
  return hides ? ["removes-secret"] : [];
}

/** The strongest effect that the name promises, or undefined. */
export const sanitizerByName: (calleeName: string) => SanitizerEffect | undefined = remembered(
  (calleeName) => sanitizerEffects(calleeName)[0],
);

function isSecretNoun(word: string): boolean {
  return secretNouns.has(word) || word === "key" || word === "api";
}

function sanitizing(objects: readonly string[]): readonly SanitizerEffect[] {
  if (objects.some((word) => otherNouns.has(word))) return [];
  const forLines = objects.some((word) => lineNouns.has(word)) && !objects.some((word) => secretNouns.has(word));
  return forLines ? ["removes-newlines"] : both;
}

/** `deepRedact`, `safeMask`, `partialMask`: one word before the verb. */
function deep(words: readonly string[]): SanitizerEffect | undefined {
  const before = words[0] ?? "";
  return words.length > 1 &&
    ["deep", "safe", "safely", "auto", "partial", "partially", "do", "to", "apply"].includes(before)
    ? verbs.get(words[1] ?? "")
    : undefined;
}

function table(lists: Readonly<Partial<Record<SanitizerEffect, string>>>): ReadonlyMap<string, SanitizerEffect> {
  const result = new Map<string, SanitizerEffect>();
  for (const effect of ["masks", "removes-secret", "hashes", "encrypts"] as const) {
    for (const word of (lists[effect] ?? "").split(" ")) result.set(word, effect);
  }
  return result;
}
