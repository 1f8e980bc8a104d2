// Logins told in the free text of applications: "login failed for user alice from 203.0.113.9", "user bob logged in from …".
import type { Recogniser } from "./recogniser.ts";
import { findAddress } from "./address.ts";

// Matches "login failed", "authentication attempt was unsuccessful", "failed login", "wrong password", "could not authenticate";
// refuses "failed to load login page" and "password reset failed".
const failure =
  /\b(?:log-?in|log-?on|sign-?in|authentication|auth)(?: attempt)?(?: was| has)? (?:failed|failure|denied|rejected|refused|unsuccessful|error)\b|\bfailed (?:to (?:authenticate|log-? ?in|sign-? ?in)|log-?in|log-?on|sign-?in|password|authentication)\b|\b(?:invalid|incorrect|wrong|bad) (?:username or password|user name or password|credentials|password|log-?in)\b|\bcould not authenticate\b|\bunsuccessful log-?in\b/i;
// Matches "logged in", "login succeeded", "successfully authenticated", "authentication successful"; refuses "login page" and "logged out".
const success =
  /\b(?:logged|signed) in\b|\b(?:log-?in|log-?on|sign-?in|authentication|auth) (?:succeeded|success|successful|ok|accepted)\b|\bsuccessful(?:ly)? (?:log-?in|log-?on|sign-?in|logged in|signed in|authenticated|authentication)\b|\bauthenticated successfully\b/i;
// Matches "not logged in", "must be signed in", "if logged in"; refuses "user bob logged in".
const negated =
  /\b(?:not|never|must be|be|if|when|unless|until|already|nobody|no one|isn't|wasn't|aren't|are|to be) (?:logged|signed) in\b/i;
// Matches "user alice", "username=alice", "for user: 'alice'", "account "alice""; refuses "user was" (checked after).
const named =
  /\b(?:user ?name|user|account|login|email|for|by)(?:\s*[=:]\s*|\s+)(?:user\s+)?(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'`,;()[\]<>]{1,200}))/gi;
// Matches "bob logged in"; refuses "has logged in" (checked after).
const subject = /(?:^|\s)([^\s"'`,;:()[\]<>]{1,200}) (?:successfully )?(?:logged|signed) in\b/i;

const noNames = new Set(
  (
    "failed failure logged signed is not has was were from at with in on the a an to attempt attempts user username name account " +
    "login log sign succeeded successful successfully rejected denied invalid incorrect wrong unknown page form request session " +
    "password credentials or and ok accepted error by for id ip"
  ).split(" "),
);

export const loginText: Recogniser = {
  id: "login-text",
  samples: [
    {
      body: "login failed for user alice from 203.0.113.9: invalid credentials",
      meaning: { event: "authn_login_fail", outcome: "failure", user: "alice", address: "203.0.113.9" },
    },
    {
      body: "user bob logged in from 198.51.100.4",
      meaning: { event: "authn_login_success", outcome: "success", user: "bob", address: "198.51.100.4" },
    },
    {
      body: 'Authentication failed: username="al ice" ip=203.0.113.9',
      meaning: { outcome: "failure", user: "al ice", address: "203.0.113.9" },
    },
    {
      body: 'Failed login from 203.0.113.9 for user "bob from 192.0.2.1"',
      meaning: { outcome: "failure", user: "bob from 192.0.2.1", address: "203.0.113.9" },
    },
    { body: "user is not logged in", meaning: undefined },
    { body: "failed to load the login page", meaning: undefined },
    { body: "password reset mail sent", meaning: undefined },
  ],
  recognise(body) {
    const failed = failure.test(body);
    if (!failed && (!success.test(body) || negated.test(body))) return undefined;
    const user = findUser(body);
    const address = findAddress(body, user?.at ?? -1);
    return {
      event: failed ? "authn_login_fail" : "authn_login_success",
      outcome: failed ? "failure" : "success",
      origin: "app",
      ...(user ? { user: user.name } : {}),
      ...(address ? { address } : {}),
    };
  },
};

function findUser(body: string): { readonly name: string; readonly at: number } | undefined {
  for (const match of body.matchAll(named)) {
    const quoted = match[1] ?? match[2];
    const name = quoted ?? (match[3] ?? "").replace(/[.:]+$/, "");
    if (quoted === undefined && (name === "" || noNames.has(name.toLowerCase()))) continue;
    return { name, at: match.index };
  }
  const match = subject.exec(body);
  const name = match?.[1];
  return name && match && !noNames.has(name.toLowerCase()) ? { name, at: match.index } : undefined;
}
