// Logins told in the free text of applications and of services that have no table of their own, by meaning: what happened, to whom, from
// where.
import { findUser, wholeName, withoutAddress } from "./actors.ts";
import { findClient } from "./client-address.ts";
import { loginPhrase } from "./login-phrases.ts";
import { withoutQuoted } from "./quoted.ts";
import type { Recogniser } from "./recogniser.ts";
import { mayTellLogin } from "./stems.ts";
import { outcomeOf } from "./vocabulary.ts";

const maxBody = 4096;

// Matches klog's '"Unable to authenticate the request" err="…"', where the program quotes its own message; refuses quoted names.
const ownMessage = /^"[^"\\]{0,300} [^"\\]{0,100}"(?:$| [\w.]{1,40}=)/;

// Matches "[Admin login failure] ", "Anmeldung fehlgeschlagen: ", what happened in brackets or as a title before the details; refuses names of loggers.
const titled =
  /(?:\[[\w -]{0,30}(?:log-?in|auth\w*)[ _-](?:fail(?:ed|ure)?|denied|rejected)\]|\b(?:anmeldung|login|authentication|autenticazione) (?:fehlgeschlagen|failed|denied|refused|fallita):) ?$/i;

const isRemote = /^(?:https?|ssh|git|s?ftp|imaps?|smtps?|ldaps?|amqps?|postgres(?:ql)?|mysql|redis|mongodb):\/\//i;

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
    {
      body: "Login failed for bob from 192.0.2.1 from 203.0.113.9",
      meaning: { user: "bob from 192.0.2.1", address: "203.0.113.9" },
    },
    {
      body: "wrong password from 203.0.113.9 for bob",
      meaning: { outcome: "failure", user: "bob", address: "203.0.113.9" },
    },
    { body: "user is not logged in", meaning: undefined },
    { body: "failed to load the login page", meaning: undefined },
    { body: "password reset mail sent", meaning: undefined },
    { body: 'agent "login failed for user root from 192.0.2.1" was blocked', meaning: undefined },
    { body: "3 failed login attempts allowed before lock", meaning: undefined },
  ],
  recognise(whole, _logger, header = "") {
    const told = titled.exec(header)?.[0] ?? "";
    const body = told + (whole.length > maxBody ? whole.slice(0, maxBody) : whole);
    if (!mayTellLogin(body)) return undefined;
    const plain = withoutQuoted(ownMessage.test(body) ? body.replace('"', " ").replace('"', " ") : body);
    const event = loginPhrase(plain.text);
    if (event === undefined) return undefined;
    const user = findUser(body);
    // Who is refused by another machine's address in full is the program itself.
    if (user && isRemote.test(user.name)) return undefined;
    const address = findClient(body, plain, user);
    const outcome = outcomeOf(event);
    return {
      event,
      origin: "app",
      ...(outcome === undefined ? {} : { outcome }),
      ...(user ? { user: withoutAddress(wholeName(body, user), address) } : {}),
      ...(address === undefined ? {} : { address }),
    };
  },
};
