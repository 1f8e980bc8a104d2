// How identifiers fall into words.
import { describe, expect, test } from "vitest";
import { splitWords } from "../../../src/catalogue/names.ts";

const cases: readonly (readonly [identifier: string, words: string])[] = [
  ["accessToken", "access token"],
  ["JWTToken", "jwt token"],
  ["OAuth2Client", "oauth2 client"],
  ["oauthToken", "oauth token"],
  ["apiKeyV2", "api key v2"],
  ["user_email_address", "user email address"],
  ["X-Api-Key", "x api key"],
  ["AWS_SECRET_ACCESS_KEY", "aws secret access key"],
  ["parseHTTPSUrl", "parse https url"],
  ["userIDs", "user id"],
  ["JWTs", "jwt"],
  ["password2", "password 2"],
  ["2faCode", "2fa code"],
  ["i18nKey", "i18n key"],
  ["sha256Hash", "sha256 hash"],
  ["base64Value", "base64 value"],
  ["githubToken", "github token"],
  ["GitHubToken", "github token"],
  ["IPv4Address", "ipv4 address"],
  ["firstname", "first name"],
  ["apikey", "api key"],
  ["credentials", "credential"],
  ["cookies", "cookie"],
  ["addresses", "address"],
  ["diagnoses", "diagnosis"],
  ["companies", "company"],
  ["statuses", "status"],
  ["keys", "key"],
  ["redis", "redis"],
  ["dns", "dns"],
  ["bypass", "bypass"],
  ["$email", "email"],
  ["__secret__", "secret"],
  ["größeDerDatei", "größe der datei"],
  ["date of birth", "date of birth"],
  ["constructor", "constructor"],
  ["__proto__", "proto"],
  ["", ""],
  ["___", ""],
];

describe("splitWords", () => {
  test.each(cases)("%s", (identifier, words) => {
    expect(splitWords(identifier).join(" ")).toBe(words);
  });

  test("answers the same from its memory", () => {
    expect(splitWords("refreshTokens")).toBe(splitWords("refreshTokens"));
  });
});
