// OpenSSH's server: failed, refused and accepted logins. What a client only probes without naming a user is none.
import { fromSentences } from "./recogniser.ts";

export const sshd = fromSentences({
  id: "sshd",
  programs: /^(?:sshd|sftp-server|internal-sftp)/,
  closed: true,
  sentences: [
    // A client offers its keys one by one before it asks for a password: that is no failed login yet. An unknown user is one.
    { is: /^Failed (?:publickey|none) for (?!invalid user |illegal user )/, event: undefined },
    // The user is greedy and the address anchored to the end: what the attacker typed as a user name cannot pass for the address.
    // Matches "Failed password for invalid user bob from 203.0.113.9 port 22 ssh2"; refuses "Failed to start".
    {
      is: /^Failed (?:password|none|publickey|keyboard-interactive(?:\/\w{1,20})?|hostbased|challenge-response|unknown|rsa|dsa|kbdint|bsdauth|skey|[gkrt]\w{2,12}(?:[-/]\w{1,20}){0,3}) for (?:(?:invalid|illegal) user )?(?<user>.*) from (?<address>\S+)(?: port \d+)?(?: ssh\d?)?(?:: .*)?(?: \[preauth\])?$/,
      event: "authn_login_fail",
    },
    // Matches "Accepted publickey for alice from 203.0.113.9 port 22 ssh2: RSA SHA256:…"; refuses "Accepted connection".
    {
      is: /^Accepted [\w/-]{1,60} for (?<user>.*) from (?<address>\S+) port \d+(?: ssh\d?)?(?:: .*)?$/,
      event: "authn_login_success",
    },
    // Matches "Invalid user bob from 203.0.113.9 port 22"; refuses "Invalid user bob".
    {
      is: /^(?:Invalid|Illegal) user (?!name\/password )(?<user>.*) from (?<address>\S+)(?: port \d+)?(?: \[preauth\])?$/,
      event: "authn_login_fail",
      origin: "sshd-precheck",
    },
    // Matches "User root from 203.0.113.9 not allowed because not listed in AllowUsers"; refuses other sentences about users.
    {
      is: /^User (?<user>.+) from (?<address>\S+) not allowed because [\w'/. -]{3,200}(?: \[preauth\])?$/,
      event: "authn_login_fail",
      origin: "sshd-precheck",
    },
    // Matches "User bob not allowed because account is locked"; refuses sentences about hosts.
    {
      is: /^User (?<user>.{1,200}) not allowed because [\w'/. -]{3,200}(?: \[preauth\])?$/,
      event: "authn_login_fail",
      origin: "sshd-precheck",
    },
    // Matches "error: maximum authentication attempts exceeded for root from 203.0.113.9 port 22 ssh2 [preauth]"; refuses other errors.
    {
      is: /^(?:error: )?maximum authentication attempts exceeded for (?:(?:invalid|illegal) user )?(?<user>.*) from (?<address>\S+)(?: port \d+)?(?: ssh\d?)?(?: \[preauth\])?$/,
      event: "authn_login_fail_max",
    },
    // Matches "error: PAM: Authentication failure for illegal user bob from 203.0.113.9"; refuses "PAM: pam_open_session(): …".
    {
      is: /^(?:error: )?PAM: [A-Za-z][\w' -]{5,80} for (?:(?:invalid|illegal) user )?(?<user>.*) from (?<address>\S+)(?: via \S+)?(?: \[preauth\])?$/,
      event: "authn_login_fail",
    },
    // Matches "ROOT LOGIN REFUSED FROM 203.0.113.9 port 22"; refuses "ROOT LOGIN ON tty1".
    { is: /^ROOT LOGIN REFUSED FROM (?<address>\S+)/, event: "authn_login_fail" },
    // Matches "Disconnecting authenticating user root 203.0.113.9 port 22: Too many authentication failures [preauth]"; refuses a disconnect
    // for other reasons.
    {
      is: /^(?:error: )?Disconnecting (?:authenticating|invalid) user (?<user>.*) (?<address>\S+) port \d+: (?:Too many authentication failures|Change of username)/,
      event: "authn_login_fail_max",
    },
    // Matches "Disconnecting: Too many authentication failures for root [preauth]"; refuses "Disconnecting: Timeout".
    {
      is: /^(?:error: )?Disconnecting: Too many authentication failures(?: for (?:(?:invalid|illegal) user )?(?<user>.*?))?(?: \[preauth\])?$/,
      event: "authn_login_fail_max",
    },
    // Matches "Connection closed by authenticating user root 203.0.113.9 port 22 [preauth]": it named a user and did not get in; refuses
    // "Connection closed by 203.0.113.9 port 22 [preauth]".
    {
      is: /^(?:Connection (?:closed|reset) by|Disconnected from) (?:authenticating|invalid) user (?<user>.*) (?<address>\S+)(?: port \d+)(?: \[preauth\])?$/,
      event: "authn_login_fail",
      origin: "sshd-close",
    },
    // Matches "Received disconnect from 203.0.113.9: 3: com.jcraft.jsch.JSchException: Auth fail [preauth]"; refuses "11: Bye Bye".
    {
      is: /^(?:error: )?Received disconnect from (?<address>[\w.:%-]+?)(?: port \d+)?: ?\d+: [^\n]{0,80}?(?:Auth(?:entication)? (?:fail|cancel)|No (?:more|supported) (?:user )?authentication methods)/,
      event: "authn_login_fail",
      origin: "sshd-close",
    },
    // Matches "fatal: Access denied for user bob by PAM account configuration [preauth]"; refuses other denials.
    { is: /^(?:fatal: )?Access denied for user (?<user>.*) by PAM account configuration/, event: "authn_login_fail" },
    // Matches "Authentication tried for bob with correct key but not from a permitted host (host=a.example, ip=203.0.113.9)"; refuses the rest.
    {
      is: /^Authentication tried for (?<user>.*) with correct key but not from a permitted host \(host=\S+, ip=(?<address>[^\s,)]+)/,
      event: "authn_login_fail",
    },
    // Matches Juniper's "SSHD_LOGIN_FAILED: Login failed for user 'bob' from host '203.0.113.9'"; refuses SSHD_LOGIN_ATTEMPTS_THRESHOLD.
    {
      is: /^SSHD_LOGIN_FAILED: Login failed for user '?(?<user>.*?)'? from host '?(?<address>[^'\s]+)'?$/,
      event: "authn_login_fail",
    },
    // What the server says of itself and of keys, also where its name is missing.
    {
      is: /^(?:error: |fatal: )?(?:Authentication refused: |ssh_dispatch_run_fatal: |input_userauth_request: |reverse mapping checking |kex_|banner exchange: |Unable to negotiate )/,
      event: undefined,
    },
    // Matches "refused connect from client.example.com (203.0.113.9)"; refuses "Connection refused".
    { is: /^refused connect from (?:\S+ \((?<address>[^\s)]+)\)|\S+)$/, event: "authz_fail" },
    // Matches "Server listening on 0.0.0.0 port 22."; refuses clients' lines.
    { is: /^Server listening on \S+ port \d+\.?$/, event: "sys_startup" },
    // Matches "Received signal 15; terminating."; refuses SIGHUP.
    { is: /^Received signal (?:15|2|3); terminating/, event: "sys_shutdown" },
  ],
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
      body: "Accepted password for alice from 198.51.100.4 port 50022 ssh2",
      meaning: { event: "authn_login_success", outcome: "success" },
    },
    { body: "Failed publickey for alice from 198.51.100.4 port 50022 ssh2", meaning: undefined },
    {
      body: "User root from 203.0.113.9 not allowed because not listed in AllowUsers",
      meaning: { outcome: "failure", user: "root" },
    },
    { body: "Received disconnect from 203.0.113.9: 11: Bye Bye [preauth]", meaning: undefined },
    { body: "Connection closed by 203.0.113.9 port 40112 [preauth]", logger: "sshd", meaning: undefined },
  ],
});
