// SSH servers besides OpenSSH: Dropbear, TinySSH, Gerrit, and libssh based ones that speak like them.
import { fromSentences } from "./recogniser.ts";

export const sshServers = fromSentences({
  id: "ssh-servers",
  programs: /^(?:dropbear|tinysshd?|teleport|sftpgo|gerrit)/i,
  sentences: [
    // Matches Gerrit's "1a2b3c4d bob - AUTH FAILURE FROM 203.0.113.9 user-not-found" and "… bob a/7 LOGIN FROM …"; refuses LOGOUT.
    {
      is: /^[0-9a-f]{4,8} (?<user>\S{1,100}) - AUTH FAILURE FROM (?<address>[0-9a-f.:]{3,45})(?: [\w-]{1,40})?$/,
      event: "authn_login_fail",
    },
    {
      is: /^[0-9a-f]{4,8} (?<user>\S{1,100}) a\/\d{1,10} LOGIN FROM (?<address>[0-9a-f.:]{3,45})$/,
      event: "authn_login_success",
    },
    {
      is: /^Pubkey auth bad signature for '(?<user>.*)' with key \S+ from (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    // Matches Dropbear's "Bad password attempt for 'root' from 203.0.113.9:4711"; refuses "Password auth succeeded".
    {
      is: /^(?:bad|failed|too-long) (?:PAM )?(?:password|pubkey|auth) attempt for '(?<user>.*)' from (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    // Matches "Login attempt for nonexistent user from 203.0.113.9:4711" and "… user 'bob' from …"; refuses logins of known users.
    {
      is: /^Login attempt (?:for nonexistent user|with wrong user|by invalid user)(?: '?(?<user>.*?)'?)? from (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    // Matches "Exit before auth from <203.0.113.9:4711>: (user 'root', 10 fails): Max auth tries reached - user 'root'"; refuses an exit that
    // tells of no limit.
    {
      is: /^Exit before auth from <(?<address>[^>]+)>: .*Max auth tries reached/i,
      event: "authn_login_fail_max",
    },
    // Matches "Exit before auth (user 'root', 10 fails): Max auth tries reached - user 'root' from 203.0.113.9:4711"; refuses "Exited normally".
    {
      is: /^Exit before auth \(user '(?<user>.*)', \d+ fails\): Max auth tries reached - user '.*' from (?<address>\S+)$/i,
      event: "authn_login_fail_max",
    },
    // Matches "Password auth succeeded for 'alice' from 203.0.113.9:4711" and the forms for keys; refuses attempts.
    {
      is: /^(?:PAM )?(?:password|pubkey) auth succeeded for '(?<user>.*)'(?: with .{1,200})? from (?<address>\S+)$/i,
      event: "authn_login_success",
    },
    // Other ends of a connection, whatever the client said: nothing.
    { is: /^(?:Exit|Child connection|Exit before auth|premature exit)\b/i, event: undefined },
  ],
  samples: [
    {
      body: "Bad password attempt for 'root' from 203.0.113.9:50994",
      logger: "dropbear",
      meaning: { event: "authn_login_fail", user: "root", address: "203.0.113.9" },
    },
    {
      body: "Bad password attempt for 'a' from 192.0.2.1:22' from 2001:db8::9:50994",
      logger: "dropbear",
      meaning: { user: "a' from 192.0.2.1:22" },
    },
    {
      body: "Password auth succeeded for 'alice' from 198.51.100.4:50994",
      logger: "dropbear",
      meaning: { event: "authn_login_success", user: "alice" },
    },
    { body: "Exit before auth from <203.0.113.9:4711>: Exited normally", logger: "dropbear", meaning: undefined },
  ],
});
