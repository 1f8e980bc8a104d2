// OpenSSH's server: failed, refused and accepted logins.
import type { SecurityMeaning } from "../entry.ts";
import { plainAddress } from "./address.ts";
import type { Recogniser } from "./recogniser.ts";

// The user is greedy and the address anchored to the end: what the attacker typed as a user name cannot pass for the address.
// Matches "Failed password for invalid user bob from 203.0.113.9 port 22 ssh2"; refuses "Failed to start".
const failed =
  /^Failed ([\w/-]+) for (invalid user |illegal user )?(.*) from (\S+)(?: port \d+)?(?: ssh\d?)?(?:: .*)?(?: \[preauth\])?$/;
// Matches "Accepted publickey for alice from 203.0.113.9 port 22 ssh2: RSA SHA256:…"; refuses "Accepted connection".
const accepted = /^Accepted ([\w/-]+) for (.*) from (\S+) port \d+(?: ssh\d?)?(?:: .*)?$/;
// Matches "Invalid user bob from 203.0.113.9 port 22"; refuses "Invalid user bob".
const invalid = /^(?:Invalid|Illegal) user (.*) from (\S+)(?: port \d+)?$/;
// Matches "User root from 203.0.113.9 not allowed because not listed in AllowUsers"; refuses other sentences about users.
const refused = /^User (.+) from (\S+) not allowed because /;
// Matches "error: maximum authentication attempts exceeded for root from 203.0.113.9 port 22 ssh2 [preauth]"; refuses other errors.
const exceeded =
  /^(?:error: )?maximum authentication attempts exceeded for (?:invalid user )?(.*) from (\S+) port \d+(?: ssh\d?)?(?: \[preauth\])?$/;
// Matches rsyslog's "message repeated 5 times: [ Failed …]"; refuses text without the bracket.
const repeated = /^message repeated (\d+) times: \[ ?(.*)\]$/;

export const sshd: Recogniser = {
  id: "sshd",
  samples: [
    {
      body: "Failed password for invalid user webmaster from 203.0.113.9 port 38926 ssh2",
      meaning: { event: "authn_login_fail", outcome: "failure", user: "webmaster", address: "203.0.113.9" },
    },
    {
      body: "Failed password for invalid user bob from 192.0.2.1 port 22 ssh2 from 203.0.113.9 port 38926 ssh2",
      meaning: { user: "bob from 192.0.2.1 port 22 ssh2", address: "203.0.113.9" },
    },
    {
      body: "message repeated 5 times: [ Failed password for root from 203.0.113.9 port 3 ssh2]",
      meaning: { repeat: 5, user: "root" },
    },
    {
      body: "Accepted password for alice from 198.51.100.4 port 50022 ssh2",
      meaning: { event: "authn_login_success", outcome: "success" },
    },
    { body: "Failed publickey for alice from 198.51.100.4 port 50022 ssh2", meaning: undefined },
    {
      body: "User root from 203.0.113.9 not allowed because not listed in AllowUsers",
      meaning: { outcome: "failure", user: "root" },
    },
    { body: "Received disconnect from 203.0.113.9: 11: Bye Bye [preauth]", meaning: undefined },
  ],
  recognise(body, logger) {
    if (logger !== undefined && !logger.startsWith("sshd")) return undefined;
    const again = repeated.exec(body);
    const meaning = recogniseOne(again?.[2] ?? body);
    return meaning && again ? { ...meaning, repeat: Number(again[1]) } : meaning;
  },
};

function recogniseOne(body: string): SecurityMeaning | undefined {
  const fail = failed.exec(body);
  if (fail) {
    // A client offers its keys one by one before it asks for a password: that is no failed login yet.
    if (fail[1] === "publickey" || (fail[1] === "none" && !fail[2])) return undefined;
    return meaningOf("authn_login_fail", fail[3], fail[4]);
  }
  const success = accepted.exec(body);
  if (success) return { ...meaningOf("authn_login_success", success[2], success[3]), outcome: "success" };
  const maximum = exceeded.exec(body);
  if (maximum) return meaningOf("authn_login_fail_max", maximum[1], maximum[2]);
  const unknown = invalid.exec(body);
  if (unknown) return { ...meaningOf("authn_login_fail", unknown[1], unknown[2]), origin: "sshd-precheck" };
  const denied = refused.exec(body);
  return denied ? { ...meaningOf("authn_login_fail", denied[1], denied[2]), origin: "sshd-precheck" } : undefined;
}

function meaningOf(event: string, user: string | undefined, address: string | undefined): SecurityMeaning {
  const known = user === undefined || user === "" ? {} : { user };
  return { event, outcome: "failure", ...known, address: plainAddress(address ?? ""), origin: "sshd" };
}
