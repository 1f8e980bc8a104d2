// Logins at a console or by telnet, and changes of identity: login, su, sudo, doas, polkit.
import { fromSentences } from "./recogniser.ts";

export const localLogin = fromSentences({
  id: "local-login",
  sentences: [
    // Matches sudo's "bob : user NOT in sudoers ; TTY=…"; refuses an allowed command.
    {
      is: /^\s*(?<user>\S+) : (?:user NOT in sudoers|command not allowed|user NOT authorized on host) ;/,
      event: "authz_fail",
      origin: "sudo",
    },
    // Matches "bob : 3 incorrect password attempts ; TTY=…"; refuses an allowed command.
    {
      is: /^\s*(?<user>\S+) : (?<repeat>\d+) incorrect password attempts? ;/,
      event: "authn_login_fail",
      origin: "sudo",
    },
    // Matches "FAILED SU (to root) bob on pts/0", "FAILED su for root by bob", "BAD SU bob to root on /dev/ttyp0"; refuses successes.
    { is: /^FAILED SU \(to \S+\) (?<user>\S+) on /i, event: "authn_login_fail", origin: "su" },
    { is: /^FAILED su for \S+ by (?<user>\S+)/i, event: "authn_login_fail", origin: "su" },
    { is: /^BAD SU (?<user>\S+) to \S+ on /i, event: "authn_login_fail", origin: "su" },
    // Matches System V's "'su root' failed for bob on /dev/pts/1"; refuses successes.
    { is: /^'su [^']{0,60}' failed for (?<user>\S+) on /, event: "authn_login_fail", origin: "su" },
    { is: /^'su [^']{0,60}' succeeded for (?<user>\S+) on /, event: "authn_login_success", origin: "su" },
    // Matches "Successful su for root by alice" and "+ pts/0 alice:root"; refuses failures.
    { is: /^Successful su for \S+ by (?<user>\S+)/i, event: "authn_login_success", origin: "su" },
    { is: /^\(to \S+\) (?<user>\S+) on (?:pts|tty|\/dev)/, event: "authn_login_success", origin: "su" },
    // Matches doas: "failed auth for bob"; refuses "bob ran command …".
    { is: /^failed auth for (?<user>\S+)$/i, event: "authn_login_fail", origin: "doas" },
    { is: /^(?:failed )?command not permitted for (?<user>\S+):/i, event: "authz_fail", origin: "doas" },
    // Matches util-linux: "FAILED LOGIN 2 FROM 203.0.113.9 FOR bob, Authentication failure" and "TOO MANY LOGIN TRIES (3) FROM …"; the reason
    // behind the last comma is login's own.
    {
      is: /^(?:pam_unix.*: )?(?:FAILED LOGIN(?: \(?\d+\)?| SESSION)?|TOO MANY LOGIN TRIES \(\d+\)) FROM (?<address>\S+) FOR (?<user>.*), [\w' ]{3,80}$/,
      event: "authn_login_fail",
      origin: "login",
    },
    // Matches shadow: "FAILED LOGIN (1) on '/dev/pts/2' from 'client.example.com' FOR 'bob', Authentication failure"; refuses successes.
    {
      is: /^(?:FAILED LOGIN \(\d+\)|TOO MANY LOGIN TRIES \(\d+\)) on '[^']*' from '(?<address>[^']*)' FOR '(?<user>.*)'(?:,[^']*)?$/,
      event: "authn_login_fail",
      origin: "login",
    },
    {
      is: /^(?:FAILED LOGIN \(\d+\)|TOO MANY LOGIN TRIES \(\d+\)|invalid password for|ILLEGAL ROOT LOGIN)(?: on)? '[^']*'(?: FOR)? '?(?<user>[^']*)'?/,
      event: "authn_login_fail",
      origin: "login",
    },
    // Matches "3 LOGIN FAILURES FROM client.example.com, bob", "REPEATED LOGIN FAILURES ON ttyp0 FROM 203.0.113.9, bob"; the name is last.
    {
      is: /^(?:(?:(?<repeat>\d+)|REPEATED) )?LOGIN FAILURES?(?: ON \S+)? FROM (?<address>[^\s,]+)(?:, (?<user>.*))?$/i,
      event: "authn_login_fail",
      origin: "login",
    },
    {
      is: /^(?:(?<repeat>\d+) )?LOGIN FAILURES? ON \S+(?:, (?<user>.*))?$/,
      event: "authn_login_fail",
      origin: "login",
    },
    // Matches "repeated login failures from 203.0.113.9 (client.example.com)" and "… from client.example.com [203.0.113.9]"; refuses a limit that is only configured.
    {
      is: /^(?:repeated|multiple|too many) (?:failed )?login (?:failures|attempts) (?:from|by) \(?(?:[^\s()[\]]{1,255} \[)?(?<address>[^\s()[\]]+)/i,
      event: "authn_login_fail_max",
      origin: "login",
    },
    // Matches "invalid password for 'bob' on '/dev/tty1' from '203.0.113.9'" and "for `UNKNOWN' …"; refuses "password changed".
    {
      is: /^invalid password for [`'](?<user>[^']*)' on [`'][^']*'(?: from [`'](?<address>[^']*)')?/i,
      event: "authn_login_fail",
      origin: "login",
    },
    // Matches "LOGIN ON tty1 BY alice FROM client.example.com", "ROOT LOGIN ON tty1"; refuses "LOGIN FAILURES ON".
    {
      is: /^(?:DIALUP AT \S+|LOGIN ON \S+) BY (?<user>\S+)(?: FROM (?<address>\S+))?$/,
      event: "authn_login_success",
      origin: "login",
    },
    {
      is: /^ROOT LOGIN (?:\([^)]{0,40}\) )?ON \S+(?: FROM (?<address>\S+))?$/,
      event: "authn_login_success",
      origin: "login",
    },
    // Matches polkit: "… FAILED to authenticate to gain authorization for action …"; refuses "successfully authenticated".
    {
      is: /^Operator of \S+ session \S+ FAILED to authenticate to gain .{0,300}$/,
      event: "authn_login_fail",
      origin: "polkit",
    },
    // sudo's record of a command that was allowed, whatever the command says.
    { is: /^\s*\S+ : (?:\(command continued\)|TTY=\S+ ;|HOST=|PWD=)/, event: undefined },
  ],
  samples: [
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
    {
      body: "alice : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/grep login failed for user root from 192.0.2.1 /var/log/app",
      logger: "sudo",
      meaning: undefined,
    },
    { body: "FAILED SU (to root) bob on pts/0", logger: "su", meaning: { outcome: "failure", user: "bob" } },
    {
      body: "FAILED LOGIN 2 FROM 203.0.113.9 FOR bob, Authentication failure",
      logger: "login",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    { body: "LOGIN ON tty1 BY alice", logger: "login", meaning: { event: "authn_login_success", user: "alice" } },
  ],
});
