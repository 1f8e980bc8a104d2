// API keys, tokens and signatures that a service refused. Programs say the same of keys that they hold themselves, so a sentence counts only
// when it is known from where the key came; `isUncertain` says of which meanings that holds.
import type { SecurityMeaning } from "../entry.ts";
import { findClient } from "./client-address.ts";
import { withoutQuoted } from "./quoted.ts";
import type { Recogniser } from "./recogniser.ts";

const maxBody = 2048;
const origin = "keys";

// Matches "invalid API key", "unknown access token", "bad webhook signature", "expired JWT", "invalid token from …"; refuses "invalid token '}'",
// "invalid token bucket size".
const refusedKey =
  /\b(?:invalid|bad|wrong|incorrect|unknown|expired|revoked|malformed|unrecogni[sz]ed|non-?existent|disabled|inactive|forged)(?: or [a-z]{4,12})? (?:[a-z]{3,12} )?(?:(?:api|access|auth(?:entication|orization)?|bearer|session|refresh|id|web-?hook|admin|client|shared|agent|device|service|request|hmac|jwt|secret|deploy|upload|license)[ _-]?(?:keys?(?: id)?|tokens?|secret|signature|auth)|jwt|(?:tokens?|signature|hmac|(?:api[ _-]?)?key)(?= (?:from|by|provided|supplied|presented|received|sent) ))\b/i;
// Matches "API key is not valid", "JWT validation failed", "access key id you provided does not exist", "token for x has been revoked"; refuses
// "token refreshed".
const keyRefused =
  /\b(?:(?:api|access|auth(?:entication|orization)?|bearer|session|web-?hook|client|agent|device|service|request|hmac|jwt|secret)[ _-]?(?:key(?: id)?|token|secret|signature)|jwt|signature(?= mismatch))(?: (?!re|will|when|if|can)[^\s:]{1,60}){0,3}? (?:not (?:valid|found|recogni[sz]ed|accepted)|invalid|unknown|expired|revoked|rejected|refused|denied|mismatch|does not (?:exist|match)|(?:validation|verification|check|authentication|lookup) (?:failed|error))\b|\b(?:token|key|signature) (?:presented|sent|provided|supplied|used) by \S{1,60} (?:is|was) (?:not valid|invalid|unknown|expired|revoked|rejected)\b/i;
// A signed token is checked by whoever receives it.
const checked = /\b(?:jwt|bearer token) (?:validation|verification|authentication) (?:failed|error)\b/i;
// Plans, settings, and keys of the program's own.
const about =
  /\b(?:rotat\w+|renew\w*|refresh(?:ed|ing)|previous|old|config\w*|will|would|if|when|unless|test\w*|example|upstream|re-?trying|retry|check (?:the|your)|set (?:the|your)|dkim|bucket|fetch\w*|calling|remote:|push|pull|clone)\b/i;

export const rejectedKeys: Recogniser = {
  id: "rejected-keys",
  samples: [
    {
      body: "Invalid API key attempt from IP: 203.0.113.9",
      meaning: { event: "authn_login_fail", outcome: "failure", address: "203.0.113.9" },
    },
    {
      body: "JWT validation failed: signature verification failed (client 203.0.113.9)",
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    {
      body: "webhook with invalid signature from 203.0.113.9 rejected",
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    { body: "invalid token '}' at line 3 of settings.json", meaning: undefined },
    { body: "the API key was rotated, the previous key is invalid from 2025-06-01 on", meaning: undefined },
    { body: "upstream answered 401: invalid API key", meaning: undefined },
  ],
  recognise(whole) {
    const body = whole.length > maxBody ? whole.slice(0, maxBody) : whole;
    if (!mayTell.test(body)) return undefined;
    const plain = withoutQuoted(body);
    if ((!refusedKey.test(plain.text) && !keyRefused.test(plain.text)) || about.test(plain.text)) return undefined;
    const address = findClient(body, plain, undefined);
    return {
      event: "authn_login_fail",
      outcome: "failure",
      origin: checked.test(plain.text) ? "app" : origin,
      ...(address === undefined ? {} : { address }),
    };
  },
};

const mayTell = /token|key|jwt|signature|hmac/i;

/** True while nothing but the address of a client would make this a refused login. */
export function isUncertain(meaning: SecurityMeaning): boolean {
  return meaning.origin === origin && meaning.address === undefined;
}
