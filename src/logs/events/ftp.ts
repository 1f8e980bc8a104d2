// FTP servers: vsftpd, ProFTPD, Pure-FTPd, WU-FTPD, the BSD and Kerberos daemons, FileZilla.
import { fromSentences } from "./recogniser.ts";

export const ftp = fromSentences({
  id: "ftp",
  sentences: [
    // Matches vsftpd's `[pid 2] [bob] FAIL LOGIN: Client "::ffff:203.0.113.9"`, with what a user wrote in front of the last bracket; refuses
    // CONNECT.
    {
      is: /^(?:\[pid \d+\] )?(?:\[(?<user>.*)\] )?FTP response: Client "(?<address>[^"]+)", "530 (?:Login incorrect|Permission denied)\."$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[pid \d+\] )?(?:\[(?<user>.*)\] )?FAIL LOGIN: Client "(?<address>[^"]+)"(?:, "[^"]*")?$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[pid \d+\] )?(?:\[(?<user>.*)\] )?OK LOGIN: Client "(?<address>[^"]+)"(?:, [^"]*"[^"]*")?$/,
      event: "authn_login_success",
    },
    // ProFTPD names the peer in brackets before all else: `web1 (client.example.com[203.0.113.9]) - USER bob: no such user found from …`.
    // Matches its refusals; refuses "FTP session opened".
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+(?:notice: )?(?:USER|user) '?(?<user>.*?)'?(?: \((?:Login failed|no such user|unknown)[^)]*\)|: no such user found)/,
      event: "authn_login_fail",
    },
    // Matches "… - no such user 'bob'" and mod_sftp's "mod_sftp/0.9.9: user 'bob' (no such user)"; refuses known users.
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+(?:mod_sftp\S{0,20} )?(?:notice: )?no such user '(?<user>.*)'/,
      event: "authn_login_fail",
    },
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+mod_sftp\S{0,20} (?:notice: )?user '(?<user>.*)' \((?:no such user|unknown)/,
      event: "authn_login_fail",
    },
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+(?:SECURITY VIOLATION: )?(?<user>root) login attempted/i,
      event: "authn_login_fail",
    },
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+SECURITY VIOLATION: /,
      event: "authn_login_fail",
    },
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+Maximum login attempts \(\d+\) exceeded/,
      event: "authn_login_fail_max",
    },
    {
      is: /^\S{1,255} \([^\s[\]()]{0,255}\[(?<address>[^\]]+)\]\)(?:\[[^\]]*\])? ?(?:- |: )+USER (?<user>.*): Login successful\.?$/,
      event: "authn_login_success",
    },
    // Matches mod_sftp's "mod_sftp/0.9.9[12]: user 'bob' (unknown) from 203.0.113.9 …" kin without a peer in front; refuses the rest.
    {
      is: /^USER (?<user>.*?)(?: \(Login failed\): [^[\]]{1,200}|: no such user found) from \S{0,255} ?\[(?<address>[^\]]+)\] to \S+$/,
      event: "authn_login_fail",
    },
    // Matches Pure-FTPd's "(?@203.0.113.9) [WARNING] Authentication failed for user [bob]" and "… Can't login as [bob]: account disabled" in
    // any of its languages, whose warnings put nothing else in brackets without a colon before; the name in front of the @ is "?" until
    // somebody is logged in. Refuses "… [WARNING] Too many connections (8) from this IP: [203.0.113.9]".
    {
      is: /^\([^\s@]{0,100}@(?<address>[^)\s]+)\) \[WARNING\] [^[\]:]{0,120}\[(?<user>.*)\][^[\]]{0,80}$/,
      event: "authn_login_fail",
    },
    // Matches what it says before it ends the session, "[ERROR] Too many authentication failures"; refuses its other errors.
    {
      is: /^\([^\s@]{0,100}@(?<address>[^)\s]+)\) \[ERROR\] (?:Too many authentication failures|Zu viele Authentifizierungsfehler|Trop d'echecs d'authentification|Troppe autenticazioni fallite|Autorisatie is te vaak mislukt)/,
      event: "authn_login_fail_max",
    },
    // Matches "(?@198.51.100.4) [INFO] alice is now logged in" in the languages that need ASCII only; refuses "[INFO] Logout.".
    {
      is: /^\([^\s@]{0,100}@(?<address>[^)\s]+)\) \[INFO\] (?<user>.{1,100}) (?:is now logged in|ist jetzt eingeloggt|est maintenant loggue|is nu ingelogd|este acum logat|jest teraz zalogowany|har loggat in|je prave prihlaseny|eshte i loguar)\.?$/,
      event: "authn_login_success",
    },
    // Matches WU-FTPD's "failed login from client.example.com [203.0.113.9]" and "FTP LOGIN FAILED FROM client [203.0.113.9], bob"; refuses
    // "FTP LOGIN FROM".
    {
      is: /^(?:failed login from|FTP LOGIN (?:FAILED|REFUSED)(?: \([^)]{0,60}\))? FROM) (?:[^\s[\],]{0,255} ?\[(?<address>[^\]]+)\])(?:, (?<user>.*))?$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:failed login from|FTP LOGIN (?:FAILED|REFUSED)(?: \([^)]{0,60}\))? FROM) (?<address>[^\s[\],]+)(?:, (?<user>.*))?$/,
      event: "authn_login_fail",
    },
    {
      is: /^FTP LOGIN FROM (?:[^\s[\],]{0,255} ?\[)?(?<address>[^\s[\],]+)\]?(?:,| as) (?<user>\S+)/,
      event: "authn_login_success",
    },
    // Matches FileZilla's "(000001) … - (not logged in) (203.0.113.9)> 530 Login or password incorrect!"; refuses other answers.
    {
      is: /^(?:\(\d+\) ?)?[^()]{0,60}\((?:not logged in|(?<user>[^()]{1,100}))\) ?\((?<address>[0-9a-f.:]{3,45})\)> 530 (?!Please log ?in)/i,
      event: "authn_login_fail",
    },
    // Matches "USER bob: Login incorrect" kin of ProFTPD's own log; refuses the answers to other commands.
    {
      is: /^(?<address>[0-9a-f.:]{7,45}) \S+ (?<user>\S+) \[[^\]]{10,40}\] "PASS [^"]*" 530\b/i,
      event: "authn_login_fail",
    },
  ],
  samples: [
    {
      body: '[bob] FAIL LOGIN: Client "::ffff:203.0.113.9"',
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: '[x] FAIL LOGIN: Client "192.0.2.1"] FAIL LOGIN: Client "203.0.113.9"',
      meaning: { user: 'x] FAIL LOGIN: Client "192.0.2.1"', address: "203.0.113.9" },
    },
    {
      body: "web1.example.com (client.example.com[203.0.113.9]) - USER bob (Login failed): Incorrect password.",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "web1.example.com (client.example.com[203.0.113.9]) - FTP session opened.",
      meaning: undefined,
    },
    {
      body: "(?@203.0.113.9) [WARNING] Erreur d'authentification pour l'utilisateur [bob]",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    { body: "(?@198.51.100.4) [INFO] New connection from 198.51.100.4", meaning: undefined },
    { body: 'CONNECT: Client "198.51.100.4"', meaning: undefined },
  ],
});
