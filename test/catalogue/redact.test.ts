// What redact masks and what it leaves alone, case by case.
import { describe, expect, test } from "vitest";
import { containsSecret, redact, redactSource } from "../../src/catalogue/redact.ts";

const masked: readonly (readonly [input: string, output: string])[] = [
  ["password=hunter2 user=bob", "password=[redacted:password] user=bob"],
  ['{"password":"hu\\"nter2","user":"bob"}', '{"password":"[redacted:password]","user":"bob"}'],
  ['{"msg":"{\\"refreshToken\\":\\"abc123def\\"}"}', '{"msg":"{\\"refreshToken\\":\\"[redacted:refresh-token]\\"}"}'],
  [
    "authorization: Bearer abcdef123456 host: a.example.com",
    "authorization: Bearer [redacted:authorization-header] host: a.example.com",
  ],
  ["{ password: 'abcdefgh', user: 'ann' }", "{ password: '[redacted:password]', user: 'ann' }"],
  ["mysqldump --password hunter22 --verbose", "mysqldump --password [redacted:password] --verbose"],
  ["GET /x?token=abc123def&x=1", "GET /x?token=[redacted:token]&x=1"],
  ['{"password":12345}', '{"password":"[redacted:password]"}'],
  ["<password>abc</password>", "<password>[redacted:password]</password>"],
  ['"accessTokens":["a1","b2"]', '"accessTokens":["[redacted:access-token]"]'],
  ['{"smtp":{"user":"shop","pass":"hunter"}}', '{"smtp":{"user":"shop","pass":"[redacted:password]"}}'],
  ["Server=db;Uid=sa;Pwd=Sommer2026;", "Server=db;Uid=sa;Pwd=[redacted:password];"],
  ["$ curl -u ann:s3cr3tword https://api.example.com", "$ curl -u ann:[redacted:password] https://api.example.com"],
  ["password=ab,cd,user=bob", "password=[redacted:password],user=bob"],
];

const untouched: readonly string[] = [
  "Invalid password: must be at least 12 characters",
  '{"msg":"password: ","user":"bob"}',
  "Unexpected token: identifier",
  "tests pass: 12 fail: 0",
  '{"pass":12,"fail":0}',
  "tokenCount=512 maxTokens: 4096",
  "password: [redacted:password]",
  "secretName=prod/db passwordPolicy: strict",
  "sudo: root : TTY=pts/0 ; PWD=/home/ann ; USER=root",
  "rhsm --ssl-key /etc/pki/katello/private/client.key --verbose",
  "WindowManager: token=Token{9f4ef63 ActivityRecord} removed",
  "GET /url?sa=t&usg=AFQjCNHw6zio&sig2=VxjYk1DQb0gN&page=2",
  "order 4000123412341235 created at 1700000000000",
  "token: <redacted> apiKey: ${API_KEY} secret: {{ secret }} password: ****",
  "2026-11-22T10:00:00Z INFO listening on http://localhost:3000/path?email=ann@example.com",
];

describe("redact", () => {
  test.each(masked)("%s", (input, output) => {
    expect(redact(input)).toBe(output);
    expect(redact(output)).toBe(output);
    expect(containsSecret(input)).toBe(true);
  });

  test.each(untouched)("leaves %s", (input) => {
    expect(redact(input)).toBe(input);
    expect(containsSecret(input)).toBe(false);
  });
});

test("redactSource masks literals and leaves identifiers", () => {
  const line = 'const password = req.body.password; log.info("token: " + token, "x"); const apiKey = "abcdef12345";';
  expect(redactSource(line)).toBe(line.replace("abcdef12345", "[redacted:api-key]"));
});

describe("redactSource leaves what a template puts together at run time", () => {
  test.each([
    "axios.post(url, {}, { headers: { Authorization: `Bearer ${apiKey}` } });",
    'const headers = { authorization: "Basic ${credentials}" };',
    "const secret = `${clientId}:${clientSecret}`;",
    "const url = `postgres://shop:${password}@db.example.com/shop`;",
    "const url = `redis://${user}:${password}@${host}:${port}`;",
  ])("%s", (line) => expect(redactSource(line)).toBe(line));

  test.each([
    ["const password = `${prefix}hunter22`;", "hunter22"],
    ['const password = `${env ?? "hunter22"}`;', "hunter22"],
    ["headers: { Authorization: `Bearer abcdef123456${suffix}` }", "abcdef123456"],
  ])("and masks a literal beside it: %s", (line, literal) => expect(redactSource(line)).not.toContain(literal));
});
