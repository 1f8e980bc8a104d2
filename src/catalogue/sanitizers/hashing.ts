// Functions that leave a hash or a cipher text.
import type { Sanitizer } from "./sanitizer.ts";

/** Hashes and ciphers of Node and of libraries. */
export const hashing: readonly Sanitizer[] = [
  {
    id: "node-crypto-hash",
    effect: "hashes",
    modules: ["crypto", "node:crypto"],
    members: [
      "createHash().digest",
      "createHash().update().digest",
      "createHmac().digest",
      "createHmac().update().digest",
      "hash",
      "scryptSync",
      "pbkdf2Sync",
    ],
    examples: {
      stops: ["crypto#createHash().update().digest", "node:crypto#hash"],
      passes: ["crypto#randomBytes", "crypto#createHash"],
    },
  },
  {
    id: "node-crypto-cipher",
    effect: "encrypts",
    modules: ["crypto", "node:crypto"],
    members: ["createCipheriv().update", "createCipheriv().final", "publicEncrypt", "privateEncrypt"],
    examples: {
      stops: ["crypto#createCipheriv().update", "crypto#publicEncrypt"],
      passes: ["crypto#createDecipheriv().update", "crypto#privateDecrypt"],
    },
  },
  {
    id: "web-crypto",
    effect: "hashes",
    modules: [],
    members: ["crypto.subtle.digest", "crypto.subtle.sign"],
    examples: {
      stops: ["#crypto.subtle.digest", "#crypto.subtle.sign"],
      passes: ["#crypto.subtle.decrypt", "#crypto.randomUUID"],
    },
  },
  {
    id: "web-crypto-cipher",
    effect: "encrypts",
    modules: [],
    members: ["crypto.subtle.encrypt", "crypto.subtle.wrapKey"],
    examples: { stops: ["#crypto.subtle.encrypt"], passes: ["#crypto.subtle.decrypt", "#crypto.subtle.exportKey"] },
  },
  {
    id: "bcrypt",
    effect: "hashes",
    modules: ["bcrypt", "bcryptjs", "@node-rs/bcrypt"],
    members: ["hash", "hashSync"],
    examples: { stops: ["bcrypt#hash", "bcryptjs#hashSync"], passes: ["bcrypt#compare", "bcrypt#genSalt"] },
  },
  {
    id: "argon2",
    effect: "hashes",
    modules: ["argon2", "@node-rs/argon2"],
    members: ["hash", "hashSync"],
    examples: { stops: ["argon2#hash", "@node-rs/argon2#hashSync"], passes: ["argon2#verify"] },
  },
  {
    id: "crypto-js-hash",
    effect: "hashes",
    modules: ["crypto-js"],
    members: ["MD5", "SHA1", "SHA256", "SHA512", "SHA3", "RIPEMD160", "HmacSHA1", "HmacSHA256", "HmacSHA512", "PBKDF2"],
    examples: { stops: ["crypto-js#SHA256", "crypto-js#HmacSHA256"], passes: ["crypto-js#enc.Base64.stringify"] },
  },
  {
    id: "crypto-js-cipher",
    effect: "encrypts",
    modules: ["crypto-js"],
    members: ["AES.encrypt", "TripleDES.encrypt", "Rabbit.encrypt", "RC4.encrypt"],
    examples: { stops: ["crypto-js#AES.encrypt"], passes: ["crypto-js#AES.decrypt"] },
  },
  {
    id: "small-hashes",
    effect: "hashes",
    modules: [
      "md5",
      "sha1",
      "sha.js",
      "hash.js",
      "object-hash",
      "ohash",
      "murmurhash",
      "xxhash-wasm",
      "js-sha256",
      "js-sha512",
      "js-md5",
      "hash-sum",
      "hasha",
      "@sindresorhus/fnv1a",
      "string-hash",
    ],
    members: ["default", "hash", "sha256", "sha512", "sha1", "md5", "objectHash", "sha256().update().digest"],
    examples: { stops: ["md5#default", "object-hash#default", "js-sha256#sha256"], passes: ["object-hash#keys"] },
  },
  {
    id: "noble-hashes",
    effect: "hashes",
    modules: [
      "@noble/hashes",
      "@noble/hashes/sha256",
      "@noble/hashes/sha2",
      "@noble/hashes/blake3",
      "@noble/hashes/hmac",
    ],
    members: ["sha256", "sha512", "blake3", "blake2b", "hmac", "keccak_256"],
    examples: {
      stops: ["@noble/hashes/sha256#sha256", "@noble/hashes/hmac#hmac"],
      passes: ["@noble/hashes#utils.bytesToHex"],
    },
  },
  {
    id: "sodium",
    effect: "encrypts",
    modules: ["libsodium-wrappers", "sodium-native", "tweetnacl"],
    members: ["crypto_secretbox_easy", "crypto_box_seal", "crypto_box_easy", "secretbox", "box"],
    examples: {
      stops: ["libsodium-wrappers#crypto_box_seal", "tweetnacl#secretbox"],
      passes: ["libsodium-wrappers#crypto_secretbox_open_easy"],
    },
  },
];
