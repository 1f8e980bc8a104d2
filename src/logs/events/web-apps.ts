// Web applications with a login of their own: WordPress, Drupal, phpMyAdmin, GitLab, Gitea, Vaultwarden, Bitwarden, Guacamole, ZoneMinder …
import { fromSentences } from "./recogniser.ts";

export const webApps = fromSentences({
  id: "web-apps",
  sentences: [
    // Matches Keycloak's 'type="LOGIN", realmId="shop", …, ipAddress="203.0.113.9", …, username="bob"', with quotes since version 22; refuses
    // CODE_TO_TOKEN and the events of clients.
    {
      is: /^type="?LOGIN"?, [^\n]{0,600}?\bipAddress="?(?<address>[0-9a-f.:]{3,45})"?, [^\n]{0,900}?\busername="?(?<user>[^",\s]{1,200})"?/,
      event: "authn_login_success",
    },
    // Matches File Browser's "/api/login: 403 203.0.113.9 <nil>"; refuses its other routes.
    { is: /^\/api\/login: 403 (?<address>[0-9a-f.:]{3,45}) /, event: "authn_login_fail" },
    // Matches PhotoPrism's "audit: 203.0.113.9 › session 1a2b › user › bob › incorrect password › denied"; refuses what was granted.
    {
      is: /^audit: (?<address>[0-9a-f.:]{3,45}) › session \S{1,80} › (?:login|user) › (?<user>.{1,200}) › [^›\n]{1,80} › denied$/,
      event: "authn_login_fail",
    },
    // Matches the WordPress plugin that writes to the authentication log: "Authentication failure for admin from 203.0.113.9"; refuses "Accepted".
    {
      is: /^(?:XML-RPC )?(?:Authentication (?:failure|attempt)(?: for(?: unknown user| blocked user)?)?|Blocked authentication attempt for|Immediately block connections|Blocked user enumeration attempt|Spammed comment|XML-RPC multicall authentication failure)(?: for)?(?! (?:failed|denied|rejected|refused) )(?: (?<user>.*))? from (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:REST|XML-RPC) authentication attempt for unknown user (?<user>.*) from (?<address>\S+)$/i,
      event: "authn_login_fail",
    },
    { is: /^Accepted password for (?<user>.*) from (?<address>\S+)$/, event: "authn_login_success" },
    // Drupal writes fields between bars: site|time|type|address|url|referrer|uid|link|message. Matches a failed login; refuses other types.
    {
      is: /^https?:\/\/[^|\s]{1,200}\|\d+\|user\|(?<address>[^|]+)\|[^|]*\|[^|]*\|\d+\|[^|]*\|Login attempt failed (?:for (?<user>.*?)|from \S+)\.?$/,
      event: "authn_login_fail",
    },
    {
      is: /^https?:\/\/[^|\s]{1,200}\|\d+\|user\|(?<address>[^|]+)\|[^|]*\|[^|]*\|\d+\|[^|]*\|Session opened for (?<user>.*?)\.?$/,
      event: "authn_login_success",
    },
    // Matches Artifactory's "[DENIED LOGIN] for client : bob / 203.0.113.9 [token]"; refuses what was allowed, and other acts.
    {
      is: /^\[DENIED LOGIN\] for client ?: (?<user>.*) \/ (?<address>[0-9a-f.:]{3,45}?)\.?(?: \[\w{1,20}\])?$/,
      event: "authn_login_fail",
    },
    {
      is: /^\[ACCEPTED LOGIN\] for client ?: (?<user>.*) \/ (?<address>[0-9a-f.:]{3,45}?)\.?(?: \[\w{1,20}\])?$/,
      event: "authn_login_success",
    },
    // Matches phpMyAdmin's "user denied: root (mysql-denied) from 203.0.113.9"; refuses "user authenticated".
    {
      is: /^user denied: (?<user>.*) \([\w-]{3,40}\) from (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    { is: /^user authenticated: (?<user>.*) from (?<address>\S+)$/, event: "authn_login_success" },
    // Matches GitLab's "Failed Login: username=bob ip=203.0.113.9"; the address is last.
    { is: /^Failed Login: username=(?<user>.*) ip=(?<address>\S+)$/, event: "authn_login_fail" },
    // Gitea tells the name again in its reason: the one in front must be the same, so that an address inside it does not count.
    {
      is: /^(?:\.{0,3}[\w./-]{1,120}:\d+:[\w.()]{1,60} )?(?:\[[A-Z]\] )?Failed authentication attempt for (?<user>.{0,200}) from (?<address>[0-9a-f.:[\]]{3,60}): .{1,80}\[uid: \d+, name: \k<user>[,\]]/,
      event: "authn_login_fail",
    },
    // Matches Gitea's "Failed authentication attempt for bob from 203.0.113.9:4711: user does not exist [uid: 0, name: bob]"; the reason names
    // the user again, so the first address behind the name is taken where a reason follows.
    {
      is: /^(?:\.{0,3}[\w./-]{1,120}:\d+:[\w.()]{1,60} )?(?:\[[A-Z]\] )?Failed authentication attempt for (?<user>.*?) from (?<address>[0-9a-f.:[\]]{3,60})(?:: (?:user does not exist|user's password|invalid|invalid credentials).*)?$/,
      event: "authn_login_fail",
    },
    // Matches Vaultwarden's "Username or password is incorrect. Try again. IP: 203.0.113.9. Username: bob."; the name comes last.
    {
      is: /^(?:Username or password is incorrect\. Try again\.?|Invalid admin token\.?|Invalid TOTP code!.{0,120}?|Email 2FA.{0,80}?) ?IP: (?<address>[0-9a-f.:]{3,45}?)(?:\. Username: (?<user>.*?))?\.?$/,
      event: "authn_login_fail",
    },
    // Matches Bitwarden's "Failed login attempt. 203.0.113.9" and "Failed login attempt, 2FA invalid. 203.0.113.9"; refuses sentences that go on.
    { is: /^Failed login attempt(?:, 2FA invalid)?\. (?<address>[0-9a-f.:]{3,45})$/, event: "authn_login_fail" },
    // Matches Guacamole's 'Authentication attempt from 203.0.113.9 for user "bob" failed.', also with a list of proxies in brackets; the address
    // comes first. Refuses "successfully authenticated".
    {
      is: /^Authentication attempt from \[?(?<address>[0-9a-f.:]{3,45})(?:, [^\]"]{3,200})?\]? for user "(?<user>.*)" failed\.?$/,
      event: "authn_login_fail",
    },
    {
      is: /^User "(?<user>.*)" successfully authenticated from \[?(?<address>[0-9a-f.:]{3,45})/,
      event: "authn_login_success",
    },
    // Matches ZoneMinder's 'Login denied for user "bob"'; refuses "Logged in".
    {
      is: /^(?:WAR |ERR |INF )?\[?Login denied for user "(?<user>.*?)"\]?(?:, referer: .*)?$/,
      event: "authn_login_fail",
    },
    { is: /^(?:WAR |ERR |INF )?\[?Could not retrieve user (?<user>\S+) details/, event: "authn_login_fail" },
    // Matches Froxlor's "[Login Action 203.0.113.9] User 'bob' tried to login with wrong password."; refuses "logged in".
    {
      is: /^(?:\[Login Action (?<address>[^\]]+)\] )(?:Unknown user|User) '(?<user>.*)' tried to login/,
      event: "authn_login_fail",
    },
    // Matches Centreon's "[WEB] [203.0.113.9] Authentication failed for 'bob'" behind its fields between bars; refuses the rest.
    {
      is: /^(?:[^|\n]{0,40}\|){0,6}\[\w{2,12}\] (?:\[[^\]]{1,60}\] )?\[(?<address>[0-9a-f.:]{3,45})\] Authentication failed for '(?<user>.*)'/,
      event: "authn_login_fail",
    },
    // Matches Tomcat's "An attempt was made to authenticate the locked user [bob]"; refuses a user that was unlocked.
    {
      is: /^(?:\S{1,200} )?An attempt was made to authenticate the locked user \[?"?(?<user>[^"\]]*)"?\]?$/,
      event: "authn_login_lock",
    },
  ],
  samples: [
    {
      body: "Authentication failure for admin from 203.0.113.9",
      logger: "wordpress",
      meaning: { event: "authn_login_fail", user: "admin", address: "203.0.113.9" },
    },
    {
      body: "http://www.example.com|1430266461|user|203.0.113.9|http://www.example.com/user/login|http://192.0.2.1/|0||Login attempt failed for bob.",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: "Username or password is incorrect. Try again. IP: 203.0.113.9. Username: bob. IP: 192.0.2.1.",
      meaning: { address: "203.0.113.9" },
    },
    {
      body: 'Authentication attempt from [203.0.113.9, 10.0.0.7] for user "bob" failed.',
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: 'User "alice" successfully authenticated from 198.51.100.4.',
      meaning: { event: "authn_login_success", user: "alice" },
    },
    { body: "user authenticated: alice from 198.51.100.4", meaning: { outcome: "success" } },
    { body: "[Login Action 198.51.100.4] User 'alice' logged out", meaning: undefined },
  ],
});
