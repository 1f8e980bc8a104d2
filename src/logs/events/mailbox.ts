// Mailbox access: Dovecot, Cyrus, Courier, UW IMAP, Perdition, solid-pop3d, Kerio, Zimbra.
import { fromSentences } from "./recogniser.ts";

export const mailbox = fromSentences({
  id: "mailbox",
  sentences: [
    // Dovecot writes what it knows behind the sentence: `user=<…>, method=…, rip=…`. The name stands between angle brackets, and `rip` behind
    // it. Matches "imap-login: Disconnected (auth failed, 3 attempts in 12 secs): user=<bob>, …"; refuses "(no auth attempts in 0 secs)".
    {
      is: /^(?:[\w-]{1,20}-login: )?(?:Info: |Warning: )?(?:Disconnected|Aborted login|Login aborted|Disconnected: [\w ]{3,60}|Connection closed)(?:: [^(]{1,120})? ?\((?:[^()]{0,80}, ?)?(?:auth failed|tried to use (?:disallowed|unsupported)|proxy dest auth failed|client didn't finish SASL|password|invalid)[^\n]{0,120}?\)(?: \([\w-]{1,40}\))?: (?:user=<(?<user>.*)>, )?(?:method=[^\s,]{0,30}, )?rip=(?<address>[^\s,]+)/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:[\w-]{1,20}-login: )?(?:Info: )?Login: user=<(?<user>[^>]*)>, (?:method=[^\s,]{0,30}, )?rip=(?<address>[^\s,]+)/,
      event: "authn_login_success",
    },
    // Matches "auth-worker(12): sql(bob,203.0.113.9,<session>): Password mismatch" and its kin of every backend; the address stands behind the
    // last comma but one. Refuses notes on the backend itself.
    {
      is: /^(?:auth(?:-worker)?(?:\(\d+\)|\([^()]{0,100}\))?: )?(?:Info: |Warning: |Error: )?(?:conn \S{1,40} \(pid=\d+,uid=\d+\): auth-worker<\d+>: )?[\w-]{2,20}\((?<user>.*),(?<address>[0-9a-f.:]{3,45})(?:,(?:master|<[^>]{0,60}>))*\): (?:.{0,80}(?:[Pp]assword mismatch|unknown user|[Uu]nknown user|invalid credentials|Invalid credentials|[Aa]uthentication failure|user not found|User not found|pam_authenticate\(\) failed|login failed|Login failed|user disabled))/,
      event: "authn_login_fail",
      origin: "dovecot-auth",
    },
    // Matches Cyrus: "badlogin: client.example.com [203.0.113.9] plaintext bob SASL(-13): authentication failure: …"; refuses "login:".
    {
      is: /^badlogin: (?:[^\s[\]]{1,255} ?)?\[(?<address>[^\]]+)\] (?:[\w-]{1,30} )?(?:\[?(?<user>[^\s[\]]+)\]? )?(?:\[?SASL|authentication failure|\[)/i,
      event: "authn_login_fail",
    },
    { is: /^badlogin: (?:[^\s[\]]{1,255} ?)?\[(?<address>[^\]]+)\]/, event: "authn_login_fail" },
    {
      is: /^login: (?:[^\s[\]]{1,255} ?)?\[(?<address>[^\]]+)\] (?<user>\S+) \S+ (?:\S+ )?User logged in/,
      event: "authn_login_success",
    },
    // Matches Courier: "LOGIN FAILED, user=bob, ip=[::ffff:203.0.113.9]" and "LOGIN FAILED, method=PLAIN, ip=[…]"; refuses "LOGIN, user=".
    {
      is: /^LOGIN FAILED, (?:user=(?<user>.*)|method=[^,]{1,40}), ip=\[(?<address>[^\]]+)\](?:, port=\[\d+\])?$/,
      event: "authn_login_fail",
    },
    {
      is: /^LOGIN, user=(?<user>.*), ip=\[(?<address>[^\]]+)\](?:, port=\[\d+\])?(?:, protocol=\w+)?$/,
      event: "authn_login_success",
    },
    // Matches Qpopper's "bob at client.example.com (203.0.113.9): -ERR [AUTH] Password supplied for "bob" is incorrect."; refuses +OK.
    {
      is: /^(?:\[AUTH\] )?(?:Failed attempted login to (?<user>\S+) from host \([^()]{0,255}\) (?<address>[0-9a-f.:]{3,45})$)/,
      event: "authn_login_fail",
    },
    {
      is: /^(?<user>.*) at \S{0,255} \((?<address>[0-9a-f.:]{3,45})\): -ERR \[AUTH\]/,
      event: "authn_login_fail",
    },
    // Matches UW IMAP: "Login failed user=bob auth=bob host=client.example.com [203.0.113.9]"; refuses "Logout user=".
    {
      is: /^(?:Login (?:failed|failure|excessive login failures|disabled)|AUTHENTICATE \S+ failure|Excessive login failures) (?:user=(?<user>.*) auth=.* )?host=(?:[^\s[\]]{0,255} ?)\[?(?<address>[^\s[\]]+)\]?$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:Login|Authenticated) user=(?<user>\S+) (?:auth=\S+ )?host=(?:[^\s[\]]{0,255} ?)\[(?<address>[^\]]+)\]/,
      event: "authn_login_success",
    },
    // Matches Perdition: `Auth: 203.0.113.9:4711->192.0.2.2:143 … authentication_id="bob" … status="failed: Re-Authentication Failure"`; refuses
    // status="ok".
    {
      is: /^(?:Auth|Fail\w*):? (?<address>[0-9a-f.:[\]]{3,60})(?::\d+)?-?>\S{1,60} .{0,200}?(?:(?:authentication_id|user)="(?<user>[^"]*)" .{0,300})?status="failed/,
      event: "authn_login_fail",
    },
    {
      is: /^Auth:? (?<address>[0-9a-f.:[\]]{3,60})(?::\d+)?-?>\S{1,60} .{0,200}?(?:authentication_id="(?<user>[^"]*)" .{0,300})?status="ok/,
      event: "authn_login_success",
    },
    // Matches solid-pop3d: "authentication failed: no such user: bob - 203.0.113.9"; the address is last. Refuses sessions.
    {
      is: /^authentication failed: (?:[^:]{1,60}: )?(?<user>.*) - (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    // Matches Kerio: "IMAP: User bob@example.com doesn't exist. Attempt from IP address 203.0.113.9.", "SMTP: Invalid password for user bob.
    // Attempt from IP address …", "Failed POP3 login from 203.0.113.9, user bob"; refuses spam and relays.
    {
      is: /^[\w /-]{2,30}: (?:User|Invalid password for user) (?<user>.*?)(?: doesn't exist)?\. Attempt from IP address (?<address>[0-9a-f.:]{3,45}?)\.?$/i,
      event: "authn_login_fail",
    },
    {
      is: /^Failed (?!to )[\w/-]{2,20} login from (?<address>[0-9a-f.:]{2,44}[0-9a-f])(?:(?: with SASL method \S{1,20})?,? user (?<user>.*)|[,. ].{0,120})?$/i,
      event: "authn_login_fail",
    },
    // Matches Zimbra: "[name=…;oip=203.0.113.9;ua=…;] security - cmd=Auth; account=bob; protocol=imap; error=authentication failed for …".
    // Refuses a command that succeeded.
    {
      is: /^(?:\[[^\]]*\] )?security - cmd=(?:Admin)?Auth; account=(?<user>[^;]*); (?:protocol=[^;]*; )?error=/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[[^\]]*\] )?security - cmd=(?:Admin)?Auth; account=(?<user>[^;]*); protocol=[^;]*;\s*$/,
      event: "authn_login_success",
    },
    // Connections on which nobody tried to log in.
    {
      is: /^(?:[\w-]{1,20}-login: )?(?:Info: )?(?:Disconnected|Aborted login|Login aborted|Connection closed)[^(]{0,200}\((?:no auth attempts|disconnected before|auth process|tls|TLS|internal)/,
      event: undefined,
    },
  ],
  samples: [
    {
      body: "imap-login: Disconnected (auth failed, 1 attempts in 6 secs): user=<bob>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.2, TLS",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "imap-login: Disconnected (no auth attempts in 2 secs): user=<>, rip=203.0.113.9, lip=192.0.2.2",
      meaning: undefined,
    },
    {
      body: "auth-worker(4711): sql(bob,203.0.113.9,<a8Xk2>): Password mismatch",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: "LOGIN FAILED, user=a, ip=[192.0.2.1], ip=[::ffff:203.0.113.9]",
      meaning: { user: "a, ip=[192.0.2.1]", address: "203.0.113.9" },
    },
    {
      body: "badlogin: client.example.com [203.0.113.9] plaintext bob SASL(-13): authentication failure: checkpass failed",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: "login: client.example.com [198.51.100.4] alice plaintext User logged in",
      meaning: { event: "authn_login_success", user: "alice" },
    },
  ],
});
