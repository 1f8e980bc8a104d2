// Secrets of no provider: private keys, tokens of open formats, credentials in URLs and headers, password hashes, cards, accounts.
// What each expression matches stands in its title and in `match`, what it refuses in `refuse`.
import { decodeBase64, isIban, isJwt, passesLuhn } from "./checksum.ts";
import type { SecretPattern } from "./pattern.ts";

interface Row extends Omit<SecretPattern, "provider" | "examples"> {
  readonly match: readonly string[];
  readonly refuse: readonly string[];
}

function open({ match, refuse, ...row }: Row): SecretPattern {
  return { provider: "Open formats", ...row, examples: { match, refuse } };
}

const keyBegin = "-----BEGIN ";
const keyEnd = "-----END ";

const keys: readonly Row[] = [
  {
    id: "private-key",
    title: "private key in PEM or OpenPGP armour, also when its end is missing",
    category: "private-key",
    keywords: ["-----BEGIN"],
    pattern:
      /-----BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,20000}?-----END [A-Z0-9 ]{1,40}-----|[\s\S]{0,20000})/dy,
    match: [
      `${keyBegin}RSA PRIVATE KEY-----\n{b64:64}\n{b64:64}\n${keyEnd}RSA PRIVATE KEY-----`,
      `${keyBegin}PRIVATE KEY-----\\n{b64:64}`,
    ],
    refuse: [`${keyBegin}PUBLIC KEY-----\n{b64:64}\n${keyEnd}PUBLIC KEY-----`, `${keyBegin}CERTIFICATE-----\n{b64:64}`],
  },
  {
    id: "putty-private-key",
    title: "PuTTY private key",
    category: "ssh-key",
    keywords: ["PuTTY-User-Key-File"],
    pattern: /PuTTY-User-Key-File-[23]: [\s\S]{20,8000}/dy,
    match: ["PuTTY-User-Key-File-2: ssh-rsa\nPrivate-Lines: 1\n{b64:64}"],
    refuse: ["PuTTY-User-Key-File-2 is the name of a format"],
  },
  {
    id: "kubernetes-client-key",
    title: "client key of a kubeconfig",
    category: "kubeconfig",
    keywords: ["client-key-data"],
    pattern: /client-key-data["']?:\s{0,3}["']?([A-Za-z0-9+/]{100,8000}={0,2})/dy,
    match: ["client-key-data: {b64:200}"],
    refuse: ["client-key-data: none"],
  },
  {
    id: "extended-private-key",
    title: "extended private key of a wallet",
    category: "wallet-key",
    keywords: ["xprv"],
    pattern: /(?<![A-Za-z0-9])xprv[A-Za-z0-9]{107}(?![A-Za-z0-9])/dy,
    match: ["xprv{alnum:107}"],
    refuse: ["xprv{alnum:20}"],
  },
  {
    id: "ethereum-private-key",
    title: "private key of an Ethereum account",
    category: "wallet-key",
    keywords: ["private_key", "privateKey"],
    pattern: /private_?key["'`\]]{0,3}\s{0,3}[:=]{1,2}\s{0,3}["'`]?((?:0x)?[a-f0-9]{64})(?![A-Za-z0-9])/diy,
    match: ['privateKey: "0x{hex:64}"', "PRIVATE_KEY={hex:64}"],
    refuse: ["publicKey: 0x{hex:64}", "privateKey: 0x{hex:20}"],
  },
  {
    id: "laravel-app-key",
    title: "application key with its encoding before it",
    category: "encryption-key",
    keywords: ["base64:"],
    pattern: /(?<![A-Za-z0-9;])base64:[A-Za-z0-9+/]{43}=/dy,
    match: ["APP_KEY=base64:{b64:43}="],
    refuse: ["base64:{b64:20}="],
  },
  {
    id: "rails-secret-key-base",
    title: "secret key base of Rails",
    category: "secret-key",
    keywords: ["secret_key_base"],
    pattern: /secret_key_base["']?\s{0,3}[:=]\s{0,3}["']?([a-f0-9]{64,160})(?![a-f0-9])/diy,
    match: ["secret_key_base: {hex:128}"],
    refuse: ["secret_key_base: <%= ENV %>"],
  },
];

const tokens: readonly Row[] = [
  {
    id: "jwt",
    title: "JSON web token",
    category: "jwt",
    keywords: ["eyJ"],
    pattern:
      /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{2,16000}\.[A-Za-z0-9_-]{0,4000}(?:\.[A-Za-z0-9_-]{1,4000}){0,2}/dy,
    check: isJwt,
    match: ["{jwt}"],
    refuse: ["eyJ{url:40}", "eyJ{url:10}.{url:10}"],
  },
  {
    id: "bearer-token",
    title: "bearer token of an authorization header",
    category: "authorization-header",
    keywords: ["bearer"],
    pattern: /(?<![A-Za-z0-9])bearer(?:\s{1,3}|%20|\+)["']?([A-Za-z0-9._~+/=-]{12,8000})/diy,
    check: (value) => /\d/.test(value) || value.length >= 24,
    match: ["authorization: Bearer {url:32}"],
    refuse: ["bearer authentication", "use a Bearer token here"],
  },
  {
    id: "basic-credentials",
    title: "user and password of an authorization header",
    category: "authorization-header",
    keywords: ["basic"],
    pattern: /(?<![A-Za-z0-9])basic(?:\s{1,3}|%20)([A-Za-z0-9+/_-]{8,2000}={0,2})/diy,
    check: (value) => /^[\x20-\x7e]{0,200}:[\x20-\x7e]{1,400}$/.test(decodeBase64(value) ?? ""),
    match: ["authorization: Basic {basic}"],
    refuse: ["basic authentication failed", "basic {b64:9}"],
  },
  {
    id: "url-credentials",
    title: "password in a URL",
    category: "connection-string",
    keywords: ["://"],
    needs: "@",
    pattern: /:\/\/[^\s/?#"'<>@:]{0,200}:([^\s"'<>`]{1,512})@(?=[A-Za-z0-9_[$%{-])/dy,
    check: (value) => !/^\d{0,5}(?:[/?#]|$)(?!.*:.*@)/.test(value) || /^\d{6,}$/.test(value),
    match: ["postgres://shop:{alnum:16}@db.example.com/shop", "redis://:{alnum:16}@cache.example.com"],
    refuse: [
      "http://localhost:3000/path?email=ann@example.com",
      "https://ann@example.com/",
      "https://example.com:8443/@scope/name",
    ],
  },
  {
    id: "command-line-credentials",
    title: "user and password on a command line",
    category: "password",
    keywords: [" -u ", " --user "],
    pattern: / (?:-u|--user)[ =]["']?[^\s:"'/]{1,100}:([^\s"']{3,200})/dy,
    check: (value) => !/^(?:\d+|root|staff|wheel|www-data|node)$/.test(value),
    match: ["curl -u ann:{alnum:14} https://api.example.com"],
    refuse: ["docker run -u 1000:1000 shop", "docker run --user node:node shop", "sort -u names.txt"],
  },
  {
    id: "sentry-dsn",
    title: "Sentry address with its key",
    category: "connection-string",
    keywords: ["://"],
    needs: "@",
    pattern: /:\/\/([a-f0-9]{32}(?::[a-f0-9]{32})?)@[\w.-]{1,100}\/\d{1,20}/dy,
    match: ["https://{hex:32}@o1.ingest.sentry.io/42"],
    refuse: ["https://o1.ingest.sentry.io/42"],
  },
  {
    id: "telegram-bot-token",
    title: "Telegram bot token",
    category: "provider-token",
    keywords: [":AA"],
    pattern: /(?<=(?<![0-9])[0-9]{8,10}):(AA[A-Za-z0-9_-]{33})(?![A-Za-z0-9_-])/dy,
    match: ["110201543:AA{url:33}"],
    refuse: ["10:AA{url:33}", "110201543:AA{url:12}"],
  },
  {
    id: "one-time-password-uri",
    title: "enrolment address of a second factor",
    category: "mfa-secret",
    keywords: ["otpauth"],
    pattern: /otpauth:\/\/[^\s"'<>]{0,400}?secret=([A-Z2-7]{16,128})/diy,
    match: ["otpauth://totp/Shop:ann@example.com?secret={base32:32}&issuer=Shop"],
    refuse: ["otpauth://totp/Shop?issuer=Shop"],
  },
  {
    id: "signed-session-cookie",
    title: "signed session cookie",
    category: "session-id",
    keywords: ["s%3A", "=s:"],
    pattern: /(?:s%3A|=s:)[A-Za-z0-9_-]{24,40}\.[A-Za-z0-9%+/=]{40,90}/dy,
    match: ["connect.sid=s%3A{url:32}.{b64:43}"],
    refuse: ["s%3A{url:10}"],
  },
  {
    id: "saml-response",
    title: "SAML response",
    category: "authorization-code",
    keywords: ["PHNhbWxw", "PHNhbWw6"],
    pattern: /(?<![A-Za-z0-9+/])PHNhbW(?:xw|w6)[A-Za-z0-9+/%]{100,30000}={0,2}/dy,
    match: ["SAMLResponse=PHNhbWxw{b64:200}"],
    refuse: ["PHNhbWxw{b64:20}"],
  },
  {
    id: "request-signature",
    title: "signature of a request",
    category: "signed-url",
    keywords: ["Signature="],
    pattern: /(?<![A-Za-z])Signature=([a-f0-9]{64})(?![a-f0-9])/diy,
    match: ["AWS4-HMAC-SHA256 SignedHeaders=host, Signature={hex:64}"],
    refuse: ["Signature={hex:12}"],
  },
];

const hashes: readonly Row[] = [
  {
    id: "bcrypt-hash",
    title: "bcrypt hash",
    category: "password-hash",
    keywords: ["$2a$", "$2b$", "$2y$"],
    pattern: /\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}(?![./A-Za-z0-9])/dy,
    match: ["$2b$10${alnum:53}"],
    refuse: ["$2b$10${alnum:20}"],
  },
  {
    id: "argon2-hash",
    title: "Argon2 or scrypt hash",
    category: "password-hash",
    keywords: ["$argon2", "$scrypt$"],
    pattern: /\$(?:argon2(?:id|i|d)|scrypt)\$[A-Za-z0-9=,$+/.-]{30,300}/dy,
    match: ["$argon2id$v=19$m=65536,t=3,p=4${b64:22}${b64:43}"],
    refuse: ["$argon2id$v=19"],
  },
  {
    id: "crypt-hash",
    title: "hash of a shadow file",
    category: "password-hash",
    keywords: ["$6$", "$5$"],
    pattern: /\$[56]\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}(?![./A-Za-z0-9])/dy,
    match: ["$6${alnum:16}${alnum:86}"],
    refuse: ["$6$ and $5$ are prices"],
  },
  {
    id: "pbkdf2-hash",
    title: "PBKDF2 hash",
    category: "password-hash",
    keywords: ["pbkdf2"],
    pattern: /pbkdf2[_:-]sha(?:1|256|512)[$:]\d{1,9}[$:][A-Za-z0-9+/=.]{4,100}[$:][A-Za-z0-9+/=.]{20,200}/dy,
    match: ["pbkdf2_sha256$260000${alnum:22}${b64:43}="],
    refuse: ["pbkdf2_sha256 is a name"],
  },
];

const numbers: readonly Row[] = [
  {
    id: "payment-card-number",
    title: "number of a payment card with a valid check digit",
    category: "card-number",
    keywords: [],
    starts: "digits",
    pattern:
      /(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6011|65\d\d|64[4-9]\d|35[2-8]\d|62\d\d)(?:[ -]?\d{4}){3}(?![\w.-]{0,3}\d)|3[47]\d\d[ -]?\d{6}[ -]?\d{5}(?![\w.-]{0,3}\d)/dy,
    check: passesLuhn,
    match: ["{card:4}", "{card:5}"],
    refuse: ["1700000000000000", "4000000000000000123", "user 4000"],
  },
  {
    id: "iban",
    title: "IBAN with a valid check number",
    category: "iban",
    keywords: [],
    starts: "country",
    pattern: /[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/dy,
    check: isIban,
    match: ["{iban:DE}", "{iban:FR}"],
    refuse: ["DE00123456789012345678", "AB12CD34"],
  },
];

/** Patterns that belong to no provider. */
export const generic: readonly SecretPattern[] = [...keys, ...tokens, ...hashes, ...numbers].map(open);
