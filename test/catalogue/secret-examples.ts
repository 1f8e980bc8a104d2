// Builds secret-looking texts out of shapes when a test runs, so that none is ever written down.
import { checksum62, isIban, passesLuhn } from "../../src/catalogue/secrets/checksum.ts";
import { exampleOf } from "../../src/catalogue/secrets/pattern.ts";

const special: Readonly<Record<string, (argument: string) => string>> = {
  jwt: () =>
    [
      { alg: "HS256", typ: "JWT" },
      { sub: "42", name: "Ann" },
    ]
      .map(base64url)
      .join(".") + `.${exampleOf("{url:43}")}`,
  basic: () => Buffer.from(`ann:${exampleOf("{alnum:14}")}`).toString("base64"),
  card: (prefix) => lastDigit(`${prefix}${prefix === "5" ? "1" : "0"}`.padEnd(15, "739204861528"), passesLuhn),
  iban: (country) => ibanOf(country),
};

/** The text of a shape; `{jwt}`, `{basic}`, `{card:4}` and `{iban:DE}` become valid examples of their kind. */
export function buildExample(shape: string, shorten = 0): string {
  const text = shape.replace(/\{(jwt|basic|card|iban)(?::(\w+))?\}/g, (_, kind: string, argument = "") =>
    String(special[kind]?.(String(argument)) ?? ""),
  );
  return exampleOf(text, shorten);
}

/** The same token with the checksum that its issuer would have given it. */
export function withChecksum62(token: string): string {
  const body = token.slice(token.indexOf("_") + 1, -6);
  return `${token.slice(0, token.indexOf("_") + 1)}${body}${checksum62(body)}`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function lastDigit(digits: string, valid: (text: string) => boolean): string {
  return [..."0123456789"].map((digit) => digits + digit).find(valid) ?? digits;
}

function ibanOf(country: string): string {
  const rest = country === "FR" ? "20041010050500013M02606" : "370400440532013000";
  const candidates = Array.from({ length: 97 }, (_, i) => `${country}${String(i + 2).padStart(2, "0")}${rest}`);
  return candidates.find(isIban) ?? "";
}
