// PAM, as every service that uses it prints: failures, sessions, locked accounts, changed passwords.
import { fromSentences } from "./recogniser.ts";

export const pam = fromSentences({
  id: "pam",
  sentences: [
    // The name that was typed stands in `ruser` for some services and in `user` for others. Where `ruser` is empty the first `rhost` is
    // real, where it is not the last one is.
    // Matches "pam_unix(sshd:auth): authentication failure; logname= uid=0 … ruser= rhost=203.0.113.9  user=root"; refuses "check pass".
    {
      is: /^(?:pam_\w{1,30}(?:\([^)]{0,60}\))?: |PAM:? |\(pam_unix\) )?(?:(?<repeat>\d+) more )?authentication failures?; logname=\S* uid=\S* euid=\S* tty=.{0,80}? ruser= rhost=(?<address>\S*)(?:\s+user=(?<user>.*))?$/i,
      event: "authn_login_fail",
    },
    // Told twice, the name ends where it does both times.
    {
      is: /^(?:pam_\w{1,30}(?:\([^)]{0,60}\))?: |PAM:? |\(pam_unix\) )?(?:(?<repeat>\d+) more )?authentication failures?; logname=\S* uid=\S* euid=\S* tty=.{0,80}? ruser=(?<user>.+) rhost=(?<address>\S*)\s+user=\k<user>\s*$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:pam_\w{1,30}(?:\([^)]{0,60}\))?: |PAM:? |\(pam_unix\) )?(?:(?<repeat>\d+) more )?authentication failures?; logname=.* rhost=(?<address>\S*)\s+user=(?<user>\S*)\s*$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:pam_\w{1,30}(?:\([^)]{0,60}\))?: |PAM:? |\(pam_unix\) )?(?:(?<repeat>\d+) more )?authentication failures?; logname=.* ruser=(?<user>.*) rhost=(?<address>\S*)\s*$/i,
      event: "authn_login_fail",
    },
    // Matches "authentication failure; rhost=203.0.113.9 user=root@pam msg=Authentication failure"; refuses other notes of that kind.
    {
      is: /^authentication failures?; rhost=(?<address>\S*) user=(?<user>.*) msg=[^=]*$/i,
      event: "authn_login_fail",
    },
    // Matches "pam_tally2(sshd:auth): user root (0) tally 7, deny 5" and pam_faillock's lock; refuses a tally without `deny`.
    { is: /^pam_tally2?(?:\([^)]{0,60}\))?: user (?<user>\S+) \(\d+\) tally \d+, deny \d+/, event: "authn_login_lock" },
    {
      is: /^pam_faillock(?:\([^)]{0,60}\))?: Consecutive login failures for user (?<user>\S+) account temporarily locked/,
      event: "authn_login_lock",
    },
    // Matches "pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)"; refuses "session closed".
    {
      is: /^(?:pam_\w{1,30}\([\w.@-]+:session\): |\(pam_unix\) )?session opened for user (?<user>[^\s(]+)/,
      event: "session_created",
    },
    // Matches "pam_unix(passwd:chauthtok): password changed for alice"; refuses a failed change.
    {
      is: /^pam_\w{1,30}\([\w.@-]+:chauthtok\): password changed for (?<user>\S+)/,
      event: "authn_password_change",
    },
    // Matches "pam_unix(sshd:account): account bob has expired"; refuses warnings that it will.
    {
      is: /^pam_\w{1,30}\([\w.@-]+:account\): account (?<user>\S+) has expired/,
      event: "authn_login_fail",
    },
    // Matches "pam_listfile(vsftpd:auth): Refused user root for service vsftpd" and pam_access's denial; refuses the rest.
    {
      is: /^(?:pam_\w{1,30}\([^)]{0,60}\)|PAM-listfile): Refused user (?<user>.+) for service \S+(?: from (?<address>\S+))?$/,
      event: "authz_fail",
    },
    {
      is: /^pam_access\([^)]{0,60}\): access denied for user `(?<user>[^']*)' from `(?<address>[^']*)'$/,
      event: "authz_fail",
    },
    // Matches "pam_ldap(sshd:auth): Authentication failure; user=bob rhost=203.0.113.9", the address last; refuses what tells no user.
    {
      is: /^pam_\w{1,30}\([^)]{0,60}\): (?:authentication (?:failure|failed|error)|failed to authenticate)[;,:]? user=(?<user>.+?),? rhost=(?<address>[^\s,]*)$/i,
      event: "authn_login_fail",
    },
    // What else the modules say repeats a failure that is told with its address elsewhere.
    { is: /^(?:pam_\w{1,30}\([^)]{0,60}\): |check pass; user unknown)/, event: undefined },
  ],
  samples: [
    {
      body: "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root",
      meaning: { event: "authn_login_fail", outcome: "failure", user: "root", address: "203.0.113.9", origin: "pam" },
    },
    {
      body: "PAM 5 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=root",
      meaning: { repeat: 5, address: "203.0.113.9" },
    },
    {
      body: "pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp ruser=a rhost=192.0.2.1 rhost=203.0.113.9",
      meaning: { user: "a rhost=192.0.2.1", address: "203.0.113.9" },
    },
    {
      body: "pam_unix(sshd:session): session opened for user alice(uid=1000) by (uid=0)",
      meaning: { event: "session_created", user: "alice" },
    },
    { body: "pam_unix(sshd:auth): check pass; user unknown", meaning: undefined },
    { body: "pam_unix(cron:session): session closed for user root", meaning: undefined },
  ],
});
