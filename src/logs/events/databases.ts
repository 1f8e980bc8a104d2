// Databases: MySQL and MariaDB, PostgreSQL, Microsoft SQL Server, MongoDB, Redis.
import { fromSentences } from "./recogniser.ts";

export const databases = fromSentences({
  id: "databases",
  sentences: [
    // Matches Oracle's audit of a wrong password, "… ACTION :[7] 'CONNECT' DATABASE USER:[3] 'bob' … STATUS:[4] '1017' …"; refuses status 0.
    {
      is: /^LENGTH ?: ?'\d{1,6}' ACTION ?:\[\d{1,3}\] '(?:CONNECT|LOGON)' DATABASE USER:\[\d{1,3}\] '(?<user>.*?)' PRIVILEGE [^\n]{0,300}? STATUS:\[\d{1,3}\] '1017'/,
      event: "authn_login_fail",
    },
    // The same as its audit trail has it: "… USERID:[3] "BOB" … ACTION:[3] "100" RETURNCODE:[4] "1017" COMMENT$TEXT:[9] "…(HOST=203.0.113.9)…"", where 100
    // is a login, 1005, 1017 and 28000 a missing or wrong password and a locked account, and 0 success.
    {
      is: /^LENGTH ?: ?"\d{1,6}" [^\n]{0,400}?USERID:\[\d{1,3}\] "(?<user>[^"]*)"[^\n]{0,800}? ACTION:\[3\] "100" RETURNCODE:\[\d{1,2}\] "(?:1005|1017|28000)"(?: COMMENT\$TEXT:\[\d{1,4}\] "[^"]{0,200}\(HOST=(?<address>[^()"]{1,80})\))?/,
      event: "authn_login_fail",
    },
    {
      is: /^LENGTH ?: ?"\d{1,6}" [^\n]{0,400}?USERID:\[\d{1,3}\] "(?<user>[^"]*)"[^\n]{0,800}? ACTION:\[3\] "100" RETURNCODE:\[1\] "0"(?: COMMENT\$TEXT:\[\d{1,4}\] "[^"]{0,200}\(HOST=(?<address>[^()"]{1,80})\))?/,
      event: "authn_login_success",
    },
    // Matches PgBouncer's "C-0x55d0c8: app/bob@203.0.113.9:50134 closing because: password authentication failed (age=0s)", which repeats a warning
    // of the same attempt; refuses other reasons.
    {
      is: /^C-0x[0-9a-f]{1,16}: [^/\s]{1,100}\/(?<user>.*)@(?<address>[0-9a-f.:]{3,45}):\d{1,5} (?:closing because|pooler error): [^\n]{0,60}authentication failed/,
      event: "authn_login_fail",
    },
    // Matches Neo4j's "[bob]: failed to log in: invalid principal or credentials" and "[bob]: logged in"; refuses queries of users.
    { is: /^\[(?<user>.*)\]: failed to log in: /, event: "authn_login_fail" },
    { is: /^\[(?<user>[^[\]\s]{1,200})\]: logged in(?: |$)/, event: "authn_login_success" },
    // Matches Mosquitto's "1747470604: Client sensor7 disconnected, not authorised." and "Client sensor7 [203.0.113.9:4711] disconnected: not authorised.";
    // refuses other reasons. The id of a client names nobody.
    {
      is: /^(?:\d{10}: )?Client .{1,200} \[(?<address>[0-9a-f.:]{7,45}):\d{1,5}\] disconnected[,:] not authori[sz]ed\.$/,
      event: "authn_login_fail",
    },
    { is: /^(?:\d{10}: )?Client .{1,200} disconnected[,:] not authori[sz]ed\.$/, event: "authn_login_fail" },
    // Matches MySQL's "Access denied for user 'root'@'203.0.113.9' (using password: YES)"; the host stands behind the last @. Refuses a denied
    // database, which a logged-in user asked for.
    {
      is: /^(?:\[\w{3,10}\] )?(?:\[[\w-]{3,12}\] )?(?:\[\w{3,12}\] )?Access denied for user '(?<user>.*)'@'(?<address>[^']+)' \(using password: (?:YES|NO)\)/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\d+ )?Connect\s+Access denied for user '(?<user>.*)'@'(?<address>[^']+)' \(using password: (?:YES|NO)\)/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[\w{3,10}\] )?(?:\[[\w-]{3,12}\] )?(?:\[\w{3,12}\] )?Access denied for user '(?<user>.*)'@'(?<address>[^']+)' to database /,
      event: "authz_fail",
    },
    {
      is: /^(?:\[\w{3,10}\] )?Host '(?<address>[^']+)' is (?:not allowed to connect|blocked because of)/,
      event: "authz_fail",
    },
    // Matches PostgreSQL's 'password authentication failed for user "bob"'; refuses failures of its own services.
    {
      is: /^(?:FATAL: +)?(?:password|Ident|Peer|LDAP|PAM|GSSAPI|SSPI|RADIUS|certificate|"?\w+"?|trust) authentication failed for user "(?<user>.*)"$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:FATAL: +)?no pg_hba\.conf entry for (?:replication connection from )?host "(?<address>[^"]+)", user "(?<user>.*?)"(?:, database "[^"]*")?(?:, (?:SSL|no encryption|GSS).*)?$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:FATAL: +)?pg_hba\.conf rejects connection for host "(?<address>[^"]+)", user "(?<user>.*?)"/,
      event: "authn_login_fail",
    },
    { is: /^(?:FATAL: +)role "(?<user>.*)" (?:does not exist|is not permitted to log in)$/, event: "authn_login_fail" },
    {
      is: /^connection authorized: user=(?<user>.*?) (?:database=|application_name=)/,
      event: "authn_login_success",
    },
    // Matches SQL Server's "Login failed for user 'sa'. Reason: Password did not match … [CLIENT: 203.0.113.9]"; refuses "Error: 18456".
    {
      is: /^Login failed for user '(?<user>.*)'\.(?: Reason: [^[\]]{3,300})? ?\[CLIENT: (?<address>[^\]]+)\]$/i,
      event: "authn_login_fail",
    },
    {
      is: /^Login succeeded for user '(?<user>.*)'\.(?: Connection made using [^[\]]{3,100})? ?\[CLIENT: (?<address>[^\]]+)\]$/i,
      event: "authn_login_success",
    },
    // MongoDB tells the name again in its reason.
    {
      is: /^(?:\w+ +)?(?:\[\w+\] )?[\w-]{3,30} authentication failed for (?<user>.{0,200}) on \S+ from client (?<address>\S+) ?; UserNotFound: Could not find user "?\k<user>["@]/,
      event: "authn_login_fail",
    },
    // Matches MongoDB's "SCRAM-SHA-1 authentication failed for bob on admin from client 203.0.113.9:4711 ; UserNotFound: …"; refuses what
    // succeeded.
    {
      is: /^(?:\w+ +)?(?:\[\w+\] )?[\w-]{3,30} authentication failed for (?<user>.*) on \S+ from client (?<address>\S+) ?;/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[\w+\] )?(?:Failed to authenticate|Unsuccessful authentication for) (?<user>\S*)@\S+ (?:from|with) client (?<address>\S+)/,
      event: "authn_login_fail",
    },
    { is: /^(?:\[\w+\] )?auth: couldn't find user (?<user>.*)@[\w.-]+, /, event: "authn_login_fail" },
    {
      is: /^(?:\w+ +)?(?:\[\w+\] )?Successfully authenticated as principal (?<user>\S+) on \S+(?: from client (?<address>\S+))?/,
      event: "authn_login_success",
    },
    // Redis sees a web client that talks to it.
    {
      is: /^Possible SECURITY ATTACK detected\.(?:[^\n]{0,400} Connection from (?<address>[0-9a-f.:]{7,45}):\d{1,5} aborted\.$)?/,
      event: "malicious_extraneous",
    },
  ],
  samples: [
    {
      body: "[Warning] Access denied for user 'root'@'203.0.113.9' (using password: YES)",
      meaning: { event: "authn_login_fail", user: "root", address: "203.0.113.9" },
    },
    {
      body: "Access denied for user 'a'@'192.0.2.1' (using password: NO)'@'203.0.113.9' (using password: YES)",
      meaning: { address: "203.0.113.9" },
    },
    {
      body: "Login failed for user 'sa'. Reason: Password did not match that for the login provided. [CLIENT: 203.0.113.9]",
      meaning: { user: "sa", address: "203.0.113.9" },
    },
    {
      body: "SCRAM-SHA-256 authentication failed for bob on admin from client 203.0.113.9:50114 ; UserNotFound: Could not find user",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    { body: 'password authentication failed for user "bob"', meaning: { user: "bob" } },
    {
      body: "Login succeeded for user 'app'. Connection made using SQL Server authentication. [CLIENT: 198.51.100.4]",
      meaning: { event: "authn_login_success" },
    },
    {
      body: "connection authorized: user=app database=shop application_name=psql SSL enabled (protocol=TLSv1.3)",
      meaning: { event: "authn_login_success", user: "app" },
    },
    { body: "Aborted connection 7 to db: 'shop' user: 'app' host: '198.51.100.4'", meaning: undefined },
  ],
});
