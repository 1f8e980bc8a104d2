// Functions that make a value safe to log.
import { splitWords } from "../names.ts";

export type SanitizerEffect = "removes-secret" | "removes-newlines" | "hashes" | "masks" | "encrypts";

const words: Readonly<Record<string, SanitizerEffect>> = {
  redact: "removes-secret", mask: "masks", censor: "masks", obfuscate: "masks", sanitize: "removes-secret", scrub: "removes-secret",
  anonymize: "masks", pseudonymize: "hashes", hash: "hashes", digest: "hashes", hmac: "hashes", encrypt: "encrypts", tokenise: "masks",
};

/** What a function of this name does to what it is given, or undefined when the name says nothing. */
export function sanitizerByName(name: string): SanitizerEffect | undefined {
  return words[splitWords(name)[0] ?? ""];
}

/** What a library function, by its API path, does to what it is given. */
export function sanitizerByApi(_api: string): SanitizerEffect | undefined {
  return undefined;
}
