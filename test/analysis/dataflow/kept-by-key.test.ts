// Keys of stores say what is kept under them, by their written parts; counters, and what is found by a secret, are something else.
import { describe, expect, test } from "vitest";
import { findingsIn } from "../check.ts";

const rules = ["no-secret-in-log", "no-unfiltered-object-in-log"];

function categories(read: string, logged = "kept"): readonly string[] {
  const code = `import Redis from "ioredis";
const redis = new Redis();
export async function load(id: string, email: string, sid: string, token: string) {
  const kept = await redis.${read};
  const found = JSON.parse(kept ?? "{}");
  console.log("kept", ${logged});
}`;
  return rules.flatMap((rule) => findingsIn(rule, code).map(({ category }) => category));
}

describe("reports what is kept", () => {
  test.each([
    ["under the name of a secret", "get(`app:reset-token:${id}`)", "kept", ["reset-token"]],
    ["under a name behind the id", "get(`user:${id}:api_key`)", "kept", ["api-key"]],
    ["as a session", "get(`sess:${sid}`)", "kept", ["session"]],
    ["as a session, parsed", 'get("session:" + sid)', "found", ["session"]],
  ])("%s", (...[, read, logged, expected]) => {
    expect(categories(read, logged)).toEqual(expected);
  });
});

describe("says nothing of", () => {
  test.each([
    ["a counter", "get(`login-password:attempts:${email}`)"],
    ["a list of tokens that are no longer good", "get(`revoked:access-token:${id}`)"],
    ["what is found by a token", "get(`access-token:${token}`)"],
    ["anything else", "get(`page:${id}`)"],
  ])("%s", (_, read) => {
    expect(categories(read)).toEqual([]);
  });
});
