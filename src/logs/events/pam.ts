// PAM, sudo and su: authentication failures of local services and refused privileges.
import type { SecurityMeaning } from "../entry.ts";
import { plainAddress } from "./address.ts";
import type { Recogniser } from "./recogniser.ts";

// Matches "pam_unix(sshd:auth): authentication failure; logname= uid=0 … rhost=203.0.113.9  user=root" and the older form without a
// module; refuses "check pass; user unknown".
const failure = /^(?:pam_\w+\((\w[\w.-]*):\w+\): )?(?:(\d+) more |PAM (\d+) more )?authentication failures?; (.*)$/;
// Matches "rhost=203.0.113.9" and "user=root" as whole keys; refuses "ruser=".
const pair = /(?:^|\s)(rhost|user|ruser|logname)=(\S*)/g;
// Matches "bob : user NOT in sudoers ; TTY=…"; refuses an allowed command.
const refused = /^\s*(\S+) : (?:user NOT in sudoers|command not allowed|user NOT authorized on host) ;/;
// Matches "bob : 3 incorrect password attempts ; TTY=…"; refuses an allowed command.
const attempts = /^\s*(\S+) : (\d+) incorrect password attempts? ;/;
// Matches "FAILED SU (to root) bob on pts/0" and "FAILED su for root by bob"; refuses successes.
const failedSu = /^FAILED (?:SU|su) (?:\(to (\S+)\) (\S+) on|for (\S+) by (\S+))/;
// Matches "pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)"; refuses "session closed".
const opened = /^pam_\w+\((\w[\w.-]*):session\): session opened for user ([^\s(]+)/;

export const pam: Recogniser = {
  id: "pam",
  samples: [
    {
      body: "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root",
      meaning: { event: "authn_login_fail", outcome: "failure", user: "root", address: "203.0.113.9", origin: "pam" },
    },
    {
      body: "PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root",
      meaning: { repeat: 5 },
    },
    {
      body: "bob : user NOT in sudoers ; TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/sh",
      logger: "sudo",
      meaning: { event: "authz_fail", user: "bob" },
    },
    {
      body: "bob : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh",
      logger: "sudo",
      meaning: { repeat: 3, user: "bob" },
    },
    { body: "alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls", logger: "sudo", meaning: undefined },
    { body: "FAILED SU (to root) bob on pts/0", logger: "su", meaning: { outcome: "failure", user: "bob" } },
    {
      body: "pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)",
      meaning: { event: "session_created", user: "alice" },
    },
    { body: "pam_unix(sshd:auth): check pass; user unknown", meaning: undefined },
  ],
  recognise(body, logger) {
    const failed = failure.exec(body);
    if (failed) return fromPairs(failed[4] ?? "", Number(failed[2] ?? failed[3] ?? 1));
    const session = opened.exec(body);
    if (session?.[2]) return { event: "session_created", outcome: "success", user: session[2], origin: "pam" };
    const denied = refused.exec(body);
    if (denied?.[1] && logger === "sudo")
      return { event: "authz_fail", outcome: "failure", user: denied[1], origin: "sudo" };
    const wrong = attempts.exec(body);
    if (wrong?.[1] && logger === "sudo") return { ...failedLogin(wrong[1]), origin: "sudo", repeat: Number(wrong[2]) };
    const su = failedSu.exec(body);
    return su ? { ...failedLogin(su[2] ?? su[4] ?? ""), origin: "su" } : undefined;
  },
};

function fromPairs(text: string, repeat: number): SecurityMeaning {
  const values = new Map([...text.matchAll(pair)].map((match) => [match[1], match[2] ?? ""]));
  const user = values.get("user");
  const address = values.get("rhost");
  return {
    event: "authn_login_fail",
    outcome: "failure",
    origin: "pam",
    ...(user ? { user } : {}),
    ...(address ? { address: plainAddress(address) } : {}),
    ...(repeat > 1 ? { repeat } : {}),
  };
}

function failedLogin(user: string): Omit<SecurityMeaning, "origin"> {
  return { event: "authn_login_fail", outcome: "failure", user };
}
