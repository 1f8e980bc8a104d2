// Webmail and groupware: Roundcube, Horde, SquirrelMail, Open WebMail, Group-Office, SOGo, Tine, Nextcloud and ownCloud.
import { fromSentences } from "./recogniser.ts";

export const webmail = fromSentences({
  id: "webmail",
  sentences: [
    // Matches Roundcube's "<a8x> IMAP Error: Login failed for bob against localhost from 203.0.113.9. AUTHENTICATE PLAIN: …"; what the mail
    // server answered follows the address. Refuses errors of other kinds.
    {
      is: /^(?:<\w+> )?(?:PHP Error: )?(?:IMAP Error: |Error: )?(?:Login failed|FAILED login|Failed login) for (?!user |account |username )(?<user>.*) against \S+ from (?<address>[0-9a-f.:]{3,45}?)\.?(?: ?\([^)]{0,120}\))?(?: in session \w+.*|\. (?:LOGIN|AUTHENTICATE|Invalid|Empty|Could not|Unable|Password|Authentication|A\d)[^\n]*| in \/\S* on line \d+[^\n]*| \(error: -?\d+\).*)?$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:<\w+> )?(?:PHP Error: )?(?:IMAP Error: |Error: )(?:Login failed|FAILED login|Failed login) for (?<user>.*) from (?<address>[0-9a-f.:]{2,44}[0-9a-f])\.?(?: ?\([^)]{0,120}\))?(?: in session \w+.*|\. (?:LOGIN|AUTHENTICATE|Invalid|Empty|Could not|Unable|Password|Authentication|A\d)[^\n]*| in \/\S* on line \d+[^\n]*| \(error: -?\d+\).*)?$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:<\w+> )?(?:Login failed|FAILED login|Failed login) for (?!user |account |username )(?<user>.*) from (?<address>[0-9a-f.:]{2,44}[0-9a-f])\.?(?: ?\([^)]{0,120}\))?(?: in session \w+.*|\. (?:LOGIN|AUTHENTICATE|Invalid|Empty|Could not|Unable|Password|Authentication|A\d)[^\n]*| in \/\S* on line \d+[^\n]*| \(error: -?\d+\).*)$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:<\w+> )?Successful login for (?<user>.*) \(ID: ?\d+\) from (?<address>[0-9a-f.:]{3,45})/,
      event: "authn_login_success",
    },
    // Matches Horde's "[imp] FAILED LOGIN for bob [203.0.113.9] to {mail.example.com:143} [pid 7 on line 3 of "…"]"; the bracket behind the
    // name is Horde's. Refuses "Login success".
    {
      is: /^(?:\[\w+\] )?FAILED LOGIN (?:\d+ tries )?for (?<user>.*) \[(?<address>[0-9a-f.:]{3,45})\](?! to \w+ \()(?: \(forwarded for \[[^\]]{1,100}\]\))? to \S+/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[\w+\] )?FAILED LOGIN for (?<user>.*?) to \w+ \((?<address>[0-9a-f.:]{3,45})\)/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[\w+\] )?Login success for (?<user>.*) \[(?<address>[0-9a-f.:]{3,45})\]/,
      event: "authn_login_success",
    },
    // Matches SquirrelMail's "[LOGIN_ERROR] bob (mail.example.com) from 203.0.113.9: Unknown user or password incorrect." and its older "Failed
    // webmail login: by bob (…) at 203.0.113.9 on …"; refuses [LOGIN].
    {
      is: /^(?:\[LOGIN_ERROR\]|Failed webmail login:) (?:by )?(?<user>.*) \([^()]*\) (?:from|at) (?<address>[0-9a-f.:]{3,45}?)(?: on [^\n]{8,40})?: [\w .]{5,80}$/i,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[LOGIN\]|Successful webmail login:) (?:by )?(?<user>.*) \([^()]*\) (?:from|at) (?<address>[0-9a-f.:]{3,45}?)(?: on [^\n]{8,40})?:? ?$/i,
      event: "authn_login_success",
    },
    // Matches Open WebMail's "(203.0.113.9) bob - login error - no such user - loginname=bob"; refuses "- login - ".
    {
      is: /^(?:\[\d+\] )?\((?<address>[0-9a-f.:]{3,45})\) (?<user>.*?) - login error - /,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[\d+\] )?\((?<address>[0-9a-f.:]{3,45})\) (?<user>\S+) - login - /,
      event: "authn_login_success",
    },
    // Matches Group-Office's 'LOGIN FAILED for user: "bob" from IP: 203.0.113.9'; refuses LOGIN SUCCESS.
    {
      is: /^(?:\[[^\]]{8,40}\] ?)?LOGIN FAILED for user: "(?<user>.*)" from IP: (?<address>\S+)$/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:\[[^\]]{8,40}\] ?)?LOGIN SUCCESS for user: "(?<user>.*)" from IP: (?<address>\S+)$/,
      event: "authn_login_success",
    },
    // Matches SOGo's "SOGoRootPage Login from '203.0.113.9' for user 'bob' might not have worked - password policy: …"; the address stands
    // before the name. Refuses "successful login".
    {
      is: /^(?:\|SOGo\| )?(?:SOGoRootPage )?Login from '(?<address>[^']+)' for user '(?<user>.*)' might not have worked/,
      event: "authn_login_fail",
    },
    {
      is: /^(?:SOGoRootPage )?successful login from '(?<address>[^']+)' for user '(?<user>.*?)'/,
      event: "authn_login_success",
    },
    // Matches Tine's "Tinebase_Controller::login::106 Login with username bob from 203.0.113.9 failed (-1)!"; refuses logins that worked.
    {
      is: /^.{0,200}?Login with username (?<user>.*) from (?<address>[0-9a-f.:]{3,45}) failed \(-?\d+\)!?$/,
      event: "authn_login_fail",
    },
    // Matches Nextcloud's "Login failed: 'bob' (Remote IP: '203.0.113.9')" and ownCloud's older tail, "Two-factor challenge failed: bob (Remote IP: 203.0.113.9)"; refuses "Trusted domain error".
    {
      is: /^(?:Login|Two-factor challenge) failed: (?:user )?'?(?<user>.*?)'?,? \(?(?:Remote IP: |IP: |wrong password, IP:)'?(?<address>[0-9a-f.:]{3,45})'?(?:, X-Forwarded-For: '[^']{0,200}')?\)?$/,
      event: "authn_login_fail",
    },
    // Matches Nextcloud's 'Trusted domain error. "203.0.113.9" tried to access using "192.0.2.1" as host.'; refuses other errors of domains.
    {
      is: /^Trusted domain error\. "(?<address>[0-9a-f.:]{3,45})" tried to access using "/,
      event: "authz_fail",
    },
    // Matches Nextcloud's 'Bruteforce attempt from "203.0.113.9" detected for action "login".'; refuses other actions.
    {
      is: /^Bruteforce attempt from "(?<address>[0-9a-f.:]{3,45})" detected for action "login/,
      event: "authn_login_fail_max",
    },
  ],
  samples: [
    {
      body: "<a8xk2> IMAP Error: Login failed for bob against localhost from 203.0.113.9. AUTHENTICATE PLAIN: Authentication failed. in /srv/roundcube/program/lib/rcube_imap.php on line 200 (POST /?_task=login)",
      meaning: { event: "authn_login_fail", user: "bob", address: "203.0.113.9" },
    },
    {
      body: "FAILED LOGIN for a [192.0.2.1] to b [203.0.113.9] to {mail.example.com:143}",
      meaning: { user: "a [192.0.2.1] to b", address: "203.0.113.9" },
    },
    {
      body: "SOGoRootPage Login from '203.0.113.9' for user 'bob' might not have worked - password policy: 65535  grace: -1  expire: -1  bound: 0",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    {
      body: "SOGoRootPage successful login from '198.51.100.4' for user 'alice' - expire = -1  grace = -1",
      meaning: { event: "authn_login_success", user: "alice" },
    },
    {
      body: "Login failed: 'bob' (Remote IP: '203.0.113.9')",
      meaning: { user: "bob", address: "203.0.113.9" },
    },
    { body: "(198.51.100.4) alice - logout - 45 secs", meaning: undefined },
  ],
});
