// What counts as a secret value: checksums, placeholders, overlaps; and what a match tells.
import { describe, expect, test } from "vitest";
import { checksum62, crc32, hasChecksum62, isIban, isJwt, passesLuhn } from "../../src/catalogue/secrets/checksum.ts";
import { findSecrets } from "../../src/catalogue/secrets/find.ts";
import { entropy, isPlaceholder } from "../../src/catalogue/secrets/placeholder.ts";
import { createKeywordScanner, createKeywordTable } from "../../src/catalogue/secrets/scan.ts";
import { buildExample, withChecksum62 } from "./secret-examples.ts";

const ids = (text: string): readonly string[] => findSecrets(text).map(({ id }) => id);

describe("checksums", () => {
  test("CRC-32 gives the published check value", () => {
    expect(crc32("123456789")).toBe(0xcbf43926);
    expect(crc32("")).toBe(0);
  });
  test("a token of GitHub carries the base-62 CRC-32 of its body", () => {
    const token = withChecksum62(buildExample("ghp_{alnum:36}"));
    expect(hasChecksum62(token)).toBe(true);
    expect(hasChecksum62(`${token.slice(0, 10)}0${token.slice(11)}`)).toBe(false);
    expect(checksum62("")).toBe("000000");
  });
  test("cards and accounts have check digits", () => {
    expect(passesLuhn("79927398713")).toBe(true);
    expect(passesLuhn("79927398710")).toBe(false);
    expect(isIban("GB29 NWBK 6016 1331 9268 19")).toBe(true);
    expect(isIban("GB28 NWBK 6016 1331 9268 19")).toBe(false);
    expect(isIban("XX29NWBK60161331926819")).toBe(false);
  });
  test("a web token begins with a JSON header", () => {
    expect(isJwt(buildExample("{jwt}"))).toBe(true);
    expect(isJwt("eyJub3QiOiJhIHRva2VuIn0.e30.x")).toBe(false);
    expect(isJwt("eyJ!!!.e30.x")).toBe(false);
  });
});

describe("certainty", () => {
  test("a right checksum proves a token, a wrong one makes it doubtful, none leaves it likely", () => {
    const invented = buildExample("ghp_{alnum:36}");
    expect(findSecrets(withChecksum62(invented))[0]?.certainty).toBe("proven");
    expect(findSecrets(invented)[0]?.certainty).toBe("doubtful");
    expect(findSecrets(buildExample("glpat-{url:20}"))[0]?.certainty).toBe("likely");
  });
});

describe("placeholders are no secrets", () => {
  const placeholders = [
    "xxxxxxxxxxxxxxxx",
    "<token>",
    "your-api-key",
    "YOUR_API_KEY_HERE",
    "changeme",
    "${TOKEN}",
    "{{ token }}",
    "%TOKEN%",
    "0000000000000000",
    "sk_test_xxxxxxxxxxxxxxxxxxxxxxxx",
    "sk-xxxx",
    `${"AKIA"}XXXXXXXXXXXXXXXX`,
    "[redacted:password]",
  ];
  test.each(placeholders)("%s", (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });
  test("documented example keys of AWS stay silent", () => {
    expect(ids(`AWS_ACCESS_KEY_ID=${"AKIA"}IOSFODNN7EXAMPLE`)).toEqual([]);
    expect(ids(`aws_secret_access_key = ${"wJalrXUtnFEMI"}/K7MDENG/bPxRfiCYEXAMPLEKEY`)).toEqual([]);
  });
  test("real values are none", () => {
    expect(isPlaceholder(buildExample("{alnum:32}"))).toBe(false);
    expect(isPlaceholder("Z9XxxXaaaaaaaaaaaa9Z")).toBe(false);
    expect(isPlaceholder("Z9xxxxKq7Lm2")).toBe(false);
  });
  test("test cards of payment providers stay silent", () => {
    expect(ids(`card ${"4242 ".repeat(4)}`)).toEqual([]);
    expect(ids(`card ${"4"}${"1".repeat(15)}`)).toEqual([]);
  });
});

describe("findSecrets", () => {
  test("gives ranges in order and no value", () => {
    const first = buildExample("npm_{alnum:36}");
    const second = buildExample("SG.{url:22}.{url:43}");
    const text = `a ${first} b ${second} c`;
    const found = findSecrets(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([first, second]);
    expect(Object.keys(found[0] ?? {}).sort()).toEqual(["category", "certainty", "end", "id", "start"]);
  });
  test("of two that overlap the earlier and longer stays", () => {
    expect(ids(`Bearer ${buildExample("{jwt}")}`)).toHaveLength(1);
  });
  test("leaves out what it is told to", () => {
    const text = buildExample("npm_{alnum:36}");
    expect(findSecrets(text, { except: ["npm-token"] })).toEqual([]);
  });
  test("finds nothing in ordinary log lines", () => {
    for (const line of [
      "2026-11-22T10:00:00.000Z INFO order 4711 paid in 12 ms by shop 17, trace 4bf92f3577b34da6a3ce929d0e0e4736",
      "commit 3780aed5f0c1b7b5a1a0e6c2d9f8e7d6c5b4a392 by ann@example.com",
      "GET /assets/app-Bx9kQ2f1.js 304 550e8400-e29b-41d4-a716-446655440000",
      "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "integrity sha512-z5PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==",
    ]) {
      expect(ids(line), line).toEqual([]);
    }
  });
});

test("entropy counts bits per character", () => {
  expect(entropy("")).toBe(0);
  expect(entropy("aaaa")).toBe(0);
  expect(entropy("abcd")).toBe(2);
});

test("the keyword scanner misses no keyword, whatever its case and place", () => {
  const scan = createKeywordScanner(
    createKeywordTable([
      ["AKIA", 1],
      ["://", 2],
      ["bearer", 3],
    ]),
  );
  const seen: (readonly [number, number])[] = [];
  scan("://AKIA bEaReR akia AKIB", (offset, item) => seen.push([offset, item]));
  expect(seen).toEqual([
    [0, 2],
    [3, 1],
    [8, 3],
    [15, 1],
  ]);
  expect(() => createKeywordTable([["ab", 1]])).toThrow("shorter than three");
});
