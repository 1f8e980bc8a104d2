// Mail transfer: Postfix, Exim, Sendmail, qmail, ASSP, Domino, Oracle and Courier's server, where clients log in before they send.
import { fromSentences } from "./recogniser.ts";

export const smtp = fromSentences({
  id: "smtp",
  sentences: [
    // A server that cannot reach its own authentication service has refused nobody.
    {
      is: /^(?:warning: )?\S{0,300}\[[^\]]{1,80}\](?::\d+)?: SASL [\w-]{1,30} authentication (?:failed|aborted): (?:Connection lost to authentication server|temporary|Temporary|internal)/,
      event: undefined,
    },
    // Matches Postfix's "warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=bob"; refuses its other
    // warnings.
    {
      is: /^(?:warning: )?(?<address>[^\s[\]]{0,255}\[[^\]]{1,80}\])(?::\d+)?: SASL [\w-]{0,30} ?authentication (?:failed|aborted|failure)(?::? .{0,300}?)?(?:,? sasl_username=(?<user>.*))?$/i,
      event: "authn_login_fail",
    },
    // The library's own complaint: Postfix tells the attempt with its address right behind.
    { is: /^(?:warning: )?SASL authentication (?:failure|problem): /, event: undefined },
    // What became of a message: the server that it went to may have refused us.
    { is: /^(?:[0-9A-Za-z]{6,20}: )?to=</, event: undefined },
    // Matches "too many errors after AUTH from unknown[203.0.113.9]"; refuses "lost connection after AUTH".
    {
      is: /^too many errors after AUTH from (?<address>[^\s[\]]{0,255}\[[^\]]{1,80}\])/,
      event: "authn_login_fail_max",
    },
    // Matches Postfix's "5FD11AB: client=mail.example.com[198.51.100.4], sasl_method=PLAIN, sasl_username=alice"; refuses a client without it.
    {
      is: /^[0-9A-Za-z]{6,20}: client=(?<address>[^\s[\]]{0,255}\[[^\]]{1,80}\]), sasl_method=[\w-]+, sasl_username=(?<user>[^\s,]+)/,
      event: "authn_login_success",
    },
    // Matches "NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 5.7.1 <x@example.com>: Relay access denied"; refuses unknown mailboxes.
    {
      is: /^(?:NOQUEUE|[0-9A-Za-z]{6,20}): reject: \w+ from (?<address>[^\s[\]]{0,255}\[[^\]]{1,80}\])(?::\d+)?: [45]\d\d [\d.]{5,8} .{0,300}(?:Relay access denied|Client host rejected: Access denied)/,
      event: "authz_fail",
      outcome: "failure",
    },
    // Matches Exim's "login_server authenticator failed for (helo) [203.0.113.9]:4711: 535 Incorrect authentication data (set_id=bob)"; the
    // greeting in parentheses is the client's, the bracket behind it is Exim's.
    {
      is: /^(?:\S{1,20} )?[\w-]{1,60} authenticator failed for (?:H=)?(?:[^\s()[\]]{1,255} )?(?:\([^\s()]{0,255}\) )?\[(?<address>[^\]]+)\](?::\d+)?(?: I=\[[^\]]+\](?::\d+)?)?(?: U=\S{1,60})?: 535 [^()]{0,120}(?:\(set_id=(?<user>.*)\))?/,
      event: "authn_login_fail",
    },
    // Matches "SMTP call from (helo) [203.0.113.9] dropped: too many nonmail commands (last was "AUTH")"; refuses other last commands.
    {
      is: /^SMTP call from (?:[^\s()[\]]{1,255} )?(?:\([^\s()]{0,255}\) )?\[(?<address>[^\]]+)\](?::\d+)? dropped: too many .{1,60} \(last (?:command )?was "AUTH/,
      event: "authn_login_fail_max",
    },
    // Matches "1hX… <= alice@example.com H=… [198.51.100.4] P=esmtpsa … A=login:alice"; refuses mail without a login.
    {
      is: /^[\w-]{16,25} <= \S+ H=(?:[^[\]]{0,300})\[(?<address>[^\]]+)\](?::\d+)? .{0,200}?\bA=[\w-]{1,40}:(?<user>\S+) /,
      event: "authn_login_success",
    },
    // Matches Sendmail's "AUTH failure (LOGIN): authentication failure (-13) SASL(-13): …, relay=client.example.com [203.0.113.9]"; refuses the rest.
    {
      is: /^(?:\w{8,20}: )?AUTH failure \([^)]{0,40}\): .{1,300}, (?:user=(?<user>.*), )?relay=(?:[^\s,[\]]{1,255} )?\[?(?<address>[^\]\s,]+)\]?(?: \(may be forged\))?$/,
      event: "authn_login_fail",
    },
    // Matches "client.example.com [203.0.113.9]: possible SMTP attack: command=AUTH, count=6"; refuses other commands.
    {
      is: /^(?:\w{8,20}: )?(?:[^\s[\]]{1,255} )?\[(?<address>[^\]]+)\](?: \(may be forged\))?: possible SMTP attack: command=AUTH, count=\d+/,
      event: "authn_login_fail_max",
    },
    {
      is: /^(?:\w{8,20}: )?AUTH=server, relay=(?:[^\s,[\]]{1,255} )?\[?(?<address>[^\]\s,]+)\]?(?: \(may be forged\))?, authid=(?<user>[^,]+), mech=/,
      event: "authn_login_success",
    },
    // Matches vpopmail's "vchkpw-smtp: password fail (pass: 'x') bob@example.com:203.0.113.9" and "vpopmail user not found bob@:203.0.113.9";
    // the address stands at the end. Refuses "login success".
    {
      is: /^(?:vchkpw-?\w*: )?(?:vpopmail user not found|password fail|null password given|vpopmail login error|no auth resource|invalid user\/domain characters|user not found)(?: \(pass: '.*'\))?:? ?(?<user>.*):(?<address>[0-9a-f.:]{3,45})$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:vchkpw-?\w*: )?\([\w-]{2,20}\) login success (?<user>[^\s:]*):(?<address>[^\s:]+)$/i,
      event: "authn_login_success",
    },
    // Matches Courier's `error,relay=::ffff:203.0.113.9,msg="535 Authentication failed.",cmd: AUTH LOGIN`; refuses other errors.
    {
      is: /^error,relay=(?<address>[^,]+),(?:port=\d+,)?msg="535 [^"]{1,80}"(?:,cmd: .*)?$/,
      event: "authn_login_fail",
    },
    // Matches ASSP's "203.0.113.9 … [SMTP Error] 535 5.7.8 Error: authentication failed"; refuses other answers.
    {
      is: /^(?:\[[\w-]{1,20}\] )?(?<address>[0-9a-f.:]{7,45}) (?:<[^>]{0,200}> )?(?:to: \S{1,200} )?\[SMTP (?:Error|Reply)\] 535 /i,
      event: "authn_login_fail",
    },
    // Matches Domino's "SMTP Server: Authentication failed for user bob ; connecting host 203.0.113.9" and "smtp: bob [203.0.113.9]
    // authentication failure using internet password"; refuses connections.
    {
      is: /^(?:SMTP|POP3|IMAP|LDAP|HTTP) Server: Authentication failed for user (?<user>.*?) ?; ?connecting host (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:(?:smtp|pop3|imap|ldap|http)(?: server)?: )?(?<user>.*) \[(?<address>[^\]]+)\] authentication failure using internet password/i,
      event: "authn_login_fail",
    },
    // Matches the records of Oracle's mail server, whose attributes tell address and answer: tr="TCP|…|25|203.0.113.9|4711" … di="535 …".
    {
      is: /^<co [^\n]{0,400}\btr="TCP\|[^|"]*\|\d*\|(?<address>[^|"]+)\|[^"]*"[^\n]{0,400}\b(?:us="(?<user>[^"]*)"[^\n]{0,200})?di="535 [^"]*(?:uthenticat|assword)/,
      event: "authn_login_fail",
    },
  ],
  samples: [
    {
      body: "warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
      meaning: { event: "authn_login_fail", address: "203.0.113.9" },
    },
    {
      body: "warning: mail.example.com[203.0.113.9]: SASL PLAIN authentication failed: Connection lost to authentication server",
      meaning: undefined,
    },
    { body: "lost connection after AUTH from unknown[203.0.113.9]", meaning: undefined },
    {
      body: "plain_server authenticator failed for ([192.0.2.1]) [203.0.113.9]:50994: 535 Incorrect authentication data (set_id=bob) [192.0.2.7]: 535 x)",
      meaning: { address: "203.0.113.9" },
    },
    {
      body: "vchkpw-pop3: vpopmail user not found bob@example.com:203.0.113.9",
      meaning: { user: "bob@example.com", address: "203.0.113.9" },
    },
    {
      body: "5FD11AB42: client=mail.example.com[198.51.100.4], sasl_method=PLAIN, sasl_username=alice",
      meaning: { event: "authn_login_success", user: "alice" },
    },
  ],
});
