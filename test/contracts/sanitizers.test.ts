// Every sanitizer stops its own examples and lets the neighbours pass; names promise what their words say.
import { describe, expect, test } from "vitest";
import { sanitizerByName, sanitizerEffects, sanitizerOf, sanitizers } from "../../src/catalogue/sanitizers/index.ts";

/** `module#member`, with nothing before the `#` for a global. */
function find(call: string): string | undefined {
  const hash = call.indexOf("#");
  return sanitizerOf(call.slice(0, hash), call.slice(hash + 1))?.id;
}

describe.each(sanitizers.entries)("$id", (sanitizer) => {
  test("stops its examples", () => {
    expect(sanitizer.examples.stops.length).toBeGreaterThan(0);
    for (const call of sanitizer.examples.stops) expect(find(call), call).toBe(sanitizer.id);
  });
  test("lets other calls of the library pass", () => {
    expect(sanitizer.examples.passes.length).toBeGreaterThan(0);
    for (const call of sanitizer.examples.passes) expect(find(call), call).toBeUndefined();
  });
});

describe("names", () => {
  const promises: Readonly<Record<string, string>> = {
    masks:
      "redact mask maskEmail maskCardNumber redactSecrets censor obfuscate obfuscateToken deepRedact logger.redact toMasked getRedacted",
    "removes-secret":
      "scrub scrubPii anonymize anonymizeUser pseudonymize stripSecrets removeSensitiveData omitPassword withoutPassword sanitize sanitizeUser sanitizeHeaders",
    hashes: "hash hashPassword digest sha256 md5 createHash hmac fingerprint hashToken computeHash bcryptHash",
    encrypts: "encrypt encryptToken tokenise tokenizeCard encryptPayload",
    "removes-newlines":
      "stripNewlines removeCrlf escapeNewLines sanitizeLog sanitizeForLog removeControlCharacters stripControlChars replaceNewlines encodeForLog",
  };
  test.each(Object.entries(promises))("%s", (effect, names) => {
    for (const name of names.split(" ")) expect(sanitizerByName(name), name).toBe(effect);
  });

  const nothing =
    "decode decrypt decryptToken unmask isMasked hashMap hashHistory maskOptions verifyHash compareHash sanitizeHtml sanitizeFilename " +
    "stripAnsi trim toString format stringify catalog getToken removeUser filterOrders escapeHtml clearTimeout omit pick replace";
  test.each(nothing.split(" "))("%s promises nothing", (name) => {
    expect(sanitizerEffects(name)).toEqual([]);
  });

  test("a plain sanitize counts for secrets and for line breaks", () => {
    expect(sanitizerEffects("sanitize")).toEqual(["removes-secret", "removes-newlines"]);
  });
});
